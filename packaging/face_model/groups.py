"""Named vertex lists: border loops split into upper and lower, brows, ears, nose tip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.spatial import cKDTree

from engine.facemodels.parts import Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from face_model.makehuman import MakeHuman
    from face_model.topology import Topology

    Floats = NDArray[np.floating[Any]]
    Ints = NDArray[np.integer[Any]]

BROW = "eyebrow001"
BROW_REACH_MM = 3.2


def of_loops(rings: dict[str, Ints], placed: Floats) -> dict[str, Ints]:
    """Each loop, and its upper and lower arc from the person's right corner to the left one."""
    out: dict[str, Ints] = {}
    for name, ring in rings.items():
        upper, lower = _arcs(np.asarray(ring), placed)
        stem, side = (name, "") if name in ("seam", "lip_outer") else name.split("_")
        if name == "seam":
            out |= {"lip_inner_upper": upper, "lip_inner_lower": lower}
            out |= {"mouth_corner_right": upper[:1], "mouth_corner_left": upper[-1:]}
        elif name == "lip_outer":
            out |= {name: np.asarray(ring), "lip_outer_upper": upper, "lip_outer_lower": lower}
        else:
            out |= {name: np.asarray(ring)}
            out |= {f"{stem}_upper_{side}": upper, f"{stem}_lower_{side}": lower}
    return out


def _arcs(ring: Ints, placed: Floats) -> tuple[Ints, Ints]:
    x = placed[ring, 0]
    ring = np.roll(ring, -int(x.argmin()))
    turn = int(placed[ring, 0].argmax())
    one, other = ring[: turn + 1], np.concatenate([ring[turn:], ring[:1]])[::-1]
    if placed[one, 1].mean() < placed[other, 1].mean():
        one, other = other, one
    return one, other


def of_regions(
    topology: Topology, makehuman: MakeHuman, base: Floats, placed: Floats
) -> dict[str, Ints]:
    """Brows (under MakeHuman's eyebrow proxy), ears, mouth cavity and the tip of the nose."""
    part, triangles = topology.part, topology.triangles
    face = np.unique(triangles[part == Part.FACE])
    brow = makehuman.proxy("eyebrows", BROW).fit(base) * 100.0
    origin = topology.place(base)[0] - placed[0]
    distance, _ = cKDTree(brow - origin).query(placed[face])
    near = face[distance < BROW_REACH_MM]
    near = np.union1d(near, topology.mirror[near])
    return _sliding(topology, placed) | {
        "brow_left": near[placed[near, 0] > 0],
        "brow_right": near[placed[near, 0] < 0],
        "ear_left": np.unique(triangles[part == Part.EAR_LEFT]),
        "ear_right": np.unique(triangles[part == Part.EAR_RIGHT]),
        "mouth_cavity": np.unique(triangles[part == Part.MOUTH_CAVITY]),
        "nose_tip": face[[placed[face, 2].argmax()]],
    }


def _sliding(topology: Topology, placed: Floats) -> dict[str, Ints]:
    """Per eye the lid vertices outside the ball: those that must stay outside when it turns."""
    out: dict[str, Ints] = {}
    for side, part in (("left", Part.LID_LEFT), ("right", Part.LID_RIGHT)):
        lid = np.unique(topology.triangles[topology.part == part])
        ball = placed[topology.groups[f"eyeball_{side}"]]
        centre = placed[topology.groups[f"eye_equator_{side}"]].mean(0)
        distance = np.linalg.norm(placed[lid] - centre, axis=1)
        outside = distance > np.linalg.norm(ball[-1] - centre) + 0.1
        out[f"lid_slide_{side}"] = lid[outside & (placed[lid, 2] > centre[2])]
    return out
