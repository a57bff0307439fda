"""The guided ten seconds, and the neutral that is guessed without them."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from engine.drivers.calibration import AutoNeutral, Calibration
from engine.drivers.calibrator import STEPS, CalibrationProgress, Calibrator
from engine.drivers.performance import Performance
from engine.errors import UsageError
from engine.facemodels.gaze import expression_with_gaze, gaze_from_expression
from engine.types import ARKIT_INDEX

FPS = 30


def observed(time_s: float, yaw: float = 0.1, **shapes: float) -> Performance:
    """A face that rests with a slight smile, half-open lids and the head a little turned."""
    expression = np.zeros(52, np.float32)
    rest = {"mouthSmileLeft": 0.2, "mouthSmileRight": 0.2, "eyeBlinkLeft": 0.1}
    for name, value in {**rest, **shapes}.items():
        expression[ARKIT_INDEX[name]] = value
    head = np.array([yaw, 0.05, 0.0], np.float32)
    place = np.array([12.0, 3.0, -900.0], np.float32)
    return Performance(time_s, round(time_s * FPS), expression, head, place)


def acted(step: str, time_s: float) -> Performance:
    """What a willing person does in a step."""
    half = 0.5 - 0.5 * np.cos(2 * np.pi * time_s / 0.9)
    shapes: dict[str, dict[str, float]] = {
        "blink": {"eyeBlinkLeft": 0.1 + 0.6 * half, "eyeBlinkRight": 0.7 * half},
        "smile": {"mouthSmileLeft": 0.2 + 0.4 * half, "mouthSmileRight": 0.2 + 0.4 * half},
        "open": {"jawOpen": 0.8 * half},
        "brows": {"browInnerUp": 0.5 * half},
    }
    yaw = 0.1 + (0.5 * np.sin(2 * np.pi * time_s / 1.8) if step == "turn" else 0.0)
    return observed(time_s, yaw, **shapes.get(step, {}))


def follow(calibrator: Calibrator, obedient: bool = True) -> list[CalibrationProgress]:
    progress = [calibrator.progress()]
    for number in range(60 * FPS):
        name = progress[-1].step.name if obedient else "straight"
        progress.append(calibrator.see(acted(name, number / FPS)))
        if progress[-1].done:
            break
    return progress


def test_the_steps_take_ten_seconds_and_give_neutral_and_range() -> None:
    calibrator = Calibrator()
    progress = follow(calibrator)
    assert sum(step.duration_s for step in STEPS) == pytest.approx(10.0)
    assert len(progress) / FPS == pytest.approx(10.0, abs=0.3)
    assert [each.step.name for each in progress][:: len(progress) // 6][0] == "straight"
    assert list(dict.fromkeys(each.step.name for each in progress)) == [s.name for s in STEPS]
    result = calibrator.result
    assert result is not None
    assert calibrator.notices == []
    assert result.expression[ARKIT_INDEX["mouthSmileLeft"]] == pytest.approx(0.2)
    assert result.reach[ARKIT_INDEX["mouthSmileLeft"]] == pytest.approx(0.6, abs=0.02)
    assert result.reach[ARKIT_INDEX["jawOpen"]] == pytest.approx(0.8, abs=0.02)
    assert result.reach[ARKIT_INDEX["mouthPucker"]] == 1.0
    assert result.turn_rad == pytest.approx(0.5, abs=0.03)


def test_at_rest_everything_is_zero_and_at_full_reach_one() -> None:
    calibrator = Calibrator()
    follow(calibrator)
    result = calibrator.result
    assert result is not None
    rest = result.relative(observed(99.0))
    assert np.abs(rest.expression).max() < 0.02
    assert np.abs(rest.head_rad).max() < 1e-3
    assert np.abs(rest.translation_mm).max() < 1e-3
    wide = result.relative(observed(99.0, mouthSmileLeft=0.6, jawOpen=0.4))
    assert wide.expression[ARKIT_INDEX["mouthSmileLeft"]] == pytest.approx(1.0, abs=0.05)
    assert wide.expression[ARKIT_INDEX["jawOpen"]] == pytest.approx(0.5, abs=0.03)
    turned = result.relative(observed(99.0, yaw=0.4))
    assert turned.head_rad[0] == pytest.approx(0.3, abs=0.01)


def test_what_was_not_done_is_said_and_keeps_its_usual_range() -> None:
    calibrator = Calibrator()
    follow(calibrator, obedient=False)
    assert calibrator.result is not None
    assert calibrator.notices == [step.missed for step in STEPS[1:]]
    assert (calibrator.result.reach == 1.0).all()
    assert calibrator.result.turn_rad == 0.0


def test_a_step_waits_while_the_face_is_away() -> None:
    calibrator = Calibrator()
    for number in range(5 * FPS):
        away = replace(observed(number / FPS), seen=False)
        progress = calibrator.see(away)
    assert progress.waiting
    assert progress.number == 1
    assert progress.left_s == pytest.approx(STEPS[0].duration_s)


def test_gaze_counts_from_where_the_person_looks_at_rest() -> None:
    aside = np.array([[0.1, -0.05], [0.1, -0.05]], np.float32)
    rest = observed(0.0)
    rest = replace(rest, expression=expression_with_gaze(rest.expression, aside))
    calibration = Calibration.at_rest([rest])
    moved = replace(rest, expression=expression_with_gaze(rest.expression, aside + 0.2))
    gaze = gaze_from_expression(calibration.relative(moved).expression)
    np.testing.assert_allclose(gaze, 0.2, atol=1e-5)


def test_without_calibration_the_most_restful_moments_become_the_neutral() -> None:
    auto = AutoNeutral()
    talking = [
        auto.see(observed(number / FPS, jawOpen=0.4 + 0.3 * np.sin(number)))
        for number in range(2 * FPS)
    ]
    assert talking[0] is not None, "the first moment counts at once"
    jaws = []
    for number in range(2 * FPS, 7 * FPS):
        resting = auto.see(observed(number / FPS))
        assert resting is not None
        jaws.append(resting.expression[ARKIT_INDEX["jawOpen"]])
    for number in range(7 * FPS, 20 * FPS):
        after = auto.see(observed(number / FPS, mouthSmileLeft=0.9))
    assert np.abs(np.diff(jaws)).max() < 0.03, "the neutral never jumps"
    assert after is not None
    assert resting.expression[ARKIT_INDEX["jawOpen"]] == pytest.approx(0.0, abs=0.01)
    assert after.expression[ARKIT_INDEX["mouthSmileLeft"]] == pytest.approx(0.2, abs=0.01)


def test_a_calibration_survives_the_night() -> None:
    calibrator = Calibrator()
    follow(calibrator)
    assert calibrator.result is not None
    again = Calibration.from_json(json.loads(json.dumps(calibrator.result.to_json())))
    np.testing.assert_array_equal(again.reach, calibrator.result.reach)
    assert again.turn_rad == calibrator.result.turn_rad
    for broken in ({}, [1], {**calibrator.result.to_json(), "reach": [1, 2]}):
        with pytest.raises(UsageError, match="not a calibration"):
            Calibration.from_json(broken)
