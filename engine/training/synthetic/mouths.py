"""Colours inside the mouth: teeth one by one, gums, tongue and the dark behind them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from engine.facemodels import Part, load_model
from engine.training.synthetic.randomness import between

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.training.synthetic.ancestry import Ancestry
    from engine.types import FloatArray


@dataclass(frozen=True, eq=False)
class Mouth:
    """Linear RGB colours.

    Attributes:
        teeth: (N, 3) one for each tooth of `tooth_of_triangle`.
        gums, tongue, cavity: (3,).
    """

    teeth: FloatArray
    gums: FloatArray
    tongue: FloatArray
    cavity: FloatArray


def sample_mouth(ancestry: Ancestry, random: np.random.Generator) -> Mouth:
    """Whiter teeth for the young, darker gums with darker skin."""
    count = int(tooth_of_triangle().max()) + 1
    yellow = between(random, 0.02, 0.3) + 0.35 * ancestry.age
    white = np.array([0.88, 0.85, 0.80]) * np.exp(-yellow * np.array([0.12, 0.28, 0.75]))
    teeth = white * np.exp(random.normal(0, 0.05, (count, 1))) * between(random, 0.84, 1.08)
    pink = np.array([0.42, 0.15, 0.14]) * (1 - 0.45 * ancestry.shares[0])
    return Mouth(
        teeth=teeth.astype(np.float32),
        gums=(pink * between(random, 0.85, 1.15)).astype(np.float32),
        tongue=(np.array([0.42, 0.16, 0.15]) * between(random, 0.8, 1.15)).astype(np.float32),
        cavity=(np.array([0.26, 0.07, 0.06]) * between(random, 0.8, 1.1)).astype(np.float32),
    )


@cache
def tooth_of_triangle() -> NDArray[np.int32]:
    """(T,) number of the tooth each triangle belongs to, -1 elsewhere."""
    model = load_model()
    chosen = np.isin(model.triangle_part, (Part.TEETH_UPPER, Part.TEETH_LOWER))
    corners = model.triangles[chosen]
    count = len(model.vertices_mm)
    links = csr_matrix(
        (np.ones(3 * len(corners)), (corners.ravel(), np.roll(corners, 1, 1).ravel())),
        (count, count),
    )
    _, piece = connected_components(links, directed=False)
    out = np.full(len(model.triangles), -1, np.int32)
    out[chosen] = np.unique(piece[corners[:, 0]], return_inverse=True)[1]
    return out
