"""A first pose from nothing: scaled orthographic Procrustes on the mean head."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.fitting.solver import State
from engine.types import Camera

if TYPE_CHECKING:
    from numpy.typing import NDArray

    DoubleArray = NDArray[np.float64]

HEAD_DISTANCE_MM = 1000.0
"""Assumed distance of the head from a camera whose focal length is not known."""


def weak_perspective(
    points_mm: DoubleArray, points_px: DoubleArray, weight: DoubleArray
) -> tuple[DoubleArray, float, DoubleArray]:
    """Rotation, scale and shift of a scaled orthographic camera, by linear least squares.

    DeMenthon and Davis, "Model-based object pose in 25 lines of code", 1995, without iterations.

    Args:
        points_mm: (L, 3) head frame.
        points_px: (L, 2) picture, y down.
        weight: (L,) trust.

    Returns:
        (3, 3) rotation, pixels per mm, (2,) pixels where the head's origin falls.
    """
    up = points_px * np.array([1.0, -1.0])
    root = np.sqrt(weight)[:, None]
    design = np.concatenate([points_mm, np.ones((len(points_mm), 1))], axis=1)
    solution, *_ = np.linalg.lstsq(design * root, up * root, rcond=None)
    rows = solution[:3].T
    left, stretch, right = np.linalg.svd(rows, full_matrices=False)
    two = left @ right
    rotation = np.stack([two[0], two[1], np.cross(two[0], two[1])])
    return rotation, float(stretch.mean()), solution[3] * np.array([1.0, -1.0])


def assumed_camera(px_per_mm: float, size_hw: tuple[int, int]) -> Camera:
    """The camera of a picture that says nothing about it: the head 1000 mm away.

    The focal length follows from the head's size in pixels alone, so cropping does not change it.
    """
    height, width = size_hw
    centre = ((width - 1) / 2.0, (height - 1) / 2.0)
    return Camera(HEAD_DISTANCE_MM * px_per_mm, centre, size_hw)


def start_state(
    points_mm: DoubleArray,
    points_px: DoubleArray,
    weight: DoubleArray,
    camera: Camera | None,
    size_hw: tuple[int, int],
) -> tuple[State, Camera]:
    """First pose without coefficients, and the camera, assumed when None."""
    rotation, px_per_mm, origin_px = weak_perspective(points_mm, points_px, weight)
    camera = camera or assumed_camera(px_per_mm, size_hw)
    middle_mm = points_mm.mean(axis=0)
    depth = camera.focal_px / px_per_mm
    x = (origin_px[0] - camera.centre_px[0]) / px_per_mm
    y = -(origin_px[1] - camera.centre_px[1]) / px_per_mm
    # The face, not the head's origin behind it, is what was measured at this depth.
    z = -depth - float((rotation @ middle_mm)[2])
    return State(rotation, np.array([x, y, z]), np.zeros(0)), camera
