"""Hairs as polylines, either free about the head or rooted in the skin's triangles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import load_model
from engine.rasterizers.numba_cpu import vertex_normals

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import FloatArray


@dataclass(frozen=True, eq=False)
class Strands:
    """S hairs of K points each.

    Attributes:
        points_mm: (S, K, 3) float32, head frame, root first.
        outward: (S, 3) float32 unit vectors away from the skin at the roots.
        colour: (S, 3) float32 linear RGB.
        width_mm: (S,) float32 width of the lock that a drawn line stands for, at its root.
    """

    points_mm: FloatArray
    outward: FloatArray
    colour: FloatArray
    width_mm: FloatArray

    def where(self, kept: NDArray[np.bool_]) -> Strands:
        """Those hairs for which `kept` (S,) is true."""
        return Strands(
            self.points_mm[kept], self.outward[kept], self.colour[kept], self.width_mm[kept]
        )


@dataclass(frozen=True, eq=False)
class Rooted:
    """S hairs that ride on triangles of the face model.

    Attributes:
        triangle: (S,) int32.
        barycentric: (S, 3) float32 root within it.
        local_mm: (S, K, 3) float32 along the triangle's first edge, across it, and outwards.
        colour, width_mm: see `Strands`.
    """

    triangle: NDArray[np.int32]
    barycentric: FloatArray
    local_mm: FloatArray
    colour: FloatArray
    width_mm: FloatArray

    def on(self, vertices: FloatArray) -> Strands:
        """The hairs on a head (V, 3) mm with any expression."""
        roots, frame = frames(vertices, self.triangle, self.barycentric)
        points = roots[:, None] + np.einsum("skc,scd->skd", self.local_mm, frame)
        return Strands(
            points.astype(np.float32), frame[:, 2].astype(np.float32), self.colour, self.width_mm
        )


def frames(
    vertices: FloatArray, triangle: NDArray[np.int32], barycentric: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """(S, 3) points on triangles of the model, and (S, 3, 3) edge, cross and normal there."""
    triangles = load_model().triangles
    corners = triangles[triangle]
    normals = vertex_normals(vertices, triangles)[corners]
    placed = vertices[corners]
    root = np.einsum("sc,scd->sd", barycentric, placed)
    normal = unit(np.einsum("sc,scd->sd", barycentric, normals))
    edge = placed[:, 1] - placed[:, 0]
    edge = unit(edge - normal * (edge * normal).sum(1, keepdims=True))
    return root, np.stack([edge, np.cross(normal, edge), normal], axis=1)


def scatter(
    vertices: FloatArray, density: FloatArray, count: int, random: np.random.Generator
) -> tuple[NDArray[np.int32], FloatArray]:
    """Random points on the model's surface.

    Args:
        vertices: (V, 3) mm.
        density: (V,) relative number per area.
        count: how many.
        random: stream to draw from.

    Returns:
        (count,) triangles and (count, 3) barycentric weights.
    """
    triangles = load_model().triangles
    a, b, c = (vertices[triangles[:, i]] for i in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    share = np.cumsum(area * density[triangles].mean(1))
    chosen = np.searchsorted(share, random.uniform(0, share[-1], count)).astype(np.int32)
    chosen = np.minimum(chosen, len(triangles) - 1)
    one, two = random.uniform(size=(2, count))
    fold = one + two > 1
    one, two = np.where(fold, 1 - one, one), np.where(fold, 1 - two, two)
    return chosen, np.stack([1 - one - two, one, two], axis=1).astype(np.float32)


def unit(vectors: FloatArray) -> FloatArray:
    """Vectors (..., 3) at length 1."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
