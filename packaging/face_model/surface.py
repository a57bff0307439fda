"""Closest points on triangles and on edge loops."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]
    Ints = NDArray[np.integer[Any]]


def closest_points(points: Floats, corners: Floats) -> tuple[Ints, Floats]:
    """Nearest triangle and barycentric weights of each point.

    Args:
        points: (N, 3).
        corners: (T, 3, 3) triangles.
    """
    triangle = np.empty(len(points), dtype=np.int64)
    weights = np.empty((len(points), 3))
    for row, point in enumerate(points):
        bary = _clamped(point, corners)
        distance = np.linalg.norm((bary[:, :, None] * corners).sum(1) - point, axis=1)
        triangle[row] = distance.argmin()
        weights[row] = bary[triangle[row]]
    return triangle, weights


def _clamped(point: Floats, corners: Floats) -> Floats:
    """(T, 3) barycentric weights of the point nearest to `point` on each triangle."""
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    ab, ac, ap = b - a, c - a, point - a
    d00, d01, d11 = _dot(ab, ab), _dot(ab, ac), _dot(ac, ac)
    d20, d21 = _dot(ap, ab), _dot(ap, ac)
    area = np.maximum(d00 * d11 - d01 * d01, 1e-12)
    v, w = (d11 * d20 - d01 * d21) / area, (d00 * d21 - d01 * d20) / area
    bary = np.stack([1 - v - w, v, w], axis=1)
    outside = (bary < 0).any(1)
    best = np.full(len(corners), np.inf)
    edge_bary = bary.copy()
    for i, j in ((0, 1), (1, 2), (2, 0)):
        start, along = corners[:, i], corners[:, j] - corners[:, i]
        t = np.clip(_dot(point - start, along) / np.maximum(_dot(along, along), 1e-12), 0, 1)
        distance = np.linalg.norm(start + t[:, None] * along - point, axis=1)
        closer = distance < best
        best[closer] = distance[closer]
        edge_bary[closer] = 0
        edge_bary[closer, i], edge_bary[closer, j] = 1 - t[closer], t[closer]
    bary[outside] = edge_bary[outside]
    return bary


def _dot(a: Floats, b: Floats) -> Floats:
    return (a * b).sum(-1)


def on_polyline(
    point: Floats, path: Ints, vertices: Floats, triangles: Ints, allowed: Ints, metric: Any
) -> tuple[int, Floats]:
    """Triangle and barycentric weights of the nearest point on a path of vertices.

    Args:
        point: (3,).
        path: vertices in order; consecutive ones share an edge.
        vertices, triangles: the mesh.
        allowed: triangles that may carry the result.
        metric: weight of each axis in "nearest".
    """
    best = (np.inf, 0, 0, 0.0)
    for a, b in pairwise(path):
        along = (vertices[b] - vertices[a]) * metric
        share = ((point - vertices[a]) * metric) @ along / max(along @ along, 1e-12)
        t = float(np.clip(share, 0, 1))
        distance = float(np.linalg.norm((vertices[a] - point) * metric + t * along))
        best = min(best, (distance, int(a), int(b), t))
    _, a, b, t = best
    chosen = triangles[allowed]
    both = np.flatnonzero((chosen == a).any(1) & (chosen == b).any(1))
    if not len(both):
        raise ValueError(f"no edge joins vertices {a} and {b}")
    index = int(allowed[both[0]])
    weights = np.zeros(3)
    weights[triangles[index] == a], weights[triangles[index] == b] = 1 - t, t
    return index, weights
