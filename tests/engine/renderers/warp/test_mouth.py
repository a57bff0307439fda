"""The inside of the mouth: teeth where the lips rest on them, and no lip among the teeth."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine import assets
from engine.drivers import edits
from engine.drivers.edits import Edit
from engine.drivers.photo import read_portrait
from engine.facemodels import load_model
from engine.facemodels.parts import Part
from engine.media import read_picture
from engine.renderers import RENDERERS
from engine.renderers.warp import kernels
from engine.renderers.warp.lips import between_lips
from engine.renderers.warp.mouth import (
    front_teeth,
    interior_colours,
    look_into_mouth,
    maps,
    seat,
)
from engine.renderers.warp.paint import EDGE_OF_PART
from engine.renderers.warp.surface import SKIN_PARTS, vertices_of
from engine.trackers import TRACKERS
from engine.types import ARKIT_INDEX

_LIP, _TOOTH, _SKIN = (190, 95, 95), (225, 220, 205), (205, 160, 135)
_TOP, _BORDER, _BOTTOM = 30, 44, 60
"""Rows where upper lip, lower lip and chin begin."""


@pytest.mark.parametrize("group", ["teeth_upper", "teeth_lower"])
def test_lips_rest_on_the_front_teeth(group: str) -> None:
    model = load_model()
    seated = seat(model, model.vertices_mm)
    lip_mm = seated[model.groups["lip_inner_upper"], 2].max()
    teeth = front_teeth(model, group)
    gap_mm = lip_mm - seated[teeth, 2].max()
    assert 0.5 < gap_mm < 8.0
    assert np.ptp(seated[teeth, 0]) < 30  # Incisors and canines, no molars.
    skin = vertices_of(model, SKIN_PARTS)
    np.testing.assert_array_equal(seated[skin], model.vertices_mm[skin])
    np.testing.assert_allclose(seat(model, seated), seated, atol=1e-4)


def test_a_tongue_is_rounded_and_darker_at_its_root() -> None:
    model = load_model()
    towards = np.tile(np.float32([0, 0, 1]), (len(model.vertices_mm), 1))
    colours = interior_colours(model, model.vertices_mm, towards, np.full(3, 200, np.float32))
    tongue = np.flatnonzero(vertices_of(model, (Part.TONGUE,)))
    aside, _, forward = np.abs(model.vertices_mm[tongue]).T
    light = colours[tongue].mean(axis=1)
    tip = forward > np.quantile(forward, 0.7)
    side = aside > np.quantile(aside, 0.9)
    assert light[tip & ~side].mean() > 1.5 * light[side].mean()
    assert light[tip].mean() > 1.3 * light[~tip & ~side].mean()


def test_nothing_dark_lies_between_the_lower_teeth_and_the_lip() -> None:
    model = load_model()
    towards = np.tile(np.float32([0, 0, 1]), (len(model.vertices_mm), 1))
    jaw = np.zeros(len(ARKIT_INDEX), np.float32)
    jaw[ARKIT_INDEX["jawOpen"]] = 0.5
    opened = model.express(seat(model, model.vertices_mm), jaw)
    light = interior_colours(model, opened, towards, np.full(3, 200, np.float32)).mean(axis=1)
    cavity = np.flatnonzero(vertices_of(model, (Part.MOUTH_CAVITY,)) & (light > 0))
    below, above = (_apart_mm(opened, cavity, model.groups[f"lip_inner_{side}"])
                    for side in ("lower", "upper"))  # fmt: skip
    near = light[cavity[below < 1.0]]
    assert len(near) > 10
    assert near.min() > 1.5 * light[cavity[(below > 8.0) & (above > 8.0)]].max()


def test_the_root_of_a_tongue_is_dark_in_a_wide_mouth_only() -> None:
    model = load_model()
    towards = np.tile(np.float32([0, 0, 1]), (len(model.vertices_mm), 1))
    tongue = np.flatnonzero(vertices_of(model, (Part.TONGUE,)))
    depth_mm = model.vertices_mm[tongue, 2].max() - model.vertices_mm[tongue, 2]
    root, tip = tongue[depth_mm > 50], tongue[depth_mm < 15]

    def root_to_tip(jaw_open: float) -> float:
        jaw = np.zeros(len(ARKIT_INDEX), np.float32)
        jaw[ARKIT_INDEX["jawOpen"]] = jaw_open
        mouth = model.express(seat(model, model.vertices_mm), jaw)
        light = interior_colours(model, mouth, towards, np.full(3, 200, np.float32)).mean(axis=1)
        return light[root].mean() / light[tip].mean()

    assert root_to_tip(0.15) > 0.5
    assert root_to_tip(0.9) < 0.4


def _apart_mm(vertices: np.ndarray, some: np.ndarray, others: np.ndarray) -> np.ndarray:
    """From each of some vertices to the nearest of others."""
    return np.linalg.norm(vertices[some][:, None] - vertices[others], axis=2).min(axis=1)


def test_what_lies_on_the_lower_lip_bends_with_it() -> None:
    model = load_model()
    lip = model.groups["lip_inner_lower"]
    lip = lip[len(lip) // 4 : -len(lip) // 4]
    rest = model.vertices_mm[:, :2] * (3.0, -3.0)
    middle, half = rest[lip, 0].mean(), np.ptp(rest[lip, 0]) / 2
    posed = rest.copy()
    posed[:, 1] += 40.0 - 8.0 * ((rest[:, 0] - middle) / half) ** 2
    affine, (along, bend) = np.split(maps(model, rest, posed)[2], [2])
    places = np.column_stack([posed[lip], np.ones(len(lip))])
    found = places @ affine.T + (places @ along)[:, None] ** 2 * bend[:2]
    assert np.abs(places @ affine.T - rest[lip]).max() > 4.0
    np.testing.assert_allclose(found, rest[lip], atol=0.5)


def _softened(left: float, right: float) -> np.ndarray:
    """A row of pixels across the border of two things, white and black."""
    edge = np.full((5, 10), left, np.float32)
    edge[:, 5:] = right
    painted = np.full((5, 10, 3), 255, np.uint8)
    painted[:, 5:] = 0
    columns = np.tile(np.arange(10, dtype=np.float32), (5, 1))
    rows = np.tile(np.arange(5, dtype=np.float32)[:, None], (1, 10))
    out, moved = np.zeros_like(painted), np.ones((5, 10), bool)
    kernels.soften(0, 5, 0, 10, 0, 5, edge, columns, rows, moved, painted, out)
    return out[2, :, 0]


def test_drawn_teeth_end_softly_and_those_of_the_photo_as_they_are() -> None:
    teeth, cavity = EDGE_OF_PART[[Part.TEETH_UPPER, Part.MOUTH_CAVITY]]
    assert list(_softened(teeth, cavity)[3:7]) == [255, 191, 64, 0]
    as_photographed = _softened(kernels.PHOTO_EDGE, kernels.PHOTO_EDGE)
    assert list(as_photographed[3:7]) == [255, 255, 0, 0]


def _smile(lip: tuple[int, int, int], mesh_border: int) -> tuple[np.ndarray, np.ndarray]:
    """A photo of teeth between lips, and parts of a mesh whose lower lip begins elsewhere."""
    photo = np.empty((90, 120, 3), np.uint8)
    photo[:], mask = _SKIN, np.full((90, 120), Part.FACE, np.uint8)
    photo[_TOP - 8 : _BOTTOM, 20:100] = lip
    photo[_TOP:_BORDER, 30:90] = _TOOTH
    mask[_TOP - 8 : _BOTTOM, 20:100] = Part.LIPS
    mask[_TOP:mesh_border, 30:90] = Part.TEETH_UPPER
    return photo, mask


def _seen(photo: np.ndarray, mask: np.ndarray) -> np.ndarray:
    return between_lips(photo, mask == Part.TEETH_UPPER, mask == Part.LIPS, 1.0)


def test_the_lower_lip_begins_where_the_photo_shows_it() -> None:
    photo, mask = _smile(_LIP, _BORDER + 4)
    seen = _seen(photo, mask)
    assert seen[_TOP:_BORDER, 32:88].all()
    assert not seen[_BORDER + 1 :].any()
    # So much lip is no misfit: it may be a tongue.
    photo, mask = _smile(_LIP, _BORDER + 12)
    assert _seen(photo, mask)[_BORDER + 1 : _BORDER + 4, 32:88].all()


def test_without_a_clear_difference_the_mesh_is_believed() -> None:
    photo, mask = _smile((222, 205, 190), _BORDER + 4)
    np.testing.assert_array_equal(_seen(photo, mask), mask == Part.TEETH_UPPER)
    nothing = np.full_like(mask, Part.FACE)
    assert not _seen(photo, nothing).any()


def test_lip_among_the_teeth_stays_lip() -> None:
    photo, mask = _smile(_LIP, _BORDER + 4)
    inner = look_into_mouth(photo, mask, 0.1, 1.0)
    _jaw, skull, lip = inner.masks
    teeth, reaching = np.s_[_TOP + 3 : _BORDER - 2, 34:86], np.s_[_BORDER + 1 : _BORDER + 3, 34:86]
    assert skull[teeth].min() > 0.95
    assert lip[teeth].max() < 0.05
    assert lip[reaching].min() > 0.8
    assert skull[reaching].max() < 0.2
    np.testing.assert_allclose(inner.photo[reaching], np.broadcast_to(_LIP, (2, 52, 3)), atol=1)


def test_a_smile_keeps_its_teeth_when_the_head_tilts_back() -> None:
    tracker, model = TRACKERS.load("mediapipe"), load_model()
    picture = read_picture(assets.locate("sample-portrait"))
    portrait = read_portrait(picture, tracker=tracker, model=model)
    target = edits.apply(Edit(add={"pitch": 15.0}), portrait.params)
    pixels = RENDERERS.load("warp").prepare(portrait).render(target).pixels
    tilted = read_portrait(replace(picture, pixels=pixels), tracker=tracker, model=model)

    def brightness(pixels: np.ndarray, points: np.ndarray) -> float:
        """Of what lies between the middles of the inner lips, darkest fifth."""
        (x, top), (_, bottom) = points[13, :2], points[14, :2]
        part = pixels[round(top) + 1 : round(bottom), round(x) - 8 : round(x) + 9]
        return float(np.quantile(part.mean(axis=2), 0.2))

    before = brightness(picture.pixels, portrait.landmarks.points_px)
    assert brightness(pixels, tilted.landmarks.points_px) > 0.85 * before
