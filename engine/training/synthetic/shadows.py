"""The key light's maps: what stands first in its way, solid things and hairs apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.ndimage import minimum_filter

from engine.media import blur
from engine.rasterizers.numba_cpu import rasterize
from engine.training.synthetic import strokes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from engine.types import FloatArray

MAP_PX, HALF_MM = 256, 235.0
_FAR_MM = 1000.0


@dataclass(frozen=True, eq=False)
class ShadowMaps:
    """Parallel projections along the key light, see `lookups.lit_share`.

    Attributes:
        solid, hair: (N, N) float32 nearest distances along the rays, inf where nothing is.
        cover: (N, N) float32 how densely hairs fill each cell, smoothed.
        frame: (4, 3) float32; centre: (3,) float32 camera-frame mm.
    """

    solid: FloatArray
    hair: FloatArray
    cover: FloatArray
    frame: FloatArray
    centre: FloatArray


def cast(
    vertices: FloatArray, triangles: NDArray[np.int32], hairs: Iterable[tuple[FloatArray, int]],
    centre: FloatArray, direction: FloatArray, softness: float,
) -> ShadowMaps:  # fmt: skip
    """Both maps.

    Args:
        vertices, triangles: the mesh, camera-frame mm.
        hairs: (S, K, 3) strands in the camera frame, each with how many to skip from one to the
            next.
        centre: (3,) middle of the maps.
        direction: (3,) unit vector towards the light.
        softness: 0..1 of the light.
    """
    up = np.array([0.0, 1.0, 0.0]) if abs(direction[1]) < 0.95 else np.array([0.0, 0.0, 1.0])
    right = np.cross(up, direction)
    right /= np.linalg.norm(right)
    down = np.cross(right, direction)
    frame = np.stack([right, down, -direction, [HALF_MM, 0, 0]]).astype(np.float32)
    placed = (vertices - centre) @ frame[:3].T
    points = placed[:, :2] * (MAP_PX / (2 * HALF_MM)) + (MAP_PX / 2 - 0.5)
    drawn = rasterize(points, placed[:, 2] + _FAR_MM, triangles, (MAP_PX, MAP_PX))
    hair = np.full((MAP_PX, MAP_PX), np.inf, np.float32)
    cover = np.zeros((MAP_PX, MAP_PX), np.float32)
    for strands, every in hairs:
        strokes.cast((strands - centre).astype(np.float32), frame, every, 2, hair, cover)
    # The gaps between the few hairs that are drawn are closed; `cover` tells how dense they are.
    hair = minimum_filter(hair, 3)
    return ShadowMaps(
        drawn.depth_mm - np.float32(_FAR_MM), hair, blur(cover, 2.5 + 2.5 * softness), frame,
        centre.astype(np.float32),
    )  # fmt: skip
