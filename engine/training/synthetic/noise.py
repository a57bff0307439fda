"""Noise pictures that tile, made once per process by shaping the spectrum of white noise."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from engine.types import FloatArray

SIDE_PX = 512
_SEED = 715517


@cache
def cloud(slope: float = 1.6, number: int = 0) -> FloatArray:
    """(N, N) float32 of zero mean and unit variance whose amplitude falls as frequency^-slope."""
    frequency = _frequency()
    frequency[0, 0] = 1.0
    return _shaped(frequency**-slope, number + round(slope * 1000))


@cache
def grain(size_px: float, number: int = 0) -> FloatArray:
    """(N, N) float32 of zero mean and unit variance with blobs about `size_px` wide."""
    ratio = _frequency() * size_px / SIDE_PX * 2
    return _shaped(ratio**2 * np.exp(-(ratio**2)), number + round(size_px * 7000))


def patch(field: FloatArray, size_hw: tuple[int, int], start: tuple[int, int]) -> FloatArray:
    """(h, w) of a tiling field from `start` (row, column)."""
    out = np.empty(size_hw, np.float32)
    rows = _runs(size_hw[0], start[0])
    for top, source_row, high in rows:
        for left, source_column, wide in _runs(size_hw[1], start[1]):
            out[top : top + high, left : left + wide] = field[
                source_row : source_row + high, source_column : source_column + wide
            ]
    return out


def _runs(length: int, start: int) -> list[tuple[int, int, int]]:
    """(place, place in the tile, length) of the pieces that cover `length` from `start`."""
    pieces, done, place = [], 0, start % SIDE_PX
    while done < length:
        step = min(SIDE_PX - place, length - done)
        pieces.append((done, place, step))
        done, place = done + step, 0
    return pieces


def _frequency() -> FloatArray:
    axis = np.fft.fftfreq(SIDE_PX) * SIDE_PX
    return np.hypot(axis[:, None], axis[None]).astype(np.float32)


def _shaped(amplitude: FloatArray, number: int) -> FloatArray:
    white = np.random.default_rng([_SEED, number]).normal(size=(SIDE_PX, SIDE_PX))
    amplitude = amplitude.copy()
    amplitude[0, 0] = 0.0
    field = np.fft.ifft2(np.fft.fft2(white) * amplitude).real
    return (field / field.std()).astype(np.float32)
