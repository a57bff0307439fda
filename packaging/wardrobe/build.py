"""All steps of the wardrobe's build, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import load_model
from face_model import topology
from face_model.identity import average_base
from face_model.makehuman import MakeHuman
from wardrobe import bust, openness, origins

if TYPE_CHECKING:
    from pathlib import Path


def build(raw: Path, out: Path) -> None:
    """Write wardrobe.npz into `out`."""
    makehuman, model = MakeHuman(raw), load_model()
    base = average_base(makehuman)
    body = bust.build(makehuman, base)
    pure, within = origins.fit(makehuman, topology.build(makehuman, base), model)
    sky = openness.openness(model.vertices_mm, model.triangles)
    np.savez_compressed(
        out / "wardrobe.npz",
        format=np.array(1, np.int32),
        bust_vertices_mm=body.vertices.astype(np.float32),
        bust_triangles=body.triangles.astype(np.uint16),
        origin_identity=pure.astype(np.float32),
        origin_spread=within.astype(np.float32),
        head_openness=np.rint(sky * 255).astype(np.uint8),
    )
