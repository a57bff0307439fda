"""Soft regions of the mean head: where skin is redder, oilier, bearded or under hair."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import Part, load_model

if TYPE_CHECKING:
    from engine.types import FloatArray

_HAIRLINE_DEG = (
    0.0, 18.0, 34.0, 46.0, 54.0, 60.0, 64.0, 72.0, 86.0, 96.0, 112.0, 130.0, 155.0, 180.0,
)  # fmt: skip
_HAIRLINE_MM = (
    76.0, 76.0, 73.0, 67.0, 54.0, 32.0, 2.0, -12.0, -12.0, -2.0, -30.0, -48.0, -66.0, -70.0,
)  # fmt: skip
"""Height of the hairline by azimuth from straight ahead: forehead, temple, sideburn, nape."""


def blob(centre: tuple[float, float, float], radii: tuple[float, float, float]) -> FloatArray:
    """(V,) 1 at `centre` mm of the mean head, falling off with `radii`; both sides alike."""
    points = load_model().vertices_mm
    here = np.abs(points[:, :1]) if centre[0] else points[:, :1]
    offset = (np.concatenate([here, points[:, 1:]], 1) - np.array(centre)) / np.array(radii)
    return np.exp(-0.5 * (offset**2).sum(1)).astype(np.float32)


@cache
def part_share(*parts: Part) -> FloatArray:
    """(V,) 1 where all triangles at a vertex belong to these parts, 0 where none does."""
    model = load_model()
    inside = np.isin(model.triangle_part, parts)
    total, mine = np.zeros((2, len(model.vertices_mm)), np.float32)
    for corner in model.triangles.T:
        np.add.at(total, corner, 1.0)
        np.add.at(mine, corner[inside], 1.0)
    return mine / np.maximum(total, 1.0)


@cache
def soft_lips() -> FloatArray:
    """(V,) 0..1 the red of the lips, fading into the skin within two millimetres."""
    model = load_model()
    share = part_share(Part.LIPS)
    face = np.isin(model.triangle_part, (Part.FACE, Part.LIPS))
    edges = np.concatenate([model.triangles[face][:, pair] for pair in ([0, 1], [1, 2], [2, 0])])
    for _ in range(2):
        total, weight = np.zeros((2, len(share)), np.float32)
        for a, b in (edges.T, edges.T[::-1]):
            np.add.at(total, a, share[b])
            np.add.at(weight, a, 1.0)
        mixed = 0.5 * share + 0.5 * total / np.maximum(weight, 1)
        share = np.where(weight > 0, mixed, share).astype(np.float32)
    return share


def azimuth_deg(points: FloatArray) -> FloatArray:
    """(N,) degrees from straight ahead, positive to the person's left, about the head's axis."""
    return np.rad2deg(np.arctan2(points[:, 0], points[:, 2] - 10.0)).astype(np.float32)


def above_hairline(points: FloatArray, recession_mm: float = 0.0) -> FloatArray:
    """(N,) mm above the hairline of points (N, 3) on the mean head; negative on the face.

    Args:
        points: mm, mean head.
        recession_mm: how far the temples have receded.
    """
    angle = np.abs(azimuth_deg(points))
    line = np.interp(angle, _HAIRLINE_DEG, _HAIRLINE_MM)
    receding = 1.1 * np.exp(-(((angle - 36) / 17) ** 2)) + 0.45 * np.exp(-((angle / 30) ** 2))
    return (points[:, 1] - line - recession_mm * receding).astype(np.float32)


@cache
def beard() -> FloatArray:
    """(V,) 0..1 where a beard grows: upper lip, chin, jaw and the lower cheeks."""
    points = load_model().vertices_mm
    x, y, z = np.abs(points[:, 0]), points[:, 1], points[:, 2]
    # The line from the mouth's corner up to the sideburn bounds it above.
    limit = np.interp(x, [0, 8, 26, 45, 62, 75], [-40, -39, -45, -45, -25, 5])
    above = _step((limit - y) / 5.0)
    below = _step((y + 128.0 + 0.25 * (z - 60)) / 14.0)
    front = _step((z - 22.0) / 10.0)
    bare = part_share(Part.LIPS) + blob((0, -72.5, 120), (7, 2.2, 9)) * 0.5
    skin = part_share(Part.FACE, Part.NECK)
    return (np.clip(above * below * front * (1 - bare), 0, 1) * skin).astype(np.float32)


def moustache_share() -> FloatArray:
    """(V,) 0..1, the part of `beard` above the mouth's corners."""
    return _step((load_model().vertices_mm[:, 1] + 58.0) / 5.0) * beard()


def _step(t: FloatArray) -> FloatArray:
    t = np.clip(t + 0.5, 0, 1)
    return (t * t * (3 - 2 * t)).astype(np.float32)
