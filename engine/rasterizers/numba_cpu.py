"""The default rasteriser: compiled loops on the CPU, one horizontal band of rows a thread.

Each thread owns its rows, so there are no races; a triangle on a border is drawn by both, each
its own rows. The threads are a plain pool: calls from several Python threads at once are safe.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.rasterizers import kernels
from engine.rasterizers.fragments import Fragments

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Array = NDArray[Any]
    Band = tuple[int, int]

_THREADS = min(2, os.cpu_count() or 1)
_WORTH_A_THREAD = 30_000
"""Triangles plus pixels below which waking a second thread costs more than it saves."""


def create() -> Callable[..., Fragments]:
    """The registry's factory: `rasterize` itself."""
    return rasterize


def rasterize(
    points_px: Array,
    depth_mm: Array,
    triangles: Array,
    size_hw: tuple[int, int],
    out: Fragments | None = None,
) -> Fragments:
    """Find the nearest front-facing triangle at the centre of each pixel.

    Triangles whose corners run counter-clockwise in the picture with y up are front faces;
    back faces, triangles with a corner nearer than 1 mm and those with a NaN are left out. Parts
    outside the picture are clipped. Pixels on a shared edge belong to exactly one triangle.

    Args:
        points_px: (V, 2) projected vertices (x, y) in pixels.
        depth_mm: (V,) their distance along the viewing axis.
        triangles: (T, 3) vertex numbers.
        size_hw: size of the result.
        out: buffers of that size to write into instead of new ones.
    """
    points, depth, corners = _float(points_px), _float(depth_mm), _corners(triangles)
    fragments = out or Fragments.empty(size_hw)

    def draw(band: Band) -> None:
        _draw(points, depth, corners, band, fragments)

    _in_bands(draw, _bands(points, len(corners), size_hw))
    return fragments


def interpolate(
    fragments: Fragments, triangles: Array, values: Array, out: Array | None = None
) -> NDArray[np.float32]:
    """(H, W, C) float32 of per-vertex values (V, C) seen at each pixel, 0 where none is."""
    corners, table = _corners(triangles), _float(values)
    height, width = fragments.size_hw
    if out is None:
        out = np.empty((height, width, table.shape[1]), np.float32)

    def fill(band: Band) -> None:
        _fill(fragments, corners, table, band, out)

    split = height // 2
    worth = height * width >= _WORTH_A_THREAD and _THREADS > 1
    _in_bands(fill, [(0, split), (split, height)] if worth else [(0, height)])
    return out


def rasterize_attributes(
    points_px: Array,
    depth_mm: Array,
    triangles: Array,
    values: Array,
    size_hw: tuple[int, int],
    out: tuple[Fragments, Array] | None = None,
) -> tuple[Fragments, NDArray[np.float32]]:
    """`rasterize` and `interpolate` in one go, each band while it is still in the cache.

    Args:
        points_px, depth_mm, triangles, size_hw: see `rasterize`.
        values: (V, C) per-vertex values.
        out: an earlier result of the same sizes, to be overwritten.

    Returns:
        The fragments, and the (H, W, C) float32 values seen at each pixel, 0 where none is.
    """
    points, depth, corners = _float(points_px), _float(depth_mm), _corners(triangles)
    table = _float(values)
    fragments, picture = out or (
        Fragments.empty(size_hw),
        np.empty((*size_hw, table.shape[1]), np.float32),
    )

    def draw_and_fill(band: Band) -> None:
        _draw(points, depth, corners, band, fragments)
        _fill(fragments, corners, table, band, picture)

    _in_bands(draw_and_fill, _bands(points, len(corners), size_hw))
    return fragments, picture


def vertex_normals(vertices: Array, triangles: Array) -> NDArray[np.float32]:
    """(V, 3) float32 unit normals, area-weighted, outwards for counter-clockwise triangles.

    A vertex without triangles, or whose triangles have no area, gets (0, 0, 0).
    """
    normals = np.empty((len(vertices), 3), np.float32)
    kernels.sum_normals(_float(vertices), _corners(triangles), normals)
    return normals


def _draw(points: Array, depth: Array, corners: Array, band: Band, into: Fragments) -> None:
    kernels.raster_band(
        points, depth, corners, *band, into.triangle, into.barycentric, into.depth_mm
    )


def _fill(fragments: Fragments, corners: Array, table: Array, band: Band, out: Array) -> None:
    kernels.interpolate_band(fragments.triangle, fragments.barycentric, corners, table, *band, out)


def _float(values: Array) -> NDArray[np.float32]:
    return np.ascontiguousarray(values, np.float32)


def _corners(triangles: Array) -> NDArray[np.int32]:
    return np.ascontiguousarray(triangles, np.int32)


def _bands(points: Array, triangle_count: int, size_hw: tuple[int, int]) -> list[Band]:
    """Rows for each thread: split where half of (a sample of) the vertices lie above."""
    height, width = size_hw
    if _THREADS < 2 or triangle_count + height * width < _WORTH_A_THREAD:
        return [(0, height)]
    sample = np.sort(points[:: max(1, len(points) // 512), 1])
    middle = sample[len(sample) // 2] if len(sample) else height / 2
    split = int(min(max(middle, 0), height)) if np.isfinite(middle) else height // 2
    return [(0, split), (split, height)]


def _in_bands(work: Callable[[Band], None], bands: list[Band]) -> None:
    pending = [_pool().submit(work, band) for band in bands[1:]]
    work(bands[0])
    for future in pending:
        future.result()


@cache
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_THREADS, thread_name_prefix="rasterizer")
