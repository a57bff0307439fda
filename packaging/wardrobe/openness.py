"""How much of the sky each point of the head sees: ambient occlusion, measured once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.rasterizers.maps import seen, vertex_normals
from engine.rasterizers.numba_cpu import rasterize

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]
    Ints = NDArray[np.integer[Any]]

DIRECTIONS, MAP_PX, SPAN_MM = 400, 512, 520.0


def openness(vertices: Floats, triangles: Ints) -> Floats:
    """(V,) 0..1, cosine-weighted share of the hemisphere about the normal that is not blocked."""
    normals = vertex_normals(vertices, triangles)
    centre = (vertices.max(0) + vertices.min(0)) / 2
    total = np.zeros(len(vertices))
    free = np.zeros(len(vertices))
    for direction in _sphere(DIRECTIONS):
        cosine = np.clip(normals @ direction, 0, None)
        points, depth = _from(vertices - centre, direction)
        surface = rasterize(points, depth, triangles, (MAP_PX, MAP_PX)).depth_mm
        total += cosine
        free += cosine * seen(points, depth, surface, 2.5)
    return free / np.maximum(total, 1e-6)


def _sphere(count: int) -> Floats:
    """(count, 3) directions spread by the golden angle."""
    index = np.arange(count) + 0.5
    height = 1 - 2 * index / count
    around = np.pi * (1 + 5**0.5) * index
    flat = np.sqrt(1 - height**2)
    return np.stack([flat * np.cos(around), height, flat * np.sin(around)], axis=1)


def _from(points: Floats, direction: Floats) -> tuple[Floats, Floats]:
    """Parallel projection as seen from far away in `direction`."""
    up = np.array([0.0, 1, 0]) if abs(direction[1]) < 0.9 else np.array([1.0, 0, 0])
    right = np.cross(up, direction)
    right /= np.linalg.norm(right)
    up = np.cross(direction, right)
    scale = MAP_PX / SPAN_MM
    flat = np.stack([points @ right, -(points @ up)], axis=1) * scale + MAP_PX / 2
    return flat, 1000.0 - points @ direction
