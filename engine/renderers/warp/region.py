"""The part of the photo that can change, and the resolution it is worked on at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.media import resample
from engine.rasterizers import Window
from engine.renderers.base import Pace

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.renderers.warp.contour import Contour
    from engine.types import FloatArray

_REACH = 2.6
"""Half side of the region over the head outline's mean radius."""
_WORKING_PX = {Pace.STILL: 440_000, Pace.FILM: 300_000, Pace.LIVE: 0}
"""Small regions are enlarged by whole factors up to this many pixels, so that lids and lips span
enough of them to be drawn cleanly."""
_LARGEST_ZOOM = 3
_LARGEST_PX = 2_600_000
"""Large regions are worked on reduced by whole factors to at most this many pixels; the photo's
own detail is added afterwards (see `detail`)."""


@dataclass(frozen=True)
class Region:
    """A box of the photo, worked on `zoom` times enlarged or `reduction` times reduced.

    Attributes:
        left, top, right, bottom: the box in pixels of the photo; its sides are multiples of
            `reduction`.
        zoom: whole enlargement factor.
        reduction: whole reduction factor; 1 where `zoom` is more.
    """

    left: int
    top: int
    right: int
    bottom: int
    zoom: int = 1
    reduction: int = 1

    @classmethod
    def around(
        cls, outline: Contour, size_hw: tuple[int, int], pace: Pace = Pace.STILL
    ) -> Region:
        """The region that a head with this outline can reach.

        Args:
            outline: of the head.
            size_hw: of the photo.
            pace: what it is worked on for; the more pixels, the cleaner edges.
        """
        radius = float(outline.radius_px.mean())
        x, y = outline.centre_px
        height, width = size_hw
        left = int(np.clip(x - _REACH * radius, 0, width - 16))
        top = int(np.clip(y - _REACH * radius, 0, height - 16))
        right = int(np.clip(x + _REACH * radius, 16, width))
        bottom = int(np.clip(y + _REACH * radius, 16, height))
        area = (right - left) * (bottom - top)
        reduction = max(int(np.ceil(np.sqrt(area / _LARGEST_PX))), 1)
        right -= (right - left) % reduction
        bottom -= (bottom - top) % reduction
        return cls(left, top, right, bottom, reduction=reduction).at(pace)

    def at(self, pace: Pace) -> Region:
        """The same box as it is worked on at another pace."""
        area = (self.right - self.left) * (self.bottom - self.top)
        zoom = int(np.clip(np.sqrt(_WORKING_PX[pace] / area), 1, _LARGEST_ZOOM))
        return replace(self, zoom=zoom)

    @property
    def box(self) -> tuple[int, int, int, int]:
        return self.left, self.top, self.right, self.bottom

    @property
    def size_hw(self) -> tuple[int, int]:
        """Size the region is worked on at."""
        height, width = self.bottom - self.top, self.right - self.left
        return height * self.zoom // self.reduction, width * self.zoom // self.reduction

    @property
    def scale(self) -> float:
        """Working pixels per pixel of the photo."""
        return self.zoom / self.reduction

    def from_photo(self, points_px: FloatArray) -> FloatArray:
        """Photo coordinates (N, 2) to working coordinates."""
        origin = np.array([self.left, self.top], np.float32)
        return ((points_px - origin + 0.5) * self.scale - 0.5).astype(np.float32)

    def cut(self, pixels: NDArray[Any]) -> NDArray[Any]:
        """The region of a photo-sized array at working size."""
        part = np.ascontiguousarray(self.of(pixels))
        return part if self.scale == 1.0 else resample.resize(part, self.size_hw)

    def of(self, pixels: NDArray[Any]) -> NDArray[Any]:
        """The region of a photo-sized array as it is; a view."""
        return pixels[self.top : self.bottom, self.left : self.right]

    def restore(self, pixels: NDArray[Any]) -> NDArray[Any]:
        """A working-size array, or an aligned part of one, at the photo's resolution."""
        if self.scale == 1.0:
            return pixels
        height, width = pixels.shape[:2]
        size = height * self.reduction // self.zoom, width * self.reduction // self.zoom
        return resample.resize(pixels, size)

    def aligned(self, window: Window) -> Window:
        """A window of the working size grown to whole pixels of the photo."""
        zoom, (height, width) = self.zoom, self.size_hw
        return Window(
            window.top // zoom * zoom, min(-(-window.bottom // zoom) * zoom, height),
            window.left // zoom * zoom, min(-(-window.right // zoom) * zoom, width),
        )  # fmt: skip

    def in_photo(self, window: Window) -> Window:
        """An aligned window of the working size as a window of the photo."""
        factor = self.reduction / self.zoom
        rows = (self.top + round(edge * factor) for edge in (window.top, window.bottom))
        columns = (self.left + round(edge * factor) for edge in (window.left, window.right))
        return Window(*rows, *columns)

    def any_within(self, mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """(h, w) photo pixels touched by any set pixel of the aligned working-size `mask`."""
        if self.reduction > 1:
            return np.repeat(np.repeat(mask, self.reduction, axis=0), self.reduction, axis=1)
        if self.zoom == 1:
            return mask
        steps = range(self.zoom)
        found = np.zeros((mask.shape[0] // self.zoom, mask.shape[1] // self.zoom), bool)
        for row in steps:
            for column in steps:
                found |= mask[row :: self.zoom, column :: self.zoom]
        return found
