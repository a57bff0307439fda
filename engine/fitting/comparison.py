"""How far the points of a posed face lie from the tracked ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    DoubleArray = NDArray[np.float64]

ROBUST_SIGMAS = 4.0
"""Residuals beyond this many standard deviations lose their say (Cauchy weights)."""


class Comparison(NamedTuple):
    """A face held against what was tracked.

    Attributes:
        points_cam: (L, 3) posed points in the camera frame, mm.
        residual: (L, 2) whitened distances from tracked to projected points.
        root_weight: (L,) in 0..1, the root of each point's Cauchy weight.
        cost: negative log likelihood, up to a constant.
    """

    points_cam: DoubleArray
    residual: DoubleArray
    root_weight: DoubleArray
    cost: float


@njit(cache=True, nogil=True, error_model="numpy")
def compare(
    head_mm: DoubleArray,
    rotation: DoubleArray,
    translation: DoubleArray,
    points_px: DoubleArray,
    whitening: DoubleArray,
    focal_px: float,
    centre_px: tuple[float, float],
    robust: bool,
) -> Comparison:  # pragma: no cover - compiled
    """Pose, project as `Camera` does, and compare.

    Args:
        head_mm: (L, 3) points of the head frame.
        rotation, translation: (3, 3) and (3,) of the pose.
        points_px: (L, 2) tracked points.
        whitening: (L, 2, 2), see `solver.Observation`.
        focal_px, centre_px: of the camera.
        robust: Cauchy weights, otherwise plain least squares.
    """
    count = len(head_mm)
    points_cam = np.empty((count, 3))
    residual = np.empty((count, 2))
    root_weight = np.ones(count)
    cost = 0.0
    for point in range(count):
        for axis in range(3):
            points_cam[point, axis] = (
                rotation[axis, 0] * head_mm[point, 0]
                + rotation[axis, 1] * head_mm[point, 1]
                + rotation[axis, 2] * head_mm[point, 2]
                + translation[axis]
            )
        per_mm = focal_px / max(-points_cam[point, 2], 1.0)
        x = centre_px[0] + points_cam[point, 0] * per_mm - points_px[point, 0]
        y = centre_px[1] - points_cam[point, 1] * per_mm - points_px[point, 1]
        squared = 0.0
        for side in range(2):
            away = whitening[point, side, 0] * x + whitening[point, side, 1] * y
            residual[point, side] = away
            squared += away * away
        if robust:
            share = squared / ROBUST_SIGMAS**2
            root_weight[point] = 1.0 / np.sqrt(1.0 + share)
            cost += 0.5 * ROBUST_SIGMAS**2 * np.log1p(share)
        else:
            cost += 0.5 * squared
    return Comparison(points_cam, residual, root_weight, cost)
