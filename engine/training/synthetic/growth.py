"""Hair growing from its roots: combed, pulled down by gravity, kept off the skin."""

from __future__ import annotations

import numpy as np

from engine.training.synthetic.compiled import loop
from engine.training.synthetic.volume import distance_at

_STEP_MM = 11.0
_FREE_MM = 50.0
_SKULL = (0.0, 35.0, 8.0)
"""About the middle of the skull, head frame mm."""


@loop
def _gradient(grid, low, x, y, z):
    h = 3.5
    gx = distance_at(grid, low, x + h, y, z) - distance_at(grid, low, x - h, y, z)
    gy = distance_at(grid, low, x, y + h, z) - distance_at(grid, low, x, y - h, z)
    gz = distance_at(grid, low, x, y, z + h) - distance_at(grid, low, x, y, z - h)
    size = 1.0 / max(np.sqrt(gx * gx + gy * gy + gz * gz), 1e-6)
    return gx * size, gy * size, gz * size


@loop
def grow(roots, first, comb, length, lift, weight, stiffness, cling, grid, low, points):
    """Fill `points` (S, K, 3) mm.

    Args:
        roots: (S, 3) mm.
        first: (S, 3) unit direction in which each hair leaves the skin.
        comb: (S, 3) direction in which it is combed; its length says how strongly.
        length: (S,) mm.
        lift: (S,) mm that the hair keeps off the skin, reached over its first half.
        weight: (S,) how strongly gravity bends it.
        stiffness: (S,) share of its direction that a hair keeps over a centimetre.
        cling: how much hair that stands off farther than its lift is laid on, 0..1.
        grid, low: see `volume.Volume`.
        points: result.
    """
    count, steps = points.shape[0], points.shape[1]
    for s in range(count):
        x, y, z = roots[s, 0], roots[s, 1], roots[s, 2]
        dx, dy, dz = first[s, 0], first[s, 1], first[s, 2]
        points[s, 0, 0], points[s, 0, 1], points[s, 0, 2] = x, y, z
        fine = max(int(length[s] / ((steps - 1) * _STEP_MM)) + 1, 1)
        stride = length[s] / ((steps - 1) * fine)
        keep = stiffness[s] ** (stride / 10.0)
        pull = 1 - keep
        run = 0.0
        for k in range(1, steps):
            for _ in range(fine):
                run += stride
                # The comb rules near the root, the hair's own weight further out.
                led = pull / (1 + (run / 70.0) ** 2)
                # It lays hair along the skull, never away from it.
                ox, oy, oz = x, y - _SKULL[1], z - _SKULL[2]
                out = ox * comb[s, 0] + oy * comb[s, 1] + oz * comb[s, 2]
                off = max(out, 0.0) * cling / max(ox * ox + oy * oy + oz * oz, 1.0)
                dx = dx * keep + (comb[s, 0] - off * ox) * led
                dy = dy * keep + (comb[s, 1] - off * oy) * led
                dz = dz * keep + (comb[s, 2] - off * oz) * led
                dy -= weight[s] * pull * min(1.0, 0.2 + run / 80.0)
                size = 1.0 / max(np.sqrt(dx * dx + dy * dy + dz * dz), 1e-6)
                dx, dy, dz = dx * size, dy * size, dz * size
                nx, ny, nz = x + dx * stride, y + dy * stride, z + dz * stride
                wanted = lift[s] * min(1.0, run / 30.0) + 0.8
                for _ in range(2):
                    gap = wanted - distance_at(grid, low, nx, ny, nz)
                    if gap < 0.0:
                        gap = max(gap + 2.0, -0.5 * stride) if gap < -2.0 else 0.0
                        gap *= cling / (1 + (run / 90.0) ** 2)
                    if gap > 0.0 or gap < -0.05:
                        gx, gy, gz = _gradient(grid, low, nx, ny, nz)
                        nx, ny, nz = nx + gx * gap, ny + gy * gap, nz + gz * gap
                # The hair goes on in the direction it really took.
                dx, dy, dz = nx - x, ny - y, nz - z
                size = 1.0 / max(np.sqrt(dx * dx + dy * dy + dz * dz), 1e-6)
                dx, dy, dz = dx * size, dy * size, dz * size
                x, y, z = x + dx * stride, y + dy * stride, z + dz * stride
            points[s, k, 0], points[s, k, 1], points[s, k, 2] = x, y, z


@loop
def press_in(points, share, most, grid, low):
    """Move points (S, K, 3) towards the skin by a share (S,) of their distance up to `most` mm.

    Hair that hangs free, farther from the skin than `_FREE_MM`, is left where it is.
    """
    for s in range(points.shape[0]):
        for k in range(1, points.shape[1]):
            x, y, z = points[s, k, 0], points[s, k, 1], points[s, k, 2]
            gap = distance_at(grid, low, x, y, z)
            if 0.0 < gap < _FREE_MM:
                inward = share[s] * min(gap, most) * min(1.0, (_FREE_MM - gap) / 20.0)
                gx, gy, gz = _gradient(grid, low, x, y, z)
                points[s, k, 0] -= gx * inward
                points[s, k, 1] -= gy * inward
                points[s, k, 2] -= gz * inward


@loop
def push_out(points, grid, low):
    """Move points (S, K, 3) that styling brought under the skin back onto it, but for roots."""
    for s in range(points.shape[0]):
        for k in range(1, points.shape[1]):
            for _ in range(2):
                x, y, z = points[s, k, 0], points[s, k, 1], points[s, k, 2]
                gap = 1.0 - distance_at(grid, low, x, y, z)
                if gap > 0.0:
                    gx, gy, gz = _gradient(grid, low, x, y, z)
                    points[s, k, 0] += gx * gap
                    points[s, k, 1] += gy * gap
                    points[s, k, 2] += gz * gap
