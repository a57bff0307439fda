"""What one frame costs: multiplications and parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch.utils.flop_counter import FlopCounterMode

from engine.renderers.headgan.lite.tensors import frame_tensor, parts_tensor, picture_tensor

if TYPE_CHECKING:
    from engine.renderers.headgan.lite.network import Frame, LiteNetwork


@dataclass(frozen=True)
class Cost:
    """Of the lite network.

    Attributes:
        frame_gmacs: multiply-accumulates of one frame, in 10^9.
        photo_gmacs: of studying one photo.
        parameters: how many numbers were learned.
    """

    frame_gmacs: float
    photo_gmacs: float
    parameters: int


@torch.inference_mode()
def cost(network: LiteNetwork, size_px: int = 256) -> Cost:
    """Count, by torch's own counter (convolutions and matrix products)."""
    photo, frame = blank(network, size_px)
    with FlopCounterMode(display=False) as studied:
        features = network.photo(*photo)
    with FlopCounterMode(display=False) as painted:
        network(frame, features)
    return Cost(
        frame_gmacs=painted.get_total_flops() / 2e9,
        photo_gmacs=studied.get_total_flops() / 2e9,
        parameters=sum(weight.numel() for weight in network.parameters()),
    )


def blank(
    network: LiteNetwork, size_px: int = 256
) -> tuple[tuple[torch.Tensor, torch.Tensor], Frame]:
    """Grey inputs of one photo and one frame, for measurements."""
    layout, half = network.layout, size_px // 2
    grey = torch.full((1, size_px, size_px, layout.frame_bytes), 127, dtype=torch.uint8)
    parts = torch.ones((1, half, half), dtype=torch.uint8)
    motion = torch.zeros(1, size_px // 4, size_px // 4, 2)
    frame = frame_tensor(grey, parts, motion, torch.ones(1, 2, size_px, size_px), size_px)
    photo = picture_tensor(grey[..., : layout.photo_bytes]), parts_tensor(parts)
    return photo, frame
