"""A person with one performance, placed before the camera."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import load_model, projection
from engine.facemodels.eyes import SIDES
from engine.rasterizers.numba_cpu import vertex_normals
from engine.training.synthetic import materials as m
from engine.training.synthetic.bodies import EYE_ROWS, body_of
from engine.training.synthetic.folds import mixed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.training.synthetic.bodies import Body
    from engine.training.synthetic.people import Person
    from engine.training.synthetic.strands import Strands
    from engine.types import FaceParams, FloatArray, Pose

_LONG_MM = 70.0


@dataclass(frozen=True, eq=False)
class HairBlock:
    """One kind of hair in the camera frame: (S, K, 3) mm, outward (S, 3), and its look.

    `chosen` lists the strands that may be seen: short hair on the far side is left out.
    """

    chosen: NDArray[np.int64]
    points: FloatArray
    outward: FloatArray
    colour: FloatArray
    width_mm: FloatArray
    matted: float
    sheen: float

    @property
    def thick(self) -> bool:
        """Whether it is a head of hair, opaque as a whole."""
        return self.matted >= 1


@dataclass(frozen=True, eq=False)
class Staged:
    """What is before the camera.

    Attributes:
        vertices: (N, 3) float32 camera-frame mm of the mesh.
        table: (N, COLUMNS) float32 complete for the shading loop.
        rows: (M, ROW) float32 with the eyes' axes.
        folds: `folds.WINDOW` + (3,) float32, how the expression folds the skin.
        hairs: in the order of the body's elements.
        head: (V, 3) float32 the face model's vertices in the camera frame.
    """

    vertices: FloatArray
    table: FloatArray
    rows: FloatArray
    folds: FloatArray
    hairs: list[HairBlock]
    head: FloatArray


def stage(person: Person, params: FaceParams, rest: Pose) -> Staged:
    """Pose a person.

    Args:
        person: who.
        params: expression, head pose and camera; its identity is the person's.
        rest: of the shoulders.
    """
    model, body = load_model(), body_of(person)
    shape = model.express(person.neutral, params.expression)
    everything = np.concatenate([shape, body.worn_mm])
    vertices = projection.pose_mesh(everything, body.follow, params.pose, rest)
    vertices = vertices.astype(np.float32)
    table, rows = body.table.copy(), body.rows.copy()
    table[:, 0:3] = vertex_normals(vertices, body.triangles)
    table[:, 3:6] = vertices
    _light_mouth(table, shape)
    _light_eyes(table, rows, shape, params.pose.rotation())
    return Staged(
        vertices, table, rows, mixed(person.skin.folds, params.expression),
        _hairs(person, body, shape, params.pose, rest),
        vertices[: len(shape)],
    )  # fmt: skip


def _hairs(
    person: Person, body: Body, shape: FloatArray, pose: Pose, rest: Pose
) -> list[HairBlock]:
    blocks = []
    turn = pose.rotation()
    if person.hair.strands:
        hair = person.hair.strands
        flat = hair.points_mm.reshape(-1, 3)
        if body.hair_follow.min() == 1:
            placed = projection.to_camera(flat, pose)
        else:
            placed = projection.pose_mesh(flat, body.hair_follow.ravel(), pose, rest)
        points = placed.reshape(hair.points_mm.shape).astype(np.float32)
        blocks.append(_block(hair, points, turn, 1.0, person.hair.sheen))
    for strands, matted, sheen in (
        (person.brows.on(shape), 0.15, 0.3), (person.lashes.on(shape), 0.0, 0.1),
        (person.beard.on(shape) if person.beard else None, 0.35, 0.4),
    ):  # fmt: skip
        if strands is not None:
            points = projection.to_camera(strands.points_mm.reshape(-1, 3), pose)
            blocks.append(_block(
                strands, points.reshape(strands.points_mm.shape).astype(np.float32), turn,
                matted, sheen,
            ))  # fmt: skip
    return blocks


def _block(
    strands: Strands, points: FloatArray, turn: FloatArray, matted: float, sheen: float
) -> HairBlock:
    outward = np.ascontiguousarray(strands.outward @ turn.T, np.float32)
    root, tip = points[:, 0], points[:, -1]
    facing = -(outward * root).sum(1) / np.linalg.norm(root, axis=1)
    long = ((tip - root) ** 2).sum(1) > _LONG_MM**2
    chosen = np.flatnonzero(long | (facing > -0.3))
    return HairBlock(chosen, points, outward, strands.colour, strands.width_mm, matted, sheen)


def _light_mouth(table: FloatArray, shape: FloatArray) -> None:
    """Less light reaches what lies deeper behind the lips; more through a wider mouth."""
    groups = load_model().groups
    upper, lower = shape[groups["lip_inner_upper"]], shape[groups["lip_inner_lower"]]
    gap = max(float(upper[:, 1].max() - lower[:, 1].min()), 0.5)
    front = float(np.concatenate([upper, lower])[:, 2].max())
    for name in ("teeth_upper", "teeth_lower", "tongue", "mouth_cavity"):
        inside = groups[name]
        depth = np.maximum(front - shape[inside, 2] - 7.0, 0.0)
        # Teeth lend each other light.
        fall = 0.25 if name.startswith("teeth") else 0.5
        light = (gap + 4.0) / (gap + 4.0 + fall * depth)
        table[inside, m.LIGHT] = np.clip(light, 0.03, 1.0)
    lips = np.concatenate([groups["lip_inner_upper"], groups["lip_inner_lower"]])
    table[lips, m.LIGHT] = 1.0 if gap > 2 else 0.55


def _light_eyes(table: FloatArray, rows: FloatArray, shape: FloatArray, turn: FloatArray) -> None:
    """The upper lid and its lashes shade the eye; each eye's axis goes into its material."""
    model = load_model()
    for row, side in zip(EYE_ROWS, SIDES, strict=True):
        ball = model.groups[f"eyeball_{side}"]
        points = shape[ball]
        axis = points[0] - model.eye_centre(shape, side)
        rows[row, 1:4] = turn @ (axis / np.linalg.norm(axis))
        upper, lower = (shape[model.groups[f"lid_{name}_{side}"]] for name in ("upper", "lower"))
        above = _below_rim(upper, points, 1.0)
        below = _below_rim(lower, points, -1.0)
        shade = 1 - 0.62 * np.exp(-np.maximum(above, 0) / 2.4) - 0.25 * np.exp(
            -np.maximum(below, 0) / 1.1
        )
        corners = np.abs(points[:, :1] - upper[[0, -1], 0]).min(1)
        shade *= 0.72 + 0.28 * np.clip(corners / 5, 0, 1)
        table[ball, m.LIGHT] = np.clip(shade, 0.15, 1)


def _below_rim(rim: FloatArray, points: FloatArray, sign: float) -> FloatArray:
    """(N,) mm of points below an upper rim (above a lower one, with sign -1)."""
    order = np.argsort(rim[:, 0])
    height = np.interp(points[:, 0], rim[order, 0], rim[order, 1])
    return sign * (height - points[:, 1])
