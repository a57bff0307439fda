"""All steps of the wardrobe's build, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from asset_files import enter, write_table
from engine.facemodels import load_model
from engine.training.synthetic.wardrobe import FORMAT
from face_model import topology
from face_model.identity import average_base
from face_model.makehuman import MakeHuman
from wardrobe import bust, hair, openness, origins

if TYPE_CHECKING:
    from pathlib import Path

_ENTRY = {
    "source": "built by packaging/build_wardrobe.py from the MakeHuman base mesh, targets, "
    "rig and hair (makehumancommunity.org); of the hair only guides computed from it",
    "licence": "CC0-1.0",
    "credit": "Made with MakeHuman's CC0 assets, (c) 2020 Data Collection AB, Joel Palmius, "
    "Jonas Hauquier.",
}


def build(raw: Path, out: Path) -> None:
    """Write wardrobe.npz into `out`, and its entry into the manifest there."""
    makehuman, model = MakeHuman(raw), load_model()
    base = average_base(makehuman)
    body = bust.build(makehuman, base)
    pure, within = origins.fit(makehuman, topology.build(makehuman, base), model)
    sky = openness.openness(model.vertices_mm, model.triangles)
    guides, meshes = hair.build(makehuman, base)
    path = out / "wardrobe.npz"
    write_table(path, {
        "format": np.array(FORMAT, np.int32),
        "bust_vertices_mm": body.vertices.astype(np.float32),
        "bust_triangles": body.triangles.astype(np.uint16),
        "origin_identity": pure.astype(np.float32),
        "origin_spread": within.astype(np.float32),
        "head_openness": np.rint(sky * 255).astype(np.uint8),
        "hair_guides_mm": guides.astype(np.float16),
        "hair_mesh": meshes,
    })  # fmt: skip
    enter(path, "wardrobe", _ENTRY)
