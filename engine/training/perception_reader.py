"""What is read from an eye while it learns: parts of the face, and how each place was spoilt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.renderers.headgan.lite.layers import conv
from engine.renderers.headgan.lite.surface import GROUPS
from engine.training.perception import CHANNELS, Eye
from engine.training.spoiling import KINDS, PLACE_PX

if TYPE_CHECKING:
    from collections.abc import Sequence

LABELS = len(GROUPS) + 1


@dataclass(frozen=True)
class Readings:
    """What was read from N pictures.

    Attributes:
        parts: (N, LABELS, H / 2, W / 2) logits, label 0 being the background.
        amounts: (N, kinds, H / 8, W / 8) logits of amounts in 0..1.
    """

    parts: Tensor
    amounts: Tensor


class Reader(nn.Module):
    """An eye and what is read from it, by 1 x 1 convolutions, so that features must say it all.

    Args:
        channels: of the eye.
    """

    def __init__(self, channels: Sequence[int] = CHANNELS) -> None:
        super().__init__()
        self.eye = Eye(channels)
        last = channels[-1]
        # Where in the face a place is takes a wider look than a distance between pictures may have.
        self.context = nn.Sequential(
            nn.AvgPool2d(2), conv(last, last), nn.ReLU(), conv(last, last), nn.ReLU()
        )
        self.parts = nn.ModuleList(nn.Conv2d(each, LABELS, 1) for each in (*channels, last))
        self.amounts = nn.ModuleList(nn.Conv2d(each, len(KINDS), 1) for each in channels)

    def forward(self, picture: Tensor) -> Readings:
        """(N, 3, H, W) in [-1, 1], sides multiples of 16."""
        features = self.eye(picture)
        half, places = features[0].shape[2:], picture.shape[2] // PLACE_PX
        wide = self.context(features[-1])
        logits = [
            functional.interpolate(read(each), half, mode="bilinear", align_corners=False)
            for read, each in zip(self.parts, [*features, wide], strict=True)
        ]
        amounts = [
            read(functional.avg_pool2d(each, each.shape[2] // places))
            for read, each in zip(self.amounts, features, strict=True)
        ]
        return Readings(torch.stack(logits).sum(0), torch.stack(amounts).sum(0))
