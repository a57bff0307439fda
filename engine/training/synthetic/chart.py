"""A flat map of the front of the head for skin detail: azimuth across, height down."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.facemodels import load_model
from engine.training.synthetic import noise

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import FloatArray

SIZE_HW = (720, 1280)
REACH_RAD = float(np.deg2rad(150.0))
TOP_MM, BOTTOM_MM = 125.0, -235.0
AXIS_Z_MM = -10.0
MM_PER_PX = (TOP_MM - BOTTOM_MM) / SIZE_HW[0]
PX_PER_RAD = SIZE_HW[1] / (2 * REACH_RAD)


def place(points: FloatArray) -> FloatArray:
    """(N, 2) (column, row) on the map of mean-head points (N, 3) mm."""
    angle = np.arctan2(points[:, 0], points[:, 2] - AXIS_Z_MM)
    column = (angle + REACH_RAD) * PX_PER_RAD
    row = (TOP_MM - points[:, 1]) / MM_PER_PX
    return np.stack([column, row], 1).astype(np.float32)


@cache
def of_vertices() -> FloatArray:
    """(V, 2) where each vertex of the model lies on the map."""
    return place(load_model().vertices_mm)


def scattered(field: FloatArray, random: np.random.Generator) -> FloatArray:
    """`SIZE_HW` of a tiling noise picture, from a random place in it."""
    start = random.integers(0, noise.SIDE_PX, 2)
    return noise.patch(field, SIZE_HW, (int(start[0]), int(start[1])))


def slopes(height_mm: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Slope across and down (mm per mm) of heights on the map or on a window of it, (H, W) each."""
    across = (np.roll(height_mm, -1, 1) - np.roll(height_mm, 1, 1)) / (2 * MM_PER_PX * 1.3)
    down = (np.roll(height_mm, -1, 0) - np.roll(height_mm, 1, 0)) / (2 * MM_PER_PX)
    return across, down


def stamp(
    picture: FloatArray, at: NDArray[Any], radius_px: NDArray[Any], amount: NDArray[Any]
) -> None:
    """Add soft round spots to a picture (H, W).

    Args:
        picture: changed in place.
        at: (N, 2) column and row.
        radius_px: (N,).
        amount: (N,) added at each spot's middle.
    """
    height, width = picture.shape
    for (x, y), radius, value in zip(at, radius_px, amount, strict=True):
        reach = int(np.ceil(radius * 1.6)) + 1
        x0, x1 = max(int(x) - reach, 0), min(int(x) + reach + 1, width)
        y0, y1 = max(int(y) - reach, 0), min(int(y) + reach + 1, height)
        if x0 >= x1 or y0 >= y1:
            continue
        dx = (np.arange(x0, x1) - x) / radius
        dy = (np.arange(y0, y1) - y) / radius
        fall = np.clip(1.3 - np.hypot(dx[None], dy[:, None]), 0, 0.6) / 0.6
        picture[y0:y1, x0:x1] += value * fall
