"""Holes in pictures and maps filled from what surrounds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numba import njit

from engine.media import resample

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LEAST = np.float32(1e-6)


def fill_holes(pixels: NDArray[Any], mask: NDArray[Any]) -> NDArray[Any]:
    """Fill masked pixels smoothly from what surrounds them.

    Pull-push: averages of known pixels are carried up a pyramid and back down where nothing is
    known (Gortler et al., "The Lumigraph", 1996). Known pixels come back unchanged.

    Args:
        pixels: (H, W) or (H, W, C).
        mask: (H, W), non-zero where a pixel is missing.

    Returns:
        A filled copy; all zero where there was nothing to fill from.
    """
    missing = mask != 0
    filled = pixels.copy()
    if not missing.any():
        return filled
    top, bottom, left, right = _grown_box(missing)
    window = np.s_[top:bottom, left:right]
    known = (~missing[window]).astype(np.float32)[..., None]
    colour = pixels[window].reshape(*known.shape[:2], -1).astype(np.float32)
    pulled = _pull_push(np.concatenate([colour * known, known], axis=2))
    if np.issubdtype(pixels.dtype, np.integer):
        pulled = np.rint(pulled)
    hole = missing[window]
    filled[window][hole] = pulled.reshape(pixels[window].shape)[hole].astype(pixels.dtype)
    return filled


def _pull_push(weighted: NDArray[np.float32]) -> NDArray[np.float32]:
    """(h, w, C + 1) colours times weight, and the weight in 0..1 -> filled (h, w, C)."""
    height, width, count = weighted.shape
    own = np.empty((height, width, count - 1), np.float32)
    complete = _colours(weighted, own)
    if height * width == 1 or complete:
        return own
    coarse = resample.resize(weighted, ((height + 1) // 2, (width + 1) // 2))
    _trust(coarse)
    grown = resample.grow(_pull_push(coarse), (height, width))
    _continue(own, weighted, grown)
    return own


@njit(cache=True, nogil=True, error_model="numpy")
def _colours(weighted, out):  # pragma: no cover - compiled
    """Colours (h, w, C) of what they are times the weight; whether all are known."""
    complete = True
    last = out.shape[2]
    for row in range(out.shape[0]):
        for column in range(out.shape[1]):
            weight = weighted[row, column, last]
            complete &= weight >= 1
            for channel in range(last):
                out[row, column, channel] = weighted[row, column, channel] / max(weight, _LEAST)
    return complete


@njit(cache=True, nogil=True, error_model="numpy")
def _trust(weighted):  # pragma: no cover - compiled
    """Let one known pixel of four count as all, in place."""
    last = weighted.shape[2] - 1
    for row in range(weighted.shape[0]):
        for column in range(weighted.shape[1]):
            weight = weighted[row, column, last]
            factor = min(np.float32(1), 4 * weight) / max(weight, _LEAST)
            for channel in range(last + 1):
                weighted[row, column, channel] *= factor


@njit(cache=True, nogil=True, error_model="numpy")
def _continue(own, weighted, grown):  # pragma: no cover - compiled
    """Where weight is wanting, put what the coarser level has, in place."""
    last = own.shape[2]
    for row in range(own.shape[0]):
        for column in range(own.shape[1]):
            trust = min(weighted[row, column, last], np.float32(1))
            if trust < 1:
                for channel in range(last):
                    beside = grown[row, column, channel] * (1 - trust)
                    own[row, column, channel] = own[row, column, channel] * trust + beside


def _grown_box(missing: NDArray[np.bool_]) -> tuple[int, int, int, int]:
    """Top, bottom, left, right of the set pixels, grown so that known ones surround them."""
    rows, columns = np.flatnonzero(missing.any(1)), np.flatnonzero(missing.any(0))
    margin = 8 + max(int(rows[-1] - rows[0]), int(columns[-1] - columns[0])) // 2
    return (
        max(0, int(rows[0]) - margin),
        min(missing.shape[0], int(rows[-1]) + 1 + margin),
        max(0, int(columns[0]) - margin),
        min(missing.shape[1], int(columns[-1]) + 1 + margin),
    )
