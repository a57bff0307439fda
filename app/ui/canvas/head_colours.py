"""Colours of the head's vertices in the 3D view."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import Part, load_model

if TYPE_CHECKING:
    from engine.types import ByteArray, Portrait

_CLAY = (206, 190, 176)
_PARTS = {
    Part.LIPS: (188, 140, 130),
    Part.EYE_LEFT: (238, 238, 236),
    Part.EYE_RIGHT: (238, 238, 236),
    Part.TEETH_UPPER: (232, 225, 210),
    Part.TEETH_LOWER: (226, 218, 202),
    Part.TONGUE: (190, 105, 105),
    Part.GUMS: (190, 118, 114),
    Part.MOUTH_CAVITY: (96, 42, 42),
}
_IRIS, _PUPIL = (96, 116, 130), (22, 22, 24)


@cache
def clay() -> ByteArray:
    """(V, 3) uint8 RGB: one tone for the skin; lips, eyes, teeth and tongue in their own."""
    model = load_model()
    colours = np.empty((len(model.vertices_mm), 3), np.uint8)
    colours[:] = _CLAY
    for part, colour in _PARTS.items():
        colours[np.unique(model.triangles[model.triangle_part == part])] = colour
    # On the eyeballs uv measures the angle from the optical axis; see `FaceModel.uv`.
    angle = np.linalg.norm(model.uv - 0.5, axis=1)
    for side in ("left", "right"):
        ball = model.groups[f"eyeball_{side}"]
        for ring, colour in (("iris", _IRIS), ("pupil", _PUPIL)):
            border = float(angle[model.groups[f"{ring}_{side}"]].max())
            colours[ball[angle[ball] <= border * 1.01]] = colour
    return colours


@cache
def pncc() -> ByteArray:
    """(V, 3) uint8 RGB surface coordinates."""
    return np.rint(np.clip(load_model().pncc, 0, 1) * 255).astype(np.uint8)


def of_photo(portrait: Portrait) -> ByteArray:
    """(V, 3) uint8 RGB: what the photo shows at each vertex; a worker's job for a large photo."""
    # It takes a moment to load, which the UI thread should not wait for.
    from engine.export.mesh import vertex_colours

    return vertex_colours(portrait, load_model())
