"""Regularised, bounded, robust Gauss-Newton over pose and linear shape coefficients.

One problem is one picture: points p_i = base_i + shapes_i x are turned, moved and projected by a
pinhole camera, and compared with tracked points. The unknowns are six for the pose (a rotation
vector applied on the left, and the translation) and the coefficients x.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial.transform import Rotation

from engine.fitting.boxed import bounded_step
from engine.fitting.jacobian import jacobian

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import Camera

    DoubleArray = NDArray[np.float64]

POSE = 6
ROBUST_SIGMAS = 4.0
"""Residuals beyond this many standard deviations lose their say (Cauchy weights)."""


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


def posed(base: DoubleArray, shapes: DoubleArray, state: State) -> DoubleArray:
    """(L, 3) points in the camera frame.

    Args:
        base: (L, 3) mm.
        shapes: (3, L, K) mm per unit.
        state: pose and coefficients.
    """
    # As one matrix: numpy multiplies a stack of three many times slower.
    moved_mm = shapes.reshape(3 * len(base), shapes.shape[2]) @ state.coefficients
    head = base + moved_mm.reshape(3, len(base)).T
    return head @ state.rotation.T + state.translation


def projected(points_cam: DoubleArray, camera: Camera) -> DoubleArray:
    """(L, 2) pixels of points in the camera frame (see `Camera`)."""
    per_mm = camera.focal_px / np.maximum(-points_cam[:, 2], 1.0)
    x = camera.centre_px[0] + points_cam[:, 0] * per_mm
    y = camera.centre_px[1] - points_cam[:, 1] * per_mm
    return np.stack([x, y], axis=1)


def _cost(residual: DoubleArray, *, robust: bool) -> float:
    """Negative log likelihood of (L, 2) whitened residuals, up to a constant."""
    squared = (residual**2).sum(axis=1)
    if not robust:
        return float(0.5 * squared.sum())
    return float(0.5 * ROBUST_SIGMAS**2 * np.log1p(squared / ROBUST_SIGMAS**2).sum())


def _residual(points_cam: DoubleArray, seen: Observation) -> DoubleArray:
    """(L, 2) whitened distances from tracked to projected points."""
    away = projected(points_cam, seen.camera) - seen.points_px
    return np.matmul(seen.whitening, away[:, :, None])[:, :, 0]


def normal_equations(
    base: DoubleArray, shapes: DoubleArray, seen: Observation, state: State, *, robust: bool
) -> Normal:
    """The data part of the normal equations, pose first, then coefficients."""
    points_cam = posed(base, shapes, state)
    return _equations(points_cam, _residual(points_cam, seen), shapes, seen, state, robust=robust)


def _equations(
    points_cam: DoubleArray,
    residual: DoubleArray,
    shapes: DoubleArray,
    seen: Observation,
    state: State,
    *,
    robust: bool,
) -> Normal:
    """As `normal_equations`, of points that are posed and compared already."""
    root = np.ones(len(residual))
    if robust:
        root = 1.0 / np.sqrt(1.0 + (residual**2).sum(axis=1) / ROBUST_SIGMAS**2)
    whitening = seen.whitening * root[:, None, None]
    rows = jacobian(
        points_cam, shapes, whitening, state.rotation, state.translation, seen.camera.focal_px
    )
    return Normal(rows.T @ rows, rows.T @ (residual * root[:, None]).reshape(-1))


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
    turn = Rotation.from_rotvec(step[:3]).as_matrix()
    return State(
        turn @ state.rotation, state.translation + step[3:POSE], state.coefficients + step[POSE:]
    )


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
    points_cam = posed(base, shapes, state)
    residual = _residual(points_cam, seen)
    cost = _cost(residual, robust=robust) + prior_cost(prior, state.coefficients)
    for _ in range(steps):
        data = _equations(points_cam, residual, shapes, seen, state, robust=robust)
        normal = with_prior(data, prior, state.coefficients)
        low = np.concatenate([-infinite, prior.low - state.coefficients])
        high = np.concatenate([infinite, prior.high - state.coefficients])
        step = bounded_step(normal.matrix, normal.gradient, low, high)
        before = cost
        for _ in range(4):
            trial = moved(state, step)
            trial_cam = posed(base, shapes, trial)
            there = _residual(trial_cam, seen)
            cost = _cost(there, robust=robust) + prior_cost(prior, trial.coefficients)
            if cost <= before:
                state, points_cam, residual = trial, trial_cam, there
                break
            step = step / 2
        if before - cost < 2e-4 * max(before, 1.0):
            break
    return state
