"""Identity by names: traits such as age, and lengths such as the width of the nose.

A length is the distance of two landmarks along an axis, a trait what is usual among people; both
are linear in the identity coefficients. A trait takes the lengths along as they are usual, so
the length of a nose is read as what it differs from the usual one of that age, weight and sex.
A slider moves its own name, by the smallest change of identity, and none of the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import load_model
from engine.facemodels.traits import load_traits

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
"""Sliders reach this many standard deviations to either side."""
_NEARER_LIMITS = {"masculinity": 2.0}
"""Beyond these few people are found, and pictures become caricatures."""


@dataclass(frozen=True, eq=False)
class Shapes:
    """How names and identity belong together.

    Attributes:
        names: the traits, then the lengths.
        gradient: (N, I) standard deviations of each name per unit of each identity direction.
        directions: (I, N) identity change that changes one name by one standard deviation.
    """

    names: tuple[str, ...]
    gradient: FloatArray
    directions: FloatArray

    def measure(self, identity: Sequence[float]) -> dict[str, float]:
        """Each name, in its standard deviations, of identity offsets (any number of them)."""
        offsets = np.zeros(self.gradient.shape[1], np.float32)
        offsets[: len(identity)] = identity
        read = self.gradient @ offsets
        return {name: float(value) for name, value in zip(self.names, read, strict=True)}

    def wanted(self, identity: Sequence[float], name: str, value: float) -> dict[int, float]:
        """Identity offsets, by direction, that bring one name to `value` and keep the others."""
        offsets = np.zeros(self.gradient.shape[1], np.float32)
        offsets[: len(identity)] = identity
        change = value - self.measure(identity)[name]
        offsets = offsets + change * self.directions[:, self.names.index(name)]
        if all(abs(read) < 1e-4 for read in self.measure(offsets.tolist()).values()):
            offsets[:] = 0.0
        return {number: round(float(offset), 5) for number, offset in enumerate(offsets)}


def limit(name: str) -> float:
    """How far a slider reaches to either side, in standard deviations."""
    return _NEARER_LIMITS.get(name, LIMIT)


@cache
def shapes() -> Shapes:
    """The traits and lengths of the default face model."""
    traits, lengths = load_traits(), _lengths()
    readings = traits.readings
    unusual = lengths - (lengths @ traits.directions) @ readings
    gradient = np.concatenate([readings, unusual])
    own = np.linalg.pinv(gradient)[:, len(readings) :]
    directions = np.concatenate([traits.directions, own], axis=1).astype(np.float32)
    return Shapes((*traits.names, *_PAIRS), gradient, directions)


def _lengths() -> FloatArray:
    """(N, I) standard deviations of each length per unit of each identity direction."""
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
    return np.array(rows, np.float32)
