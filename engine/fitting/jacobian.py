"""How the whitened picture points of a posed face change with pose and coefficients."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    DoubleArray = NDArray[np.float64]


@njit(cache=True, nogil=True, error_model="numpy")
def jacobian(
    points_cam: DoubleArray,
    shapes: DoubleArray,
    whitening: DoubleArray,
    root_weight: DoubleArray,
    rotation: DoubleArray,
    translation: DoubleArray,
    focal_px: float,
) -> DoubleArray:  # pragma: no cover - compiled
    """(2 L, 6 + K) derivatives of the whitened residuals, both rows of a point together.

    Args:
        points_cam: (L, 3) posed points in the camera frame, mm.
        shapes: (3, L, K) head-frame mm per unit.
        whitening: (L, 2, 2), see `solver.Observation`; points of weight zero stay zero.
        root_weight: (L,) see `Comparison`.
        rotation, translation: (3, 3) and (3,) of the pose.
        focal_px: of the camera.
    """
    count, unknowns = shapes.shape[1], shapes.shape[2]
    rows = np.zeros((2 * count, 6 + unknowns))
    for point in range(count):
        depth = max(-points_cam[point, 2], 1.0)
        per_mm = focal_px / depth
        slope_x = per_mm * points_cam[point, 0] / depth
        slope_y = -per_mm * points_cam[point, 1] / depth
        turned = points_cam[point] - translation
        for side in range(2):
            first = root_weight[point] * whitening[point, side, 0]
            second = root_weight[point] * whitening[point, side, 1]
            if first == 0.0 and second == 0.0:
                continue
            # d(u, v) / d(X, Y, Z) of u = cx + f X / -Z, v = cy - f Y / -Z, then whitened.
            x, y = first * per_mm, -second * per_mm
            z = first * slope_x + second * slope_y
            row = rows[2 * point + side]
            # d(exp(w) q) / dw = -[q]x, so a row j of the lens gives q x j.
            row[0] = turned[1] * z - turned[2] * y
            row[1] = turned[2] * x - turned[0] * z
            row[2] = turned[0] * y - turned[1] * x
            row[3], row[4], row[5] = x, y, z
            in_head = (
                x * rotation[0, 0] + y * rotation[1, 0] + z * rotation[2, 0],
                x * rotation[0, 1] + y * rotation[1, 1] + z * rotation[2, 1],
                x * rotation[0, 2] + y * rotation[1, 2] + z * rotation[2, 2],
            )
            for unknown in range(unknowns):
                row[6 + unknown] = (
                    in_head[0] * shapes[0, point, unknown]
                    + in_head[1] * shapes[1, point, unknown]
                    + in_head[2] * shapes[2, point, unknown]
                )
    return rows
