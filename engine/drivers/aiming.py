"""Two angles that bring a point to a place: the turn of the head, the gaze of the eyes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.sliders import SLIDERS
from engine.facemodels.gaze import gaze_from_expression
from engine.types import Pose

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from engine.drivers.handle_point import HandlePoint
    from engine.facemodels.model import FaceModel
    from engine.types import FaceParams

    DoubleArray = NDArray[np.float64]

_STEPS = 6
_STEP_RAD = 1e-3
_LEAP_RAD = 0.35
_DAMPING_EYES = 0.02
_SHORTER = 16.0


def turned(point: HandlePoint, params: FaceParams, target: DoubleArray) -> dict[str, float]:
    """Yaw and pitch that bring a point of the head to the target; roll and place stay."""
    place_mm = point.head_mm(params.expression)

    def place(angles: DoubleArray) -> DoubleArray:
        pose = replace(params.pose, yaw_rad=float(angles[0]), pitch_rad=float(angles[1]))
        return point.seen(place_mm, pose)[0]

    start = np.array([params.pose.yaw_rad, params.pose.pitch_rad])
    yaw, pitch = _solved(place, start, target, point.eyes, ("yaw", "pitch"))
    return {"yaw": yaw, "pitch": pitch}


def gazed(
    model: FaceModel, point: HandlePoint, params: FaceParams, target: DoubleArray, *, left: bool
) -> dict[str, float]:
    """Gaze angles that bring one pupil to the target; the other eye turns along."""
    side = 0 if left else 1
    centre = model.eye_centre(point.neutral, ("left", "right")[side]).astype(np.float64)
    arm = point.barycentric @ point.neutral[point.vertices] - centre
    gaze = gaze_from_expression(params.expression).astype(np.float64)

    def place(angles: DoubleArray) -> DoubleArray:
        turn = Pose(yaw_rad=float(angles[0]), pitch_rad=float(angles[1])).rotation()
        return point.seen(centre + turn @ arm, params.pose)[0]

    wanted = _solved(place, gaze[side], target, point.eyes, ("gazeYaw", "gazePitch"))
    # The sliders speak of both eyes' mean; their difference stays.
    both = np.asarray(wanted) + np.degrees(gaze.mean(axis=0) - gaze[side])
    return {
        name: float(np.clip(value, SLIDERS[name].low, SLIDERS[name].high))
        for name, value in zip(("gazeYaw", "gazePitch"), both, strict=True)
    }


def _solved(
    place: Callable[[DoubleArray], DoubleArray], start: DoubleArray, target: DoubleArray,
    eyes: float, names: tuple[str, str],
) -> tuple[float, float]:  # fmt: skip
    """Two angles in degrees, within their sliders' range, that bring a point to the target.

    Levenberg-Marquardt: a step that leads away is taken back and made shorter, for seen edge-on
    a turn hardly moves the point, and a target may lie beyond the sphere on which it moves.
    """
    limits = np.radians([[SLIDERS[name].low, SLIDERS[name].high] for name in names])
    low, high = np.minimum(limits[:, 0], start), np.maximum(limits[:, 1], start)
    angles, here = start.copy(), place(start)
    damping = (_DAMPING_EYES * eyes) ** 2
    for _ in range(_STEPS):
        moved = [place(angles + step) for step in np.eye(2) * _STEP_RAD]
        jacobian = np.stack([(there - here) / _STEP_RAD for there in moved], axis=1)
        normal = jacobian.T @ jacobian + damping * np.eye(2)
        step = np.linalg.solve(normal, jacobian.T @ (target - here))
        tried = np.clip(angles + np.clip(step, -_LEAP_RAD, _LEAP_RAD), low, high)
        there = place(tried)
        if np.linalg.norm(target - there) < np.linalg.norm(target - here):
            angles, here = tried, there
        else:
            damping *= _SHORTER
    first, second = np.degrees(angles)
    return float(first), float(second)
