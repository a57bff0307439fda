"""The eyeballs: a sphere with a cornea, rings about the optical axis, polar texture coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]
    Ints = NDArray[np.integer[Any]]

SEGMENTS = 32
IRIS_RADIUS_MM = 5.5
PUPIL_RADIUS_MM = 1.9
CORNEA_MM = 0.55
"""How far the cornea's tip stands above the sphere."""


@dataclass(frozen=True)
class Eyeball:
    """A unit about its centre, optical axis +z.

    Attributes:
        directions: (N, 3) vertex positions over the radius.
        triangles: (T, 3).
        uv: (N, 2): 0.5 + 0.5 angle / pi * (cos, sin), angle from the optical axis.
        iris, pupil, equator: ring vertices, from +x (the person's left) towards +y.
    """

    directions: Floats
    triangles: Ints
    uv: Floats
    iris: Ints
    pupil: Ints
    equator: Ints


def build(radius_mm: float) -> Eyeball:
    """The eyeball whose iris and pupil have their size in millimetres at this radius."""
    pupil, iris = np.arcsin(np.array([PUPIL_RADIUS_MM, IRIS_RADIUS_MM]) / radius_mm)
    outside = np.deg2rad([33, 40, 48, 58, 72, 90, 110, 135])
    angles = np.concatenate(
        [[pupil / 2, pupil, (2 * pupil + iris) / 3, (pupil + 2 * iris) / 3, iris],
         [iris + np.deg2rad(2.5)], outside]
    )  # fmt: skip
    around = np.arange(SEGMENTS) * 2 * np.pi / SEGMENTS
    angle = np.concatenate([[0.0], np.repeat(angles, SEGMENTS), [np.pi]])
    turn = np.concatenate([[0.0], np.tile(around, len(angles)), [0.0]])
    bulge = np.clip(1 - (angle / (iris * 1.15)) ** 2, 0, 1) ** 1.5 * CORNEA_MM / radius_mm
    flat = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    directions = np.concatenate(
        [np.sin(angle)[:, None] * flat, np.cos(angle)[:, None]], axis=1
    ) * (1 + bulge)[:, None]
    uv = 0.5 + 0.5 * (angle / np.pi)[:, None] * flat
    return Eyeball(directions, _triangles(len(angles)), uv, 1 + 4 * SEGMENTS + np.arange(SEGMENTS),
                   1 + SEGMENTS + np.arange(SEGMENTS),
                   1 + 11 * SEGMENTS + np.arange(SEGMENTS))  # fmt: skip


def _triangles(rings: int) -> Ints:
    out: list[tuple[int, int, int]] = []
    last = 1 + rings * SEGMENTS
    for i in range(SEGMENTS):
        j = (i + 1) % SEGMENTS
        out.append((0, 1 + i, 1 + j))
        for ring in range(rings - 1):
            a, b = 1 + ring * SEGMENTS + i, 1 + ring * SEGMENTS + j
            out += [(a, a + SEGMENTS, b + SEGMENTS), (a, b + SEGMENTS, b)]
        base = 1 + (rings - 1) * SEGMENTS
        out.append((base + i, last, base + j))
    return np.array(out, dtype=np.int32)
