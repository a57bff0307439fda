"""The reference rasteriser: plain PyTorch, many meshes at once, on any torch device.

Follows the rules written in `kernels`, so on the CPU it agrees with the compiled rasteriser on
every pixel. Gradients flow from barycentric weights and depth to points and depths (which
triangle is seen is piecewise constant and carries none).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from engine.rasterizers.fragments import NEAR_MM, Fragments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray
    from torch import Tensor

CHUNK = 2_000_000
"""Triangle-pixel pairs tested at once; about 300 bytes of memory each."""

_EMPTY = torch.iinfo(torch.int64).max


@dataclass(frozen=True)
class FragmentsBatch:
    """`Fragments` of N meshes as tensors with a leading N."""

    triangle: Tensor
    barycentric: Tensor
    depth_mm: Tensor


def create(device: str = "cpu") -> Callable[..., Fragments]:
    """The registry's factory: a function like `rasterize` that draws on `device`."""

    def draw(
        points_px: NDArray[Any],
        depth_mm: NDArray[Any],
        triangles: NDArray[Any],
        size_hw: tuple[int, int],
    ) -> Fragments:
        batch = rasterize_batch(
            torch.as_tensor(np.asarray(points_px, np.float32), device=device)[None],
            torch.as_tensor(np.asarray(depth_mm, np.float32), device=device)[None],
            torch.as_tensor(np.asarray(triangles, np.int64), device=device),
            size_hw,
        )
        return Fragments(
            batch.triangle[0].cpu().numpy(),
            batch.barycentric[0].cpu().numpy(),
            batch.depth_mm[0].cpu().numpy(),
        )

    return draw


def rasterize_batch(
    points: Tensor, depth: Tensor, triangles: Tensor, size_hw: tuple[int, int]
) -> FragmentsBatch:
    """Find the nearest front-facing triangle at each pixel centre of N meshes.

    Args:
        points: (N, V, 2) float32 projected vertices in pixels.
        depth: (N, V) float32 distances along the viewing axis.
        triangles: (T, 3) integer vertex numbers, shared by all meshes.
        size_hw: size of each picture.

    Returns:
        (N, H, W) int32 triangle, (N, H, W, 3) float32 barycentric, (N, H, W) float32 depth_mm.
    """
    count, (height, width) = len(points), size_hw
    triangles = triangles.long()
    with torch.no_grad():
        nearest = _nearest(points.double(), depth.double(), triangles, size_hw)
    pixel = torch.nonzero(nearest != _EMPTY)[:, 0]
    # The key's upper half is the depth's bits, the lower half the triangle.
    seen = nearest[pixel] & 0xFFFFFFFF
    mesh, rest = pixel // (height * width), pixel % (height * width)
    corners, inverse = _corners(points.double(), depth.double(), triangles, mesh, seen)
    weights = _edges(corners, rest % width, rest // width)
    shares = weights * inverse
    scale = 1.0 / (shares[:, 0] + shares[:, 1] + shares[:, 2])
    z = (weights[:, 0] + weights[:, 1] + weights[:, 2]) * scale

    triangle = torch.full_like(nearest, -1, dtype=torch.int32)
    triangle[pixel] = seen.int()
    barycentric = points.new_zeros((len(nearest), 3), dtype=torch.float32)
    depth_mm = points.new_full((len(nearest),), torch.inf, dtype=torch.float32)
    return FragmentsBatch(
        triangle.view(count, height, width),
        barycentric.index_put((pixel,), (shares * scale[:, None]).float())
        .view(count, height, width, 3),
        depth_mm.index_put((pixel,), z.float()).view(count, height, width),
    )  # fmt: skip


def _nearest(points: Tensor, depth: Tensor, triangles: Tensor, size_hw: tuple[int, int]) -> Tensor:
    """(N H W,) int64 smallest key (depth bits, triangle) of each pixel, `_EMPTY` where none."""
    height, width = size_hw
    nearest = torch.full(
        (len(points) * height * width,), _EMPTY, dtype=torch.int64, device=points.device
    )
    for mesh, face, column, row in _candidates(points, depth, triangles, size_hw):
        corners, inverse = _corners(points, depth, triangles, mesh, face)
        weights = _edges(corners, column, row)
        inside = ((weights > 0) | ((weights == 0) & _owned(corners))).all(1)
        mesh, face, column, row = mesh[inside], face[inside], column[inside], row[inside]
        weights, inverse = weights[inside], inverse[inside]
        shares = weights * inverse
        scale = 1.0 / (shares[:, 0] + shares[:, 1] + shares[:, 2])
        z = ((weights[:, 0] + weights[:, 1] + weights[:, 2]) * scale).float()
        key = (z.view(torch.int32).long() << 32) | face
        pixel = (mesh * height + row) * width + column
        nearest.scatter_reduce_(0, pixel, key, "amin")
    return nearest


def _candidates(
    points: Tensor, depth: Tensor, triangles: Tensor, size_hw: tuple[int, int]
) -> Iterator[tuple[Tensor, Tensor, Tensor, Tensor]]:
    """Pairs of drawable triangle and pixel in its bounding box: mesh, triangle, column, row."""
    height, width = size_hw
    limit = points.new_tensor([width - 1, height - 1])
    corners = points[:, triangles]  # (N, T, 3, 2)
    low = corners.amin(2).ceil().clamp(min=0)
    high = torch.minimum(corners.amax(2).floor(), limit)
    # Comparisons with NaN are false, which drops the triangle.
    area, distance = _area(corners), depth[:, triangles]
    drawable = (low <= high).all(-1) & (area > 0) & area.isfinite()
    drawable &= ((distance >= NEAR_MM) & distance.isfinite()).all(-1)
    mesh, face = torch.nonzero(drawable, as_tuple=True)
    low, high = low[mesh, face].long(), high[mesh, face].long()
    across, down = (high - low + 1).unbind(-1)
    ends = (across * down).cumsum(0)
    start = 0
    while start < len(mesh):
        before = int(ends[start - 1]) if start else 0
        stop = max(start + 1, int(torch.searchsorted(ends, before + CHUNK, right=True)))
        many = (across * down)[start:stop]
        which = torch.repeat_interleave(torch.arange(start, stop, device=points.device), many)
        first = torch.repeat_interleave(ends[start:stop] - many - before, many)
        within = torch.arange(len(which), device=points.device) - first
        column = low[which, 0] + within % across[which]
        row = low[which, 1] + within // across[which]
        yield mesh[which], face[which], column, row
        start = stop


def _area(corners: Tensor) -> Tensor:
    """(..., 3, 2) corners to twice the area, positive for front faces."""
    (ix, iy), (jx, jy), (kx, ky) = (corner.unbind(-1) for corner in corners.unbind(-2))
    return (jy - iy) * (kx - ix) + (ix - jx) * (ky - iy)


def _corners(
    points: Tensor, depth: Tensor, triangles: Tensor, mesh: Tensor, face: Tensor
) -> tuple[Tensor, Tensor]:
    """(P, 3, 2) corner positions and (P, 3) inverse depths of P triangles."""
    vertices = triangles[face]
    return points[mesh[:, None], vertices], 1.0 / depth[mesh[:, None], vertices]


def _slopes(corners: Tensor) -> tuple[Tensor, Tensor]:
    """(P, 3) A and B of the edges opposite to each corner."""
    begin, end = corners[:, [1, 2, 0]], corners[:, [2, 0, 1]]
    return end[..., 1] - begin[..., 1], begin[..., 0] - end[..., 0]


def _edges(corners: Tensor, column: Tensor, row: Tensor) -> Tensor:
    """(P, 3) edge functions A x + (B y + C) at P pixels."""
    begin, end = corners[:, [1, 2, 0]], corners[:, [2, 0, 1]]
    a, b = _slopes(corners)
    c = end[..., 0] * begin[..., 1] - end[..., 1] * begin[..., 0]
    return a * column[:, None] + (b * row[:, None] + c)


def _owned(corners: Tensor) -> Tensor:
    """(P, 3) whether pixels on the edge opposite to each corner belong to the triangle."""
    a, b = _slopes(corners)
    return (a > 0) | ((a == 0) & (b > 0))
