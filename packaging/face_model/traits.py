"""Traits of people as directions of identity: how heads change with age, sex and weight."""

from __future__ import annotations

import hashlib
import logging
from typing import TYPE_CHECKING, Any

import numpy as np

from asset_files import enter, write_table
from engine import assets
from engine.facemodels import load_model
from engine.facemodels.traits import ASSET, Traits, traits_table
from face_model import build, identity, topology
from face_model.frame import CENTRE_MM
from face_model.makehuman import MakeHuman

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

FILE = "identity-traits.npz"
KEPT = ("age", "weight", "masculinity")
"""Muscle moves no vertex of the face by 2 mm; two thirds of it cannot be told from the shape."""
LOG = logging.getLogger(__name__)


def build_traits(raw: Path, out: Path, count: int) -> None:
    """Draw the face model's own population again, regress, write the asset into `out`."""
    makehuman = MakeHuman(raw)
    mesh = topology.build(makehuman, identity.average_base(makehuman))
    heads, people = identity.sample(makehuman, mesh, count, build.SEED)
    heads = identity.with_mirrored(heads - CENTRE_MM.astype(np.float32), mesh.mirror)
    scores = identity_scores(heads, *build.importances(makehuman, mesh))
    traits = regress(scores, [*people, *people])
    path = out / FILE
    digest = hashlib.sha256(assets.locate("face-model").read_bytes()).hexdigest()
    write_table(path, traits_table(traits) | {"face_model": np.array(digest)})
    enter(path, ASSET, {
        "source": "regressed by packaging/build_identity_traits.py on the people that the face "
        "model was built from",
        "licence": "CC0-1.0",
        "credit": "Made with MakeHuman's CC0 assets, (c) 2020 Data Collection AB, Joel Palmius, "
        "Jonas Hauquier.",
    })  # fmt: skip


def identity_scores(heads: Floats, importance: Floats, anchor: Floats) -> Floats:
    """(N, I) identity coefficients of heads (N, V, 3) mm, which are aligned in place."""
    model = load_model()
    mean = model.vertices_mm.astype(np.float64)
    for head in heads:
        identity.align(head, mean, anchor)
    weight = np.repeat(np.sqrt(importance), 3).astype(np.float32)
    shapes = model.identity_mm.reshape(len(model.identity_mm), -1) * weight
    moved = (heads - mean.astype(np.float32)).reshape(len(heads), -1) * weight
    return np.linalg.solve((shapes @ shapes.T).astype(float), (shapes @ moved.T).astype(float)).T


def regress(scores: Floats, people: list[identity.Macro]) -> Traits:
    """The mean change of the scores per standard deviation of a trait, all others held still."""
    known = {
        "age": [one.old for one in people],
        "weight": [one.weight for one in people],
        "masculinity": [one.male for one in people],
        "muscle": [one.muscle for one in people],
        # The third share is what the other two leave.
        "african": [one.race[0] for one in people],
        "asian": [one.race[1] for one in people],
    }
    table = np.array(list(known.values())).T
    table = (table - table.mean(0)) / table.std(0)
    slopes = np.linalg.lstsq(np.column_stack([table, np.ones(len(table))]), scores, rcond=None)[0]
    rows = [list(known).index(name) for name in KEPT]
    traits = Traits(KEPT, slopes[rows].T.astype(np.float32))
    read = scores @ traits.readings.T
    for column, (name, row) in enumerate(zip(KEPT, rows, strict=True)):
        told = np.corrcoef(read[:, column], table[:, row])[0, 1] ** 2
        LOG.info("%s: the shape tells %.0f %% of its variance", name, 100 * told)
    return traits
