"""Eyelids: they turn about the eyeball's horizontal axis, so they slide over the ball.

Only the person's left eye is written; the caller mirrors it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.spatial import cKDTree

from engine.facemodels.parts import Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from face_model.topology import Topology

    Floats = NDArray[np.floating[Any]]
    Ints = NDArray[np.integer[Any]]

MEET = 0.28
"""Where the closed lids meet, from the lower lid's margin (0) to the upper one's (1)."""
UPPER_REACH_MM, LOWER_REACH_MM = 11.0, 12.0
"""How far from its margin a lid's skin takes part in the turn."""
OVERLAP_RAD = 0.012
"""The closed margins pass each other by this much, so that no light shows between them."""


@dataclass(frozen=True)
class Closing:
    """How far each margin turns, as shares of the opening; positive closes. Shift is in mm."""

    upper: float
    lower: float
    sideways: float = 0.0


CLOSINGS = {
    "eyeBlinkLeft": Closing(1 - MEET, MEET),
    "eyeSquintLeft": Closing(0.14, 0.34),
    "eyeWideLeft": Closing(-0.30, -0.10),
    "eyeLookDownLeft": Closing(0.46, -0.14),
    "eyeLookUpLeft": Closing(-0.16, 0.02),
    "eyeLookInLeft": Closing(0.0, 0.0, -0.7),
    "eyeLookOutLeft": Closing(0.0, 0.0, 0.9),
}


class LeftLids:
    """The two lids of the left eye on the mean head (V, 3), head frame."""

    def __init__(self, mean: Floats, topology: Topology) -> None:
        self.mean = mean
        groups = topology.groups
        self.centre = mean[groups["eye_equator_left"]].mean(0)
        skin = np.unique(
            topology.triangles[np.isin(topology.part, (Part.FACE, Part.LID_LEFT))]
        )
        distance, _ = cKDTree(mean[groups["lid_left"]]).query(mean)
        self.rows = skin[(distance[skin] < 22.0) & (mean[skin, 0] > 2.0)]
        self.distance = distance[self.rows]
        self.upper = groups["lid_upper_left"]
        self.lower = groups["lid_lower_left"]
        self.side = self._sides()
        to_brow, _ = cKDTree(mean[groups["brow_left"]]).query(mean[self.rows])
        self._off_brow = np.where(self.distance < 3, 1.0, np.clip(to_brow / 4.0, 0, 1))

    def _polar(self, points: Floats) -> tuple[Floats, Floats]:
        """Elevation seen from the eye's centre, and distance from its horizontal axis."""
        relative = points - self.centre
        return np.arctan2(relative[:, 1], relative[:, 2]), np.hypot(relative[:, 1], relative[:, 2])

    def _margin(self, arc: Ints, x: Floats) -> Floats:
        """Elevation of a margin at the given x, beyond the corners that of the corner."""
        points = self.mean[arc]
        elevation, _ = self._polar(points)
        order = np.argsort(points[:, 0])
        return np.interp(x, points[order, 0], elevation[order])

    def _sides(self) -> Floats:
        """(N,) 1 for the upper lid, 0 for the lower, a soft step along the line of the corners."""
        points = self.mean[self.rows]
        elevation, _ = self._polar(points)
        x = points[:, 0]
        high, low = self._margin(self.upper, x), self._margin(self.lower, x)
        middle = low + MEET * (high - low)
        width = 0.06 + 0.0 * x
        t = np.clip((elevation - middle + width) / (2 * width), 0, 1)
        return t * t * (3 - 2 * t)

    def shape(self, closing: Closing) -> Floats:
        """(V, 3) mm displacement."""
        points = self.mean[self.rows]
        x = points[:, 0]
        opening = self._margin(self.upper, x) - self._margin(self.lower, x)
        closed = closing.upper + closing.lower > 0.99
        extra = OVERLAP_RAD * np.clip(opening / 0.15, 0, 1) if closed else 0.0
        down = -(opening * closing.upper + extra) * self._fade(UPPER_REACH_MM) * self._off_brow
        up = (opening * closing.lower + extra) * self._fade(LOWER_REACH_MM)
        turn = self.side * down + (1 - self.side) * up
        elevation, radius = self._polar(points)
        moved = points.copy()
        moved[:, 1] = self.centre[1] + radius * np.sin(elevation + turn)
        moved[:, 2] = self.centre[2] + radius * np.cos(elevation + turn)
        moved[:, 0] += closing.sideways * self._fade(10.0) * np.clip(opening / 0.3, 0, 1)
        out = np.zeros_like(self.mean)
        out[self.rows] = moved - points
        return out

    def _fade(self, reach: float) -> Floats:
        """1 at the margin and behind it, smoothly 0 at `reach` mm."""
        behind = self.mean[self.rows, 2] < self.mean[self.upper, 2].min() - 1.5
        t = np.clip(self.distance / reach, 0, 1)
        fade = 1 - t * t * (3 - 2 * t)
        return np.where(behind & (self.distance < 6), 1.0, fade)


def quiet_near(mean: Floats, topology: Topology, side: str, reach: float = 9.0) -> Floats:
    """(V,) 0 at one eye's lid margins, 1 beyond `reach` mm: keeps other shapes off the lids."""
    distance, _ = cKDTree(mean[topology.groups[f"lid_{side}"]]).query(mean)
    t = np.clip((distance - 1.5) / reach, 0, 1)
    return t * t * (3 - 2 * t)
