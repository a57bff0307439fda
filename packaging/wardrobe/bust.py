"""A bust for clothes: MakeHuman's neck, shoulders and chest with the arms let down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from face_model.frame import CENTRE_MM, MM
from face_model.makehuman import FaceRig
from face_model.subdivision import subdivide, triangulate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from face_model.makehuman import MakeHuman

    Floats = NDArray[np.floating[Any]]
    Ints = NDArray[np.integer[Any]]

LOWEST_MM, HIGHEST_MM = -400.0, -70.0
WIDEST_MM = 330.0
ARM_DROP_DEG = 32.0
"""MakeHuman stands with its arms half lifted; people in portraits do not."""


@dataclass(frozen=True)
class Bust:
    """vertices (B, 3) mm in the head frame, triangles (T, 3) counter-clockwise from outside."""

    vertices: Floats
    triangles: Ints


def build(makehuman: MakeHuman, base: Floats) -> Bust:
    """The bust of a base mesh (V, 3), once subdivided."""
    posed = _arms_down(makehuman, base) * MM - CENTRE_MM
    quads = makehuman.base.quads[makehuman.base.groups == "body"]
    corners = posed[quads]
    kept = (corners[:, :, 1] > LOWEST_MM).all(1) & (corners[:, :, 1] < HIGHEST_MM).all(1)
    kept &= (np.abs(corners[:, :, 0]) < WIDEST_MM).all(1)
    # The chin, the jaw and the mouth's bag hang below the top of the neck; they belong to the head.
    kept &= ~((corners[:, :, 2] > 45.0) & (corners[:, :, 1] > -125.0)).any(1)
    faces = [list(face) for face in quads[kept].tolist()]
    finer, _, weights, _ = subdivide(faces, np.ones(len(faces), bool), len(posed))
    placed = weights @ posed
    used = np.unique(np.concatenate([np.array(face) for face in finer]))
    order = np.full(len(placed), -1)
    order[used] = np.arange(len(used))
    triangles, _ = triangulate([order[face].tolist() for face in finer], placed[used])
    return Bust(placed[used], triangles)


def _arms_down(makehuman: MakeHuman, base: Floats) -> Floats:
    """(V, 3) the base mesh with both arms turned down about the shoulder joints."""
    rig = FaceRig(makehuman)
    out = base.copy()
    for side, sign in (("L", -1.0), ("R", 1.0)):
        bone = f"upperarm01.{side}"
        weight = rig.subtree_weight(bone)[:, None]
        joint = makehuman.base.quads[makehuman.base.groups == f"joint-{side.lower()}-shoulder"]
        pivot = base[joint.ravel()].mean(0)
        angle = np.deg2rad(sign * ARM_DROP_DEG)
        cos, sin = np.cos(angle), np.sin(angle)
        turn = np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]])
        out += weight * ((base - pivot) @ turn.T + pivot - base)
    return out
