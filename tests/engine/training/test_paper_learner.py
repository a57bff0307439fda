"""The published networks through the same trainer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from engine.renderers.headgan.checkpoint import load_generator
from engine.renderers.headgan.layout import Layout
from engine.training.paper_learner import PaperLearner
from engine.training.settings import Settings
from engine.training.shards import write_shard
from engine.training.trainer import Run

SIZE = 64


def _fields(seed: int) -> dict[str, np.ndarray]:
    random = np.random.default_rng(seed)
    coarse = random.integers(40, 220, (2, 8, 8, 12), np.uint8)
    large = coarse.repeat(SIZE // 8, axis=1).repeat(SIZE // 8, axis=2)
    return {
        "photo_reference": large[0, ..., :6],
        "driving": large[..., :9],
        "truth": large[..., 6:9],
        "mouth": np.full((2, 2), 40, np.int16),
    }


def _run(folder: Path, examples: Path, steps: int) -> tuple[Run, PaperLearner]:
    settings = Settings(
        steps=steps, batch=1, rate=2e-3, warm_up=1, average=0.8, validate_every=6, save_every=3
    )
    learner = PaperLearner(settings, torch.device("cpu"), layout=Layout(width=4, audio=0), width=8)
    return Run(folder, learner, settings, ((examples / "people", 1.0),), examples / "held"), learner


def test_the_published_step_learns_resumes_and_exports(tmp_path: Path) -> None:
    write_shard(tmp_path / "people", "a", _fields(0), {})
    write_shard(tmp_path / "held", "b", _fields(0), {})
    first, _ = _run(tmp_path / "run", tmp_path, 6)
    untrained = first._learner.validate([{**_sample(_fields(0))}])
    facts = first.train()
    assert facts["best"]["l1"] < untrained["l1"]
    second, learner = _run(tmp_path / "run", tmp_path, 7)
    assert second.train()["step"] == 7
    assert learner._training.steps == 7
    generator = load_generator(tmp_path / "run" / "best.safetensors")
    assert generator.layout == Layout(width=4, audio=0)
    image = generator(torch.rand(1, 9, SIZE, SIZE), torch.rand(1, 6, SIZE, SIZE)).image
    assert image.isfinite().all()


def _sample(fields: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {
        name: value if name.startswith("photo_") else value[0] for name, value in fields.items()
    }
