"""Eyeballs that turn about their centres, and lids that slide over them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from engine.types import Pose

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from numpy.typing import NDArray

    from engine.types import FloatArray

SIDES = ("left", "right")
CLEARANCE_MM = 0.25
"""The least distance between a lid's inner face and the eyeball."""
_CORNEA_COS = float(np.cos(np.deg2rad(30.0)))
"""Beyond this angle from the optical axis the cornea has run out into the sphere."""


@dataclass(frozen=True)
class Eye:
    """Vertex lists of one eye: the ball, its equator ring and the lid vertices that slide.

    The ball's first vertex is the cornea's tip, its last one the rear pole.
    """

    ball: NDArray[Any]
    equator: NDArray[Any]
    lid: NDArray[Any]

    @classmethod
    def of(cls, groups: Mapping[str, NDArray[Any]], side: str) -> Eye:
        """The "left" or "right" eye of a model's groups."""
        return cls(
            groups[f"eyeball_{side}"], groups[f"eye_equator_{side}"], groups[f"lid_slide_{side}"]
        )

    def centre(self, vertices: FloatArray) -> FloatArray:
        """(3,) centre of the ball on a mesh (V, 3): the equator is a vertex ring."""
        return vertices[self.equator].mean(0)

    def turn(self, out: FloatArray, neutral: FloatArray, gaze: FloatArray) -> None:
        """Write the ball turned by gaze (yaw, pitch) radians into `out`, and clear the lids."""
        rotation = Pose(yaw_rad=float(gaze[0]), pitch_rad=float(gaze[1])).rotation()
        _turn(out, neutral, self.ball, self.lid, self.centre(neutral), rotation)


@njit(cache=True, nogil=True, error_model="numpy")
def _turn(out, neutral, ball, lid, centre, rotation):  # pragma: no cover - compiled
    """Turn a ball about its centre, and push lid vertices out along the radius where they would
    enter it."""
    place, axis = np.empty(3, np.float32), np.empty(3, np.float32)
    tip = _away(neutral[ball[0]], centre, place)
    for k in range(3):
        axis[k] = _dot(rotation[k], place) / tip
    radius = _away(neutral[ball[-1]], centre, place)
    for vertex in ball:
        _away(neutral[vertex], centre, place)
        for k in range(3):
            out[vertex, k] = _dot(rotation[k], place) + centre[k]
    for vertex in lid:
        distance = _away(out[vertex], centre, place)
        bulge = (_dot(place, axis) / distance - _CORNEA_COS) / (1.0 - _CORNEA_COS)
        needed = radius + CLEARANCE_MM + (tip - radius) * min(max(bulge, 0.0), 1.0)
        if distance < needed:
            for k in range(3):
                out[vertex, k] = centre[k] + place[k] * needed / distance


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _dot(a, b):  # pragma: no cover - compiled
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _away(point, centre, place):  # pragma: no cover - compiled
    """Write a point relative to the centre into `place`; its distance."""
    squared = 0.0
    for k in range(3):
        place[k] = point[k] - centre[k]
        squared += place[k] * place[k]
    return np.sqrt(squared)
