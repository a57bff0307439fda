"""Direct manipulation: the surface follows the hand, and only what should moves."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import assets
from engine.drivers.edits import Edit, apply
from engine.drivers.grab import (
    HANDLES,
    drag,
    handle_place,
    handle_places,
    handle_points,
    nearest_handle,
)
from engine.drivers.handles import mirrored
from engine.drivers.photo import read_portrait
from engine.drivers.sight import PlaneSight
from engine.drivers.sliders import SLIDERS
from engine.facemodels import load_model
from engine.facemodels.model import FaceModel
from engine.media import read_picture
from engine.trackers import TRACKERS
from engine.types import ARKIT_INDEX, FaceParams, Portrait

_SURFACE = sorted(name for name, handle in HANDLES.items() if handle.kind == "surface")
_QUICK = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def model() -> FaceModel:
    return load_model()


@pytest.fixture(scope="module")
def portrait(model: FaceModel) -> Portrait:
    tracker = TRACKERS.load("mediapipe")
    picture = read_picture(assets.locate("sample-portrait"))
    found = read_portrait(picture, tracker=tracker, model=model)
    tracker.close()
    return found


def _after(params: FaceParams, values: dict[str, float]) -> FaceParams:
    return apply(Edit(values), params)


@given(name=st.sampled_from(_SURFACE), shares=st.lists(st.floats(0, 1), min_size=8, max_size=8))
@_QUICK
def test_a_place_the_surface_can_reach_is_reached(
    model: FaceModel, portrait: Portrait, name: str, shares: list[float]
) -> None:
    handle = HANDLES[name]
    there = dict(zip(handle.names, shares, strict=False))
    moved = handle_points(model, portrait, _after(portrait.params, there)).get(name)
    if moved is None:
        return
    values = drag(model, portrait, portrait.params, handle, tuple(moved))
    came = handle_points(model, portrait, _after(portrait.params, values))[name]
    assert np.linalg.norm(came - moved) < 1.0


@given(
    name=st.sampled_from(sorted(HANDLES)),
    x=st.floats(-4000, 4000), y=st.floats(-4000, 4000), symmetric=st.booleans(),
)  # fmt: skip
@_QUICK
def test_any_target_gives_values_in_range_and_leaves_far_sliders(
    model: FaceModel, portrait: Portrait, name: str, x: float, y: float, symmetric: bool
) -> None:
    handle, params = HANDLES[name], portrait.params
    values = drag(model, portrait, params, handle, (x, y), symmetric=symmetric)
    allowed = set(handle.names)
    if symmetric:
        allowed |= {mirrored(one) for one in handle.names}
    assert values.keys() == allowed
    for slider, value in values.items():
        own = params.expression[ARKIT_INDEX[slider]] if slider in ARKIT_INDEX else 0.0
        limits = SLIDERS[slider]
        assert min(limits.low, own) - 1e-4 <= value <= max(limits.high, own) + 1e-4


@pytest.mark.parametrize("name", sorted(HANDLES))
def test_a_hand_that_stays_changes_nothing(model: FaceModel, portrait: Portrait, name: str) -> None:
    here = handle_points(model, portrait, portrait.params)[name]
    values = drag(model, portrait, portrait.params, HANDLES[name], tuple(here))
    changed = _after(portrait.params, values)
    # The gaze sliders bring both eyes to their mean.
    slack = 0.015 if HANDLES[name].kind == "gaze" else 2e-3
    np.testing.assert_allclose(changed.expression, portrait.params.expression, atol=slack)
    assert changed.pose.yaw_rad == pytest.approx(portrait.params.pose.yaw_rad, abs=1e-3)


def test_the_obvious_sliders_move(model: FaceModel, portrait: Portrait) -> None:
    here = handle_points(model, portrait, portrait.params)
    own = dict(zip(ARKIT_INDEX, portrait.params.expression, strict=True))
    for name, by, slider, sign in (
        ("jaw", (0, 6), "jawOpen", 1),
        ("mouth_corner_left", (0, 3), "mouthSmileLeft", -1),
        ("mouth_corner_left", (0, 3), "mouthFrownLeft", 1),
        ("lid_upper_left", (0, 2), "eyeBlinkLeft", 1),
        ("brow_inner_right", (0, 2), "browDownRight", 1),
        ("brow_left", (0, -2), "browOuterUpLeft", 1),
        ("nostril_right", (0, -2), "noseSneerRight", 1),
    ):
        values = drag(model, portrait, portrait.params, HANDLES[name], tuple(here[name] + by))
        assert sign * (values[slider] - own[slider]) > 0.05, (name, by, values)


def test_pupils_turn_the_eyes_and_the_nose_the_head(model: FaceModel, portrait: Portrait) -> None:
    here = handle_points(model, portrait, portrait.params)
    for name, by in (("pupil_left", (3, -2)), ("pupil_right", (-3, 1)), ("nose_tip", (9, -5))):
        wanted = here[name] + by
        values = drag(model, portrait, portrait.params, HANDLES[name], tuple(wanted))
        came = handle_points(model, portrait, _after(portrait.params, values))[name]
        assert np.linalg.norm(came - wanted) < 1.0, name


def test_symmetry_moves_both_sides_alike(model: FaceModel, portrait: Portrait) -> None:
    here = handle_points(model, portrait, portrait.params)["brow_left"]
    values = drag(
        model, portrait, portrait.params, HANDLES["brow_left"], (here[0], here[1] - 3),
        symmetric=True,
    )  # fmt: skip
    own = portrait.params.expression
    steps = [
        values[slider] - own[ARKIT_INDEX[slider]]
        for slider in ("browOuterUpLeft", "browOuterUpRight")
    ]
    assert steps[0] > 0.1
    assert steps[0] == pytest.approx(steps[1], abs=1e-4)


def test_the_result_depends_on_the_place_alone(model: FaceModel, portrait: Portrait) -> None:
    here = handle_points(model, portrait, portrait.params)["mouth_corner_left"]
    handle, end = HANDLES["mouth_corner_left"], (here[0] - 2, here[1] + 2)
    once = drag(model, portrait, portrait.params, handle, end)
    drag(model, portrait, portrait.params, handle, (here[0] + 30, here[1] - 30))
    assert drag(model, portrait, portrait.params, handle, end) == once


def test_the_nearest_handle_is_found_and_far_ones_are_not(
    model: FaceModel, portrait: Portrait
) -> None:
    for name, place in handle_points(model, portrait, portrait.params).items():
        assert nearest_handle(portrait, portrait.params, tuple(place)) is HANDLES[name]
    assert nearest_handle(portrait, portrait.params, (0.0, 0.0)) is None


def test_handles_behind_the_head_cannot_be_taken(model: FaceModel, portrait: Portrait) -> None:
    turned = apply(Edit({"yaw": 60.0}), portrait.params)
    seen = handle_points(model, portrait, turned)
    assert "cheek_bone_left" not in seen
    assert "cheek_bone_right" in seen


@pytest.mark.parametrize("to", [(float("nan"), 3.0), (float("inf"), 0.0)])
def test_a_place_that_is_none_moves_nothing(
    model: FaceModel, portrait: Portrait, to: tuple[float, float]
) -> None:
    assert drag(model, portrait, portrait.params, HANDLES["jaw"], to) == {}


def test_a_drag_is_solved_between_two_frames(
    model: FaceModel, portrait: Portrait, slowness: float
) -> None:
    here = handle_points(model, portrait, portrait.params)
    times = []
    for name, handle in HANDLES.items():
        for by in ((0, 3), (0, 3), (3, -2)):
            started = time.thread_time()
            drag(model, portrait, portrait.params, handle, tuple(here[name] + by))
            times.append(time.thread_time() - started)
    assert np.median(times) < 0.005 * slowness


_FROM_THE_LEFT = PlaneSight(np.array([[0.0, 0.0, -1.0], [0.0, 1.0, 0.0]]))
"""To the right on the screen is away from the photo's camera."""


def _from_the_left(
    model: FaceModel, portrait: Portrait, name: str, by_mm: tuple[float, float]
) -> float:
    """What is left of the way after a drag, over the way."""
    params = portrait.params
    start, _ = _FROM_THE_LEFT.see(handle_places(model, portrait, params)[name])
    wanted = start + by_mm
    values = drag(
        model, portrait, params, HANDLES[name], tuple(wanted), sight=_FROM_THE_LEFT
    )
    moved = handle_places(model, portrait, _after(params, values))[name]
    return float(np.linalg.norm(wanted - _FROM_THE_LEFT.see(moved)[0]) / np.hypot(*by_mm))


@pytest.mark.parametrize(
    ("name", "by_mm"),
    [
        ("lip_lower", (4, 0)), ("lip_lower", (0, 4)), ("mouth_corner_left", (4, 2)),
        ("mouth_corner_left", (-4, 0)), ("nose_tip", (0, 4)), ("pupil_left", (0, 4)),
    ],
)  # fmt: skip
def test_from_the_side_a_drag_reaches_into_depth(
    model: FaceModel, portrait: Portrait, name: str, by_mm: tuple[float, float]
) -> None:
    assert _from_the_left(model, portrait, name, by_mm) < 0.1


def test_a_head_seen_from_the_side_is_not_thrown_about(
    model: FaceModel, portrait: Portrait
) -> None:
    for by_mm in ((-4, 0), (-40, 0), (0, -60), (-200, 300)):
        for name in ("nose_tip", "pupil_left", "pupil_right"):
            assert _from_the_left(model, portrait, name, by_mm) <= 1.0


def test_the_photo_and_a_plane_square_to_it_agree(model: FaceModel, portrait: Portrait) -> None:
    front = PlaneSight(np.eye(2, 3))
    params, handle = portrait.params, HANDLES["mouth_corner_left"]
    per_mm = params.camera.focal_px / -params.pose.translation_mm[2]
    here = handle_points(model, portrait, params)[handle.name]
    there = front.see(handle_places(model, portrait, params)[handle.name])[0]
    in_photo = drag(model, portrait, params, handle, (here[0] + 2 * per_mm, here[1] - per_mm))
    in_plane = drag(
        model, portrait, params, handle, (there[0] + 2.0, there[1] + 1.0), sight=front
    )
    for name, value in in_photo.items():
        assert in_plane[name] == pytest.approx(value, abs=0.06), name


def test_one_handle_lies_where_it_does_among_all(model: FaceModel, portrait: Portrait) -> None:
    params = _after(portrait.params, {"jawOpen": 0.3, "eyeBlinkLeft": 0.5, "gazeYaw": 12.0})
    for name, place in handle_points(model, portrait, params).items():
        alone = handle_place(model, portrait, params, HANDLES[name])
        np.testing.assert_allclose(alone, place, atol=0.01)
