"""The square of the photo that the network sees and paints, and how it is put back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.facemodels import projection
from engine.media import resample
from engine.types import Camera

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.types import FloatArray, Portrait

_MARGIN = 100 / 156
"""Of the published crop: 100 of 256 pixels around a face box of 156."""
_FEATHER = 0.125
"""Part of the side over which the painted square fades into the photo."""


@dataclass(frozen=True)
class Crop:
    """A square of the photo, which may reach beyond its border.

    Attributes:
        left, top, side: in whole pixels of the photo.
        size_px: side of the network's picture.
    """

    left: int
    top: int
    side: int
    size_px: int

    @classmethod
    def around(cls, portrait: Portrait, model: FaceModel, size_px: int) -> Crop:
        """Centred on the face, its height and a margin wide (section 3.2 of the description).

        The face box is that of the tracked points' places on the fitted mesh, so that it does not
        depend on which points a tracker knows.
        """
        params = portrait.params
        neutral = model.neutral(params.identity) + portrait.offsets_mm
        shape = model.express(neutral, params.expression)
        places = model.embeddings["mediapipe478"].points(shape, model.triangles)
        points, _ = projection.project(projection.to_camera(places, params.pose), params.camera)
        (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
        side = max(16, round(float(bottom - top) * (1 + _MARGIN)))
        middle = (float(left + right) / 2, float(top + bottom) / 2)
        return cls(round(middle[0] - side / 2), round(middle[1] - side / 2), side, size_px)

    def seen_from(self, corner: tuple[int, int]) -> Crop:
        """The same square of a part of the photo that begins at a corner (x, y)."""
        return replace(self, left=self.left - corner[0], top=self.top - corner[1])

    def camera(self, whole: Camera) -> Camera:
        """The camera of the network's picture, of one of the photo."""
        scale = self.size_px / self.side
        x, y = whole.centre_px
        # Pixel centres are at whole numbers, so resizing is about (-0.5, -0.5).
        centre = ((x - self.left + 0.5) * scale - 0.5, (y - self.top + 0.5) * scale - 0.5)
        return Camera(whole.focal_px * scale, centre, (self.size_px, self.size_px))

    def cut(self, pixels: NDArray[Any]) -> NDArray[Any]:
        """(S, S, ...) of the square, of the same dtype, the photo's border repeated beyond it."""
        return resample.resize(self.window(pixels), (self.size_px, self.size_px))

    def window(self, pixels: NDArray[Any]) -> NDArray[Any]:
        """(side, side, ...) the square at the photo's own size, its border repeated beyond it."""
        size_hw = pixels.shape[0], pixels.shape[1]
        left, top, right, bottom = self.box(size_hw)
        if right > left and bottom > top:
            return self.extended(pixels[top:bottom, left:right], size_hw)
        rows = np.clip(np.arange(self.top, self.top + self.side), 0, pixels.shape[0] - 1)
        columns = np.clip(np.arange(self.left, self.left + self.side), 0, pixels.shape[1] - 1)
        return pixels[np.ix_(rows, columns)]

    def extended(self, part: NDArray[Any], size_hw: tuple[int, int]) -> NDArray[Any]:
        """(side, side, ...) of what belongs to `box` of a photo of that size."""
        left, top, right, bottom = self.box(size_hw)
        beyond = top - self.top, self.top + self.side - bottom
        beside = left - self.left, self.left + self.side - right
        return resample.extend(part, beyond, beside)

    def paste(self, photo: NDArray[Any], painted: FloatArray) -> NDArray[Any]:
        """A copy of the photo with the painted square faded into it.

        Args:
            photo: (H, W, 3) uint8 or uint16.
            painted: (S, S, 3) float32 in [0, 1].
        """
        out = photo.copy()
        left, top, right, bottom = self.box((photo.shape[0], photo.shape[1]))
        if right <= left or bottom <= top:
            return out
        inside = np.s_[top - self.top : bottom - self.top, left - self.left : right - self.left]
        large = resample.resize(painted, (self.side, self.side))[inside]
        share = self.share()[inside][..., None]
        ground = photo[top:bottom, left:right].astype(np.float32)
        brightest = np.iinfo(photo.dtype).max
        mixed = ground + (np.clip(large, 0, 1) * brightest - ground) * share
        out[top:bottom, left:right] = np.round(mixed).astype(photo.dtype)
        return out

    def box(self, size_hw: tuple[int, int]) -> tuple[int, int, int, int]:
        """(left, top, right, bottom) of the square's part inside a photo of that size."""
        height, width = size_hw
        right, bottom = min(self.left + self.side, width), min(self.top + self.side, height)
        return max(self.left, 0), max(self.top, 0), right, bottom

    def share(self) -> FloatArray:
        """(side, side) float32, how much of the painted square is shown: 1 inside, 0 at its rim."""
        across = (np.arange(self.side) + 0.5) / self.side
        ramp = np.clip(np.minimum(across, 1 - across) / _FEATHER, 0, 1)
        ramp = ramp * ramp * (3 - 2 * ramp)
        return np.outer(ramp, ramp).astype(np.float32)
