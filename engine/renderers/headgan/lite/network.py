"""E, F and R of HeadGAN lite.

As in HeadGAN, a flow network aligns and a rendering network paints, guided by features of the
photo that were moved to where the frame wants them. Other than there, the flow is the exact one of
the mesh, so F only corrects it and says what must be painted, and R adds to the corrected frame.
An untrained network gives the frame back as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.renderers.headgan.lite.layers import Block, FoldedConv, Guided, conv, silent
from engine.renderers.headgan.lite.layout import Layout
from engine.renderers.headgan.lite.scaling import enlarge, folded, grown, unfolded
from engine.renderers.headgan.lite.views import SEEN
from engine.renderers.headgan.warping import warp

SHIFT_PX = 8.0
"""Pixels of the network's picture to one unit of F's answer."""
_SHARE_AT_START = -2.2
"""Logit of the painted share of an untrained network: 0.1."""
_MOTION_PX = 32.0


@dataclass(frozen=True)
class Frame:
    """N frames as tensors; see `views.FrameView`.

    Attributes:
        picture: (N, FRAME_BYTES, H, W) in [-1, 1].
        parts: (N, groups, H / 2, W / 2) 0 or 1.
        motion: (N, 2, H / 4, W / 4) in pixels of the picture.
        place: (N, H / 4, W / 4, 2) where the photo has each place, in [-1, 1] of its square.
        gates: (N, 2, H, W) in 0..1, see `views.gates`.
    """

    picture: Tensor
    parts: Tensor
    motion: Tensor
    place: Tensor
    gates: Tensor

    @property
    def colours(self) -> Tensor:
        """(N, 3, H, W) the base in [-1, 1]."""
        return self.picture[:, :3]

    @property
    def freedom(self) -> Tensor:
        """(N, 1, H, W) in 0..1, see `views.freedom`."""
        return (self.picture[:, -1:] + 1) / 2

    @property
    def seen(self) -> Tensor:
        """(N, 1, H / 2, W / 2) in 0..1, how much of a surface the photo shows."""
        seen = self.picture[:, SEEN : SEEN + 1].contiguous()
        return (functional.avg_pool2d(seen, 2) + 1) / 2


@dataclass(frozen=True)
class Answer:
    """What the network gives for N frames.

    Attributes:
        shift: (N, 2, H, W) pixels (x, y) to look the base up beside each place.
        share: (N, 1, H, W) in 0..1, how much of `paint` is applied.
        paint: (N, 3, H, W) to add to what is aligned, colours being [-1, 1].
        base: (N, 3, H, W) the frame's colours.
    """

    shift: Tensor
    share: Tensor
    paint: Tensor
    base: Tensor

    @cached_property
    def aligned(self) -> Tensor:
        """(N, 3, H, W) the base looked up at `shift`."""
        return warp(self.base, self.shift)

    @cached_property
    def change(self) -> Tensor:
        """(N, 3, H, W) what is added to the aligned base."""
        return self.share * self.paint

    @cached_property
    def image(self) -> Tensor:
        """(N, 3, H, W) the corrected frame."""
        return self.aligned + self.change


class PhotoEncoder(nn.Module):
    """E: what is kept of the photo, at 1/4, 1/8 and 1/16 of its size."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        fine, middle, coarse = layout.photo
        self.colours = nn.Conv2d(16 * layout.photo_bytes, fine, 1)
        self.parts = nn.Conv2d(layout.groups, fine, 2, stride=2)
        self.fine = Block(fine)
        self.to_middle, self.middle = conv(fine, middle, stride=2), Block(middle)
        self.to_coarse, self.coarse = conv(middle, coarse, stride=2), Block(coarse)

    def forward(self, picture: Tensor, parts: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(N, PHOTO_BYTES, H, W) in [-1, 1] and (N, groups, H / 2, W / 2)."""
        x = self.colours(functional.pixel_unshuffle(picture, 4)) + self.parts(parts)
        fine = self.fine(x)
        middle = self.middle(self.to_middle(fine))
        return fine, middle, self.coarse(self.to_coarse(middle))


class FrameEncoder(nn.Module):
    """What F and R both see of a frame, at 1/2, 1/4, 1/8 and 1/16 of its size."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        half, fine, middle, coarse = layout.frame
        self.stem = FoldedConv(layout.frame_bytes, layout.groups, half)
        self.to_fine = conv(half, fine, stride=2)
        self.beside = nn.Conv2d(2 + layout.photo[0], fine, 1)
        self.fine = Block(fine)
        self.to_middle, self.middle = conv(fine, middle, stride=2), Block(middle)
        self.to_coarse = conv(middle, coarse, stride=2)
        self.coarse = nn.Sequential(Block(coarse), Block(coarse))

    def forward(self, frame: Frame, photo: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """A frame, and (N, C, H / 4, W / 4) features of the photo moved to it."""
        half = functional.relu_(self.stem(torch.cat([*folded(frame.picture), frame.parts], dim=1)))
        beside = self.beside(torch.cat([frame.motion / _MOTION_PX, photo], dim=1))
        fine = self.fine(self.to_fine(half) + beside)
        middle = self.middle(self.to_middle(fine))
        return half, fine, middle, self.coarse(self.to_coarse(middle))


class FlowNetwork(nn.Module):
    """F: corrects the flow and says what must be painted, at 1/4 of the size."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        _, fine, middle, coarse = layout.frame
        self.coarse = nn.Conv2d(coarse, middle, 1)
        self.middle = conv(middle, fine)
        self.fine = conv(fine, layout.flow)
        self.head = silent(layout.flow, 3)

    def forward(self, fine: Tensor, middle: Tensor, coarse: Tensor) -> tuple[Tensor, Tensor]:
        """(N, 2, H / 4, W / 4) shift in pixels of the picture, and a logit (N, 1, ...)."""
        x = functional.relu_(middle + enlarge(self.coarse(coarse)))
        x = functional.relu_(fine + enlarge(self.middle(x)))
        answer = self.head(functional.relu_(self.fine(x)))
        return SHIFT_PX * answer[:, :2], answer[:, 2:]


class RenderingNetwork(nn.Module):
    """R: paints, guided by the photo's features, and sharpens F's mask."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        half, fine, middle, coarse = layout.frame
        photo_fine, photo_middle, photo_coarse = layout.photo
        self.coarse = Guided(coarse, photo_coarse)
        self.to_middle, self.middle = nn.Conv2d(coarse, middle, 1), Guided(middle, photo_middle)
        self.to_fine, self.fine = nn.Conv2d(middle, fine, 1), Guided(fine, photo_fine)
        self.to_large, self.large = nn.Conv2d(fine, 4 * half, 1), conv(half, half)
        self.head = silent(half, 16)

    def forward(
        self, frame: tuple[Tensor, Tensor, Tensor, Tensor], photo: tuple[Tensor, Tensor, Tensor]
    ) -> tuple[Tensor, Tensor]:
        """(N, 3, H, W) to add to the aligned base, and a logit (N, 1, H, W)."""
        half, fine, middle, coarse = frame
        x = self.coarse(coarse, photo[2])
        x = self.middle(middle + enlarge(self.to_middle(x)), photo[1])
        x = self.fine(fine + enlarge(self.to_fine(x)), photo[0])
        x = functional.relu_(half + functional.pixel_shuffle(self.to_large(x), 2))
        x = functional.relu_(x + self.large(x))
        answer = unfolded(self.head(x))  # Above, of many channels, torch's own is the quicker one.
        return answer[:, :3], answer[:, 3:]


class LiteNetwork(nn.Module):
    """E, F and R together; height and width must be multiples of 16."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        self.layout = layout
        self.photo = PhotoEncoder(layout)
        self.frame = FrameEncoder(layout)
        self.flow = FlowNetwork(layout)
        self.paint = RenderingNetwork(layout)

    def forward(self, frame: Frame, photo: tuple[Tensor, Tensor, Tensor]) -> Answer:
        """Correct frames.

        Args:
            frame: see `Frame`.
            photo: what E gave for the photo of each.
        """
        first, second, third = (moved(each, frame.place, 2**n) for n, each in enumerate(photo))
        seen = self.frame(frame, first)
        shift, occluded = self.flow(*seen[1:])
        paint, logit = self.paint(seen, (first, second, third))
        coarse = grown(torch.cat([shift, occluded], dim=1), frame.picture.shape[2:])
        movable, paintable = frame.gates.split(1, dim=1)
        share = torch.sigmoid(logit + coarse[:, 2:] + _SHARE_AT_START)
        return Answer(movable * coarse[:, :2], paintable * share, paint, frame.colours)


def moved(features: Tensor, place: Tensor, step: int) -> Tensor:
    """Features of the photo, moved to where a frame wants them.

    Args:
        features: (N, C, h, w), of the whole of the photo's square.
        place: (N, H, W, 2) where to look them up, in [-1, 1] of that square.
        step: how many places go to one pixel of the answer, in each direction.
    """
    if step > 1:
        place = functional.avg_pool2d(place.permute(0, 3, 1, 2), step).permute(0, 2, 3, 1)
    # A bfloat16 position would be off by whole pixels.
    with torch.autocast(features.device.type, enabled=False):
        found = functional.grid_sample(
            features.float(), place.float(), padding_mode="border", align_corners=False
        )
    return found.to(features.dtype)
