"""Horizontal bands of a picture, one a thread.

Each thread owns its rows, so there are no races; a triangle on a border is drawn by both, each
its own rows. The threads are a plain pool: calls from several Python threads at once are safe,
which they would not be in numba's fallback threading layer.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Band = tuple[int, int]

THREADS = min(2, os.cpu_count() or 1)
_WORTH_A_THREAD = 30_000
"""Triangles plus pixels below which waking a second thread costs more than it saves."""


def halves(size_hw: tuple[int, int]) -> list[Band]:
    """(first row, row after the last) for each thread: equal shares."""
    height, width = size_hw
    if THREADS < 2 or height * width < _WORTH_A_THREAD:
        return [(0, height)]
    return [(0, height // 2), (height // 2, height)]


def by_vertices(
    points_px: NDArray[Any], triangle_count: int, size_hw: tuple[int, int]
) -> list[Band]:
    """Rows for each thread: split where half of (a sample of) the vertices lie above."""
    height, width = size_hw
    if THREADS < 2 or triangle_count + height * width < _WORTH_A_THREAD:
        return [(0, height)]
    sample = np.sort(points_px[:: max(1, len(points_px) // 512), 1])
    middle = sample[len(sample) // 2] if len(sample) else height / 2
    split = int(min(max(middle, 0), height)) if np.isfinite(middle) else height // 2
    return [(0, split), (split, height)]


def run(work: Callable[[Band], None], bands: list[Band]) -> None:
    """Do `work` on every band, the first one on the caller's thread."""
    pending = [_pool().submit(work, band) for band in bands[1:]]
    work(bands[0])
    for future in pending:
        future.result()


@cache
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(THREADS, thread_name_prefix="rasterizer")
