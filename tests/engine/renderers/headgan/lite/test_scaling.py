"""Our ways to change a map's size give what torch's give."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from engine.renderers.headgan.lite.layers import FoldedConv
from engine.renderers.headgan.lite.scaling import folded, grown, unfolded


def maps(channels: int) -> torch.Tensor:
    made = torch.rand((2, channels, 6, 10), generator=torch.Generator().manual_seed(1))
    return made.contiguous(memory_format=torch.channels_last)


def test_folding():
    wide, beside = maps(5), maps(3)[..., :3, :5]
    layer = FoldedConv(5, 3, 4)
    unshuffled = torch.cat([functional.pixel_unshuffle(wide, 2), beside], dim=1)
    wanted = functional.conv2d(unshuffled, layer.weight, layer.bias, padding=1)
    assert torch.allclose(layer(torch.cat([*folded(wide), beside], dim=1)), wanted, atol=1e-5)


def test_unfolding():
    deep = maps(12)
    assert torch.equal(unfolded(deep), functional.pixel_shuffle(deep, 2))


@pytest.mark.parametrize("times", [2, 4])
def test_growing(times: int):
    size = 6 * times, 10 * times
    wanted = functional.interpolate(maps(3), size=size, mode="bilinear", align_corners=False)
    assert torch.allclose(grown(maps(3), size), wanted, atol=1e-6)


def test_what_was_grown_in_use_can_still_be_learned_from():
    with torch.inference_mode():
        grown(maps(3), (13, 17))
    taught = maps(3).requires_grad_()
    grown(taught, (13, 17)).sum().backward()
    assert taught.grad is not None
    assert taught.grad.sum() == pytest.approx(2 * 3 * 13 * 17, rel=1e-4)


def test_autocast_does_not_round():
    exact = grown(maps(2), (12, 20))
    with torch.autocast("cpu", torch.bfloat16):
        assert torch.equal(grown(maps(2), (12, 20)), exact)
