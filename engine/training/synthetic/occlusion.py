"""Ambient occlusion between things near each other in the picture, and the picture's filter."""

from __future__ import annotations

import numpy as np

from engine.training.synthetic.compiled import loop
from engine.training.synthetic.lookups import hashed

_TAPS, _TURNS = 10, 16
_REACH = np.sqrt((np.arange(_TAPS) + 0.5) / _TAPS)
_ANGLES = np.arange(_TURNS)[:, None] * (2 * np.pi / _TURNS) + np.arange(_TAPS) * 2.399963
_ACROSS, _DOWN = _REACH * np.cos(_ANGLES), _REACH * np.sin(_ANGLES)


@loop
def occlude(depth, normals, focal, radius_mm, open_share):
    """Fill `open_share` (H, W), 1 in the open and less in creases.

    Args:
        depth: (H, W) mm, inf where nothing is seen.
        normals: (H, W, 3) unit, camera frame; zero where unknown, which leaves 1.
        focal: pixels.
        radius_mm: how far neighbours count.
        open_share: result.
    """
    height, width = depth.shape
    for y in range(height):
        for x in range(width):
            open_share[y, x] = 1.0
            z = depth[y, x]
            nx, ny, nz = normals[y, x, 0], normals[y, x, 1], normals[y, x, 2]
            if not z < 1e6 or nx * nx + ny * ny + nz * nz < 0.5:
                continue
            reach = radius_mm * focal / z
            turn = int(hashed(x, y) * _TURNS)
            hidden = 0.0
            for n in range(_TAPS):
                j = int(x + reach * _ACROSS[turn, n] + 0.5)
                i = int(y + reach * _DOWN[turn, n] + 0.5)
                if i < 0 or j < 0 or i >= height or j >= width or (i == y and j == x):
                    continue
                other = depth[i, j]
                if not other < 1e6:
                    continue
                dx = (j - x) * z / focal
                dy = (y - i) * z / focal
                dz = z - other
                far = np.sqrt(dx * dx + dy * dy + dz * dz)
                above = (dx * nx + dy * ny + dz * nz) / max(far, 0.1)
                hidden += max(above - 0.12, 0.0) * max(0.0, 1 - far / (2.2 * radius_mm))
            open_share[y, x] = 1.0 / (1.0 + 3.2 * hidden / _TAPS)


@loop
def resolve(light, element, occluded, solid, background, out):
    """Average the doubled picture down with a tent, over the background.

    Args:
        light: (2H, 2W, 3) linear RGB; sample (2y, 2x) lies on the centre of pixel (y, x).
        element: (2H, 2W) int32, -1 where the background is seen.
        occluded: (H, W) from `occlude`, smoothed; it darkens elements below `solid`.
        solid: number of triangles.
        background: (H, W, 3) linear RGB.
        out: (H, W, 3) result.
    """
    height, width = out.shape[0], out.shape[1]
    for y in range(height):
        for x in range(width):
            share = 0.0
            red = green = blue = 0.0
            dark = occluded[y, x]
            # Light between close surfaces has taken their colour: red lasts longest.
            ruddy = dark**0.75
            for r in range(-1, 2):
                i = 2 * y + r
                if i < 0:
                    i = 0
                for c in range(-1, 2):
                    j = 2 * x + c
                    if j < 0:
                        j = 0
                    e = element[i, j]
                    if e < 0:
                        continue
                    w = (2 - abs(r)) * (2 - abs(c)) / 16.0
                    share += w
                    kept = dark if e < solid else 1.0
                    red += w * min(light[i, j, 0], 6.0) * (ruddy if e < solid else 1.0)
                    green += w * min(light[i, j, 1], 6.0) * kept
                    blue += w * min(light[i, j, 2], 6.0) * kept
            rest = 1 - share
            out[y, x, 0] = red + rest * background[y, x, 0]
            out[y, x, 1] = green + rest * background[y, x, 1]
            out[y, x, 2] = blue + rest * background[y, x, 2]


@loop
def colour_surface(element, weights, triangles, colours, out):
    """Fill `out` (H, W, 3) with vertex `colours` where one of `triangles` is seen, else 0."""
    height, width = element.shape
    for y in range(height):
        for x in range(width):
            e = element[y, x]
            for c in range(3):
                out[y, x, c] = 0.0
                if 0 <= e < triangles.shape[0]:
                    for n in range(3):
                        out[y, x, c] += weights[y, x, n] * colours[triangles[e, n], c]
