"""A performance moves onto a portrait, which keeps its own way of being at rest."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.drivers.live_retarget import LiveRetarget, LiveRetargeting, softly
from engine.drivers.performance import Performance
from engine.errors import UsageError
from engine.facemodels.gaze import expression_with_gaze, gaze_from_expression
from engine.types import ARKIT_INDEX, Camera, FaceParams, Pose


@pytest.fixture
def own() -> FaceParams:
    """A portrait that smiles a little and looks aside."""
    expression = np.zeros(52, np.float32)
    expression[ARKIT_INDEX["mouthSmileLeft"]] = 0.4
    expression = expression_with_gaze(expression, np.full((2, 2), 0.1, np.float32))
    pose = Pose(0.2, -0.1, 0.05, (10.0, 5.0, -1000.0))
    return FaceParams(
        np.ones(9, np.float32), expression, pose, Camera(900.0, (256, 256), (512, 512))
    )


def moment(
    time_s: float = 0.0,
    head: tuple[float, float, float] = (0.0, 0.0, 0.0),
    place: tuple[float, float, float] = (0.0, 0.0, 0.0),
    gaze: float = 0.0,
    seen: bool = True,
    **shapes: float,
) -> Performance:
    expression = np.zeros(52, np.float32)
    for name, value in shapes.items():
        expression[ARKIT_INDEX[name]] = value
    if gaze:
        expression = expression_with_gaze(expression, np.full((2, 2), gaze, np.float32))
    return Performance(
        time_s, 0, expression, np.array(head, np.float32), np.array(place, np.float32), seen
    )


def value(params: FaceParams, name: str) -> float:
    return float(params.expression[ARKIT_INDEX[name]])


def test_at_neutral_the_portrait_is_itself_exactly(own: FaceParams) -> None:
    assert LiveRetarget(own).target(moment(), LiveRetargeting()).same_as(own)


def test_what_room_the_portrait_has_left_is_used(own: FaceParams) -> None:
    shown = LiveRetarget(own).target(
        moment(mouthSmileLeft=0.5, jawOpen=0.5, mouthFrownLeft=-0.2), LiveRetargeting()
    )
    assert value(shown, "mouthSmileLeft") == pytest.approx(0.4 + 0.5 * 0.6)
    assert value(shown, "jawOpen") == pytest.approx(0.5)
    assert value(shown, "mouthFrownLeft") == 0.0
    assert shown.identity is own.identity
    full = LiveRetarget(own).target(moment(mouthSmileLeft=1.0), LiveRetargeting())
    assert value(full, "mouthSmileLeft") == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("brows", ["browInnerUp", "browDownLeft"]),
        ("eyes", ["eyeBlinkLeft", "eyeSquintRight"]),
        ("mouth", ["mouthPucker", "cheekPuff"]),
        ("jaw", ["jawOpen", "jawLeft"]),
    ],
)
def test_a_group_has_its_own_gain(own: FaceParams, group: str, names: list[str]) -> None:
    seen = moment(**dict.fromkeys([*names, "tongueOut"], 0.4))
    plain = LiveRetarget(own).target(seen, LiveRetargeting())
    still = LiveRetarget(own).target(seen, LiveRetargeting(gains={group: 0.0}))
    double = LiveRetarget(own).target(seen, LiveRetargeting(gains={group: 2.0}))
    for name in names:
        assert value(still, name) == value(own, name)
        assert value(double, name) == pytest.approx(2 * value(plain, name))


def test_head_and_gaze_have_gains_too(own: FaceParams) -> None:
    seen = moment(head=(0.2, 0.0, 0.0), gaze=0.2)
    how = LiveRetargeting(gains={"head": 0.0, "gaze": 0.5})
    shown = LiveRetarget(own).target(seen, how)
    assert shown.pose == own.pose
    np.testing.assert_allclose(gaze_from_expression(shown.expression), 0.2, atol=1e-5)


def test_a_mirror_swaps_sides(own: FaceParams) -> None:
    straight = FaceParams(own.identity, np.zeros(52, np.float32), Pose(), own.camera)
    seen = moment(
        head=(0.3, 0.1, 0.2), place=(20.0, 5.0, 0.0), gaze=0.2, mouthSmileLeft=0.6, jawRight=0.3
    )
    shown = LiveRetarget(straight).target(seen, LiveRetargeting(mirror=True))
    assert value(shown, "mouthSmileRight") == pytest.approx(0.6)
    assert value(shown, "mouthSmileLeft") == 0.0
    assert value(shown, "jawLeft") == pytest.approx(0.3)
    assert shown.pose.yaw_rad == pytest.approx(-0.3, abs=1e-4)
    assert shown.pose.pitch_rad == pytest.approx(0.1, abs=1e-4)
    assert shown.pose.roll_rad == pytest.approx(-0.2, abs=1e-4)
    assert shown.pose.translation_mm[0] == pytest.approx(-20.0)
    gaze = gaze_from_expression(shown.expression)
    np.testing.assert_allclose(gaze[:, 0], -0.2, atol=1e-5)
    np.testing.assert_allclose(gaze[:, 1], 0.2, atol=1e-5)


def test_the_head_stays_within_its_limit_and_never_jumps_at_it(own: FaceParams) -> None:
    straight = FaceParams(own.identity, own.expression, Pose(), own.camera)
    how = LiveRetargeting(head_limit_deg=20)
    turns = np.radians(np.arange(0, 90, 1.0))
    yaws = [
        LiveRetarget(straight).target(moment(head=(turn, 0.0, 0.0)), how).pose.yaw_rad
        for turn in turns
    ]
    assert yaws[10] == pytest.approx(turns[10], abs=1e-5)
    assert max(yaws) <= math.radians(20) + 1e-6
    steps = np.diff(yaws)
    assert (steps > -1e-7).all()
    assert (np.diff(steps) < 1e-5).all()


def test_who_turns_farther_than_the_portrait_may_is_followed_in_proportion(
    own: FaceParams,
) -> None:
    straight = FaceParams(own.identity, own.expression, Pose(), own.camera)
    retarget = LiveRetarget(straight, turn_rad=math.radians(40))
    shown = retarget.target(moment(head=(math.radians(20), 0.0, 0.0)), LiveRetargeting())
    assert math.degrees(shown.pose.yaw_rad) == pytest.approx(15.0, abs=0.1)


def test_holding_the_pose_keeps_the_one_of_that_moment(own: FaceParams) -> None:
    retarget = LiveRetarget(own)
    free, held = LiveRetargeting(), LiveRetargeting(hold_pose=True)
    before = retarget.target(moment(0.0, (0.2, 0.0, 0.0)), free)
    at = retarget.target(moment(0.1, (0.2, 0.0, 0.0)), held)
    after = retarget.target(moment(0.2, (-0.3, 0.1, 0.0), jawOpen=0.5), held)
    assert before.pose == at.pose == after.pose
    assert value(after, "jawOpen") == pytest.approx(0.5)
    assert retarget.target(moment(0.3, (-0.3, 0.1, 0.0)), free).pose != before.pose


def test_frozen_eyes_stay_the_portraits(own: FaceParams) -> None:
    shown = LiveRetarget(own).target(
        moment(gaze=0.3, eyeBlinkLeft=0.9, jawOpen=0.5), LiveRetargeting(freeze_eyes=True)
    )
    assert value(shown, "eyeBlinkLeft") == value(own, "eyeBlinkLeft")
    np.testing.assert_allclose(gaze_from_expression(shown.expression), 0.1, atol=1e-5)
    assert value(shown, "jawOpen") == pytest.approx(0.5)


def test_a_lost_face_is_held_then_comes_to_rest_and_back_without_a_jump(own: FaceParams) -> None:
    retarget, how, jaws = LiveRetarget(own), LiveRetargeting(), []
    for number in range(90):
        gone = 10 <= number < 60
        seen = moment(number / 30, (0.3, 0.0, 0.0), seen=not gone, jawOpen=0.6)
        jaws.append(value(retarget.target(seen, how), "jawOpen"))
    assert jaws[9] == jaws[18] == pytest.approx(0.6)
    assert jaws[59] == 0.0
    assert jaws[-1] == pytest.approx(0.6)
    assert np.abs(np.diff(jaws)).max() < 0.12


def test_settings_that_make_no_sense_are_refused() -> None:
    for wrong in (
        {"gains": {"ears": 1.0}}, {"gains": {"jaw": 9.0}}, {"smooth": 1.5}, {"head_limit_deg": 90},
    ):  # fmt: skip
        with pytest.raises(UsageError):
            LiveRetargeting(**wrong)


def test_softly_is_odd_and_bounded() -> None:
    assert softly(0.5, 1.0) == 0.5
    assert softly(-5.0, 1.0) == -softly(5.0, 1.0)
    assert 0.99 < softly(50.0, 1.0) <= 1.0
