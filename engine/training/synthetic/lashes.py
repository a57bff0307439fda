"""Eyelashes: they ride on the lids' margins and swing with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import load_model
from engine.facemodels.eyes import SIDES
from engine.training.synthetic.randomness import between, chance
from engine.training.synthetic.strands import Strands, unit

if TYPE_CHECKING:
    from engine.training.synthetic.ancestry import Ancestry
    from engine.types import FloatArray

UPPER, LOWER, POINTS = 80, 45, 5


@dataclass(frozen=True, eq=False)
class Lashes:
    """How both eyes' lashes look.

    Attributes:
        along: (4, N) sorted places along the margin, 0..1, for upper left, lower left, upper
            right, lower right; NaN pads the lower ones.
        length_mm: of the longest upper lash.
        curl: 0 straight .. 1 strongly curled.
        colour: (3,) linear RGB.
        width_mm: of each hair.
        jitter: (4, N, 3) small differences of direction.
    """

    along: FloatArray
    length_mm: float
    curl: float
    colour: FloatArray
    width_mm: float
    jitter: FloatArray

    @property
    def points(self) -> int:
        """Of each hair."""
        return POINTS

    def on(self, vertices: FloatArray) -> Strands:
        """The lashes on a head (V, 3) mm with any expression."""
        groups = load_model().groups
        pieces, roots = [], []
        for row in range(4):
            side, lower = SIDES[row // 2], row % 2
            along = self.along[row][np.isfinite(self.along[row])]
            rim = vertices[groups[f"lid_{('upper', 'lower')[lower]}_{side}"]]
            spots = along * (len(rim) - 1)
            index = np.minimum(spots.astype(int), len(rim) - 2)
            share = (spots - index)[:, None]
            root = rim[index] * (1 - share) + rim[index + 1] * share
            centre = load_model().eye_centre(vertices, side)
            pieces.append(self._hairs(root, centre, along, lower, self.jitter[row][: len(along)]))
            roots.append(unit(root - centre))
        points = np.concatenate(pieces).astype(np.float32)
        count = len(points)
        return Strands(
            points, np.concatenate(roots).astype(np.float32),
            np.tile(self.colour, (count, 1)), np.full(count, self.width_mm, np.float32),
        )  # fmt: skip

    def _hairs(
        self, root: FloatArray, centre: FloatArray, along: FloatArray, lower: int,
        jitter: FloatArray,
    ) -> FloatArray:  # fmt: skip
        radial = unit(root - centre)
        up = np.array([0.0, -1.0 if lower else 1.0, 0.0])
        # Outwards along the margin, fanning towards both corners.
        fan = np.array([1.0, 0.0, 0.0]) * np.sign(centre[0]) * ((along - 0.42) * 1.1)[:, None]
        if centre[0] < 0:
            fan = np.array([-1.0, 0.0, 0.0]) * ((1 - along - 0.42) * 1.1)[:, None]
        start = unit(radial - 0.15 * up + 0.5 * fan + jitter)
        length = self.length_mm * (0.38 if lower else 1.0)
        middle = (along if centre[0] > 0 else 1 - along)
        length = length * np.interp(middle, [0, 0.25, 0.7, 1], [0.45, 0.85, 1.0, 0.7])
        t = np.linspace(0, 1, POINTS)[None, :, None]
        bend = (0.25 + 0.75 * self.curl) * t**1.8
        lean = start[:, None] * (t - 0.25 * self.curl * t**2) + up * bend * (0.75 if lower else 1.0)
        return root[:, None] + lean * length[:, None, None] + radial[:, None] * 0.15


def sample_lashes(ancestry: Ancestry, colour: FloatArray, random: np.random.Generator) -> Lashes:
    """Short and straight to long and made up."""
    made_up = chance(random, 0.4 * (1 - ancestry.male))
    along = np.full((4, UPPER), np.nan, np.float32)
    for row in range(4):
        count = LOWER if row % 2 else UPPER
        along[row, :count] = np.sort(random.uniform(0.08, 0.98, count))
    dark = np.minimum(colour * 0.5, 0.03) if not made_up else np.full(3, 0.006)
    return Lashes(
        along=along,
        length_mm=between(random, 4.6, 6.2) + (1.4 if made_up else 0.0),
        curl=between(random, 0.1, 0.9),
        colour=dark.astype(np.float32),
        width_mm=0.22 if made_up else between(random, 0.08, 0.16),
        jitter=random.normal(0, 0.14, (4, UPPER, 3)).astype(np.float32),
    )

