"""Views as tensors."""

from __future__ import annotations

import torch
from torch import Tensor

from engine.renderers.headgan.lite.network import Frame
from engine.renderers.headgan.lite.surface import GROUPS, MOTION_STEP


def picture_tensor(picture: Tensor) -> Tensor:
    """(N, H, W, C) bytes to (N, C, H, W) in [-1, 1], channels last in memory."""
    return picture.float().div_(127.5).sub_(1).permute(0, 3, 1, 2)


def parts_tensor(parts: Tensor) -> Tensor:
    """(N, H, W) labels to (N, groups, H, W) 0 or 1; the background is in none."""
    none = torch.zeros(1, len(GROUPS), device=parts.device)
    table = torch.cat([none, torch.eye(len(GROUPS), device=parts.device)])
    return table[parts.long()].permute(0, 3, 1, 2)


def frame_tensor(
    picture: Tensor,
    parts: Tensor,
    motion: Tensor,
    gates: Tensor,
    size_px: int,
    origin_px: Tensor | None = None,
) -> Frame:
    """Frames, or equal cuts of frames, as the network takes them.

    Args:
        picture: (N, H, W, FRAME_BYTES) bytes.
        parts: (N, H / 2, W / 2) labels.
        motion: (N, H / 4, W / 4, 2) pixels, see `FrameView`.
        gates: (N, 2, H, W) in 0..1, see `views.gates`.
        size_px: side of the whole square.
        origin_px: (N, 2) (x, y) where in the square the cuts begin, or None for whole ones.
    """
    rows, columns = (
        torch.arange(count, device=motion.device) * MOTION_STEP + (MOTION_STEP - 1) / 2
        for count in motion.shape[1:3]
    )
    here = torch.stack(torch.meshgrid(columns, rows, indexing="xy"), dim=-1)
    at = motion.float() + here
    if origin_px is not None:
        at = at + origin_px[:, None, None]
    return Frame(
        picture=picture_tensor(picture),
        parts=parts_tensor(parts),
        motion=motion.float().permute(0, 3, 1, 2),
        place=(2 * at + 1) / size_px - 1,
        gates=gates,
    )
