"""A perceptual distance beside the other losses: ours by a file, or VGG where it is imported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from engine import weights
from engine.errors import MediaError, UsageError
from engine.renderers.headgan.perceptual import (
    Perceptual,
    import_perceptual,
    imported_perceptual,
    read_perceptual,
)
from engine.training.journal import read_log
from engine.training.lite_learner import LiteLearner
from engine.training.perception import Eye, Perception, save_eye
from engine.training.presets import learner
from engine.training.settings import Settings
from engine.training.trainer import Run
from tests.engine.training.conftest import SMALL

CPU = torch.device("cpu")
SETTINGS = Settings(
    steps=30, batch=2, cut_px=64, rate=3e-3, warm_up=5, average=0.9, validate_every=10,
    schedule="constant",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(weights, "folder", lambda: tmp_path / "weights")


def _run(folder: Path, examples: Path, steps: int) -> tuple[Run, LiteLearner]:
    torch.manual_seed(0)
    settings = replace(SETTINGS, steps=steps)
    learning = LiteLearner(SMALL, settings, CPU, distance=Perception(Eye((8, 8, 8))))
    run = Run(folder, learning, settings, ((examples / "people", 1.0),), examples / "held-out")
    return run, learning


def test_it_begins_as_a_fifth_and_stays_what_it_was(tmp_path: Path, examples: Path) -> None:
    run, first = _run(tmp_path / "run", examples, 30)
    run.train()
    row = next(row for row in read_log(tmp_path / "run") if row["kind"] == "training")
    assert row["perception"] / row["total"] == pytest.approx(0.2, abs=0.05)
    again, second = _run(tmp_path / "run", examples, 35)
    again.train()
    assert first._perceiving is not None
    assert second._perceiving is not None
    assert second._perceiving.weight == first._perceiving.weight > 0


def test_a_run_without_it_may_go_on_with_it(tmp_path: Path, examples: Path) -> None:
    sources = ((examples / "people", 1.0),)
    plain = LiteLearner(SMALL, replace(SETTINGS, steps=5), CPU)
    held_out = examples / "held-out"
    Run(tmp_path / "run", plain, replace(SETTINGS, steps=5), sources, held_out).train()
    run, learning = _run(tmp_path / "run", examples, 10)
    assert run.train()["step"] == 10
    assert learning._perceiving is not None
    assert learning._perceiving.weight > 0


def test_it_is_a_file_or_imported_vgg_or_the_bundled_one(tmp_path: Path, vgg_file: Path) -> None:
    def found(preset: str = "lite", **how: Path) -> object:
        learning = learner(preset, SETTINGS, CPU, bfloat16=False, shared=False, **how)
        assert isinstance(learning, LiteLearner)
        return learning._perceiving and learning._perceiving._distance

    assert isinstance(found(), Perception)
    path = tmp_path / "eye.safetensors"
    save_eye(path, Eye((8, 8, 8)), {})
    assert isinstance(found(perception=path), Perception)
    entry = import_perceptual(vgg_file)
    assert entry.path.is_file()
    assert isinstance(found(), Perceptual)
    assert isinstance(found(perception=path), Perception)
    with pytest.raises(MediaError):
        found(perception=vgg_file)
    with pytest.raises(UsageError, match="lite network only"):
        found("paper", perception=path)


def test_imported_vgg_sees_what_the_file_sees(vgg_file: Path) -> None:
    assert imported_perceptual() is None
    import_perceptual(vgg_file)
    kept = imported_perceptual()
    assert kept is not None
    a, b, importance = torch.rand(1, 3, 32, 32), torch.rand(1, 3, 32, 32), torch.rand(1, 1, 32, 32)
    assert kept(a, b) == read_perceptual(vgg_file)(a, b) > 0
    assert kept(a, b, torch.ones(1, 1, 32, 32)) == pytest.approx(float(kept(a, b)), rel=1e-5)
    assert kept(a, b, importance) != kept(a, b)
