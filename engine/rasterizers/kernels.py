"""The compiled loops of the CPU rasteriser.

Importing this module compiles them (a few seconds, once) or loads them from numba's disk cache,
so nothing imports it before the first picture is drawn. The kernels are serial and release the
GIL; `numba_cpu` runs them on threads of its own, because numba's fallback threading layer must
not be entered from two Python threads at once.

Rules both rasterisers follow to the last bit, see `torch_reference`:

* f(p) = A x + (B y + C) in float64 for each edge, without fused multiply-add. Swapping the two
  ends of an edge negates A, B and C exactly, so neighbours never both claim or both refuse a
  pixel (`fastmath` would break this).
* A pixel centre on an edge belongs to the triangle whose left or top edge it is.
* Depth is rounded to float32 before it is compared; on a tie the lower triangle number wins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numba import float32, float64, int32, int64, njit, types, uint8, void

from engine.rasterizers.fragments import NEAR_MM

if TYPE_CHECKING:
    from collections.abc import Callable


def _given(dtype: Any, ndim: int) -> types.Array:
    """A read-only argument; mutable arrays convert to it, so one compilation serves both."""
    return types.Array(dtype, ndim, "C", readonly=True)


def _kernel(signature: Any, **options: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    def compile_(function: Callable[..., Any]) -> Callable[..., Any]:
        try:
            return njit(signature, cache=True, nogil=True, error_model="numpy", **options)(function)
        except RuntimeError:  # no folder can hold the cache: pay the compilation each time
            return njit(signature, nogil=True, error_model="numpy", **options)(function)

    return compile_


@njit(error_model="numpy", nogil=True)
def _reciprocal(a, b, c, below):
    """-1 / A where dividing by A finds an edge to a thousandth of a pixel, else 0."""
    return -1.0 / a if abs(a) > 2e-12 * (abs(c) + abs(b) * below) else 0.0


@njit(error_model="numpy", nogil=True)
def _narrow(low, high, row, reciprocal):
    """Cut a row's span [low, high] at an edge; a little slack leaves the decision to the test."""
    crossing = row * reciprocal
    begin = crossing - 1e-3 if reciprocal < 0.0 else low
    end = crossing + 1e-3 if reciprocal > 0.0 else high
    return begin if begin > low else low, end if end < high else high


@njit(error_model="numpy", nogil=True)
def _refused(w, a, b):
    """Whether a pixel exactly on an edge belongs to the neighbour."""
    return w == 0.0 and not (a > 0.0 or (a == 0.0 and b > 0.0))


@_kernel(
    void(
        _given(float32, 2), _given(float32, 1), _given(int32, 2), int64, int64, int64, int64,
        int32[:, ::1], float32[:, :, ::1], float32[:, ::1],
    )
)  # fmt: skip
def raster_band(
    points, depth, triangles, top, bottom, left, right, triangle, barycentric, depth_out
):
    """Draw all triangles into rows [top, bottom) and columns [left, right) of the buffers."""
    above, below = float64(top), float64(bottom - 1)
    first, last = float64(left), float64(right - 1)
    triangle[top:bottom, left:right] = -1
    barycentric[top:bottom, left:right] = 0.0
    depth_out[top:bottom, left:right] = np.inf
    for t in range(triangles.shape[0]):
        i, j, k = triangles[t, 0], triangles[t, 1], triangles[t, 2]
        ix, iy = float64(points[i, 0]), float64(points[i, 1])
        jx, jy = float64(points[j, 0]), float64(points[j, 1])
        kx, ky = float64(points[k, 0]), float64(points[k, 1])
        # Edge opposite to corner i runs from j to k, and so on.
        ai, aj, ak = ky - jy, iy - ky, jy - iy
        bi, bj, bk = jx - kx, kx - ix, ix - jx
        area = ak * (kx - ix) + bk * (ky - iy)
        y0, y1 = np.ceil(max(min(iy, jy, ky), above)), np.floor(min(max(iy, jy, ky), below))
        x0, x1 = np.ceil(max(min(ix, jx, kx), first)), np.floor(min(max(ix, jx, kx), last))
        # One branch for all reasons, as none of them can be predicted; NaN fails the first two.
        if not ((area > 0.0) & (area < np.inf) & (y0 <= y1) & (x0 <= x1)):
            continue
        zi, zj, zk = float64(depth[i]), float64(depth[j]), float64(depth[k])
        if not (min(zi, zj, zk) >= NEAR_MM and zi + zj + zk < np.inf):
            continue
        zi, zj, zk = 1.0 / zi, 1.0 / zj, 1.0 / zk
        ci, cj, ck = kx * jy - ky * jx, ix * ky - iy * kx, jx * iy - jy * ix
        ri = _reciprocal(ai, bi, ci, below)
        rj = _reciprocal(aj, bj, cj, below)
        rk = _reciprocal(ak, bk, ck, below)
        for y in range(int64(y0), int64(y1) + 1):
            row_i, row_j, row_k = bi * y + ci, bj * y + cj, bk * y + ck
            low, high = _narrow(x0, x1, row_i, ri)
            low, high = _narrow(low, high, row_j, rj)
            low, high = _narrow(low, high, row_k, rk)
            for x in range(int64(np.ceil(low)), int64(np.floor(high)) + 1):
                wi, wj, wk = ai * x + row_i, aj * x + row_j, ak * x + row_k
                least = min(wi, wj, wk)
                if not least >= 0.0:
                    continue
                if least == 0.0 and (
                    _refused(wi, ai, bi) or _refused(wj, aj, bj) or _refused(wk, ak, bk)
                ):
                    continue
                pi, pj, pk = wi * zi, wj * zj, wk * zk
                scale = 1.0 / (pi + pj + pk)
                z = float32((wi + wj + wk) * scale)
                if z < depth_out[y, x]:
                    depth_out[y, x] = z
                    triangle[y, x] = t
                    barycentric[y, x, 0] = pi * scale
                    barycentric[y, x, 1] = pj * scale
                    barycentric[y, x, 2] = pk * scale


@_kernel(
    void(
        _given(int32, 2), _given(float32, 3), _given(int32, 2), _given(float32, 2),
        int64, int64, int64, int64, float32[:, :, ::1],
    )
)  # fmt: skip
def interpolate_band(triangle, barycentric, triangles, values, top, bottom, left, right, out):
    """Weighted corner values into rows [top, bottom) and columns [left, right) of `out`, 0 where
    no surface is."""
    channels = values.shape[1]
    for y in range(top, bottom):
        for x in range(left, right):
            t = triangle[y, x]
            if t < 0:
                for c in range(channels):
                    out[y, x, c] = 0.0
                continue
            i, j, k = triangles[t, 0], triangles[t, 1], triangles[t, 2]
            p, q, r = barycentric[y, x, 0], barycentric[y, x, 1], barycentric[y, x, 2]
            for c in range(channels):
                out[y, x, c] = p * values[i, c] + q * values[j, c] + r * values[k, c]


@_kernel(
    void(
        _given(int32, 2), _given(float32, 3), _given(float32, 2), _given(int32, 2),
        _given(float32, 2), _given(uint8, 1), int64, int64,
        uint8[:, ::1], float32[:, :, ::1], float32[:, :, ::1], float32[:, ::1],
        float32[:, :, ::1],
    )
)  # fmt: skip
def maps_band(
    triangle, barycentric, depth, triangles, values, part, top, bottom,
    mask, pncc, normal, depth_out, flow,
):  # fmt: skip
    """Geometry maps of the rows [top, bottom), see `maps.geometry_maps`.

    Columns of `values`: colour (3), normal (3) and, unless `flow` is empty, homogeneous position
    in the other picture (3).
    """
    for y in range(top, bottom):
        for x in range(triangle.shape[1]):
            t = triangle[y, x]
            if t < 0:
                mask[y, x], depth_out[y, x] = 0, 0.0
                pncc[y, x], normal[y, x] = 0.0, 0.0
                if flow.shape[0]:
                    flow[y, x] = np.nan
                continue
            i, j, k = triangles[t, 0], triangles[t, 1], triangles[t, 2]
            p, q, r = barycentric[y, x, 0], barycentric[y, x, 1], barycentric[y, x, 2]
            mask[y, x], depth_out[y, x] = part[t], depth[y, x]
            for c in range(3):
                pncc[y, x, c] = p * values[i, c] + q * values[j, c] + r * values[k, c]
            nx = p * values[i, 3] + q * values[j, 3] + r * values[k, 3]
            ny = p * values[i, 4] + q * values[j, 4] + r * values[k, 4]
            nz = p * values[i, 5] + q * values[j, 5] + r * values[k, 5]
            scale = 1.0 / max(np.sqrt(nx * nx + ny * ny + nz * nz), 1e-9)
            normal[y, x, 0], normal[y, x, 1], normal[y, x, 2] = nx * scale, ny * scale, nz * scale
            if flow.shape[0]:
                distance = p * values[i, 8] + q * values[j, 8] + r * values[k, 8]
                scale = 1.0 / distance if distance > 0.0 else np.nan
                for c in range(2):
                    place = p * values[i, 6 + c] + q * values[j, 6 + c] + r * values[k, 6 + c]
                    flow[y, x, c] = place * scale


@_kernel(void(_given(float32, 2), _given(int32, 2), float32[:, ::1]))
def sum_normals(vertices, triangles, normals):
    """Unit vertex normals: the sum of the adjoining triangles' area-weighted normals."""
    normals[:] = 0.0
    for t in range(triangles.shape[0]):
        i, j, k = triangles[t, 0], triangles[t, 1], triangles[t, 2]
        ux, uy = vertices[j, 0] - vertices[i, 0], vertices[j, 1] - vertices[i, 1]
        vx, vy = vertices[k, 0] - vertices[i, 0], vertices[k, 1] - vertices[i, 1]
        uz, vz = vertices[j, 2] - vertices[i, 2], vertices[k, 2] - vertices[i, 2]
        nx, ny, nz = uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx
        for corner in (i, j, k):
            normals[corner, 0] += nx
            normals[corner, 1] += ny
            normals[corner, 2] += nz
    for v in range(normals.shape[0]):
        length = np.sqrt(normals[v, 0] ** 2 + normals[v, 1] ** 2 + normals[v, 2] ** 2)
        if length > 0.0:
            normals[v, 0] /= length
            normals[v, 1] /= length
            normals[v, 2] /= length


@_kernel(void(_given(float32, 2), _given(float32, 1), _given(float32, 2), float64, uint8[::1]))
def test_depth(points, depth, buffer, tolerance, out):
    """1 where a point is not behind the depth buffer's surface, see `maps.seen`."""
    height, width = buffer.shape
    for n in range(points.shape[0]):
        out[n] = 0
        x, y = points[n, 0], points[n, 1]
        if not (x >= -0.5 and y >= -0.5 and x < width - 0.5 and y < height - 0.5):
            continue
        left, above = int64(np.floor(x)), int64(np.floor(y))
        farthest = float32(-1.0)
        for v in range(max(above, 0), min(above + 2, height)):
            for u in range(max(left, 0), min(left + 2, width)):
                if buffer[v, u] > farthest and buffer[v, u] < np.inf:
                    farthest = buffer[v, u]
        if farthest < 0.0 or depth[n] <= farthest + tolerance:
            out[n] = 1
