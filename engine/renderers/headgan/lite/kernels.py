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
    line_said = np.empty((size, 5), np.float32)
    across, down = np.empty(4, np.float32), np.empty(4, np.float32)
    dark, half, brightest = np.float32(0), np.float32(0.5), np.float32(brightest)
    for row in range(first, last):
        _along_row(fields, (row - origin[1] + 0.5) / scale - 0.5, line_said)
        for column in range(corner[0], corner[0] + near.shape[1]):
            if not near[row - corner[1], column - corner[0]]:
                continue
            if not _at(line_said, (column - origin[0] + 0.5) / scale - 0.5, said):
                continue
            x, y = column + said[0] * scale, row + said[1] * scale
            left, top = int(np.floor(x)), int(np.floor(y))
            _cubic(np.float32(x - left), across)
            _cubic(np.float32(y - top), down)
            red, green, blue = said[2] * brightest, said[3] * brightest, said[4] * brightest
            for j in range(4):
                line = base[min(max(top - 1 + j, 0), height - 1)]
                for i in range(4):
                    at = min(max(left - 1 + i, 0), width - 1)
                    share = down[j] * across[i]
                    red += share * line[at, 0]
                    green += share * line[at, 1]
                    blue += share * line[at, 2]
            out[row, column, 0] = int(min(max(red, dark), brightest) + half)
            out[row, column, 1] = int(min(max(green, dark), brightest) + half)
            out[row, column, 2] = int(min(max(blue, dark), brightest) + half)


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _along_row(fields, y, line):  # pragma: no cover - compiled
    """Linear values at height y, those of the border beyond it."""
    top, low = _between(y, len(fields))
    for column in range(len(line)):
        for number in range(5):
            upper, lower = fields[top, column, number], fields[top + 1, column, number]
            line[column, number] = upper * (1 - low) + lower * low


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _at(line, x, said):  # pragma: no cover - compiled
    """Linear values at x, those of the border beyond it; whether any is not zero."""
    left, right = _between(x, len(line))
    anything = False
    for number in range(5):
        value = line[left, number] * (1 - right) + line[left + 1, number] * right
        said[number] = value
        anything |= value != 0
    return anything


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _between(place, count):  # pragma: no cover - compiled
    """The first of the two of `count` values that a place lies between, and the second one's
    share."""
    within = min(max(place, 0.0), count - 1.0)
    first = min(int(within), count - 2)
    return first, np.float32(within - first)


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _cubic(t, weights):  # pragma: no cover - compiled
    """Four weights of Keys' cubic convolution (1981, a = -0.75) at the fraction `t`."""
    a, s = np.float32(-0.75), np.float32(1) - t
    weights[0] = a * t * s * s
    weights[1] = ((a + np.float32(2)) * t - (a + np.float32(3))) * t * t + np.float32(1)
    weights[2] = ((a + np.float32(2)) * s - (a + np.float32(3))) * s * s + np.float32(1)
    weights[3] = a * s * t * t


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
