"""The line between the lips: fields that keep it closed, and lip shapes written by formula."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.spatial import cKDTree

from engine.facemodels.parts import Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from face_model.topology import Topology

    Floats = NDArray[np.floating[Any]]
    Ints = NDArray[np.integer[Any]]


def smooth_step(t: Floats | float) -> Floats:
    """0 below 0, 1 above 1, 3 t^2 - 2 t^3 between."""
    t = np.clip(t, 0.0, 1.0)
    return t * t * (3 - 2 * t)


class Mouth:
    """The lips of the mean head (V, 3), head frame."""

    def __init__(self, mean: Floats, topology: Topology) -> None:
        self.mean = mean
        self.upper = topology.groups["lip_inner_upper"]
        self.lower = topology.groups["lip_inner_lower"]
        soft = (Part.FACE, Part.LIPS, Part.MOUTH_CAVITY, Part.NECK)
        self.rows = np.unique(topology.triangles[np.isin(topology.part, soft)])
        self.side = topology.mouth_side[self.rows]
        points = mean[self.rows]
        to_upper, _ = cKDTree(self._dense(self.upper)).query(points)
        to_lower, _ = cKDTree(self._dense(self.lower)).query(points)
        self.distance = np.where(self.side > 0, to_upper, to_lower)
        self.corner_x = float(mean[self.upper, 0].max())
        self.line = mean[np.concatenate([self.upper, self.lower])].mean(0)

    def _dense(self, arc: Ints) -> Floats:
        points = self.mean[arc]
        steps = np.linspace(0, 1, 5)[:-1, None]
        return np.concatenate([a + steps * (b - a) for a, b in pairwise(points)])

    def at(self, arc: Ints, values: Floats, x: Floats) -> Floats:
        """(N, 3) values (V, 3) of an arc's vertices interpolated at x."""
        where = self.mean[arc, 0]
        order = np.argsort(where)
        columns = [np.interp(x, where[order], values[arc][order, axis]) for axis in range(3)]
        return np.stack(columns, axis=1)

    def meet(self, field: Floats, reach: float, upper_share: Any = 0.5) -> Floats:
        """A copy of the field (V, 3) whose values agree on both lips along their line.

        Args:
            field: displacements, or positions.
            reach: mm over which the correction fades out on the skin.
            upper_share: part of the difference that the upper lip takes, a number or (3,).
        """
        x = self.mean[self.rows, 0]
        gap = self.at(self.upper, field, x) - self.at(self.lower, field, x)
        fade = 1 - smooth_step(self.distance / reach)
        share = np.asarray(upper_share)
        up, down = np.clip(self.side, 0, 1)[:, None], np.clip(-self.side, 0, 1)[:, None]
        out = field.copy()
        out[self.rows] += fade[:, None] * gap * (-up * share + down * (1 - share))
        out[self.upper] = field[self.upper] - share * self._difference(field, self.upper)
        out[self.lower] = field[self.lower] + (1 - share) * self._difference(field, self.lower)
        return out

    def _difference(self, field: Floats, arc: Ints) -> Floats:
        x = self.mean[arc, 0]
        return self.at(self.upper, field, x) - self.at(self.lower, field, x)

    def field(
        self, upper: float, lower: float, reach: float, inside: float, plateau: float = 0.0
    ) -> Floats:
        """(V,) weights: `upper` at the upper lip's edge, `lower` at the lower one's, fading out.

        Args:
            reach: mm at which it has faded out on the skin, and `inside` in the mouth.
            plateau: mm within which it has its full value on the skin.
        """
        out = np.zeros(len(self.mean))
        fade = 1 - smooth_step((self.distance - plateau) / (reach - plateau))
        behind = self.mean[self.rows, 2] < self._line_z(self.mean[self.rows, 0]) - 1.5
        fade = np.where(behind, 1 - smooth_step(self.distance / inside), fade)
        share = (np.clip(self.side, -1, 1) + 1) / 2
        out[self.rows] = fade * (upper * share + lower * (1 - share))
        return out

    def _line_z(self, x: Floats) -> Floats:
        both = (self.at(self.upper, self.mean, x) + self.at(self.lower, self.mean, x)) / 2
        return both[:, 2]

    def across(self, width: float = 1.0) -> Floats:
        """(V,) 1 in the middle of the mouth, smoothly 0 at `width` times the corners' distance."""
        return 1 - smooth_step(np.abs(self.mean[:, 0]) / (self.corner_x * width))

    def one_lip(self, keep: float) -> Floats:
        """(V,) 1 on the upper lip (keep = 1) or the lower one (-1), softer away from the mouth."""
        out = np.zeros(len(self.mean))
        lip = smooth_step(keep * self.side * 2.0)
        skin = smooth_step(keep * (self.mean[self.rows, 1] - self.line[1]) / 16.0 + 0.5)
        away = smooth_step((self.distance - 2.0) / 8.0)
        out[self.rows] = (1 - away) * lip + away * skin
        return out

    def blob(self, centre: Floats, radii: Floats) -> Floats:
        """(V,) a smooth bump about a point with a radius per axis, on lips, skin and cavity."""
        out = np.zeros(len(self.mean))
        reach = np.linalg.norm((self.mean[self.rows] - centre) / radii, axis=1)
        out[self.rows] = 1 - smooth_step(reach)
        return out

    def roll(self, upper: bool, depth: float, squeeze: float) -> Floats:
        """(V, 3) a lip turned in over its teeth: its red narrows to (1 - squeeze) and sinks."""
        out = np.zeros_like(self.mean)
        mine = self.side > 0 if upper else self.side < 0
        points = self.mean[self.rows]
        arc = self.upper if upper else self.lower
        edge = self.at(arc, self.mean, points[:, 0])
        height = points[:, 1] - edge[:, 1]
        front = points[:, 2] > edge[:, 2] - 2.5
        fade = (1 - smooth_step((self.distance - 6.0) / 12.0)) * mine * np.abs(self.side)
        beside = np.abs(points[:, 0]) - 0.55 * self.corner_x
        width = 1 - smooth_step(beside / (0.6 * self.corner_x))
        lips = 1 - smooth_step((self.distance - 3.0) / 7.0)
        move = np.zeros_like(points)
        move[:, 1] = -squeeze * height * fade * width * front
        move[:, 2] = -depth * lips * fade * width
        out[self.rows] = move
        return out
