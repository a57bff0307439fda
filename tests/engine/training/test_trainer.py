"""Runs: they learn, stop, go on where they were, and leave weights that a renderer loads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

from engine.drivers.jobs import CancelledError, Job
from engine.errors import MediaError
from engine.renderers.headgan.lite.weights import load_network
from engine.training.journal import Journal, read_log
from engine.training.lite_learner import LiteLearner
from engine.training.settings import Settings
from engine.training.shards import write_shard
from engine.training.trainer import Run
from engine.weights import sha256
from tests.engine.training.conftest import SMALL, small_fields

SETTINGS = Settings(
    steps=60, batch=2, cut_px=32, rate=3e-3, warm_up=5, average=0.9, validate_every=20,
    save_every=10, schedule="constant",
)  # fmt: skip


def _run(folder: Path, examples: Path, settings: Settings = SETTINGS) -> Run:
    learner = LiteLearner(SMALL, settings, torch.device("cpu"))
    sources = ((examples / "people", 0.8), (examples / "portraits", 0.2))
    return Run(folder, learner, settings, sources, examples / "held-out")


def test_a_run_learns_and_leaves_what_it_promises(tmp_path: Path, examples: Path) -> None:
    facts = _run(tmp_path / "run", examples).train()
    assert facts["step"] == 60
    assert facts["samples"] == 120
    assert facts["best"]["ratio"] < 0.85
    assert facts["best"]["l1_mouth"] < facts["best"]["base_l1_mouth"]
    best = tmp_path / "run" / "best.safetensors"
    assert load_network(best).layout == SMALL
    card = json.loads((tmp_path / "run" / "best.json").read_text())
    assert card["sha256"] == sha256(best)
    assert card["examples"] == {"people": 6}
    rows = read_log(tmp_path / "run")
    assert {row["kind"] for row in rows} == {"training", "validation"}
    assert len(list((tmp_path / "run" / "sheets").glob("*.png"))) == 3


def test_a_stopped_run_goes_on_as_if_it_had_not(tmp_path: Path, examples: Path) -> None:
    whole = _run(tmp_path / "whole", examples)
    whole.train()
    asked = iter(range(1000))
    job = Job(cancelled=lambda: next(asked) >= 30)
    with pytest.raises(CancelledError):
        _run(tmp_path / "halves", examples).train(job)
    notices: list[str] = []
    second = _run(tmp_path / "halves", examples)
    second.train(Job(notice=notices.append))
    assert notices == ["Going on after step 31."]
    a, b = whole._learner.state(), second._learner.state()
    assert a.keys() == b.keys()
    assert all(torch.allclose(a[name], b[name], atol=1e-6) for name in a)


def test_examples_may_be_added(tmp_path: Path, examples: Path) -> None:
    folder = tmp_path / "run"
    _run(folder, examples, Settings(**{**vars(SETTINGS), "steps": 20, "rate": 0.0})).train()
    write_shard(examples / "portraits", "photo-0", small_fields(30), {})
    _run(folder, examples).train()
    card = json.loads((folder / "best.json").read_text())
    assert card["examples"] == {"people": 6, "portraits": 2}


def test_patience_ends_a_run(tmp_path: Path, examples: Path) -> None:
    hopeless = Settings(**{**vars(SETTINGS), "rate": 0.0, "patience": 1})
    assert _run(tmp_path / "run", examples, hopeless).train()["step"] == 40


def test_rivals_join_a_run_and_stay(tmp_path: Path, examples: Path) -> None:
    folder = tmp_path / "run"
    _run(folder, examples, Settings(**{**vars(SETTINGS), "steps": 10})).train()
    rivalled = Settings(**{**vars(SETTINGS), "steps": 14, "adversarial_from": 12, "cut_px": 64})
    _run(folder, examples, rivalled).train()
    row = read_log(folder)[-2]
    assert row["kind"] == "training"
    assert {"frame adversarial", "mouth features", "discriminators"} <= row.keys()
    longer = _run(folder, examples, Settings(**{**vars(rivalled), "steps": 16}))
    before = longer._learner.state()["rivals.mouth.discriminator_0.model0.0.weight"].clone()
    longer.train()
    after = longer._learner.state()["rivals.mouth.discriminator_0.model0.0.weight"]
    assert not torch.equal(before, after)


def test_rows_after_the_saved_step_go(tmp_path: Path) -> None:
    journal = Journal(tmp_path, 0)
    for step in (5, 10, 15):
        journal.row("training", step, {"l1": 1.0 / step})
    journal.close()
    with (tmp_path / "log.jsonl").open("a") as file:
        file.write('{"kind": "trai')
    Journal(tmp_path, 10).close()
    assert [row["step"] for row in read_log(tmp_path)] == [5, 10]


def test_another_folder_is_refused(tmp_path: Path, examples: Path) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "state.safetensors").write_bytes(b"no state")
    with pytest.raises(MediaError, match="no training run"):
        _run(tmp_path / "run", examples).train()


def test_the_rate_rises_and_falls() -> None:
    settings = Settings(steps=1000, warm_up=100, rate=1.0)
    assert settings.rate_at(0) == pytest.approx(0.01, rel=0.01)
    assert settings.rate_at(1000) == pytest.approx(0.02)
    assert settings.rate_at(500) == pytest.approx(0.51, rel=0.01)
