"""Where in identity space the ancestries, the sexes and the ages lie."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np

from face_model import identity

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from face_model.makehuman import MakeHuman
    from face_model.topology import Topology

    Floats = NDArray[np.floating[Any]]

SAMPLES = 400
SEED = 20250211
_BETWEEN_SHARE, _LEAST_VARIANCE = 0.35, 0.2
_RIDGE = 30.0


def fit(makehuman: MakeHuman, topology: Topology, model: FaceModel) -> tuple[Floats, Floats]:
    """The identity of the typical head of each origin, and how far people differ from it.

    Returns:
        (3, 2, 2, I) identity coefficients by ancestry (african, asian, caucasian), sex (female,
        male) and age (young, old); (I,) standard deviation about them.
    """
    anchor = _anchor(topology)
    solve = _projector(model, anchor)
    pure = np.stack([
        solve(_head(makehuman, topology, np.eye(3)[race], male, old, 0.5, 0.5))
        for race, male, old in product(range(3), (0.0, 1.0), (0.0, 1.0))
    ]).reshape(3, 2, 2, -1)  # fmt: skip
    heads, _ = identity.sample(makehuman, topology, SAMPLES, SEED)
    scores = np.stack([solve(head) for head in heads])
    # The origins of the drawn heads are not kept. They are mixed, so about a third of the spread
    # between the pure ones lies between theirs; the rest is what people differ by within one.
    between = pure.reshape(12, -1).std(0)
    within = np.sqrt(np.maximum(scores.var(0) - _BETWEEN_SHARE * between**2, _LEAST_VARIANCE))
    return pure, within


def _head(
    makehuman: MakeHuman, topology: Topology, race: Floats, male: float, old: float,
    muscle: float, weight: float,
) -> Floats:  # fmt: skip
    base = makehuman.base.vertices.copy()
    body = identity.Macro(race, male, old, muscle, weight)
    for name, value in identity.macro_weights(body).items():
        base += value * makehuman.target(name)
    return topology.place(base).astype(np.float32)


def _anchor(topology: Topology) -> Floats:
    from engine.facemodels.parts import Part

    weight = np.zeros(len(topology.mirror))
    solid = np.isin(topology.part, (Part.FACE, Part.SCALP, Part.LID_LEFT, Part.LID_RIGHT))
    np.add.at(weight, topology.triangles[solid].ravel(), 1.0)
    return weight


def _projector(model: FaceModel, anchor: Floats) -> Any:
    rows = np.flatnonzero(anchor > 0)
    basis = model.identity_mm[:, rows].reshape(len(model.identity_mm), -1).astype(np.float64)
    gram = basis @ basis.T + _RIDGE * np.eye(len(basis))
    inverse = np.linalg.solve(gram, basis)
    mean = model.vertices_mm.astype(np.float64)

    def solve(head: Floats) -> Floats:
        head = head.copy()
        identity.align(head, mean, anchor)
        return inverse @ (head[rows].astype(np.float64) - mean[rows]).ravel()

    return solve
