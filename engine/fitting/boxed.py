"""Quadratic minimisation with bounds on some of the unknowns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit
from scipy.linalg.lapack import dposv

if TYPE_CHECKING:
    from numpy.typing import NDArray

    DoubleArray = NDArray[np.float64]

MAX_SWEEPS = 200


def bounded_step(
    matrix: DoubleArray,
    gradient: DoubleArray,
    low: DoubleArray,
    high: DoubleArray,
    pull: DoubleArray | None = None,
    away: DoubleArray | None = None,
) -> DoubleArray:
    """The d that minimises d'Hd/2 + g'd + sum(pull |away + d|) with low <= d <= high.

    The unbounded unknowns are eliminated (Schur complement), the bounded ones found by projected
    coordinate descent, which always converges for a positive definite H.

    Args:
        matrix: (N, N) positive definite H.
        gradient: (N,) g.
        low, high: (N,) bounds, low <= 0 <= high; infinite where free, equal where fixed.
        pull: (N,) weights of the absolute values, none when None; of bounded unknowns only.
        away: (N,) what the absolute values are taken of before the step.
    """
    free = np.flatnonzero(np.isinf(low))
    boxed = np.flatnonzero(np.isfinite(low) & (high > low))
    cross = matrix[free][:, boxed]
    right = np.concatenate([cross, gradient[free][:, None]], axis=1)
    _, through, failed = dposv(matrix[free][:, free], right)
    if failed:
        raise np.linalg.LinAlgError("the normal equations are not positive definite")
    reduced = matrix[boxed][:, boxed] - cross.T @ through[:, :-1]
    slope = gradient[boxed] - cross.T @ through[:, -1]
    nothing = np.zeros(len(boxed))
    inner = _descend(
        np.ascontiguousarray(reduced),
        slope,
        low[boxed],
        high[boxed],
        nothing if pull is None else pull[boxed],
        nothing if away is None else away[boxed],
    )
    step = np.zeros(len(gradient))
    step[boxed] = inner
    step[free] = -through[:, -1] - through[:, :-1] @ inner
    return step


@njit(cache=True)
def _descend(
    matrix: DoubleArray,
    gradient: DoubleArray,
    low: DoubleArray,
    high: DoubleArray,
    pull: DoubleArray,
    away: DoubleArray,
) -> DoubleArray:
    count = len(gradient)
    step = np.zeros(count)
    slope = gradient.copy()
    for _ in range(MAX_SWEEPS):
        largest = 0.0
        for k in range(count):
            wanted = step[k] - slope[k] / matrix[k, k]
            if pull[k] > 0.0:
                # Soft thresholding: the minimiser of a parabola and an absolute value.
                whole, reach = away[k] + wanted, pull[k] / matrix[k, k]
                wanted = np.sign(whole) * max(abs(whole) - reach, 0.0) - away[k]
            change = min(max(wanted, low[k]), high[k]) - step[k]
            if change != 0.0:
                step[k] += change
                slope += change * matrix[k]
                largest = max(largest, abs(change))
        if largest < 1e-5:
            break
    return step
