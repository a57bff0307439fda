"""Identity as lengths one can name: the smallest change of identity that changes one of them.

Each length is the distance of two landmarks along an axis, linear in the identity coefficients.
A slider moves one length and, by least squares, none of the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import load_model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.types import FloatArray

# Length -> pairs of points of the 478-point scheme and the axis along which they are apart.
_PAIRS: dict[str, tuple[tuple[int, int], int]] = {
    "faceWidth": ((454, 234), 0),
    "faceLength": ((9, 152), 1),
    "jawWidth": ((397, 172), 0),
    "eyeSize": ((159, 145), 1),
    "eyeDistance": ((362, 133), 0),
    "noseWidth": ((358, 129), 0),
    "noseLength": ((168, 2), 1),
    "mouthWidth": ((291, 61), 0),
    "lipFullness": ((0, 17), 1),
}
LIMIT = 3.0
"""Sliders reach this many standard deviations of the length to either side."""


@dataclass(frozen=True, eq=False)
class Shapes:
    """How lengths and identity belong together.

    Attributes:
        names: the lengths.
        gradient: (N, I) standard deviations of each length per unit of each identity direction.
        directions: (I, N) identity change that changes one length by one standard deviation.
    """

    names: tuple[str, ...]
    gradient: FloatArray
    directions: FloatArray

    def measure(self, identity: Sequence[float]) -> dict[str, float]:
        """Lengths, in their standard deviations, of identity offsets (any number of them)."""
        offsets = np.zeros(self.gradient.shape[1], np.float32)
        offsets[: len(identity)] = identity
        lengths = self.gradient @ offsets
        return {name: float(value) for name, value in zip(self.names, lengths, strict=True)}

    def wanted(self, identity: Sequence[float], name: str, value: float) -> dict[int, float]:
        """Identity offsets, by direction, that bring one length to `value` and keep the others."""
        offsets = np.zeros(self.gradient.shape[1], np.float32)
        offsets[: len(identity)] = identity
        change = value - self.measure(identity)[name]
        offsets = offsets + change * self.directions[:, self.names.index(name)]
        if all(abs(length) < 1e-4 for length in self.measure(offsets.tolist()).values()):
            offsets[:] = 0.0
        return {number: round(float(offset), 5) for number, offset in enumerate(offsets)}


@cache
def shapes() -> Shapes:
    """The lengths of the default face model."""
    model = load_model()
    embedding = model.embeddings["mediapipe478"]
    corners = model.triangles[embedding.triangle]
    rows = []
    for (far, near), axis in _PAIRS.values():
        ends = [
            np.einsum("c,icd->id", embedding.barycentric[p], model.identity_mm[:, corners[p]])
            for p in (far, near)
        ]
        length = (ends[0] - ends[1])[:, axis]
        rows.append(length / np.linalg.norm(length))
    gradient = np.array(rows, np.float32)
    directions = np.linalg.pinv(gradient).astype(np.float32)
    return Shapes(tuple(_PAIRS), gradient, directions)
