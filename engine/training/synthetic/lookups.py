"""Small compiled functions that the shading loops share."""

from __future__ import annotations

import numpy as np

from engine.training.synthetic.compiled import loop


@loop
def bilinear(picture, x, y, out):
    """Write picture (H, W, C) at column x, row y into `out` (C,); the border goes on outside."""
    height, width, channels = picture.shape
    x = min(max(x, 0.0), width - 1.001)
    y = min(max(y, 0.0), height - 1.001)
    i, j = int(y), int(x)
    fy, fx = y - i, x - j
    a, b = (1 - fy) * (1 - fx), (1 - fy) * fx
    c, d = fy * (1 - fx), fy * fx
    for n in range(channels):
        out[n] = (
            a * picture[i, j, n] + b * picture[i, j + 1, n]
            + c * picture[i + 1, j, n] + d * picture[i + 1, j + 1, n]
        )  # fmt: skip


@loop
def ambient(sh, x, y, z, channel):
    """Light arriving at a surface facing (x, y, z): nine cosine-convolved harmonics (9, 3)."""
    return max(
        0.0,
        sh[0, channel] + sh[1, channel] * y + sh[2, channel] * z + sh[3, channel] * x
        + sh[4, channel] * x * y + sh[5, channel] * y * z
        + sh[6, channel] * (3 * z * z - 1) + sh[7, channel] * x * z
        + sh[8, channel] * (x * x - y * y),
    )  # fmt: skip


@loop
def lit_share(depth_map, frame, x, y, z, bias):
    """Share 0..1 of a light that reaches a point: a tent filter over nearest depths.

    Args:
        depth_map: (N, N) distance along the light's rays, inf where nothing is.
        frame: (4, 3) rows: right, down, along the rays, and (half size mm, unused, unused);
            all about the camera-frame point kept in the caller's coordinates.
        x, y, z: point relative to the map's centre, camera frame mm.
        bias: mm that the surface may lie behind itself.
    """
    size = depth_map.shape[0]
    scale = size / (2 * frame[3, 0])
    u = (frame[0, 0] * x + frame[0, 1] * y + frame[0, 2] * z) * scale + size / 2 - 0.5
    v = (frame[1, 0] * x + frame[1, 1] * y + frame[1, 2] * z) * scale + size / 2 - 0.5
    w = frame[2, 0] * x + frame[2, 1] * y + frame[2, 2] * z - bias
    if u < 2 or v < 2 or u >= size - 3 or v >= size - 3:
        return 1.0
    i, j = int(v), int(u)
    fy, fx = v - i, u - j
    lit = 0.0
    for r in range(-1, 3):
        wr = 1 - abs(r - fy) / 2
        for c in range(-1, 3):
            if depth_map[i + r, j + c] >= w:
                lit += max(wr, 0.0) * max(1 - abs(c - fx) / 2, 0.0)
    return min(lit / 4, 1.0)


@loop
def smooth_behind(depth_map, frame, x, y, z):
    """mm of a point behind the first surface of a light's map, averaged over its four cells."""
    size = depth_map.shape[0]
    scale = size / (2 * frame[3, 0])
    u = (frame[0, 0] * x + frame[0, 1] * y + frame[0, 2] * z) * scale + size / 2 - 0.5
    v = (frame[1, 0] * x + frame[1, 1] * y + frame[1, 2] * z) * scale + size / 2 - 0.5
    w = frame[2, 0] * x + frame[2, 1] * y + frame[2, 2] * z
    if u < 1 or v < 1 or u >= size - 2 or v >= size - 2:
        return 0.0
    i, j = int(v), int(u)
    fy, fx = v - i, u - j
    total = 0.0
    for r in range(2):
        for c in range(2):
            weight = (fy if r else 1 - fy) * (fx if c else 1 - fx)
            total += weight * min(max(0.0, w - depth_map[i + r, j + c]), 60.0)
    return total


@loop
def through_hair(hair_map, cover_map, frame, x, y, z):
    """Share 0..1 of the first light that hairs let through to a point behind them.

    Args:
        hair_map: see `smooth_behind`.
        cover_map: (N, N) how many hairs lie in each cell, smoothed.
        frame, x, y, z: see `lit_share`.
    """
    behind = smooth_behind(hair_map, frame, x, y, z)
    if behind <= 0.0:
        return 1.0
    size = cover_map.shape[0]
    scale = size / (2 * frame[3, 0])
    j = int((frame[0, 0] * x + frame[0, 1] * y + frame[0, 2] * z) * scale + size / 2)
    i = int((frame[1, 0] * x + frame[1, 1] * y + frame[1, 2] * z) * scale + size / 2)
    return np.exp(-0.55 * cover_map[i, j] * min(behind / 6.0, 1.0))


@loop
def hashed(a, b):
    """A number 0..1 that looks random, from two whole numbers."""
    h = (np.uint32(a) * np.uint32(374761393) + np.uint32(b) * np.uint32(668265263)) & np.uint32(
        0xFFFFFFFF
    )
    h = ((h ^ (h >> np.uint32(13))) * np.uint32(1274126177)) & np.uint32(0xFFFFFFFF)
    return float(h ^ (h >> np.uint32(16))) / 4294967296.0
