"""The part of the photo that can change, and the resolution it is worked on at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.media import resample

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.renderers.warp.contour import Contour
    from engine.types import FloatArray

_REACH = 2.6
"""Half side of the region over the head outline's mean radius."""
_WORKING_PX = 440_000
"""Small regions are enlarged by whole factors up to this many pixels, so that lids and lips span
enough of them to be drawn cleanly."""
_LARGEST_ZOOM = 3


@dataclass(frozen=True)
class Region:
    """A box of the photo, worked on `zoom` times enlarged.

    Attributes:
        left, top, right, bottom: the box in pixels of the photo.
        zoom: whole enlargement factor.
    """

    left: int
    top: int
    right: int
    bottom: int
    zoom: int = 1

    @classmethod
    def around(cls, outline: Contour, size_hw: tuple[int, int]) -> Region:
        """The region that a head with this outline can reach."""
        radius = float(outline.radius_px.mean())
        x, y = outline.centre_px
        height, width = size_hw
        left = int(np.clip(x - _REACH * radius, 0, width - 16))
        top = int(np.clip(y - _REACH * radius, 0, height - 16))
        right = int(np.clip(x + _REACH * radius, 16, width))
        bottom = int(np.clip(y + _REACH * radius, 16, height))
        zoom = np.sqrt(_WORKING_PX / ((right - left) * (bottom - top)))
        return cls(left, top, right, bottom, int(np.clip(zoom, 1, _LARGEST_ZOOM)))

    @property
    def box(self) -> tuple[int, int, int, int]:
        return self.left, self.top, self.right, self.bottom

    @property
    def size_hw(self) -> tuple[int, int]:
        """Size of the enlarged region."""
        return (self.bottom - self.top) * self.zoom, (self.right - self.left) * self.zoom

    def from_photo(self, points_px: FloatArray) -> FloatArray:
        """Photo coordinates (N, 2) to coordinates of the enlarged region."""
        origin = np.array([self.left, self.top], np.float32)
        return ((points_px - origin + 0.5) * self.zoom - 0.5).astype(np.float32)

    def cut(self, pixels: NDArray[Any]) -> NDArray[Any]:
        """The enlarged region of a photo-sized array."""
        part = np.ascontiguousarray(pixels[self.top : self.bottom, self.left : self.right])
        return part if self.zoom == 1 else resample.resize(part, self.size_hw)

    def shrink(self, pixels: NDArray[Any]) -> NDArray[Any]:
        """An enlarged region back to the photo's resolution."""
        if self.zoom == 1:
            return pixels
        return resample.resize(pixels, (self.bottom - self.top, self.right - self.left))

    def any_within(self, mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """(h, w) photo pixels in which any pixel of the enlarged `mask` is set."""
        if self.zoom == 1:
            return mask
        steps = range(self.zoom)
        found = np.zeros((self.bottom - self.top, self.right - self.left), bool)
        for row in steps:
            for column in steps:
                found |= mask[row :: self.zoom, column :: self.zoom]
        return found
