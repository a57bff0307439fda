"""Looking pictures and features up where a flow points."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


def warp(x: Tensor, flow: Tensor) -> Tensor:
    """Bilinear samples of `x` at (column + flow[0], row + flow[1]), its border replicated.

    Always in float32: a bfloat16 position would be off by whole pixels.

    Args:
        x: (N, C, H, W).
        flow: (N, 2, H, W) in pixels, from the driving grid into the reference.

    Returns:
        (N, C, H, W) of the dtype of `x`.
    """
    height, width = x.shape[2:]
    with torch.autocast(x.device.type, enabled=False):
        flow = flow.float()
        rows = torch.arange(height, device=x.device, dtype=torch.float32).view(1, -1, 1)
        columns = torch.arange(width, device=x.device, dtype=torch.float32).view(1, 1, -1)
        grid = torch.stack([
            2 * (columns + flow[:, 0]) / (width - 1) - 1,
            2 * (rows + flow[:, 1]) / (height - 1) - 1,
        ], dim=-1)  # fmt: skip
        moved = functional.grid_sample(
            x.float(), grid, mode="bilinear", padding_mode="border", align_corners=True
        )
    return moved.to(x.dtype)


def halve(flow: Tensor) -> Tensor:
    """(N, 2, H, W) flow at half the size, in pixels of that size."""
    return functional.avg_pool2d(flow, 2, stride=2) / 2
