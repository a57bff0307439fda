"""Curves that move as people do: eased moves, blinks, slow sway."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Curve = NDArray[np.float64]

_PERIODS_S = (7.3, 4.7, 3.1)
"""They never meet, so the sway does not repeat."""


def keyed(times_s: Curve, keys: Sequence[tuple[float, float]]) -> Curve:
    """Minimum-jerk moves through (time, value) keys: 10 u^3 - 15 u^4 + 6 u^5 (Flash and Hogan).

    Args:
        times_s: (N,) where the curve is wanted; before the first and after the last key it rests.
        keys: at least one, in rising order of time.
    """
    at = np.array([time for time, _ in keys])
    values = np.array([value for _, value in keys])
    if len(keys) < 2:
        return np.full(len(times_s), values[0])
    index = np.clip(np.searchsorted(at, times_s, side="right") - 1, 0, len(at) - 2)
    u = np.clip((times_s - at[index]) / np.maximum(at[index + 1] - at[index], 1e-9), 0, 1)
    ease = u**3 * (10 - 15 * u + 6 * u * u)
    return values[index] + (values[index + 1] - values[index]) * ease


def blinks(times_s: Curve, starts_s: Sequence[float]) -> Curve:
    """Lids shut in 90 ms, stay for 40 ms and open in 190 ms."""
    shut = np.zeros_like(times_s)
    for start in starts_s:
        keys = [(start, 0.0), (start + 0.09, 1.0), (start + 0.13, 1.0), (start + 0.32, 0.0)]
        shut = np.maximum(shut, keyed(times_s, keys))
    return shut


def sway(times_s: Curve, amount: float, phase: float) -> Curve:
    """Slow wandering within about +-amount, 0 at both ends."""
    waves = sum(
        np.sin(2 * math.pi * times_s / period + phase * (i + 1)) / (i + 1.5)
        for i, period in enumerate(_PERIODS_S)
    )
    edge = np.clip(np.minimum(times_s, times_s[-1] - times_s) / 0.8, 0, 1)
    return amount * waves * edge * edge * (3 - 2 * edge)
