"""The warp on real portraits: promises about pixels, and movement that can be measured."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine import assets
from engine.drivers import edits
from engine.drivers.edits import Edit
from engine.drivers.photo import enlarge_portrait, read_portrait, resize_portrait
from engine.facemodels import load_model
from engine.media import read_picture, resample
from engine.rasterizers import Window
from engine.renderers import RENDERERS, Pace
from engine.renderers.warp import renderer
from engine.renderers.warp.placement import Placer
from engine.trackers import TRACKERS
from engine.types import ARKIT_INDEX, PROVENANCE, Portrait


@pytest.fixture(scope="module")
def portrait() -> Portrait:
    picture = read_picture(assets.locate("sample-portrait"))
    return read_portrait(picture, tracker=TRACKERS.load("mediapipe"), model=load_model())


@pytest.fixture(scope="module")
def prepared(portrait):
    return RENDERERS.load("warp").prepare(portrait)


def edited(portrait, **add):
    return edits.apply(Edit(add=add), portrait.params)


def test_no_edit_gives_the_photo_itself(portrait, prepared):
    result = prepared.render(portrait.params)
    assert np.array_equal(result.pixels, portrait.picture.pixels)
    assert result.changed_box == (0, 0, 0, 0)


@pytest.mark.parametrize("change", [{"jawOpen": 0.6}, {"yaw": 20.0}, {"eyeBlinkLeft": 0.9}])
def test_pixels_outside_the_box_are_the_photos(portrait, prepared, change):
    result = prepared.render(edited(portrait, **change))
    left, top, right, bottom = result.changed_box
    outside = np.ones(portrait.picture.size_hw, bool)
    outside[top:bottom, left:right] = False
    assert outside.any()
    assert np.array_equal(result.pixels[outside], portrait.picture.pixels[outside])
    assert not np.array_equal(result.pixels, portrait.picture.pixels)


def test_far_background_and_torso_stand_still(portrait, prepared):
    result = prepared.render(edited(portrait, yaw=20.0, pitch=8.0))
    same = (result.pixels == portrait.picture.pixels).all(axis=2)
    assert same[:, :40].all()
    assert same[-120:].all()


def test_blink_touches_nothing_below_the_cheek(portrait, prepared):
    result = prepared.render(edited(portrait, eyeBlinkLeft=0.9, eyeBlinkRight=0.9))
    changed = np.abs(result.pixels.astype(int) - portrait.picture.pixels).max(axis=2) > 24
    mouth_y = portrait.landmarks.points_px[0, 1]
    assert changed.any()
    assert not changed[int(mouth_y) :].any()


def test_turned_head_is_found_turned(portrait, prepared):
    pixels = prepared.render(edited(portrait, yaw=15.0)).pixels
    tracker = TRACKERS.load("mediapipe")
    seen = read_portrait(replace(portrait.picture, pixels=pixels), tracker=tracker,
                         model=load_model())  # fmt: skip
    turned = np.degrees(seen.params.pose.yaw_rad - portrait.params.pose.yaw_rad)
    assert turned == pytest.approx(15.0, abs=4.0)


def test_mouth_opens_onto_teeth_and_tongue(portrait, prepared):
    result = prepared.render(edited(portrait, jawOpen=0.7), provenance=True)
    assert result.provenance is not None
    invented = result.provenance == PROVENANCE["invented"]
    rows, columns = np.nonzero(invented)
    lips = portrait.landmarks.points_px[[61, 291], 0]
    assert len(rows) > 100
    inside = (columns > lips.min() - 3) & (columns < lips.max() + 3)
    assert inside.mean() > 0.6


def test_deep_pixels_and_alpha_are_kept(portrait):
    pixels = portrait.picture.pixels
    deep = pixels.astype(np.uint16) * 257
    alpha = np.full(pixels.shape[:2], 65535, np.uint16)
    alpha[:8] = 0
    picture = replace(portrait.picture, deep_pixels=deep, alpha=alpha)
    prepared = RENDERERS.load("warp").prepare(replace(portrait, picture=picture))
    result = prepared.render(edited(portrait, mouthPucker=0.7))
    assert result.pixels.dtype == np.uint16
    assert result.alpha is not None
    assert result.alpha.dtype == np.uint16
    assert np.array_equal(result.alpha[:8], alpha[:8])
    plain = RENDERERS.load("warp").prepare(portrait).render(edited(portrait, mouthPucker=0.7))
    assert np.abs((result.pixels // 257).astype(int) - plain.pixels).mean() < 0.5


def test_a_photo_without_person_mask_still_renders(portrait):
    prepared = RENDERERS.load("warp").prepare(replace(portrait, person=None))
    result = prepared.render(edited(portrait, roll=10.0))
    assert not np.array_equal(result.pixels, portrait.picture.pixels)


def test_other_identity_changes_the_shape(portrait, prepared):
    identity = portrait.params.identity.copy()
    identity[0] += 1.5
    result = prepared.render(replace(portrait.params, identity=identity))
    assert not np.array_equal(result.pixels, portrait.picture.pixels)


def test_renders_do_not_depend_on_what_came_before(portrait, prepared):
    target = edited(portrait, jawOpen=0.4, yaw=-8.0)
    first = prepared.render(target).pixels
    prepared.render(edited(portrait, eyeBlinkLeft=1.0, pitch=12.0))
    assert np.array_equal(prepared.render(target).pixels, first)


@pytest.mark.parametrize(
    "change", [{"jawOpen": 0.4}, {"gazeYaw": 12.0}, {"yaw": 15.0, "browInnerUp": 0.6}]
)
def test_what_is_left_out_would_not_have_changed(portrait, monkeypatch, change):
    """Only the part of the picture that an edit reaches is drawn."""
    target = edited(portrait, **change)
    expected = RENDERERS.load("warp").prepare(portrait)
    whole = Window.whole(expected._analysis.region.size_hw)
    with monkeypatch.context() as patch:
        patch.setattr(renderer, "window_of", lambda *_: whole)
        everywhere = expected.render(target, provenance=True)
    found = RENDERERS.load("warp").prepare(portrait).render(target, provenance=True)
    assert area(found.changed_box) < 0.9 * area(everywhere.changed_box)
    assert np.abs(found.pixels.astype(int) - everywhere.pixels).max() <= 1
    assert (found.pixels != everywhere.pixels).mean() < 1e-4
    assert (found.provenance != everywhere.provenance).mean() < 1e-4


def area(box: tuple[int, int, int, int]) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])


def test_every_coefficient_renders(portrait, prepared):
    for name in ARKIT_INDEX:
        target = portrait.params.with_coefficient(name, 1.0)
        assert prepared.render(target).pixels.shape == portrait.picture.pixels.shape


def test_large_faces_keep_their_detail(portrait):
    large = enlarge_portrait(portrait, 7)
    generator = np.random.default_rng(5)
    grain = generator.integers(-20, 21, large.picture.size_hw)[..., None]
    pixels = np.clip(large.picture.pixels + grain, 0, 255).astype(np.uint8)
    large = replace(large, picture=replace(large.picture, pixels=pixels))
    prepared = RENDERERS.load("warp").prepare(large)
    result = prepared.render(edits.apply(Edit(add={"mouthSmileLeft": -0.3}), large.params))
    changed = (result.pixels != pixels).any(axis=2)
    nose = large.landmarks.points_px[4, :2].astype(int)
    cheek = np.s_[nose[1] : nose[1] + 60, nose[0] + 60 : nose[0] + 180]
    assert changed[cheek].any()
    assert result.pixels[cheek].std() > 0.8 * pixels[cheek].std()
    assert np.array_equal(result.pixels[~changed], pixels[~changed])


def test_moving_pictures_are_cheaper_and_hardly_different(portrait):
    small = resize_portrait(portrait, 400)
    target = edited(small, jawOpen=0.5, yaw=8.0)
    calm = RENDERERS.load("warp").prepare(small).render(target)
    swift = RENDERERS.load("warp").prepare(small, Pace.LIVE).render(target)
    difference = np.abs(calm.pixels.astype(int) - swift.pixels).max(axis=2)
    assert 0 < (difference > 24).mean() < 0.01
    assert difference.mean() < 1.0


@pytest.mark.parametrize("yaw", [30.0, -30.0])
def test_the_background_beside_a_turned_head_is_the_same_at_any_pace(portrait, yaw):
    small = resize_portrait(portrait, 400)
    target = edited(small, yaw=yaw)
    calm, swift = (
        RENDERERS.load("warp").prepare(small, pace).render(target).pixels.astype(np.float32)
        for pace in (Pace.STILL, Pace.LIVE)
    )
    # Edges differ by a pixel; another piece of background would by whole patches.
    assert resample.blur(np.abs(calm - swift).max(axis=2), 2.5).max() < 36


def test_films_enlarge_small_faces_only(portrait):
    model = load_model()
    zooms = [
        [Placer(resize_portrait(portrait, size), model, pace).region.zoom for pace in Pace]
        for size in (256, 512)
    ]
    assert zooms == [[3, 3, 1], [2, 1, 1]]
