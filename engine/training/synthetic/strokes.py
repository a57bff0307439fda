"""Drawing hairs: into the picture's buffers, and into a light's map."""

from __future__ import annotations

import numpy as np

from engine.training.synthetic.compiled import loop
from engine.training.synthetic.lookups import hashed


@loop
def _glimpsed(points_px, depth, surface):
    """Whether any point of a strand is in the picture and not well behind what is drawn."""
    height, width = surface.shape
    for k in range(points_px.shape[0]):
        x, y = int(points_px[k, 0]), int(points_px[k, 1])
        if 0 <= x < width and 0 <= y < height and depth[k] < surface[y, x] + 12.0:
            return True
    return False


@loop
def draw(
    chosen, points_px, depth, colour, width, blend, first, element, weights, surface, normals,
    picture,
):  # fmt: skip
    """Draw polylines over what is behind them.

    Args:
        chosen: (N,) which strands.
        points_px: (S, K, 2) float32.
        depth: (S, K) mm along the viewing axis.
        colour: (S, K, 3) linear RGB.
        width: (S, 2) at root and tip in pixels.
        blend: whether hairs thinner than a pixel let through what is behind them, which must be
            in the picture by then; otherwise they are drawn with gaps.
        first: element number of the first segment of strand 0; segments are numbered in order.
        element: (H, W) int32, overwritten where a hair is nearest.
        weights: (H, W, 3) float32, of the segment's points.
        surface: (H, W) float32 nearest depth so far, inf where none.
        normals: (H, W, 3) set to 0.
        picture: (H, W, 3) linear RGB.
    """
    height, pixels = surface.shape
    points = depth.shape[1]
    for s in chosen:
        if not _glimpsed(points_px[s], depth[s], surface):
            continue
        for k in range(points - 1):
            x0, y0 = points_px[s, k, 0], points_px[s, k, 1]
            x1, y1 = points_px[s, k + 1, 0], points_px[s, k + 1, 1]
            if max(x0, x1) < 0 or max(y0, y1) < 0 or min(x0, x1) > pixels or min(y0, y1) > height:
                continue
            dx, dy = x1 - x0, y1 - y0
            steps = int(max(abs(dx), abs(dy))) + 1
            steep = abs(dy) > abs(dx)
            # A slanting line covers more pixels of its minor axis than its width.
            slant = np.sqrt(dx * dx + dy * dy) / max(abs(dx), abs(dy), 1e-3)
            for n in range(steps):
                t = (n + 0.5) / steps
                along = (k + t) / (points - 1)
                wide = (width[s, 0] * (1 - along) + width[s, 1] * along) * slant
                x, y = x0 + dx * t, y0 + dy * t
                z = depth[s, k] * (1 - t) + depth[s, k + 1] * t
                middle = x if steep else y
                begin, end = middle - wide / 2, middle + wide / 2
                for m in range(int(np.floor(begin + 0.5)), int(np.floor(end + 0.5)) + 1):
                    i, j = (int(y + 0.5), m) if steep else (m, int(x + 0.5))
                    if i < 0 or j < 0 or i >= height or j >= pixels or z >= surface[i, j]:
                        continue
                    opaque = min(end, m + 0.5) - max(begin, m - 0.5)
                    if not blend:
                        if hashed(s + 31 * m, n + k) > opaque:
                            continue
                        for c in range(3):
                            picture[i, j, c] = colour[s, k, c] * (1 - t) + colour[s, k + 1, c] * t
                    else:
                        for c in range(3):
                            own = colour[s, k, c] * (1 - t) + colour[s, k + 1, c] * t
                            picture[i, j, c] += (own - picture[i, j, c]) * opaque
                        if opaque < 0.5:
                            continue
                    surface[i, j] = z
                    element[i, j] = first + s * (points - 1) + k
                    weights[i, j, 0], weights[i, j, 1], weights[i, j, 2] = 1 - t, t, 0.0
                    normals[i, j, 0] = normals[i, j, 1] = normals[i, j, 2] = 0.0


@loop
def cast(points, frame, every, width, depth_map, cover):
    """Draw hairs into a light's map of nearest distances.

    Args:
        points: (S, K, 3) mm in the camera frame relative to the map's centre.
        frame: see `lookups.lit_share`.
        every: draw one strand of so many.
        width: of a line, in cells.
        depth_map: (N, N) float32, lowered where a hair is nearer to the light.
        cover: (N, N) float32, how many hairs cross each cell, added to.
    """
    size = depth_map.shape[0]
    scale = size / (2 * frame[3, 0])
    weight = 0.06 * every
    for s in range(0, points.shape[0], every):
        for k in range(points.shape[1] - 1):
            u0 = v0 = w0 = u1 = v1 = w1 = 0.0
            for d in range(3):
                u0 += frame[0, d] * points[s, k, d]
                v0 += frame[1, d] * points[s, k, d]
                w0 += frame[2, d] * points[s, k, d]
                u1 += frame[0, d] * points[s, k + 1, d]
                v1 += frame[1, d] * points[s, k + 1, d]
                w1 += frame[2, d] * points[s, k + 1, d]
            u0, v0 = u0 * scale + size / 2, v0 * scale + size / 2
            u1, v1 = u1 * scale + size / 2, v1 * scale + size / 2
            steps = int(max(abs(u1 - u0), abs(v1 - v0))) + 1
            for n in range(steps):
                t = (n + 0.5) / steps
                j0, i0 = int(u0 + (u1 - u0) * t), int(v0 + (v1 - v0) * t)
                w = w0 + (w1 - w0) * t
                if 0 <= i0 < size and 0 <= j0 < size:
                    cover[i0, j0] += weight
                for i in range(i0, i0 + width):
                    for j in range(j0, j0 + width):
                        if 0 <= i < size and 0 <= j < size and w < depth_map[i, j]:
                            depth_map[i, j] = w
