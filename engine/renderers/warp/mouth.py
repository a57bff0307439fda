"""Inside of the mouth: what the photo shows of it, carried by skull and jaw, before teeth, gums,
tongue and cavity shaded from geometry in the photo's light.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.facemodels.parts import Part
from engine.media import resample
from engine.renderers.warp.surface import INTERIOR_PARTS, vertices_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.types import FloatArray

_TINT = {
    Part.GUMS: (0.92, 0.62, 0.62),
    Part.TONGUE: (0.90, 0.60, 0.60),
    Part.MOUTH_CAVITY: (0.46, 0.24, 0.24),
}
"""Colours relative to well-lit facial skin, channel by channel (own choice, from looking)."""
_TEETH = (1.04, 1.01, 0.94)
"""Teeth, relative to the skin's brightest channel and half its tint, which is the light's."""
_DARKENING_MM = {
    Part.TEETH_UPPER: 95.0,
    Part.TEETH_LOWER: 70.0,
    Part.GUMS: 50.0,
    Part.TONGUE: 90.0,
    Part.MOUTH_CAVITY: 60.0,
}
"""Depth behind the lips at which light has fallen to 1/e."""
_LIP_SHADOW_MM, _LIP_SHADOW = 6.0, 0.25
"""How far below the upper lip its shadow reaches, and how much light it takes at most."""
_LIP_MARGIN_PX = 1.5
_CONTINUED = 0.10
"""How far the photo's teeth are continued under the lips, as a part of the mouth's width."""
_JAW_PARTED = 0.2
"""jawOpen from which the lower half of what shows is taken to belong to the jaw."""


@dataclass(frozen=True)
class InnerMouth:
    """What the photo shows between the lips, continued a little beyond them.

    Attributes:
        photo: (H, W, 3) float32 the photo, lips replaced by what they border on.
        masks: (2, H, W) float32, what the jaw carries and, before it, what the skull carries.
    """

    photo: FloatArray
    masks: FloatArray


def look_into_mouth(
    photo: NDArray[Any], mask: NDArray[np.uint8], jaw_open: float, scale: float
) -> InnerMouth:
    """Find the photo's own teeth and tongue.

    While the jaw is closed everything between the lips is upper teeth, which hide the lower ones.

    Args:
        photo: (H, W, 3) enlarged region.
        mask: (H, W) parts the photo shows.
        jaw_open: the photo's jawOpen.
        scale: working pixels per pixel of the photo.
    """
    inside = np.isin(mask, INTERIOR_PARTS)
    clear = resample.distance_inside(inside) > _LIP_MARGIN_PX * max(scale, 1.0)
    width = float(np.ptp(np.flatnonzero(inside.any(axis=0)))) if clear.any() else 1.0
    beyond = resample.distance_inside(~clear) / max(_CONTINUED * width, 1.0)
    share = np.clip(1.5 - 1.5 * beyond, 0.0, 1.0).astype(np.float32) * clear.any()
    continued = resample.fill_holes(photo.astype(np.float32), ~clear & (share > 0.0))
    jaw = np.isin(mask, (Part.TEETH_LOWER, Part.TONGUE)).astype(np.float32)
    jaw = resample.blur(jaw, max(scale, 1.0)) * float(jaw_open >= _JAW_PARTED)
    masks = np.stack([share * jaw, share * (1.0 - jaw)]).astype(np.float32)
    return InnerMouth(continued, masks)


def carry(rest_px: FloatArray, posed_px: FloatArray) -> FloatArray:
    """(2, 3) affine map from target to photo that best explains points (N, 2) of a rigid part."""
    now, before = posed_px.mean(axis=0), rest_px.mean(axis=0)
    away = (posed_px - now).astype(np.float64)
    spread = away.T @ away
    # A part seen edge on has no width to be mapped.
    spread += 1e-9 * max(float(np.trace(spread)), 1e-9) * np.eye(2)
    linear = np.linalg.solve(spread, away.T @ (rest_px - before)).T
    return np.column_stack([linear, before - linear @ now]).astype(np.float32)


def interior_colours(
    model: FaceModel, vertices_mm: FloatArray, normals: FloatArray, skin: FloatArray
) -> FloatArray:
    """(V, 3) colours of the interior's vertices in the photo's range; 0 elsewhere.

    Args:
        model: the face model.
        vertices_mm: (V, 3) posed head-frame vertices (expression applied).
        normals: (V, 3) unit normals in the camera frame.
        skin: (3,) colour of well-lit skin in the photo.
    """
    colours = np.zeros((len(vertices_mm), 3), np.float32)
    lip = vertices_mm[model.groups["lip_inner_upper"]]
    front_mm, edge_mm = lip[:, 2].mean(), lip[len(lip) // 4 : -len(lip) // 4, 1].mean()
    teeth = np.sqrt(skin * skin.max()) * 0.5 + skin.max() * 0.5
    bases = [skin * _TINT[part] if part in _TINT else teeth * _TEETH for part in INTERIOR_PARTS]
    index, part_number, darkening_mm = _interior(model)
    point = vertices_mm[index]
    light = np.exp(np.minimum(point[:, 2] - front_mm, np.float32(0.0)) / darkening_mm)
    light *= 0.7 + 0.3 * np.clip(normals[index, 2], 0.0, 1.0)
    below = np.clip((edge_mm - point[:, 1]) / _LIP_SHADOW_MM, 0.0, 1.0)
    light *= 1.0 - _LIP_SHADOW * (1.0 - below)
    colours[index] = light[:, None] * np.asarray(bases, np.float32)[part_number]
    return colours


@lru_cache(maxsize=4)
def _interior(model: FaceModel) -> tuple[NDArray[np.intp], NDArray[np.intp], FloatArray]:
    """Vertices of the interior, for each the number of its part in `INTERIOR_PARTS`, and its
    `_DARKENING_MM`."""
    by_part = [np.flatnonzero(vertices_of(model, (part,))) for part in INTERIOR_PARTS]
    counts = [len(one) for one in by_part]
    darkening = np.array([_DARKENING_MM[part] for part in INTERIOR_PARTS], np.float32)
    number = np.repeat(np.arange(len(by_part)), counts)
    return np.concatenate(by_part), number, darkening[number]
