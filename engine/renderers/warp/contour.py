"""The head's outline in the picture as a radius for each direction around its centre."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from engine.types import FloatArray

DIRECTIONS = 96
_SMOOTHING_DIRECTIONS = 2.0


@dataclass(frozen=True)
class Contour:
    """Star-shaped outline of the head.

    Attributes:
        centre_px: (2,) its centre.
        roll_rad: in-plane rotation that the directions count from (image y points down, so a
            positive roll turns directions from +x towards -y).
        radius_px: (DIRECTIONS,) outline radius, direction k at angle 2 pi k / DIRECTIONS.
    """

    centre_px: FloatArray
    roll_rad: float
    radius_px: FloatArray

    def polar(self, points_px: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Radius of points (..., 2), the outline's radius in their direction, and that direction
        in radians from the outline's own +x."""
        offset = points_px - self.centre_px
        radius = np.hypot(offset[..., 0], offset[..., 1])
        angle = np.arctan2(offset[..., 1], offset[..., 0]) + self.roll_rad
        place = angle / (2.0 * np.pi / DIRECTIONS)
        low = np.floor(place).astype(int)
        part = (place - low).astype(np.float32)
        outline = (1.0 - part) * self.radius_px[low % DIRECTIONS]
        outline += part * self.radius_px[(low + 1) % DIRECTIONS]
        return radius.astype(np.float32), outline.astype(np.float32), angle

    def inside(self, points_px: FloatArray) -> FloatArray:
        """How far points (..., 2) lie inside, as a part of the outline's radius there."""
        radius, outline, _ = self.polar(points_px)
        return 1.0 - radius / np.maximum(outline, 1e-3)


def head_contour(points_px: FloatArray, centre_px: FloatArray, roll_rad: float) -> Contour:
    """Outline of projected head vertices (N, 2) around `centre_px`."""
    radius = _farthest(points_px, centre_px.astype(np.float32), np.float32(roll_rad), DIRECTIONS)
    smoothed = smooth_circular(radius, _SMOOTHING_DIRECTIONS)
    return Contour(centre_px.astype(np.float32), roll_rad, smoothed)


@njit(cache=True, nogil=True)
def _farthest(points_px, centre_px, roll_rad, directions):  # pragma: no cover - compiled
    radius = np.zeros(directions, np.float32)
    step = 2.0 * np.pi / directions
    for i in range(points_px.shape[0]):
        x = points_px[i, 0] - centre_px[0]
        y = points_px[i, 1] - centre_px[1]
        angle = np.arctan2(y, x) + roll_rad
        k = int(np.floor(angle / step + 0.5)) % directions
        radius[k] = max(radius[k], np.sqrt(x * x + y * y))
    for k in range(directions):
        if radius[k] == 0.0:
            radius[k] = max(radius[k - 1], radius[(k + 1) % directions])
    return radius


def smooth_circular(values: FloatArray, width: float) -> FloatArray:
    """(N,) around a circle, smoothed by a Gaussian of standard deviation `width` places."""
    reach = int(3 * width)
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / width) ** 2)
    padded = np.concatenate([values[-reach:], values, values[:reach]])
    return np.convolve(padded, kernel / kernel.sum(), mode="valid").astype(np.float32)
