"""Areas reach as far as torch's pools would make them."""

from __future__ import annotations

import torch
from torch.nn import functional

from engine.facemodels.parts import Part
from engine.renderers.headgan.lite import areas
from engine.renderers.headgan.lite.surface import GROUPS


def scattered(part: Part) -> torch.Tensor:
    """Parts of which one shows here and there."""
    parts = torch.zeros(1, len(GROUPS), 40, 24)
    shown = torch.rand((40, 24), generator=torch.Generator().manual_seed(2)) > 0.98
    parts[0, areas.labels_of((part,))[0] - 1] = shown.float()
    return parts


def test_the_mouth_reaches_four_places_beyond_the_lips():
    parts = scattered(Part.LIPS)
    pooled = functional.max_pool2d(parts.amax(1, keepdim=True), 9, 1, 4)
    assert 0 < pooled.mean() < 1
    assert torch.equal(areas.mouth(parts), pooled)


def test_what_may_move_falls_off_around_the_face():
    parts = scattered(Part.FACE)
    moved = areas.open_to_change(parts, torch.ones(1, 1, 40, 24))[:, :1]
    means = functional.avg_pool2d(parts.amax(1, keepdim=True), 15, 1, 7, count_include_pad=False)
    assert torch.allclose(moved, means, atol=1e-6)
