"""The loop that lays lenses over a drawn picture."""

from __future__ import annotations

import numpy as np

from engine.training.synthetic.compiled import loop
from engine.training.synthetic.lookups import ambient

_RIM = 0.93
"""Where the lens begins to darken towards its edge, ground glass seen from the side."""


@loop
def veil(
    element, barycentric, depth, behind, triangles, normals, rim, passed, mirrored, camera,
    directions, colours, softness, sh, picture,
):  # fmt: skip
    """Change `picture` (H, W, 3) linear RGB wherever a lens lies before what is drawn.

    Args:
        element, barycentric, depth: fragments of the lenses.
        behind: (H, W) depth mm of what is drawn.
        triangles, normals, rim: the lenses' mesh, camera frame.
        passed, mirrored: see `lenses.Lenses`.
        camera: (3,) focal length and centre, pixels.
        directions, colours, softness, sh: see `lights.Lights`.
        picture: result.
    """
    normal = np.zeros(3)
    for y in range(element.shape[0]):
        for x in range(element.shape[1]):
            t = element[y, x]
            if t < 0 or depth[y, x] > behind[y, x]:
                continue
            edge = 0.0
            normal[:] = 0.0
            for n in range(3):
                corner, share = triangles[t, n], barycentric[y, x, n]
                edge += share * rim[corner]
                for d in range(3):
                    normal[d] += share * normals[corner, d]
            vx, vy = (camera[1] - x) / camera[0], (y - camera[2]) / camera[0]
            size = 1 / np.sqrt(vx * vx + vy * vy + 1)
            vx, vy, vz = vx * size, vy * size, size
            size = 1 / np.sqrt(normal[0] ** 2 + normal[1] ** 2 + normal[2] ** 2)
            facing = (normal[0] * vx + normal[1] * vy + normal[2] * vz) * size
            twice = 2 * facing * size
            rx, ry, rz = twice * normal[0] - vx, twice * normal[1] - vy, twice * normal[2] - vz
            grazing = (1 - min(max(facing, 0.0), 1.0)) ** 5
            dim = 1 - 0.45 * min(max((edge - _RIM) / (1 - _RIM), 0.0), 1.0)
            # Above eye level there are sky, windows and lamps, below it floor and clothes.
            high = min(max(0.5 + 4.0 * ry, 0.0), 1.0)
            for c in range(3):
                glare = ambient(sh, rx, ry, rz, c) * (0.35 + 1.3 * high)
                for n in range(directions.shape[0]):
                    glare += colours[n, c] * _lamp(directions[n], softness, rx, ry, rz)
                back = mirrored[c] + (1 - mirrored[c]) * grazing
                picture[y, x, c] = picture[y, x, c] * passed[c] * dim * (1 - back) + back * glare


@loop
def _lamp(direction, softness, rx, ry, rz):
    """How bright a lamp, upright and about square, is along a mirrored ray, 0 beside it."""
    if direction[0] * rx + direction[1] * ry + direction[2] * rz <= 0:
        return 0.0
    wide = 0.06 + 0.22 * softness
    flat = max(np.sqrt(direction[0] ** 2 + direction[2] ** 2), 1e-3)
    across = abs(rx * direction[2] - rz * direction[0]) / flat
    above = abs(ry * flat - (rx * direction[0] + rz * direction[2]) * direction[1] / flat)
    inside = min(max((wide - across) / 0.03, 0.0), 1.0)
    inside *= min(max((1.25 * wide - above) / 0.03, 0.0), 1.0)
    # The smaller a lamp that gives the same light, the brighter it is.
    return inside * min(0.9 / (wide * wide), 25.0)
