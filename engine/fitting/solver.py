"""Regularised, bounded, robust Gauss-Newton over pose and linear shape coefficients.

One problem is one picture: points p_i = base_i + shapes_i x are turned, moved and projected by a
pinhole camera, and compared with tracked points. The unknowns are six for the pose (a rotation
vector applied on the left, and the translation) and the coefficients x.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, sin
from typing import TYPE_CHECKING

import numpy as np

from engine.fitting.boxed import bounded_step
from engine.fitting.comparison import Comparison, compare
from engine.fitting.jacobian import jacobian

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import Camera

    DoubleArray = NDArray[np.float64]

POSE = 6


@dataclass(frozen=True)
class Prior:
    """What is believed of the coefficients before looking.

    Attributes:
        precision: (K,) inverse variances about `centre`.
        centre: (K,) most likely values.
        pull: (K,) constant pull towards zero, which keeps doubtful non-negative ones at zero.
        low, high: (K,) bounds.
    """

    precision: DoubleArray
    centre: DoubleArray
    pull: DoubleArray
    low: DoubleArray
    high: DoubleArray


@dataclass(frozen=True)
class Observation:
    """What was tracked.

    Attributes:
        points_px: (L, 2).
        whitening: (L, 2, 2) maps a pixel residual to standard deviations; zero leaves a point out.
        camera: of the picture.
    """

    points_px: DoubleArray
    whitening: DoubleArray
    camera: Camera


@dataclass(frozen=True)
class State:
    """Current estimate: (3, 3) rotation, (3,) translation in mm, (K,) coefficients."""

    rotation: DoubleArray
    translation: DoubleArray
    coefficients: DoubleArray


@dataclass(frozen=True)
class Normal:
    """Normal equations H d = -g at a state."""

    matrix: DoubleArray
    gradient: DoubleArray


def shaped(base: DoubleArray, shapes: DoubleArray, coefficients: DoubleArray) -> DoubleArray:
    """(L, 3) points of the head frame, mm.

    Args:
        base: (L, 3) mm.
        shapes: (3, L, K) mm per unit.
        coefficients: (K,).
    """
    # As one matrix: numpy multiplies a stack of three many times slower.
    moved_mm = shapes.reshape(3 * len(base), shapes.shape[2]) @ coefficients
    return base + moved_mm.reshape(3, len(base)).T


def posed(base: DoubleArray, shapes: DoubleArray, state: State) -> DoubleArray:
    """(L, 3) points in the camera frame, mm; see `shaped`."""
    return shaped(base, shapes, state.coefficients) @ state.rotation.T + state.translation


def projected(points_cam: DoubleArray, camera: Camera) -> DoubleArray:
    """(L, 2) pixels of points in the camera frame (see `Camera`)."""
    per_mm = camera.focal_px / np.maximum(-points_cam[:, 2], 1.0)
    x = camera.centre_px[0] + points_cam[:, 0] * per_mm
    y = camera.centre_px[1] - points_cam[:, 1] * per_mm
    return np.stack([x, y], axis=1)


def normal_equations(
    base: DoubleArray, shapes: DoubleArray, seen: Observation, state: State, *, robust: bool
) -> Normal:
    """The data part of the normal equations, pose first, then coefficients."""
    return _equations(_compared(base, shapes, seen, state, robust=robust), shapes, seen, state)


def _compared(
    base: DoubleArray, shapes: DoubleArray, seen: Observation, state: State, *, robust: bool
) -> Comparison:
    x, y = seen.camera.centre_px
    return compare(
        shaped(base, shapes, state.coefficients), state.rotation, state.translation,
        seen.points_px, seen.whitening, seen.camera.focal_px, (float(x), float(y)), robust,
    )  # fmt: skip


def _equations(
    compared: Comparison, shapes: DoubleArray, seen: Observation, state: State
) -> Normal:
    rows = jacobian(
        compared.points_cam, shapes, seen.whitening, compared.root_weight, state.rotation,
        state.translation, seen.camera.focal_px,
    )  # fmt: skip
    residual = compared.residual * compared.root_weight[:, None]
    return Normal(rows.T @ rows, rows.T @ residual.reshape(-1))


def prior_cost(prior: Prior, coefficients: DoubleArray) -> float:
    """Negative log of the prior, up to a constant."""
    away = coefficients - prior.centre
    return float(0.5 * (prior.precision * away**2).sum() + prior.pull @ np.abs(coefficients))


def with_prior(normal: Normal, prior: Prior, coefficients: DoubleArray) -> Normal:
    """Normal equations of data and prior together."""
    matrix, gradient = normal.matrix.copy(), normal.gradient.copy()
    diagonal = np.arange(POSE, len(matrix))
    matrix[diagonal, diagonal] += prior.precision
    gradient[POSE:] += prior.precision * (coefficients - prior.centre) + prior.pull
    return Normal(matrix, gradient)


def moved(state: State, step: DoubleArray) -> State:
    """The state after a step of the normal equations."""
    return State(
        turned_by(step[:3]) @ state.rotation,
        state.translation + step[3:POSE],
        state.coefficients + step[POSE:],
    )


def turned_by(vector: DoubleArray) -> DoubleArray:
    """(3, 3) rotation by a vector (Rodrigues' formula); scipy takes 0.1 ms for one."""
    x, y, z = vector
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    angle = max(hypot(x, y, z), 1e-12)
    bend = (1.0 - cos(angle)) / angle**2
    return np.eye(3) + sin(angle) / angle * cross + bend * (cross @ cross)


def solve(
    base: DoubleArray,
    shapes: DoubleArray,
    seen: Observation,
    state: State,
    prior: Prior,
    *,
    steps: int,
    robust: bool = True,
) -> State:
    """Gauss-Newton with steps halved where the cost would rise.

    Args:
        base: (L, 3) mm points at zero coefficients.
        shapes: (3, L, K) mm per unit.
        seen: tracked points.
        state: where to start; its coefficients lie within the bounds.
        prior: of the coefficients.
        steps: at most this many; fewer once the points hardly move.
        robust: Cauchy weights against outliers, otherwise plain least squares.
    """
    infinite = np.full(POSE, np.inf)
    compared = _compared(base, shapes, seen, state, robust=robust)
    cost = compared.cost + prior_cost(prior, state.coefficients)
    for _ in range(steps):
        data = _equations(compared, shapes, seen, state)
        normal = with_prior(data, prior, state.coefficients)
        low = np.concatenate([-infinite, prior.low - state.coefficients])
        high = np.concatenate([infinite, prior.high - state.coefficients])
        step = bounded_step(normal.matrix, normal.gradient, low, high)
        before = cost
        for _ in range(4):
            trial = moved(state, step)
            there = _compared(base, shapes, seen, trial, robust=robust)
            cost = there.cost + prior_cost(prior, trial.coefficients)
            if cost <= before:
                state, compared = trial, there
                break
            step = step / 2
        if before - cost < 2e-4 * max(before, 1.0):
            break
    return state
