"""Batches: what cutting, mirroring and another light do to an example."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from engine.renderers.headgan.lite.network import Answer, LiteNetwork
from engine.renderers.headgan.lite.views import gates
from engine.training import batches
from engine.training.losses import (
    LossWeights,
    met,
    reconstruction_losses,
    regions,
    unsteadiness,
)
from engine.training.similarity import dissimilarity
from tests.engine.training.conftest import SMALL, small_fields

CPU = torch.device("cpu")


def _sample(seed: int = 0) -> dict[str, np.ndarray]:
    fields = small_fields(seed, frames=1)
    random = np.random.default_rng(seed)
    fields["motion"] = random.normal(0, 2, fields["motion"].shape).astype(np.float16)
    return {
        name: value if name.startswith("photo_") else value[0] for name, value in fields.items()
    }


def test_a_cut_keeps_its_places() -> None:
    sample = _sample()
    whole = batches.collate([sample], CPU)
    part = batches.cut(sample, 32, np.random.default_rng(1))
    left, top = (int(value) for value in part["origin"])
    assert (left, top) != (0, 0)
    cut = batches.collate([part], CPU)
    window = np.s_[..., top : top + 32, left : left + 32]
    assert torch.equal(cut.truth, whole.truth[window])
    assert torch.equal(cut.frame.picture, whole.frame.picture[window])
    found = gates(part["later_picture"], part["later_parts"])
    assert torch.equal(cut.later.gates[0], torch.from_numpy(found))
    few = np.s_[:, top // 4 : top // 4 + 8, left // 4 : left // 4 + 8]
    assert torch.allclose(cut.frame.place, whole.frame.place[few], atol=1e-6)


def test_mirroring_twice_changes_nothing_and_once_turns_everything() -> None:
    batch = batches.collate([_sample()], CPU)
    once = batches.mirrored(batch)
    twice = batches.mirrored(once)
    assert torch.equal(twice.frame.picture, batch.frame.picture)
    assert torch.allclose(twice.frame.place, batch.frame.place)
    assert torch.equal(once.truth, batch.truth.flip(3))
    assert torch.equal(once.frame.gates, batch.frame.gates.flip(3))
    # The photo's place of a mirrored frame shows the same pixel of the mirrored photo.
    found = torch.nn.functional.grid_sample(batch.photo[0], batch.frame.place, align_corners=False)
    mirrored = torch.nn.functional.grid_sample(once.photo[0], once.frame.place, align_corners=False)
    assert torch.allclose(mirrored[:, :3], found[:, :3].flip(3), atol=1e-5)


def test_another_light_falls_on_all_pictures_alike() -> None:
    batch = batches.collate([_sample()], CPU)
    lit = batches.in_other_light(batch, np.random.default_rng(3))
    assert not torch.equal(lit.truth, batch.truth)
    assert torch.equal(lit.frame.picture[:, 3:], batch.frame.picture[:, 3:])
    assert torch.equal(lit.photo[0][:, :3], lit.frame.picture[:, :3])


def test_the_truth_meets_a_displaced_face() -> None:
    """A base that is off by three pixels everywhere is compared in its own place."""
    batch = batches.collate([_sample()], CPU)
    ramp = torch.linspace(-1, 1, 64).expand(1, 3, 64, 64).clone()
    shift = torch.zeros(1, 3, 16, 16)
    shift[:, 0], shift[:, 2] = 3.0, 1.0
    batch = replace(batch, truth=ramp, shift=shift)
    network = LiteNetwork(SMALL).eval()
    with torch.inference_mode():
        answer = network(batch.frame, network.photo(*batch.photo))
    moved = met(batch, answer)
    expected = 3 / (1 + 0.15) * 2 / 63
    assert (ramp - moved)[0, 0, 32, 32].item() == pytest.approx(expected, rel=0.05)


def test_losses_are_small_where_the_answer_is_true() -> None:
    batch = batches.collate([_sample()], CPU)
    network = LiteNetwork(SMALL).eval()
    with torch.inference_mode():
        answer = network(batch.frame, network.photo(*batch.photo))
    where = regions(batch)
    assert where.mouth.all()
    assert not where.eyes.any()
    wrong = reconstruction_losses(batch, answer, batch.truth, LossWeights(), where)
    right = reconstruction_losses(batch, answer, batch.frame.colours, LossWeights(), where)
    for name in ("l1", "coarse l1", "structure", "paint"):
        assert right[name] < 0.1 * wrong[name]
    assert dissimilarity(batch.truth, batch.truth).abs().max() < 1e-4


def test_what_turns_with_the_head_is_steady() -> None:
    batch = batches.collate([_sample()], CPU)
    moved_px = 4
    carried = torch.zeros(1, 3, 16, 16)
    carried[:, 0], carried[:, 2] = moved_px, 1.0
    batch = replace(batch, carried=carried)
    wave = torch.linspace(0, 12, 64).sin().expand(1, 3, 64, 64)
    whole = torch.ones(1, 1, 64, 64)
    answer, turned, stayed = (
        Answer(torch.zeros(1, 2, 64, 64), whole, paint, batch.frame.colours)
        for paint in (wave, wave.roll(moved_px, dims=3), wave)
    )
    steady, not_so = (
        unsteadiness(batch, answer, later, LossWeights()) for later in (turned, stayed)
    )
    assert steady < 0.2 * not_so
