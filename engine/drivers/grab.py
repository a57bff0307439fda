"""Direct manipulation: take hold of a point of the face and move it; the sliders follow.

The slider values that bring a surface point to a place in the picture are the solution of a
bounded, regularised least-squares problem over the few shapes that naturally move that point. A
far target that cannot be reached pulls with limited force (Huber), so that it does not drive
every slider to its end for the sake of a fraction of a pixel.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.handle_point import SCHEME, HandlePoint, eyes_px, neutral_of
from engine.drivers.handles import HANDLES, Handle, mirrored
from engine.drivers.sliders import SLIDERS
from engine.facemodels import load_model
from engine.facemodels.gaze import gaze_from_expression
from engine.facemodels.projection import project, to_camera
from engine.fitting.boxed import bounded_step
from engine.types import ARKIT_INDEX, Pose

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.types import FaceParams, FloatArray, Portrait

    DoubleArray = NDArray[np.float64]

__all__ = ["HANDLES", "Handle", "drag", "handle_points", "nearest_handle"]

_STEPS = 5
_CLOSE_ENOUGH_PX = 0.05
_SIGMA_EYES = 0.005
"""How near the point shall come to its target, over the distance of the eyes."""
_PULL_EYES = 0.004
"""Beyond this distance from the target, over that of the eyes, the pull grows no more."""
_REACH_EYES = 0.16
"""How far from a handle the hand may be, over the distance of the eyes."""
_STEP_RAD = 1e-3
_LEAP_RAD = 0.35
_AXIS_MM = np.array([0.0, 0.0, 40.0])
_EDGE_ON = 0.2
"""Least cosine between a handle's side of the head and the line of sight."""
_STALLED = 0.98


def handle_points(
    model: FaceModel, portrait: Portrait, params: FaceParams
) -> dict[str, FloatArray]:
    """Where each handle that faces the camera lies: (2,) px of the portrait's picture, by name.

    Args:
        model: the face model.
        portrait: the fitted face.
        params: the head as it is shown now.
    """
    vertices = model.express(neutral_of(model, portrait, params), params.expression)
    embedding = model.embeddings[SCHEME]
    landmarks = [handle.landmark for handle in HANDLES.values()]
    corners = vertices[model.triangles[embedding.triangle[landmarks]]]
    in_head = np.einsum("lc,lcd->ld", embedding.barycentric[landmarks], corners)
    points = to_camera(in_head, params.pose)
    # Away from the head's upright axis: lids and lips fold, but their place on the head does not.
    outward = (in_head - _AXIS_MM) * (1.0, 0.0, 1.0) @ params.pose.rotation().T
    lengths = np.linalg.norm(outward, axis=1) * np.linalg.norm(points, axis=1)
    facing = -np.einsum("ld,ld->l", outward, points) / np.maximum(lengths, 1e-9)
    points_px, _ = project(points, params.camera)
    return {
        name: point
        for name, point, cosine in zip(HANDLES, points_px, facing, strict=True)
        if cosine > _EDGE_ON
    }


def nearest_handle(
    portrait: Portrait,
    params: FaceParams,
    point_px: tuple[float, float],
    within_px: float = 0.0,
    *,
    model: FaceModel | None = None,
) -> Handle | None:
    """The handle nearest to a point of the picture, or None when none is near.

    Args:
        portrait: the fitted face.
        params: the head as it is shown now.
        point_px: where the hand is.
        within_px: how near counts; 0 for a share of the face's size.
        model: the face model; by default the one that is loaded.
    """
    model = model or load_model()
    places = handle_points(model, portrait, params)
    reach = within_px or _REACH_EYES * eyes_px(model, params)
    distances = {name: math.dist(point_px, place) for name, place in places.items()}
    name = min(distances, key=lambda one: distances[one], default="")
    return HANDLES[name] if name and distances[name] <= reach else None


def drag(
    model: FaceModel,
    portrait: Portrait,
    params: FaceParams,
    handle: Handle,
    to_px: tuple[float, float],
    *,
    symmetric: bool = False,
) -> dict[str, float]:
    """Absolute slider values that bring a handle to a point of the picture.

    Args:
        model: the face model.
        portrait: the fitted face.
        params: the head when it was taken hold of; the result depends on the hand's place alone
            when the same ones are given during a whole gesture.
        handle: what was taken hold of.
        to_px: where it should come.
        symmetric: let the other half of the face do the same.
    """
    target = np.asarray(to_px, np.float64)
    if not np.isfinite(target).all():
        return {}
    if handle.kind == "turn":
        return _turned(model, portrait, params, handle, target)
    if handle.kind == "gaze":
        return _gazed(model, portrait, params, handle, target)
    return _pulled(model, portrait, params, handle, target, symmetric)


def _pulled(
    model: FaceModel, portrait: Portrait, params: FaceParams, handle: Handle,
    target: DoubleArray, symmetric: bool,
) -> dict[str, float]:  # fmt: skip
    """Gauss-Newton with a bounded step; the surface itself is evaluated exactly."""
    point = HandlePoint(model, portrait, params, handle)
    pairs = [(name, mirrored(name) if symmetric else name) for name in handle.names]
    rows = np.array([[ARKIT_INDEX[name] for name in pair] for pair in pairs])
    costs = np.array([cost for _, cost in handle.sliders], np.float64) ** 2
    start = params.expression[rows[:, 0]].astype(np.float64)
    low, high = np.minimum(start, 0.0), np.maximum(start, 1.0)
    slopes = point.slopes(rows)
    step, best, nearest = np.zeros(len(rows)), np.zeros(len(rows)), math.inf
    for _ in range(_STEPS):
        place, jacobian = point.place(_moved(params.expression, rows, step), slopes)
        residual = target - place
        distance = float(np.linalg.norm(residual))
        stalled = distance > _STALLED * nearest
        if distance < nearest:
            best, nearest = step, distance
        if stalled or distance < _CLOSE_ENOUGH_PX:
            break
        pull = min(1.0, _PULL_EYES * point.eyes_px / distance)
        pull /= (_SIGMA_EYES * point.eyes_px) ** 2
        matrix = pull * jacobian @ jacobian.T + np.diag(costs)
        gradient = costs * step - pull * jacobian @ residual
        now = start + step
        step = step + _boxed(matrix, gradient, low - now, high - now)
    expression = _moved(params.expression, rows, best)
    return {
        name: float(expression[row])
        for pair, pair_rows in zip(pairs, rows, strict=True)
        for name, row in zip(pair, pair_rows, strict=True)
    }


def _turned(
    model: FaceModel, portrait: Portrait, params: FaceParams, handle: Handle, target: DoubleArray
) -> dict[str, float]:
    """Yaw and pitch that bring a point of the head to the target; roll and place stay."""
    point = HandlePoint(model, portrait, params, handle)
    place_mm = point.head_mm(params.expression)

    def place(angles: DoubleArray) -> DoubleArray:
        pose = replace(params.pose, yaw_rad=float(angles[0]), pitch_rad=float(angles[1]))
        return point.project(place_mm, pose)[0]

    start = np.array([params.pose.yaw_rad, params.pose.pitch_rad])
    yaw, pitch = _solved(place, start, target, point.eyes_px, ("yaw", "pitch"))
    return {"yaw": yaw, "pitch": pitch}


def _gazed(
    model: FaceModel, portrait: Portrait, params: FaceParams, handle: Handle, target: DoubleArray
) -> dict[str, float]:
    """Gaze angles that bring one pupil to the target; the other eye turns along."""
    side = 0 if handle.name.endswith("left") else 1
    point = HandlePoint(model, portrait, params, handle)
    centre = model.eye_centre(point.neutral, ("left", "right")[side]).astype(np.float64)
    arm = point.barycentric @ point.neutral[point.vertices] - centre
    gaze = gaze_from_expression(params.expression).astype(np.float64)

    def place(angles: DoubleArray) -> DoubleArray:
        turn = Pose(yaw_rad=float(angles[0]), pitch_rad=float(angles[1])).rotation()
        return point.project(centre + turn @ arm, params.pose)[0]

    wanted = _solved(place, gaze[side], target, point.eyes_px, ("gazeYaw", "gazePitch"))
    # The sliders speak of both eyes' mean; their difference stays.
    both = np.asarray(wanted) + np.degrees(gaze.mean(axis=0) - gaze[side])
    return {
        name: float(np.clip(value, SLIDERS[name].low, SLIDERS[name].high))
        for name, value in zip(("gazeYaw", "gazePitch"), both, strict=True)
    }


def _solved(
    place: Callable[[DoubleArray], DoubleArray], start: DoubleArray, target: DoubleArray,
    eyes_px: float, names: tuple[str, str],
) -> tuple[float, float]:  # fmt: skip
    """Two angles in degrees, within their sliders' range, that bring a point to the target."""
    limits = np.radians([[SLIDERS[name].low, SLIDERS[name].high] for name in names])
    low, high = np.minimum(limits[:, 0], start), np.maximum(limits[:, 1], start)
    angles = start.copy()
    # A target beyond the sphere on which the point moves would throw the angles about.
    damping = (0.02 * eyes_px) ** 2
    for _ in range(_STEPS):
        here = place(angles)
        turned = [place(angles + step) for step in np.eye(2) * _STEP_RAD]
        jacobian = np.stack([(there - here) / _STEP_RAD for there in turned], axis=1)
        normal = jacobian.T @ jacobian + damping * np.eye(2)
        step = np.linalg.solve(normal, jacobian.T @ (target - here))
        angles = np.clip(angles + np.clip(step, -_LEAP_RAD, _LEAP_RAD), low, high)
    first, second = np.degrees(angles)
    return float(first), float(second)


def _boxed(
    matrix: DoubleArray, gradient: DoubleArray, low: DoubleArray, high: DoubleArray
) -> DoubleArray:
    """`bounded_step`, which wants at least one free unknown: one of no consequence is added."""
    count = len(gradient)
    padded = np.eye(count + 1)
    padded[:count, :count] = matrix
    slope, bottom, top = (
        np.zeros(count + 1),
        np.full(count + 1, -np.inf),
        np.full(count + 1, np.inf),
    )
    slope[:count], bottom[:count], top[:count] = gradient, low, high
    return bounded_step(padded, slope, bottom, top)[:count]


def _moved(expression: FloatArray, rows: NDArray[np.intp], step: DoubleArray) -> FloatArray:
    """A copy of (52,) coefficients with pairs of them moved, inside 0..1 or where they were."""
    out = expression.astype(np.float32, copy=True)
    for row, amount in {
        int(row): amount for pair, amount in zip(rows, step, strict=True) for row in pair
    }.items():
        low, high = min(float(expression[row]), 0.0), max(float(expression[row]), 1.0)
        out[row] = min(max(float(expression[row]) + amount, low), high)
    return out
