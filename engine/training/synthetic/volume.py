"""The space around a head: how far a point is from the skin, so that hair stays outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.spatial import cKDTree

from engine.facemodels import Part, load_model
from engine.rasterizers.numba_cpu import vertex_normals
from engine.training.synthetic.compiled import loop

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import FloatArray

STEP_MM = 8.0
REACH_MM = 60.0
"""Farther from the skin the grid only says that it is far."""
_LOW = np.array([-185.0, -245.0, -135.0])
_HIGH = np.array([185.0, 160.0, 160.0])
OUTER = (Part.FACE, Part.SCALP, Part.NECK, Part.TORSO, Part.EAR_LEFT, Part.EAR_RIGHT)


@dataclass(frozen=True, eq=False)
class Volume:
    """A grid of distances.

    Attributes:
        distance_mm: (X, Y, Z) float32 to the skin, negative inside.
        low_mm: (3,) float32 position of the first cell; cells are `STEP_MM` apart.
    """

    distance_mm: FloatArray
    low_mm: FloatArray


def of_head(neutral: FloatArray) -> Volume:
    """The volume about one person's neutral head (V, 3) mm, head frame."""
    model = load_model()
    outer = np.unique(model.triangles[np.isin(model.triangle_part, OUTER)])
    normals = vertex_normals(neutral, model.triangles)[outer]
    axes = [np.arange(low, high, STEP_MM) for low, high in zip(_LOW, _HIGH, strict=True)]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), -1).astype(np.float32)
    flat = grid.reshape(-1, 3)
    distance, nearest = cKDTree(neutral[outer]).query(flat, distance_upper_bound=REACH_MM)
    distance, nearest = np.minimum(distance, REACH_MM), np.minimum(nearest, len(outer) - 1)
    side = ((flat - neutral[outer[nearest]]) * normals[nearest]).sum(1)
    inside = (side < 0) & (distance < REACH_MM)
    # The middle of the head is out of reach of the skin, too.
    inside |= (np.abs(flat) < [45, 60, 50]).all(1) & (distance >= REACH_MM)
    signed = np.where(inside, -distance, distance)
    return Volume(signed.reshape(grid.shape[:3]).astype(np.float32), _LOW.astype(np.float32))


@loop
def distance_at(grid, low, x, y, z):
    """Trilinear distance in mm; far outside the grid the border's value."""
    nx, ny, nz = grid.shape
    fx = min(max((x - low[0]) / STEP_MM, 0.0), nx - 1.001)
    fy = min(max((y - low[1]) / STEP_MM, 0.0), ny - 1.001)
    fz = min(max((z - low[2]) / STEP_MM, 0.0), nz - 1.001)
    i, j, k = int(fx), int(fy), int(fz)
    fx, fy, fz = fx - i, fy - j, fz - k
    c00 = grid[i, j, k] * (1 - fx) + grid[i + 1, j, k] * fx
    c10 = grid[i, j + 1, k] * (1 - fx) + grid[i + 1, j + 1, k] * fx
    c01 = grid[i, j, k + 1] * (1 - fx) + grid[i + 1, j, k + 1] * fx
    c11 = grid[i, j + 1, k + 1] * (1 - fx) + grid[i + 1, j + 1, k + 1] * fx
    return (c00 * (1 - fy) + c10 * fy) * (1 - fz) + (c01 * (1 - fy) + c11 * fy) * fz


def distances(space: Volume, points: NDArray[Any]) -> FloatArray:
    """(...) mm from the skin of points (..., 3), negative inside."""
    flat = np.ascontiguousarray(points.reshape(-1, 3), np.float32)
    out = np.empty(len(flat), np.float32)
    _fill(space.distance_mm, space.low_mm, flat, out)
    return out.reshape(points.shape[:-1])


@loop
def _fill(grid, low, points, out):
    for n in range(len(points)):
        out[n] = distance_at(grid, low, points[n, 0], points[n, 1], points[n, 2])
