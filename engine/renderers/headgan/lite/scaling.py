"""Feature maps made larger and smaller.

torch has all of these; where one is written out here, torch's own takes two to four times as long
on one core, with few channels that lie last in memory.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional

if TYPE_CHECKING:
    from collections.abc import Sequence


def folded(x: Tensor) -> tuple[Tensor, Tensor]:
    """Two views (N, 2 C, H / 2, W / 2) of a picture (N, C, H, W) that lies channels last.

    They hold its even and its odd rows, each with two neighbours behind each other. Together they
    are what `pixel_unshuffle` by 2 gives, in another order, and need not be copied for it.
    """
    lines = x.permute(0, 2, 3, 1)
    count, height, width, channels = lines.shape
    pairs = lines.reshape(count, height // 2, 2, width // 2, 2 * channels)
    above, below = pairs.permute(2, 0, 4, 1, 3)
    return above, below


def unfolded(x: Tensor) -> Tensor:
    """(N, 4 C, H, W) to (N, C, 2 H, 2 W), each channel in one piece; `pixel_shuffle` by 2."""
    count, channels, height, width = x.shape
    corners = x.view(count, channels // 4, 4, height, width)
    out = x.new_empty(count, channels // 4, 2 * height, 2 * width)
    for number in range(4):
        out[..., number // 2 :: 2, number % 2 :: 2] = corners[:, :, number]
    return out


def enlarge(x: Tensor) -> Tensor:
    """Twice the size, each value four times."""
    return functional.interpolate(x, scale_factor=2.0, mode="nearest")


def grown(x: Tensor, size_hw: Sequence[int]) -> Tensor:
    """(N, C, H, W) to (N, C, *size_hw) float32, by bilinear weights: a matrix each direction."""
    lengths = zip(x.shape[2:], size_hw, strict=True)
    down, across = (_linear(length, wanted, x.device) for length, wanted in lengths)
    # bfloat16 would round where to look to a thirtieth of a pixel.
    with torch.autocast(x.device.type, enabled=False):
        return down @ (x.float().contiguous() @ across.T)


@cache
@torch.inference_mode(False)
def _linear(length: int, wanted: int, device: torch.device) -> Tensor:
    """(wanted, length) weights; never made in inference mode, for training keeps them too."""
    each = torch.eye(length, device=device)[None]
    return functional.interpolate(each, size=wanted, mode="linear", align_corners=False)[0].T
