"""Direct manipulation: take hold of a point of the face and move it; the sliders follow.

The slider values that bring a surface point to a place in the picture are the solution of a
bounded, regularised least-squares problem over the few shapes that naturally move that point. A
far target that cannot be reached pulls with limited force (Huber), so that it does not drive
every slider to its end for the sake of a fraction of a pixel.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.aiming import gazed, turned
from engine.drivers.handle_places import (
    handle_places,
    handle_points,
    nearest_handle,
    nearest_place,
)
from engine.drivers.handle_point import HandlePoint, handle_place
from engine.drivers.handles import HANDLES, Handle, mirrored
from engine.fitting.boxed import bounded_step
from engine.types import ARKIT_INDEX

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.drivers.sight import Sight
    from engine.facemodels.model import FaceModel
    from engine.types import FaceParams, FloatArray, Portrait

    DoubleArray = NDArray[np.float64]

__all__ = [
    "HANDLES", "Handle", "drag", "handle_place", "handle_places", "handle_points",
    "nearest_handle", "nearest_place",
]  # fmt: skip

_STEPS = 5
_CLOSE_ENOUGH_EYES = 0.0005
_SIGMA_EYES = 0.005
"""How near the point shall come to its target, over the distance of the eyes."""
_PULL_EYES = 0.004
"""Beyond this distance from the target, over that of the eyes, the pull grows no more."""
_STALLED = 0.98


def drag(
    model: FaceModel,
    portrait: Portrait,
    params: FaceParams,
    handle: Handle,
    to: tuple[float, float],
    *,
    symmetric: bool = False,
    sight: Sight | None = None,
) -> dict[str, float]:
    """Absolute slider values that bring a handle to a place.

    Args:
        model: the face model.
        portrait: the fitted face.
        params: the head when it was taken hold of; the result depends on the hand's place alone
            when the same ones are given during a whole gesture.
        handle: what was taken hold of.
        to: where it should come: px of the portrait's picture, or as `sight` sees it.
        symmetric: let the other half of the face do the same.
        sight: what the hand sees the head through; the photo's camera by default.
    """
    target = np.asarray(to, np.float64)
    if not np.isfinite(target).all():
        return {}
    point = HandlePoint(model, portrait, params, handle, sight)
    if handle.kind == "turn":
        return turned(point, params, target)
    if handle.kind == "gaze":
        return gazed(model, point, params, target, left=handle.name.endswith("left"))
    return _pulled(point, params, handle, target, symmetric)


def _pulled(
    point: HandlePoint, params: FaceParams, handle: Handle, target: DoubleArray, symmetric: bool
) -> dict[str, float]:
    """Gauss-Newton with a bounded step; the surface itself is evaluated exactly."""
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
        if stalled or distance < _CLOSE_ENOUGH_EYES * point.eyes:
            break
        pull = min(1.0, _PULL_EYES * point.eyes / distance)
        pull /= (_SIGMA_EYES * point.eyes) ** 2
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
