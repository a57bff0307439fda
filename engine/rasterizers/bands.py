"""Horizontal bands of a picture, one a thread.

Each thread owns its rows, so there are no races; a triangle on a border is drawn by both, each
its own rows. The threads are a plain pool: calls from several Python threads at once are safe,
which they would not be in numba's fallback threading layer.
"""

from __future__ import annotations

import math
import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Band = tuple[int, int]

THREADS = min(2, os.cpu_count() or 1)
_WORTH_A_THREAD = 30_000
"""Triangles plus pixels below which waking a second thread costs more than it saves."""


class Window(NamedTuple):
    """A part of a picture: rows [top, bottom) and columns [left, right)."""

    top: int
    bottom: int
    left: int
    right: int

    @classmethod
    def whole(cls, size_hw: tuple[int, int]) -> Window:
        """All of a picture of that size."""
        return cls(0, size_hw[0], 0, size_hw[1])

    @property
    def size_hw(self) -> tuple[int, int]:
        return self.bottom - self.top, self.right - self.left

    @property
    def slices(self) -> tuple[slice, slice]:
        """For indexing arrays of the picture's size."""
        return slice(self.top, self.bottom), slice(self.left, self.right)


def halves(window: Window) -> list[Band]:
    """(first row, row after the last) for each thread: equal shares."""
    top, bottom = window.top, window.bottom
    if THREADS < 2 or math.prod(window.size_hw) < _WORTH_A_THREAD:
        return [(top, bottom)]
    middle = (top + bottom) // 2
    return [(top, middle), (middle, bottom)]


def by_vertices(points_px: NDArray[Any], triangle_count: int, window: Window) -> list[Band]:
    """Rows for each thread: split where half of (a sample of) the vertices in it lie above."""
    top, bottom = window.top, window.bottom
    if THREADS < 2 or triangle_count + math.prod(window.size_hw) < _WORTH_A_THREAD:
        return [(top, bottom)]
    rows = np.sort(points_px[:: max(1, len(points_px) // 512), 1])
    first, last = np.searchsorted(rows, (top, bottom))  # NaN sorts last.
    split = int(rows[(first + last) // 2]) if last > first else (top + bottom) // 2
    split = min(max(split, top), bottom)
    return [(top, split), (split, bottom)]


def run(work: Callable[[Band], None], bands: list[Band]) -> None:
    """Do `work` on every band, the first one on the caller's thread."""
    pending = [_pool().submit(work, band) for band in bands[1:]]
    work(bands[0])
    for future in pending:
        future.result()


@cache
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(THREADS, thread_name_prefix="rasterizer")
