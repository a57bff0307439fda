"""Bounded quadratic minimisation against its own optimality conditions."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.fitting.boxed import bounded_step


@settings(deadline=None)  # the first example compiles
@given(st.integers(0, 10_000), st.integers(1, 5), st.integers(1, 12))
def test_no_feasible_direction_goes_down(seed: int, free: int, boxed: int):
    random = np.random.default_rng(seed)
    count = free + boxed
    root = random.normal(size=(count + 3, count))
    matrix, gradient = root.T @ root + 0.1 * np.eye(count), random.normal(size=count) * 5
    low = np.concatenate([np.full(free, -np.inf), -random.uniform(0, 1, boxed)])
    high = np.concatenate([np.full(free, np.inf), random.uniform(0, 1, boxed)])
    step = bounded_step(matrix, gradient, low, high)
    slope = matrix @ step + gradient
    assert (step >= low - 1e-9).all()
    assert (step <= high + 1e-9).all()
    inside = (step > low + 1e-9) & (step < high - 1e-9)
    assert np.abs(slope[inside]).max(initial=0.0) < 1e-2
    assert slope[step <= low + 1e-9].min(initial=0.0) > -1e-2
    assert slope[step >= high - 1e-9].max(initial=0.0) < 1e-2


def test_without_reach_it_is_newton():
    matrix, gradient = np.diag([2.0, 4.0, 8.0]), np.array([2.0, 4.0, 8.0])
    low, high = np.array([-np.inf, -9.0, -9.0]), np.array([np.inf, 9.0, 9.0])
    assert np.allclose(bounded_step(matrix, gradient, low, high), -1.0)


def test_fixed_unknowns_stay():
    matrix, gradient = np.eye(3), np.ones(3)
    low, high = np.array([-np.inf, 0.0, -1.0]), np.array([np.inf, 0.0, 1.0])
    assert bounded_step(matrix, gradient, low, high)[1] == 0.0
