"""Light on hairs: Kajiya and Kay's cylinder with two shifted highlights (Marschner's R and TRT)."""

from __future__ import annotations

import numpy as np

from engine.training.synthetic.compiled import loop
from engine.training.synthetic.lookups import ambient, lit_share, smooth_behind


@loop
def shade_hairs(
    chosen, points, outward, colour, lights, lamps, softness, sh, solid_map, hair_map, frame,
    centre, sheen, matted, out,
):  # fmt: skip
    """Fill `out` (S, K, 3) linear RGB.

    Args:
        chosen: (N,) which strands.
        points: (S, K, 3) mm, camera frame; outward: (S, 3) away from the skin at the root.
        colour: (S, 3) linear RGB.
        lights, lamps: (L, 3) directions and colours; the first casts shadows.
        softness, sh: see `lights.Lights`.
        solid_map, hair_map, frame, centre: the first light's maps.
        sheen: strength of the highlights.
        matted: 0 a single row of hairs .. 1 a thick head of hair, dark at its roots.
        out: result.
    """
    steps = points.shape[1]
    tinted = np.zeros(3)
    for s in chosen:
        for c in range(3):
            tinted[c] = 0.28 * colour[s, c] ** 0.75
        for k in range(steps):
            a, b = max(k - 1, 0), min(k + 1, steps - 1)
            tx = points[s, b, 0] - points[s, a, 0]
            ty = points[s, b, 1] - points[s, a, 1]
            tz = points[s, b, 2] - points[s, a, 2]
            size = 1.0 / max(np.sqrt(tx * tx + ty * ty + tz * tz), 1e-6)
            tx, ty, tz = tx * size, ty * size, tz * size
            x, y, z = points[s, k, 0], points[s, k, 1], points[s, k, 2]
            far = 1.0 / max(np.sqrt(x * x + y * y + z * z), 1e-6)
            vx, vy, vz = -x * far, -y * far, -z * far
            px, py, pz = x - centre[0], y - centre[1], z - centre[2]
            behind = smooth_behind(hair_map, frame, px, py, pz)
            reach = lit_share(solid_map, frame, px, py, pz, 5.0) * np.exp(-0.10 * behind * matted)
            # The side of the cylinder that faces the viewer, and where the head's surface faces.
            along = tx * vx + ty * vy + tz * vz
            nx = 0.45 * (vx - along * tx) + 0.75 * outward[s, 0]
            ny = 0.45 * (vy - along * ty) + 0.75 * outward[s, 1]
            nz = 0.45 * (vz - along * tz) + 0.75 * outward[s, 2]
            size = 1.0 / max(np.sqrt(nx * nx + ny * ny + nz * nz), 1e-6)
            nx, ny, nz = nx * size, ny * size, nz * size
            t = k / (steps - 1)
            depth = 1 - matted * 0.62 * max(1 - t, 0.0) ** 1.6
            for c in range(3):
                out[s, k, c] = 0.8 * colour[s, c] * ambient(sh, nx, ny, nz, c) * depth
            for n in range(lights.shape[0]):
                if lamps[n, 1] < 0.01:
                    continue
                lx, ly, lz = lights[n, 0], lights[n, 1], lights[n, 2]
                cosine = tx * lx + ty * ly + tz * lz
                sine = np.sqrt(max(1 - cosine * cosine, 0.0))
                facing = nx * lx + ny * ly + nz * lz
                wrap = max((facing + 0.3) / 1.3, 0.0)
                share = (reach if n == 0 else 0.6) * (0.35 + 0.65 * depth)
                hx, hy, hz = lx + vx, ly + vy, lz + vz
                size = 1.0 / max(np.sqrt(hx * hx + hy * hy + hz * hz), 1e-6)
                half = (tx * hx + ty * hy + tz * hz) * size
                first = max(1 - (half + 0.09) ** 2, 0.0) ** 45
                second = max(1 - (half - 0.12) ** 2, 0.0) ** 11
                for c in range(3):
                    glint = sheen * wrap * (0.05 * first + tinted[c] * second)
                    body = colour[s, c] * 0.75 * sine * wrap
                    out[s, k, c] += (body + glint) * share * lamps[n, c]
