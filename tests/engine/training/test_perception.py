"""The perceptual distance of our own: it learns from examples, and tells worn from moved."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.errors import MediaError
from engine.media import blur
from engine.training.perception import Eye, Perception, load_perception, save_eye
from engine.training.perception_learner import PerceptionLearner
from engine.training.settings import Settings
from engine.training.shards import write_shard
from engine.training.spoiling import KINDS, PLACE_PX, spoil, spoilt_by
from engine.training.trainer import Run
from tests.engine.training.conftest import SIZE, small_fields

SETTINGS = Settings(
    steps=120, batch=4, cut_px=64, rate=5e-3, warm_up=5, average=0.9, validate_every=60,
    save_every=20, schedule="constant",
)  # fmt: skip
CHANNELS = (8, 8, 8)


def _textured(random: np.random.Generator) -> NDArray[np.float32]:
    """(SIZE, SIZE, 3) skin-like: soft light, fine grain."""
    light = blur(random.normal(0, 1, (SIZE, SIZE, 3)).astype(np.float32), 8.0)
    grain = blur(random.normal(0, 1, (SIZE, SIZE)).astype(np.float32), 0.8)
    picture = 128 + 300 * light + 40 * grain[..., None]
    return np.clip(picture, 0, 255).astype(np.float32)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A short run on textures whose lower half has another colour and label."""
    folder = tmp_path_factory.mktemp("perception")
    for number in range(6):
        random = np.random.default_rng(number)
        count = 12 if number == 5 else 2
        truth = np.stack([_textured(random) for _ in range(count)])
        truth[:, SIZE // 2 :] *= (0.9, 0.6, 0.6)
        parts = np.ones((count, SIZE // 2, SIZE // 2), np.uint8)
        parts[:, SIZE // 4 :] = 2
        fields = small_fields(number, count) | {"truth": truth.astype(np.uint8), "parts": parts}
        write_shard(folder / ("held-out" if number == 5 else "people"), str(number), fields, {})
    learner = PerceptionLearner(SETTINGS, torch.device("cpu"), channels=CHANNELS)
    sources = ((folder / "people", 1.0),)
    Run(folder / "run", learner, SETTINGS, sources, folder / "held-out").train()
    return folder / "run"


def test_a_run_learns_parts_and_spoiling(run: Path) -> None:
    card = json.loads((run / "best.json").read_text())
    assert card["kind"] == "perception"
    assert card["validation"]["iou"] > 0.7
    assert card["validation"]["unseen blur"] < 0.95
    assert len(list((run / "sheets").glob("*.png"))) == 2


def test_a_run_goes_on(run: Path) -> None:
    settings = Settings(**{**vars(SETTINGS), "steps": 122})
    learner = PerceptionLearner(settings, torch.device("cpu"), channels=CHANNELS)
    before = learner.reader.eye.stages[0][0].weight.clone()
    sources = ((run.parent / "people", 1.0),)
    again = Run(run, learner, settings, sources, None)
    assert again.train()["step"] == 122
    assert not torch.equal(before, learner.reader.eye.stages[0][0].weight)


def _as_far(moved: NDArray[np.float32], truth: NDArray[np.float32]) -> NDArray[np.float32]:
    """The truth, blurred until its pixels differ as much as those of `moved`."""
    wanted = np.abs(moved - truth).mean()
    blurred = [blur(truth, float(sigma_px)) for sigma_px in np.linspace(0.4, 6, 60)]
    return min(blurred, key=lambda each: abs(np.abs(each - truth).mean() - wanted))


def _tensor(picture: NDArray[np.float32]) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(picture)).permute(2, 0, 1)[None] / 127.5 - 1


def test_what_is_moved_is_nearer_than_what_is_blurred(run: Path) -> None:
    """At the same mean difference of pixels, which is all that L1 sees."""
    perception = load_perception(run / "best.safetensors")
    for seed in range(100, 105):
        truth = _textured(np.random.default_rng(seed))
        moved = np.roll(truth, 1, axis=1)
        worn = _as_far(moved, truth)
        distance = [float(perception(_tensor(each), _tensor(truth))) for each in (moved, worn)]
        assert distance[0] < distance[1]
        more = [float(perception(_tensor(blur(truth, s)), _tensor(truth))) for s in (0.6, 1.2, 2.4)]
        assert 0 < more[0] < more[1] < more[2]


def test_gradients_reach_the_picture_alone() -> None:
    torch.manual_seed(0)
    perception = Perception(Eye(CHANNELS))
    picture, target = (torch.rand(1, 3, 32, 32, requires_grad=True) for _ in range(2))
    perception(picture, target).backward()
    assert picture.grad is not None
    assert picture.grad.abs().sum() > 0
    assert target.grad is None
    assert perception(picture, picture) == 0
    assert all(each.grad is None for each in perception.parameters())


def test_importance_says_where_it_counts() -> None:
    torch.manual_seed(0)
    perception = Perception(Eye(CHANNELS))
    target = torch.rand(1, 3, 64, 64)
    picture = target.clone()
    picture[..., :16] = 0
    left, right = torch.zeros(2, 1, 1, 64, 64)
    left[..., :16], right[..., 48:] = 1, 1
    assert perception(picture, target, right) == 0
    assert perception(picture, target, left) > perception(picture, target)


def test_files_are_kept_and_others_refused(tmp_path: Path) -> None:
    torch.manual_seed(0)
    path = tmp_path / "eye.safetensors"
    save_eye(path, Eye(CHANNELS), {"step": "3"})
    assert load_perception(path).eye.channels == CHANNELS
    broken = Eye(CHANNELS)
    torch.nn.init.constant_(broken.stages[1][0].weight, torch.nan)
    save_eye(path, broken, {})
    with pytest.raises(MediaError, match="not numbers"):
        load_perception(path)
    path.write_bytes(b"no weights")
    with pytest.raises(MediaError, match="cannot be read"):
        load_perception(path)


def test_spoiling_says_where_it_was() -> None:
    random = np.random.default_rng(0)
    picture = _textured(random).astype(np.uint8)
    marked = np.zeros(len(KINDS), bool)
    for _ in range(12):
        spoilt, amounts = spoil(picture, random)
        assert amounts.shape == (SIZE // PLACE_PX, SIZE // PLACE_PX, len(KINDS))
        anywhere = amounts.any(axis=2).repeat(PLACE_PX, 0).repeat(PLACE_PX, 1)
        assert np.array_equal(spoilt[~anywhere], picture[~anywhere])
        if anywhere.any():
            assert (spoilt[anywhere] != picture[anywhere]).mean() > 0.3
        marked |= amounts.any(axis=(0, 1))
    assert marked.all()


@pytest.mark.parametrize("kind", KINDS)
def test_more_spoils_more(kind: str) -> None:
    random = np.random.default_rng(0)
    picture = _textured(random).astype(np.uint8)
    away = [
        np.abs(spoilt_by(kind, picture, amount, random).astype(int) - picture).mean()
        for amount in (0.3, 1.0)
    ]
    assert 0 < away[0] < away[1]
