"""Inside of the mouth: what the photo shows of it, carried by skull and jaw, before teeth, gums,
tongue and cavity shaded from geometry in the photo's light.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.facemodels.parts import Part
from engine.media import fill_holes, resample
from engine.renderers.warp.lips import between_lips
from engine.renderers.warp.surface import HEAD_PARTS, INTERIOR_PARTS, vertices_of
from engine.types import ARKIT_INDEX

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.types import FloatArray

_TINT = {
    Part.GUMS: (0.92, 0.62, 0.62),
    Part.MOUTH_CAVITY: (0.46, 0.24, 0.24),
}
"""Colours relative to well-lit facial skin, channel by channel (own choice, from looking)."""
_LIP_TINT, _LIP_MM = (0.90, 0.58, 0.58), 3.0
"""Of the lower lip's inner side, and how far the cavity is that, from the lip's edge on: otherwise
a dark line parts the lower teeth from the lip."""
_LIT = {
    Part.TEETH_UPPER: (1.04, 1.01, 0.94),
    Part.TEETH_LOWER: (1.04, 1.01, 0.94),
    Part.TONGUE: (0.88, 0.50, 0.50),
}
"""Colours of what has no pigment of the skin, relative to the light: the skin's brightest channel
and half its tint."""
_DARKENING_MM = {
    Part.TEETH_UPPER: 75.0,
    Part.TEETH_LOWER: 90.0,
    Part.GUMS: 50.0,
    Part.TONGUE: 140.0,
    Part.MOUTH_CAVITY: 60.0,
}
"""Depth behind the lips at which light has fallen to 1/e."""
_THROAT_MM = 55.0
"""Depth at which a tongue gets dark in a wide mouth: no light falls on its root."""
_SPEAKING_MM, _WIDE_MM = 12.0, 26.0
"""Between the lips. A mouth that speaks shows no throat: the tongue is held up, which the mesh's is
not, and what is seen of its root stands for its back."""
_TONGUE_SIDE, _TONGUE_GROOVE, _GROOVE_MM = 0.65, 0.15, 2.5
"""Light that a tongue loses at its sides, between the teeth, and in its middle, and how wide that
is: without it a tongue is a flat wedge."""
_LIP_SHADOW_MM, _LIP_SHADOW = 6.0, 0.25
"""How far below the upper lip its shadow reaches, and how much light it takes at most."""
_LIP_MARGIN_PX = 1.5
_CONTINUED = 0.10
"""How far the photo's teeth are continued under the lips, as a part of the mouth's width."""
_SHORTER_BELOW = 2.0
"""Upper teeth end soon under the lower lip: there they are continued so many times less far."""
_JAW_PARTED = 0.2
"""jawOpen from which the lower half of what shows is taken to belong to the jaw."""
_FRONT_MM = 4.0
"""Teeth no farther than this behind the foremost ones show between the lips."""
_BEHIND_LIPS_MM = 1.0
"""Depth of the front teeth behind the lip that rests on them (own choice, from looking)."""
_SEATED = (Part.TEETH_UPPER, Part.TEETH_LOWER, Part.GUMS, Part.TONGUE)


@dataclass(frozen=True)
class InnerMouth:
    """What the photo shows between the lips, continued a little beyond them.

    Attributes:
        photo: (H, W, 3) float32 the photo, lips replaced by what they border on.
        masks: (3, H, W) float32, what the jaw carries, before it what the skull carries, and before
            both the lower lip, where it reaches over the mesh's border. See `maps`.
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
    seen = between_lips(photo, inside, mask == Part.LIPS, scale)
    lip = resample.blur((inside & ~seen).astype(np.float32), 0.5 * max(scale, 1.0))
    clear = resample.distance_inside(seen) > _LIP_MARGIN_PX * max(scale, 1.0)
    width = float(np.ptp(np.flatnonzero(inside.any(axis=0)))) if clear.any() else 1.0
    beyond = resample.distance_inside(~clear) / max(_CONTINUED * width, 1.0)
    beyond = np.where(_below(clear), _SHORTER_BELOW * beyond, beyond)
    share = np.clip(1.5 - 1.5 * beyond, 0.0, 1.0).astype(np.float32) * clear.any() * (1.0 - lip)
    continued = fill_holes(photo.astype(np.float32), ~clear & (share > 0.5))
    jaw = np.isin(mask, (Part.TEETH_LOWER, Part.TONGUE)).astype(np.float32)
    jaw = resample.blur(jaw, max(scale, 1.0)) * float(jaw_open >= _JAW_PARTED)
    masks = np.stack([share * jaw, share * (1.0 - jaw), lip]).astype(np.float32)
    return InnerMouth(continued, masks)


def _below(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """(H, W) what lies under the lowest point of a mask in its column."""
    return ~np.logical_or.accumulate(mask[::-1], axis=0)[::-1] & mask.any(axis=0)


def seat(model: FaceModel, neutral_mm: FloatArray) -> FloatArray:
    """(V, 3) neutral vertices with the front teeth where the lips rest on them.

    The model's lie a centimetre behind the lips. Nobody sees that from the front, but a head that
    nods or turns by 15 degrees would slide its teeth along the lips by 3 mm.
    """
    lip_mm = float(neutral_mm[_middle(model.groups["lip_inner_upper"]), 2].mean())
    gap_mm = lip_mm - float(neutral_mm[front_teeth(model, "teeth_upper"), 2].max())
    seated = neutral_mm.copy()
    seated[_seated(model), 2] += max(gap_mm - _BEHIND_LIPS_MM, 0.0)
    return seated


@lru_cache(maxsize=4)
def front_teeth(model: FaceModel, group: str) -> NDArray[np.intp]:
    """Vertices of the teeth that show, of the group "teeth_upper" or "teeth_lower"."""
    teeth = model.groups[group]
    depth_mm = model.vertices_mm[teeth, 2]
    return teeth[depth_mm > depth_mm.max() - _FRONT_MM]


def _middle(along: NDArray[Any]) -> NDArray[Any]:
    """The middle half of what is ordered along a lip."""
    return along[len(along) // 4 : -len(along) // 4]


@lru_cache(maxsize=4)
def _seated(model: FaceModel) -> NDArray[np.bool_]:
    return vertices_of(model, _SEATED) & ~vertices_of(model, (*HEAD_PARTS, Part.MOUTH_CAVITY))


def maps(model: FaceModel, rest_px: FloatArray, posed_px: FloatArray) -> FloatArray:
    """(3, 4, 3) from target to photo, for each mask of `InnerMouth`.

    Each has the rows of an affine map; then one that gives how far along the lip a place lies, and
    one with what its square adds to x and y. Teeth are rigid: theirs are 0.

    Args:
        model: the face model.
        rest_px, posed_px: (V, 2) where its vertices lie in the photo and in the target.
    """
    lip = _middle(model.groups["lip_inner_lower"])
    teeth = [front_teeth(model, name) for name in ("teeth_lower", "teeth_upper")]
    out = np.zeros((3, 4, 3), np.float32)
    for number, part in enumerate(teeth):
        out[number, :2] = _affine(rest_px[part], posed_px[part])
    out[2] = _bent(rest_px[lip], posed_px[lip])
    return out


def _affine(rest_px: FloatArray, posed_px: FloatArray) -> FloatArray:
    """(2, 3) map from target to photo that best explains points (N, 2) of a rigid part."""
    now, before = posed_px.mean(axis=0), rest_px.mean(axis=0)
    away = (posed_px - now).astype(np.float64)
    spread = away.T @ away
    # A part seen edge on has no width to be mapped.
    spread += 1e-9 * max(float(np.trace(spread)), 1e-9) * np.eye(2)
    linear = np.linalg.solve(spread, away.T @ (rest_px - before)).T
    return np.column_stack([linear, before - linear @ now]).astype(np.float32)


def _bent(rest_px: FloatArray, posed_px: FloatArray) -> FloatArray:
    """(4, 3) map from target to photo for what is attached to a lip, given points (N, 2) along it.

    Of equal scale in all directions, as a line tells no more, and bent: a lip that was a shallow
    arc in the photo is a deep one under an open jaw.
    """
    now, before = posed_px.mean(axis=0), rest_px.mean(axis=0)
    offset, wanted = posed_px - now, rest_px - before
    away = offset @ (1.0, 1.0j)
    turn = (away.conj() @ (wanted @ (1.0, 1.0j))) / max(float((abs(away) ** 2).sum()), 1e-9)
    linear = np.array([[turn.real, -turn.imag], [turn.imag, turn.real]])
    ends = posed_px[-1] - posed_px[0]
    along = ends / max(float(ends @ ends), 1e-9)
    square = (offset @ along) ** 2
    arc = np.column_stack([np.ones_like(square), square])
    shift, bend = np.linalg.lstsq(arc, wanted - offset @ linear.T, rcond=None)[0]
    return np.array([
        *np.column_stack([linear, before + shift - linear @ now]),
        (*along, -along @ now),
        (*bend, 0.0),
    ], np.float32)  # fmt: skip


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
    front_mm, edge_mm = lip[:, 2].mean(), _middle(lip)[:, 1].mean()
    apart_mm = edge_mm - vertices_mm[_middle(model.groups["lip_inner_lower"]), 1].mean()
    wide = np.clip((apart_mm - _SPEAKING_MM) / (_WIDE_MM - _SPEAKING_MM), 0.0, 1.0)
    lit = np.sqrt(skin * skin.max()) * 0.5 + skin.max() * 0.5
    bases = [lit * _LIT[part] if part in _LIT else skin * _TINT[part] for part in INTERIOR_PARTS]
    index, part_number, darkening_mm = _interior(model)
    point = vertices_mm[index]
    depth_mm = np.maximum(front_mm - point[:, 2], np.float32(0.0))
    light = np.exp(-depth_mm / darkening_mm)
    tongue = part_number == INTERIOR_PARTS.index(Part.TONGUE)
    light[tongue] /= 1.0 + wide * (depth_mm[tongue] / _THROAT_MM) ** 6
    light *= 0.7 + 0.3 * np.clip(normals[index, 2], 0.0, 1.0)
    light *= _rounding(model)
    below = np.clip((edge_mm - point[:, 1]) / _LIP_SHADOW_MM, 0.0, 1.0)
    light *= 1.0 - _LIP_SHADOW * (1.0 - below)
    base = np.asarray(bases, np.float32)[part_number]
    base += _lip_share(model) * ((skin * _LIP_TINT).astype(np.float32) - base)
    colours[index] = light[:, None] * base
    return colours


@lru_cache(maxsize=4)
def _lip_share(model: FaceModel) -> FloatArray:
    """(N, 1) in 0..1, how much of each vertex of the interior is the lower lip's inner side."""
    index, part_number, _ = _interior(model)
    cavity = part_number == INTERIOR_PARTS.index(Part.MOUTH_CAVITY)
    jaw = np.zeros(len(ARKIT_INDEX), np.float32)
    jaw[ARKIT_INDEX["jawOpen"]] = 1.0
    opened = model.express(model.vertices_mm, jaw)  # In a closed mouth the upper lip is as near.
    edge = opened[model.groups["lip_inner_lower"]]
    apart_mm = np.linalg.norm(opened[index[cavity], None] - edge, axis=2).min(axis=1)
    share = np.zeros((len(index), 1), np.float32)
    share[cavity, 0] = np.exp(-((apart_mm / _LIP_MM) ** 2))
    return share


@lru_cache(maxsize=4)
def _rounding(model: FaceModel) -> FloatArray:
    """Light that reaches each vertex of the interior for its place on the tongue, in 0..1."""
    index, part_number, _ = _interior(model)
    aside_mm = np.abs(model.vertices_mm[index, 0])
    tongue = part_number == INTERIOR_PARTS.index(Part.TONGUE)
    side = (aside_mm / aside_mm[tongue].max()) ** 4
    groove = np.exp(-((aside_mm / _GROOVE_MM) ** 2))
    light = (1.0 - _TONGUE_SIDE * np.minimum(side, 1.0)) * (1.0 - _TONGUE_GROOVE * groove)
    return np.where(tongue, light, 1.0).astype(np.float32)


@lru_cache(maxsize=4)
def _interior(model: FaceModel) -> tuple[NDArray[np.intp], NDArray[np.intp], FloatArray]:
    """Vertices of the interior, for each the number of its part in `INTERIOR_PARTS`, and its
    `_DARKENING_MM`."""
    by_part = [np.flatnonzero(vertices_of(model, (part,))) for part in INTERIOR_PARTS]
    counts = [len(one) for one in by_part]
    darkening = np.array([_DARKENING_MM[part] for part in INTERIOR_PARTS], np.float32)
    number = np.repeat(np.arange(len(by_part)), counts)
    return np.concatenate(by_part), number, darkening[number]
