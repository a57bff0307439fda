"""Compiled loops of the lite renderer."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True, nogil=True, error_model="numpy")
def correct(
    first, last, base, near, fields, corner, origin, scale, brightest, out
):  # pragma: no cover - compiled
    """Rows [first, last) of a corrected frame.

    Args:
        base: (H, W, 3) uint8 or uint16.
        near: (h, w) uint8, what may be changed; its first pixel is `corner` (x, y) of the base.
        fields: (S, S, 5), see `Correction`; its first pixel lies at `origin`.
        scale: pixels of the base to one of the fields.
        brightest: value of white.
        out: (H, W, 3) result; a copy of the base before.
    """
    height, width = base.shape[:2]
    size = fields.shape[0]
    said = np.empty(5, np.float32)
    across, down = np.empty(4, np.float32), np.empty(4, np.float32)
    for row in range(first, last):
        v = (row - origin[1] + 0.5) / scale - 0.5
        for column in range(corner[0], corner[0] + near.shape[1]):
            if not near[row - corner[1], column - corner[0]]:
                continue
            _between(fields, (column - origin[0] + 0.5) / scale - 0.5, v, size, said)
            if not said.any():
                continue
            x, y = column + said[0] * scale, row + said[1] * scale
            left, top = int(np.floor(x)), int(np.floor(y))
            _cubic(x - left, across)
            _cubic(y - top, down)
            for channel in range(3):
                value = np.float32(0)
                for j in range(4):
                    at = min(max(top - 1 + j, 0), height - 1)
                    line = np.float32(0)
                    for i in range(4):
                        line += across[i] * base[at, min(max(left - 1 + i, 0), width - 1), channel]
                    value += down[j] * line
                value += said[2 + channel] * brightest
                out[row, column, channel] = int(min(max(value, 0), brightest) + 0.5)


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _between(fields, x, y, size, said):  # pragma: no cover - compiled
    """Bilinear values at (x, y), those of the border beyond it."""
    x, y = min(max(x, 0.0), size - 1.0), min(max(y, 0.0), size - 1.0)
    left, top = min(int(x), size - 2), min(int(y), size - 2)
    right_share, low_share = np.float32(x - left), np.float32(y - top)
    for number in range(5):
        upper = fields[top, left, number] * (1 - right_share)
        upper += fields[top, left + 1, number] * right_share
        lower = fields[top + 1, left, number] * (1 - right_share)
        lower += fields[top + 1, left + 1, number] * right_share
        said[number] = upper * (1 - low_share) + lower * low_share


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _cubic(t, weights):  # pragma: no cover - compiled
    """Four weights of Keys' cubic convolution (1981, a = -0.75) at the fraction `t`."""
    a = -0.75
    for number in range(4):
        d = abs(t + 1 - number)
        if d <= 1:
            weights[number] = ((a + 2) * d - (a + 3)) * d * d + 1
        else:
            weights[number] = ((a * d - 5 * a) * d + 8 * a) * d - 4 * a


@njit(cache=True, nogil=True, error_model="numpy")
def part_values(triangle, values, picture, total):  # pragma: no cover - compiled
    """Bytes of a drawn surface, and how far it has moved.

    Args:
        triangle: (S, S) int32, -1 where no surface is.
        values: (S, S, B + 3) interpolated: what becomes bytes, then the homogeneous place in the
            photo's square.
        picture: (S, S, B) uint8 result.
        total: (S / n, S / n, 3) float32 result: sums of the shifts (x, y) to the photo over n x n
            pixels, and how many there were.
    """
    size, count = picture.shape[0], picture.shape[2]
    step = size // total.shape[0]
    total[:] = 0
    for row in range(size):
        for column in range(size):
            if triangle[row, column] < 0:
                for number in range(count):
                    picture[row, column, number] = 0
                continue
            for number in range(count):
                picture[row, column, number] = int(values[row, column, number] + 0.5)
            distance = values[row, column, count + 2]
            cell = total[row // step, column // step]
            cell[0] += values[row, column, count] / distance - column
            cell[1] += values[row, column, count + 1] / distance - row
            cell[2] += 1
