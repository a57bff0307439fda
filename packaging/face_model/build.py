"""All steps of the face model's build, in order."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.facemodels.model import FaceModel
from engine.facemodels.parts import Part
from engine.facemodels.storage import write_model
from engine.types import ARKIT_INDEX
from face_model import charts, expressions, identity, landmarks, manifest, painting, topology
from face_model.frame import CENTRE_MM
from face_model.makehuman import MakeHuman
from face_model.mouth import Mouth

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

SEED = 20240917
LIP_REACH_MM = 8.0
LOG = logging.getLogger(__name__)


def build(
    raw: Path, out: Path, head_count: int, directions: int, sheets: Path | None
) -> FaceModel:
    """Build the model, write it into `out` with its manifest entry, and draw contact sheets."""
    makehuman = MakeHuman(raw)
    base = identity.average_base(makehuman)
    mesh = topology.build(makehuman, base)
    LOG.info("mesh: %d vertices", len(mesh.mirror))
    people = _identity(makehuman, mesh, head_count, directions)
    mean = people.mean
    shapes = expressions.compose(makehuman, mesh, mean)
    texture = charts.uv(mean, mesh)
    heads = [
        landmarks.Head(mean + offset, painting.paint(mesh, texture, skin))
        for offset, skin in zip(_people(people), painting.SKINS * 2, strict=False)
    ]
    model = FaceModel(
        name="likeness",
        vertices_mm=mean.astype(np.float32),
        identity_mm=people.directions.astype(np.float32),
        expression_mm=shapes.astype(np.float32),
        triangles=mesh.triangles,
        triangle_part=mesh.part,
        uv=texture.astype(np.float32),
        pncc=charts.pncc(mean, mesh).astype(np.float32),
        pose_weight=charts.pose_weight(mean, mesh).astype(np.float32),
        embeddings=landmarks.embed(heads, _open_mouthed(mean, shapes, heads[0]), mean, mesh),
        groups=mesh.groups,
        mirror=mesh.mirror,
    )
    path = out / "face-model.npz"
    write_model(path, model)
    manifest.enter(out / "manifest.toml", path)
    if sheets:
        from face_model.sheets import draw_all

        draw_all(model, sheets)
    return model


def _open_mouthed(mean: Floats, shapes: Floats, head: landmarks.Head) -> landmarks.Head:
    return landmarks.Head(mean + 0.5 * shapes[ARKIT_INDEX["jawOpen"]], head.colours)


def _people(people: identity.IdentityModel) -> list[Floats]:
    """The mean head first, then a few others, as displacements (V, 3)."""
    rng = np.random.default_rng(SEED + 1)
    few = people.directions[:30]
    return [np.zeros_like(people.mean)] + [
        np.tensordot(rng.normal(0, 0.7, len(few)), few, 1) for _ in range(4)
    ]


def _identity(
    makehuman: MakeHuman, mesh: topology.Topology, count: int, directions: int
) -> identity.IdentityModel:
    heads, _ = identity.sample(makehuman, mesh, count, SEED)
    importance, anchor = importances(makehuman, mesh)
    heads -= CENTRE_MM.astype(np.float32)
    model = identity.principal_directions(heads, mesh.mirror, importance, anchor, directions)
    LOG.info("identity: %.2f %% of the variance", 100 * model.explained)
    # MakeHuman's lips stand a little apart; everybody here rests with closed lips.
    lips = Mouth(model.mean, mesh)
    closed = [lips.meet(direction, LIP_REACH_MM) for direction in model.directions]
    mean = lips.meet(model.mean, LIP_REACH_MM)
    _settle_mouth(mean, mesh)
    return identity.IdentityModel(mean, np.stack(closed), model.explained)


def _settle_mouth(mean: Floats, mesh: topology.Topology) -> None:
    """Let the upper teeth show below a lifted lip, and the tongue lie lower between the teeth."""
    mean[mesh.groups["teeth_upper"], 1] -= 1.2
    tongue = mesh.groups["tongue"]
    floor = mean[tongue, 1].min()
    mean[tongue, 1] = floor + 0.75 * (mean[tongue, 1] - floor) - 1.0


def importances(makehuman: MakeHuman, mesh: topology.Topology) -> tuple[Floats, Floats]:
    """Per vertex: its area times how much its part matters; and the weight in the alignment."""
    placed = mesh.place(identity.average_base(makehuman)) - CENTRE_MM
    matters = dict.fromkeys(Part, 1.0)
    matters |= {Part.SCALP: 0.3, Part.EAR_LEFT: 0.2, Part.EAR_RIGHT: 0.2, Part.NECK: 0.08}
    matters |= {Part.TORSO: 0.01, Part.LIPS: 2.5, Part.LID_LEFT: 2.5, Part.LID_RIGHT: 2.5}
    inner = (Part.MOUTH_CAVITY, Part.TONGUE, Part.TEETH_LOWER, Part.TEETH_UPPER, Part.GUMS)
    matters |= dict.fromkeys(inner, 0.02)
    a, b, c = (placed[mesh.triangles[:, i]] for i in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1) / 6
    share = area * np.array([matters[Part(p)] for p in mesh.part])
    importance = np.zeros(len(placed))
    anchor = np.zeros(len(placed))
    solid = np.isin(mesh.part, (Part.FACE, Part.SCALP, Part.LID_LEFT, Part.LID_RIGHT))
    for corner in range(3):
        np.add.at(importance, mesh.triangles[:, corner], share)
        np.add.at(anchor, mesh.triangles[solid, corner], area[solid])
    return importance / importance.mean(), anchor
