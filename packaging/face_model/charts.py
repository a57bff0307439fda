"""Texture coordinates, PNCC colours and the weight with which a vertex follows the head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.facemodels.parts import Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from face_model.topology import Topology

    Floats = NDArray[np.floating[Any]]

NECK_TOP_MM, NECK_BASE_MM = -95.0, -175.0


def uv(mean: Floats, topology: Topology) -> Floats:
    """(V, 2) in 0..1: a cylinder for the skin, discs for the eyeballs, boxes for the mouth."""
    around = np.arctan2(mean[:, 0], mean[:, 2] + 10.0) / (2 * np.pi)
    low, high = mean[:, 1].min(), mean[:, 1].max()
    out = np.column_stack([0.5 + around, (mean[:, 1] - low) / (high - low)])
    for side in ("left", "right"):
        flip = [-1, 1] if side == "right" else [1, 1]
        disc = (topology.eyes.uv - 0.5) * flip + 0.5
        out[topology.groups[f"eyeball_{side}"]] = disc
    for name in ("teeth_upper", "teeth_lower", "tongue", "mouth_cavity"):
        rows = topology.groups[name]
        flat = mean[rows][:, [0, 2 if name == "tongue" else 1]]
        out[rows] = (flat - flat.min(0)) / np.ptp(flat, axis=0)
    return out


def pncc(mean: Floats, topology: Topology) -> Floats:
    """(V, 3) in 0..1: the mean head scaled per axis; what lies below the head is clipped."""
    skin = (Part.FACE, Part.SCALP, Part.EAR_LEFT, Part.EAR_RIGHT, Part.EYE_LEFT, Part.EYE_RIGHT)
    rows = np.unique(topology.triangles[np.isin(topology.part, skin)])
    low, high = mean[rows].min(0), mean[rows].max(0)
    return np.clip((mean - low) / (high - low), 0, 1)


def pose_weight(mean: Floats, topology: Topology) -> Floats:
    """(V,) 1 on the head, falling smoothly along the neck to 0 at the shoulders."""
    # The nape is long: measure along an axis that leans back as the neck does.
    height = mean[:, 1] + 0.25 * (mean[:, 2] - 20.0)
    t = np.clip((height - NECK_BASE_MM) / (NECK_TOP_MM - NECK_BASE_MM), 0, 1)
    weight = t * t * (3 - 2 * t)
    head = np.isin(
        topology.part, [p for p in Part if p not in (Part.NECK, Part.TORSO, Part.BACKGROUND)]
    )
    weight[np.unique(topology.triangles[head])] = 1.0
    return weight
