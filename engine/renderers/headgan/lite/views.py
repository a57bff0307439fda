"""What the network is told of the photo and of a frame; the same in rendering and in training.

Pictures are stacks of bytes, so that training examples take little room; the network scales them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.media import resample
from engine.renderers.headgan.lite import areas, surface
from engine.renderers.headgan.lite.departure import departure
from engine.renderers.headgan.lite.framing import SIZE_PX, Framing
from engine.renderers.headgan.lite.surface import SurfacePainter

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.renderers.headgan.crop import Crop
    from engine.types import ByteArray, FaceParams, FloatArray, Portrait

PHOTO_BYTES = 3 + surface.BYTES
FRAME_BYTES = PHOTO_BYTES + 1
SEEN = PHOTO_BYTES - 1
"""Channel of a view that says whether the photo shows the surface."""

_TOUCHED = 0.12
"""Share of a pixel's area that must differ from the photo for it to count as changed."""
_CLOSED_PX, _RAMP_PX, _RIM_PX = 3, 5.0, 16.0


@dataclass(frozen=True)
class PhotoView:
    """The photo as the network sees it.

    Attributes:
        picture: (S, S, PHOTO_BYTES): colours, then `Surface.picture`.
        parts: see `Surface`.
    """

    picture: ByteArray
    parts: ByteArray


@dataclass(frozen=True)
class FrameView:
    """A frame to be corrected.

    Attributes:
        picture: (S, S, FRAME_BYTES): the base's colours, `Surface.picture`, and how freely the
            pixel may be changed, see `freedom` and `departure`.
        parts, motion: see `Surface`.
    """

    picture: ByteArray
    parts: ByteArray
    motion: FloatArray

    @cached_property
    def gates(self) -> FloatArray:
        """See `gates`."""
        return gates(self.picture, self.parts)


def gates(picture: ByteArray, parts: ByteArray) -> FloatArray:
    """(2, H, W) float32 in 0..1 how far the network may move each pixel, and change its colours.

    Args:
        picture, parts: of a `FrameView`, or of equal cuts of them.
    """
    size_hw, few_hw = (picture.shape[0], picture.shape[1]), (parts.shape[0], parts.shape[1])
    seen = resample.resize(picture[..., SEEN].astype(np.float32), few_hw) / 255
    free = picture[..., -1].astype(np.float32) / 255
    allowed = areas.open_to_change(parts, seen)
    out = np.empty((2, *size_hw), np.float32)
    for each, result in zip(allowed, out, strict=True):
        np.multiply(free, resample.grow(each, size_hw), out=result)
    return out


class Viewer:
    """Looks at one portrait, and at frames made of it.

    Args:
        portrait: whose pixels the frames are made of.
        model: the face model.
        size_px: side of the network's picture, a multiple of 16.
    """

    def __init__(self, portrait: Portrait, model: FaceModel, size_px: int = SIZE_PX) -> None:
        neutral = model.neutral(portrait.params.identity) + portrait.offsets_mm
        self._rest = portrait.params
        self._framing = Framing(model, neutral, size_px)
        square = self._framing.square(portrait.params)
        self._painter = SurfacePainter(model, neutral, portrait.params, square)
        drawn = self._painter.draw(portrait.params, square)
        colours = square.cut(portrait.picture.pixels)
        self.photo = PhotoView(resample.stacked(colours, drawn.picture), drawn.parts)

    def square(self, target: FaceParams) -> Crop:
        """The part of a frame that the network sees."""
        return self._framing.square(target)

    def frame(
        self,
        target: FaceParams,
        base: NDArray[Any],
        photo: NDArray[Any],
        corner: tuple[int, int] = (0, 0),
    ) -> FrameView:
        """The square of one frame.

        Args:
            target: the head to show.
            base: (H, W, 3) the frame as the base renderer draws it, or a part of it that holds all
                of the square.
            photo: (H, W, 3) the portrait's pixels, of the same dtype.
            corner: (x, y) where in the whole frame the part begins.
        """
        square = self.square(target)
        drawn = self._painter.draw(target, square)
        square = square.seen_from(corner)
        away = departure(target, self._rest)
        free = np.rint(255 * away * freedom(base, photo, square)).astype(np.uint8)
        colours = _as_bytes(square.cut(base))
        picture = resample.stacked(colours, drawn.picture, free)
        return FrameView(picture, drawn.parts, drawn.motion)


def freedom(base: NDArray[Any], photo: NDArray[Any], square: Crop) -> FloatArray:
    """(S, S) in 0..1: 0 where the base left the photo alone and at the square's rim, 1 well inside.

    Pixels that a moved surface happens to leave equal count as changed when changed ones surround
    them.
    """
    height, width = photo.shape[:2]
    left, top, right, bottom = square.box((height, width))
    size = square.size_px
    if right <= left or bottom <= top:
        return np.zeros((size, size), np.float32)
    there = np.s_[top:bottom, left:right]
    differs = 255 * differing(base[there], photo[there]).astype(np.uint8)
    differs = square.extended(differs, (height, width))
    changed = resample.resize(differs, (size, size)) > 255 * _TOUCHED
    framed = np.zeros((size + 2, size + 2), np.uint8)
    framed[1:-1, 1:-1] = resample.dilate(changed.astype(np.uint8), _CLOSED_PX)
    # One pixel more comes off than went on, so that a pixel between stays untouched.
    inside = resample.distance_inside(framed, precise=False)[1:-1, 1:-1] - (_CLOSED_PX + 1)
    rim = np.outer(_rim(square.top, square, height), _rim(square.left, square, width))
    return np.clip(inside / _RAMP_PX, 0, 1) * rim


def differing(base: NDArray[Any], photo: NDArray[Any]) -> NDArray[np.bool_]:
    """(H, W) where two pictures (H, W, 3) differ."""
    red, green, blue = np.moveaxis(base != photo, 2, 0)
    return red | green | blue


def _rim(start: int, square: Crop, length: int) -> FloatArray:
    """(S,) 0 to 1 from the square's ends inwards; 0 beyond the picture's."""
    across = np.arange(square.size_px, dtype=np.float32) + 0.5
    place = start + across * (square.side / square.size_px)
    within = (place > 0) & (place < length)
    return within * np.clip(np.minimum(across, square.size_px - across) / _RIM_PX, 0, 1)


def _as_bytes(pixels: NDArray[Any]) -> ByteArray:
    return pixels if pixels.dtype == np.uint8 else np.rint(pixels / 257).astype(np.uint8)
