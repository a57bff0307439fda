"""Edits: names, ranges, and what they do to parameters."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.drivers import edits
from engine.drivers.edits import Edit
from engine.drivers.presets import PRESETS, preset
from engine.drivers.sliders import SLIDERS
from engine.errors import UsageError
from engine.facemodels.gaze import expression_with_gaze, gaze_from_expression
from engine.types import ARKIT_INDEX, Camera, FaceParams, Pose

PHOTO = FaceParams(
    identity=np.zeros(80, np.float32),
    expression=np.full(52, 0.1, np.float32),
    pose=Pose(0.2, -0.1, 0.05, (30.0, -20.0, -1000.0)),
    camera=Camera(1500.0, (255.5, 255.5), (512, 512)),
)


def coefficient(params: FaceParams, name: str) -> float:
    return float(params.expression[ARKIT_INDEX[name]])


def test_an_empty_edit_changes_nothing() -> None:
    edited = edits.apply(Edit(), PHOTO)
    assert edited.pose == PHOTO.pose
    assert np.array_equal(edited.expression, PHOTO.expression)


def test_set_replaces_and_add_adds() -> None:
    edited = edits.apply(Edit({"jawOpen": 0.5}, {"mouthPucker": 0.25, "yaw": 10}), PHOTO)
    assert coefficient(edited, "jawOpen") == pytest.approx(0.5)
    assert coefficient(edited, "mouthPucker") == pytest.approx(0.35)
    assert edited.pose.yaw_rad == pytest.approx(0.2 + math.radians(10))
    assert edited.pose.pitch_rad == PHOTO.pose.pitch_rad


def test_adding_stops_at_the_range() -> None:
    assert coefficient(edits.apply(Edit(add={"jawOpen": 0.95}), PHOTO), "jawOpen") == 1.0


@given(st.floats(-40, 40), st.floats(-30, 30))
def test_gaze_points_both_eyes(yaw: float, pitch: float) -> None:
    edited = edits.apply(Edit({"gazeYaw": yaw, "gazePitch": pitch}), PHOTO)
    wanted = np.radians([[yaw, pitch]] * 2)
    np.testing.assert_allclose(gaze_from_expression(edited.expression), wanted, atol=1e-5)


def test_adding_gaze_keeps_the_difference_of_the_eyes() -> None:
    start = np.array([[0.1, 0.0], [-0.05, 0.02]], np.float32)
    expression = expression_with_gaze(PHOTO.expression, start)
    photo = FaceParams(PHOTO.identity, expression, PHOTO.pose, PHOTO.camera)
    moved = gaze_from_expression(edits.apply(Edit(add={"gazeYaw": 5}), photo).expression)
    np.testing.assert_allclose(moved - start, [[math.radians(5), 0]] * 2, atol=1e-6)


def test_scale_keeps_the_place_in_the_picture() -> None:
    x, y, z = edits.apply(Edit({"scale": 2.0}), PHOTO).pose.translation_mm
    assert z == pytest.approx(-500)
    assert (x / z, y / z) == pytest.approx((30 / -1000, -20 / -1000))


def test_x_and_y_shift_in_millimetres() -> None:
    moved = edits.apply(Edit({"x": 12.0, "y": -3.0}), PHOTO).pose.translation_mm
    assert moved == pytest.approx((42.0, -23.0, -1000.0))


def test_names_ignore_case_and_unknown_ones_suggest_the_nearest() -> None:
    assert edits.parse(["JAWOPEN=0.5", " yaw = -3 "]) == {"jawOpen": 0.5, "yaw": -3.0}
    with pytest.raises(UsageError, match="Did you mean mouthSmileLeft"):
        edits.parse(["mouthSmilLeft=1"])


@pytest.mark.parametrize("word", ["jawOpen", "jawOpen=", "jawOpen=wide", "=1", ""])
def test_words_that_are_no_assignments_are_refused(word: str) -> None:
    with pytest.raises(UsageError):
        edits.parse([word])


def test_values_out_of_range_are_clamped_with_a_notice_or_refused() -> None:
    edit, notices = Edit({"jawOpen": 3.0, "yaw": 20.0}).within_range()
    assert edit.set == {"jawOpen": 1.0, "yaw": 20.0}
    assert len(notices) == 1
    assert "jawOpen=3" in notices[0]
    with pytest.raises(UsageError, match="jawOpen=3"):
        Edit({"jawOpen": 3.0}).within_range(strict=True)
    with pytest.raises(UsageError, match="finite"):
        Edit({"jawOpen": math.nan}).within_range()


def test_later_edits_win_and_additions_sum() -> None:
    both = Edit({"yaw": 5.0}, {"jawOpen": 0.1}).then(Edit({"jawOpen": 0.3}, {"yaw": 2.0}))
    assert both == Edit({"yaw": 5.0, "jawOpen": 0.3}, {"yaw": 2.0})


def test_json_round_trip_and_refusals() -> None:
    edit = Edit({"jawOpen": 0.25}, {"yaw": -5.0})
    assert Edit.from_json(json.loads(json.dumps(edit.to_json()))) == edit
    for data in ([], {"sett": {}}, {"set": [1]}, {"set": {"nose": 1}}, {"add": {"yaw": "x"}}):
        with pytest.raises(UsageError):
            Edit.from_json(data)


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_is_within_range_and_does_something(name: str) -> None:
    edit = preset(name).edit()
    assert edit.within_range() == (edit, [])
    edited = edits.apply(edit, PHOTO)
    assert not np.array_equal(edited.expression, PHOTO.expression)
    assert edited.pose == PHOTO.pose


def test_a_wink_leaves_the_mouth_alone() -> None:
    edited = edits.apply(preset("wink-left").edit(), PHOTO)
    assert coefficient(edited, "eyeBlinkLeft") == 1.0
    assert coefficient(edited, "eyeBlinkRight") == 0.0
    assert coefficient(edited, "mouthSmileLeft") == pytest.approx(0.1)


def test_an_unknown_preset_suggests_the_nearest() -> None:
    with pytest.raises(UsageError, match="Did you mean smile"):
        preset("smlie")


def test_sliders_hold_their_neutral_value() -> None:
    assert all(s.low <= s.neutral <= s.high for s in SLIDERS.values())
    assert len(SLIDERS) == 60


def test_the_edit_from_parameters_brings_them_about() -> None:
    wanted = Edit({"jawOpen": 0.4, "yaw": 12.0, "x": 8.0, "y": -3.0, "scale": 1.2})
    target = edits.apply(wanted, PHOTO)
    found = edits.apply(edits.from_params(target, PHOTO), PHOTO)
    np.testing.assert_allclose(found.expression, target.expression, atol=1e-6)
    np.testing.assert_allclose(found.pose.translation_mm, target.pose.translation_mm, atol=1e-3)
    assert found.pose.yaw_rad == pytest.approx(target.pose.yaw_rad)
