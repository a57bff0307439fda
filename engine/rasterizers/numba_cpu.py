"""The default rasteriser: compiled loops on the CPU, one horizontal band of rows a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.rasterizers import bands, kernels
from engine.rasterizers.bands import Window
from engine.rasterizers.fragments import Fragments

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from engine.rasterizers.bands import Band

    Array = NDArray[Any]


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
    window = Window.whole(size_hw)

    def draw(band: Band) -> None:
        _draw(points, depth, corners, band, window, fragments)

    bands.run(draw, bands.by_vertices(points, len(corners), window))
    return fragments


def interpolate(
    fragments: Fragments,
    triangles: Array,
    values: Array,
    out: Array | None = None,
    window: Window | None = None,
) -> NDArray[np.float32]:
    """(H, W, C) float32 of per-vertex values (V, C) seen at each pixel, 0 where none is.

    Args:
        fragments: of the mesh.
        triangles: (T, 3) its vertex numbers.
        values: (V, C).
        out: to be overwritten.
        window: the part to fill, by default all; outside it the result means nothing.
    """
    corners, table = _corners(triangles), _float(values)
    height, width = fragments.size_hw
    if out is None:
        out = np.empty((height, width, table.shape[1]), np.float32)

    part = window or Window.whole(fragments.size_hw)

    def fill(band: Band) -> None:
        _fill(fragments, corners, table, band, part, out)

    bands.run(fill, bands.halves(part))
    return out


def rasterize_attributes(
    points_px: Array,
    depth_mm: Array,
    triangles: Array,
    values: Array,
    size_hw: tuple[int, int],
    out: tuple[Fragments, Array] | None = None,
    window: Window | None = None,
) -> tuple[Fragments, NDArray[np.float32]]:
    """`rasterize` and `interpolate` in one go, each band while it is still in the cache.

    Args:
        points_px, depth_mm, triangles, size_hw: see `rasterize`.
        values: (V, C) per-vertex values.
        out: an earlier result of the same sizes, to be overwritten.
        window: the part to draw, by default all; outside it `out` stays as it is.

    Returns:
        The fragments, and the (H, W, C) float32 values seen at each pixel, 0 where none is.
    """
    points, depth, corners = _float(points_px), _float(depth_mm), _corners(triangles)
    table = _float(values)
    fragments, picture = out or (
        Fragments.empty(size_hw),
        np.empty((*size_hw, table.shape[1]), np.float32),
    )

    part = window or Window.whole(size_hw)

    def draw_and_fill(band: Band) -> None:
        _draw(points, depth, corners, band, part, fragments)
        _fill(fragments, corners, table, band, part, picture)

    bands.run(draw_and_fill, bands.by_vertices(points, len(corners), part))
    return fragments, picture


def vertex_normals(vertices: Array, triangles: Array) -> NDArray[np.float32]:
    """(V, 3) float32 unit normals, area-weighted, outwards for counter-clockwise triangles.

    A vertex without triangles, or whose triangles have no area, gets (0, 0, 0).
    """
    normals = np.empty((len(vertices), 3), np.float32)
    kernels.sum_normals(_float(vertices), _corners(triangles), normals)
    return normals


def _draw(
    points: Array, depth: Array, corners: Array, band: Band, window: Window, into: Fragments
) -> None:
    kernels.raster_band(
        points, depth, corners, *band, window.left, window.right,
        into.triangle, into.barycentric, into.depth_mm,
    )  # fmt: skip


def _fill(
    fragments: Fragments, corners: Array, table: Array, band: Band, window: Window, out: Array
) -> None:
    kernels.interpolate_band(
        fragments.triangle, fragments.barycentric, corners, table,
        *band, window.left, window.right, out,
    )  # fmt: skip


def _float(values: Array) -> NDArray[np.float32]:
    return np.ascontiguousarray(values, np.float32)


def _corners(triangles: Array) -> NDArray[np.int32]:
    return np.ascontiguousarray(triangles, np.int32)
