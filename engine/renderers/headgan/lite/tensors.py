"""Views as tensors."""

from __future__ import annotations

from functools import cache

import torch
from torch import Tensor

from engine.renderers.headgan.lite.network import Frame
from engine.renderers.headgan.lite.surface import GROUPS, MOTION_STEP


def picture_tensor(picture: Tensor) -> Tensor:
    """(N, H, W, C) bytes to (N, C, H, W) in [-1, 1], channels last in memory."""
    return picture.float().div_(127.5).sub_(1).permute(0, 3, 1, 2)


def parts_tensor(parts: Tensor) -> Tensor:
    """(N, H, W) labels to (N, groups, H, W) 0 or 1; the background is in none."""
    labels = torch.arange(1, len(GROUPS) + 1, dtype=torch.uint8, device=parts.device)
    return (parts[..., None] == labels).float().permute(0, 3, 1, 2)


def frame_tensor(
    picture: Tensor, parts: Tensor, motion: Tensor, size_px: int, origin_px: Tensor | None = None
) -> Frame:
    """Frames, or equal cuts of frames, as the network takes them.

    Args:
        picture: (N, H, W, FRAME_BYTES) bytes.
        parts: (N, H / 2, W / 2) labels.
        motion: (N, H / 4, W / 4, 2) pixels, see `FrameView`.
        size_px: side of the whole square.
        origin_px: (N, 2) (x, y) where in the square the cuts begin, or None for whole ones.
    """
    at = motion.float() + _places(motion.shape[1], motion.shape[2], motion.device)
    if origin_px is not None:
        at = at + origin_px[:, None, None]
    return Frame(
        picture=picture_tensor(picture),
        parts=parts_tensor(parts),
        motion=motion.float().permute(0, 3, 1, 2),
        place=(2 * at + 1) / size_px - 1,
    )


@cache
@torch.inference_mode(False)
def _places(rows: int, columns: int, device: torch.device) -> Tensor:
    """(rows, columns, 2) pixels (x, y) of a motion's places; see `scaling` for its mode."""
    down, across = (
        torch.arange(count, device=device) * MOTION_STEP + (MOTION_STEP - 1) / 2
        for count in (rows, columns)
    )
    return torch.stack(torch.meshgrid(across, down, indexing="xy"), dim=-1)
