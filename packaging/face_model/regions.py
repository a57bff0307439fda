"""Which part of the head a quad of the base mesh belongs to, and how large it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.facemodels.parts import Part
from face_model import loops
from face_model.frame import CENTRE_MM, MM

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from face_model.makehuman import MakeHuman

    Floats = NDArray[np.floating[Any]]
    Ints = NDArray[np.integer[Any]]


def areas(graph: loops.Quads, base: Floats) -> Floats:
    a, b, c, d = (base[graph.faces[:, i]] * MM for i in range(4))
    return np.linalg.norm(np.cross(c - a, d - b), axis=1) / 2


def part_labels(
    makehuman: MakeHuman, graph: loops.Quads, base: Floats, mirror: Ints
) -> NDArray[np.int64]:
    """(F,) part label of each body quad."""
    centre = base[graph.faces].mean(1) * MM - CENTRE_MM
    x, y, z = centre.T
    label = np.full(len(centre), int(Part.FACE))
    label[(y > 55) | (z < 25)] = Part.SCALP
    label[(y > 45) & (z < 75)] = Part.SCALP
    jaw_line = -62 - 0.45 * (z - 10)
    label[(y < jaw_line) & (z < 95)] = Part.NECK
    label[(y < -85) & (z < 85)] = Part.NECK
    label[(y < -40) & (z < -8)] = Part.NECK
    label[(y < -160) | (np.abs(x) > 75) & (y < -110)] = Part.TORSO
    for prefix, part in (("l", Part.EAR_LEFT), ("r", Part.EAR_RIGHT)):
        moved = np.linalg.norm(makehuman.target(f"ears/{prefix}-ear-wing-incr"), axis=1)
        label[(moved[graph.faces] > 0.03 * moved.max()).all(1)] = part
    seam = graph.ring(loops.MOUTH_LOOPS[loops.MOUTH_SEAM], 38)
    outer = graph.ring(loops.MOUTH_LOOPS[loops.MOUTH_OUTER], 38)
    label[graph.within(outer, loops.MOUTH_LOOPS[loops.MOUTH_SEAM])] = Part.LIPS
    label[graph.within(seam, loops.MOUTH_LOOPS[-1])] = Part.MOUTH_CAVITY
    lid = graph.ring(loops.EYE_LOOPS[2], 28)
    label[graph.within(lid, loops.EYE_LOOPS[-1])] = Part.LID_LEFT
    right = graph.within([int(mirror[i]) for i in lid], int(mirror[loops.EYE_LOOPS[-1]]))
    label[right] = Part.LID_RIGHT
    return label
