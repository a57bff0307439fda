"""Inside of the mouth: teeth, tongue and cavity, shaded from geometry in the photo's light."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels.parts import Part
from engine.renderers.warp.surface import INTERIOR_PARTS, vertices_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.types import FloatArray

_ALBEDO = {
    Part.TEETH_UPPER: (1.02, 0.99, 0.92),
    Part.TEETH_LOWER: (0.96, 0.92, 0.85),
    Part.GUMS: (0.80, 0.45, 0.42),
    Part.TONGUE: (0.78, 0.42, 0.40),
    Part.MOUTH_CAVITY: (0.34, 0.13, 0.12),
}
"""Colours relative to well-lit facial skin whose luminance is 1 (own choice, from looking)."""
_DARKENING_MM = {
    Part.TEETH_UPPER: 38.0,
    Part.TEETH_LOWER: 34.0,
    Part.GUMS: 30.0,
    Part.TONGUE: 42.0,
    Part.MOUTH_CAVITY: 20.0,
}
"""Depth behind the lips at which light has fallen to 1/e."""


def interior_colours(
    model: FaceModel, vertices_mm: FloatArray, normals: FloatArray, skin_luminance: float
) -> FloatArray:
    """(V, 3) colours of the interior's vertices in the photo's range; 0 elsewhere.

    Args:
        model: the face model.
        vertices_mm: (V, 3) posed head-frame vertices (expression applied).
        normals: (V, 3) unit normals in the camera frame.
        skin_luminance: luminance of well-lit skin in the photo.
    """
    colours = np.zeros((len(vertices_mm), 3), np.float32)
    lips = vertices_mm[model.groups["lip_inner_upper"], 2].mean()
    for part in INTERIOR_PARTS:
        index = _vertices(model, part)
        behind = np.maximum(lips - vertices_mm[index, 2], 0.0)
        light = np.exp(-behind / _DARKENING_MM[part])
        light *= 0.55 + 0.45 * np.clip(normals[index, 2], 0.0, 1.0)
        colours[index] = np.float32(_ALBEDO[part]) * light[:, None] * skin_luminance
    return colours


@lru_cache(maxsize=16)
def _vertices(model: FaceModel, part: Part) -> NDArray[np.intp]:
    return np.flatnonzero(vertices_of(model, (part,)))
