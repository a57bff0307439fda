"""Plain vertex colours that a face tracker takes for a face."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.facemodels.parts import Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from face_model.topology import Topology

    Floats = NDArray[np.floating[Any]]

SKINS = ((0.84, 0.66, 0.56), (0.72, 0.53, 0.42), (0.50, 0.35, 0.27))
PIECES = {
    Part.TEETH_UPPER: (0.92, 0.90, 0.84), Part.TEETH_LOWER: (0.92, 0.90, 0.84),
    Part.TONGUE: (0.75, 0.38, 0.38), Part.MOUTH_CAVITY: (0.35, 0.12, 0.12),
    Part.GUMS: (0.75, 0.42, 0.42),
}  # fmt: skip


def paint(topology: Topology | FaceModel, uv: Floats, skin: tuple[float, float, float]) -> Floats:
    """(V, 3) colours in 0..1: skin, darker lips, lid margins and brows, dark irises."""
    triangles = topology.triangles
    part = topology.part if hasattr(topology, "part") else topology.triangle_part
    base = np.array(skin)
    out = np.tile(base, (len(uv), 1))
    out[np.unique(triangles[part == Part.LIPS])] = base * [0.80, 0.58, 0.60]
    for name in ("brow_left", "brow_right"):
        out[topology.groups[name]] = base * 0.42
    for name in ("lid_left", "lid_right"):
        out[topology.groups[name]] = base * 0.5
    for piece, colour in PIECES.items():
        out[np.unique(triangles[part == piece])] = colour
    for side in ("left", "right"):
        ball = topology.groups[f"eyeball_{side}"]
        angle = np.linalg.norm(uv[ball] - 0.5, axis=1)
        rim = np.linalg.norm(uv[topology.groups[f"iris_{side}"]] - 0.5, axis=1).mean()
        out[ball] = np.where(angle[:, None] <= rim + 1e-4, (0.2, 0.13, 0.1), (0.95, 0.94, 0.93))
    return out
