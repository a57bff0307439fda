"""Retargeting: what moves, what stays, and what happens when the face is lost."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.drivers.retarget import Retargeting, best_frame, presence_of, retarget, smoothed
from engine.drivers.takes import Take
from engine.errors import UsageError
from engine.types import ARKIT_INDEX, ARKIT_NAMES, Camera, FaceParams, Pose

OWN = np.zeros(52, np.float32)
OWN[ARKIT_INDEX["mouthSmileLeft"]] = 0.3
OWN[ARKIT_INDEX["eyeBlinkLeft"]] = 0.1
PHOTO = FaceParams(
    identity=np.zeros(80, np.float32),
    expression=OWN,
    pose=Pose(0.3, -0.1, 0.05, (30.0, -20.0, -1000.0)),
    camera=Camera(1500.0, (255.5, 255.5), (512, 512)),
)


def performance(frames: int = 90) -> Take:
    """A head that nods while the jaw opens and the left eye blinks once."""
    times = np.arange(frames) / 30.0
    expression = np.zeros((frames, 52), np.float32)
    expression[:, ARKIT_INDEX["jawOpen"]] = 0.5 - 0.5 * np.cos(times * 3)
    expression[:, ARKIT_INDEX["eyeBlinkLeft"]] = 0.3
    expression[40:43, ARKIT_INDEX["eyeBlinkLeft"]] = 1.0
    expression[:, ARKIT_INDEX["eyeLookOutLeft"]] = expression[:, ARKIT_INDEX["eyeLookInRight"]] = (
        0.4 * np.abs(np.sin(times))
    )
    head = np.stack([0.1 * np.sin(times), 0.2 * np.sin(2 * times), 0 * times], axis=1)
    return Take.of(times, expression, head)


def targets(how: Retargeting, take: Take | None = None) -> list[FaceParams]:
    return list(retarget(take or performance(), PHOTO, how))


def values(made: list[FaceParams], name: str) -> np.ndarray:
    return np.array([params.expression[ARKIT_INDEX[name]] for params in made])


def test_the_reference_frame_gives_the_photo_itself() -> None:
    first = targets(Retargeting(reference=0, smooth=0))[0]
    assert np.array_equal(first.expression, PHOTO.expression)
    assert first.pose == PHOTO.pose


def test_a_calibrated_take_needs_no_frame_at_rest() -> None:
    """All of it with an open mouth and a turned head: none of it is taken for the neutral."""
    take = replace(performance(), calibrated=True)
    jaw = ARKIT_INDEX["jawOpen"]
    take.expression[:, jaw] = np.maximum(take.expression[:, jaw], 0.4)
    take.head_rad[:, 0] = 0.2
    made = targets(Retargeting(smooth=0), take)
    np.testing.assert_allclose(values(made, "jawOpen"), take.expression[:, jaw], atol=1e-6)
    turned = [params.pose.yaw_rad - PHOTO.pose.yaw_rad for params in made]
    assert min(turned) > 0.15
    searched = targets(Retargeting(smooth=0), replace(take, calibrated=False))
    assert values(searched, "jawOpen").min() < 0.1


def test_a_calibrated_take_at_rest_is_the_photo_itself() -> None:
    take = replace(performance(), calibrated=True)
    for part in (take.expression, take.head_rad):
        part[:] = 0.0
    made = targets(Retargeting(), take)[17]
    assert np.array_equal(made.expression, PHOTO.expression)
    assert made.pose == PHOTO.pose


def test_relative_adds_changes_and_keeps_the_portraits_own_smile() -> None:
    made = targets(Retargeting(reference=0, smooth=0))
    np.testing.assert_allclose(values(made, "mouthSmileLeft"), 0.3, atol=1e-6)
    expected = performance().expression[:, ARKIT_INDEX["jawOpen"]]
    np.testing.assert_allclose(values(made, "jawOpen"), expected, atol=1e-6)


def test_a_full_blink_closes_the_portraits_eye_too() -> None:
    blink = values(targets(Retargeting(reference=0, smooth=0.5)), "eyeBlinkLeft")
    assert blink[41] == pytest.approx(1.0)
    assert blink[0] == pytest.approx(0.1)


def test_absolute_takes_the_performers_values() -> None:
    made = targets(Retargeting("absolute", reference=0, smooth=0))
    np.testing.assert_allclose(values(made, "mouthSmileLeft"), 0.0, atol=1e-6)
    yaw = [params.pose.yaw_rad for params in made]
    np.testing.assert_allclose(yaw, performance().head_rad[:, 0], atol=1e-6)
    assert made[5].pose.translation_mm == PHOTO.pose.translation_mm


@pytest.mark.parametrize(
    ("region", "pose", "jaw", "lid"),
    [
        ("all", True, True, True),
        ("pose", True, False, False),
        ("expression", False, True, True),
        ("lips", False, True, False),
        ("eyes", False, False, True),
    ],
)
def test_a_region_moves_alone(region: str, pose: bool, jaw: bool, lid: bool) -> None:
    made = targets(Retargeting(region=region, reference=0))  # type: ignore[arg-type]
    moved = made[41]
    assert (moved.pose != PHOTO.pose) == pose
    names = [n for n, a, b in zip(ARKIT_NAMES, moved.expression, OWN, strict=True) if a != b]
    assert ("jawOpen" in names) == jaw
    assert ("eyeBlinkLeft" in names) == lid
    assert ("eyeLookOutLeft" in names) == lid


def test_a_nod_happens_about_the_heads_own_axis() -> None:
    """A portrait that looks aside keeps looking aside while the performer nods."""
    take = performance()
    take.head_rad[:, 0] = 0
    made = targets(Retargeting(reference=0, smooth=0, region="pose"), take)
    nose = np.array([params.pose.rotation() @ [1.0, 0, 0] for params in made])
    np.testing.assert_allclose(nose, nose[:1].repeat(len(nose), 0), atol=1e-5)


def test_the_best_frame_looks_like_the_portrait() -> None:
    take = performance()
    take.expression[37] = OWN
    take.head_rad[37] = (0.3, -0.1, 0.05)
    assert best_frame(take, PHOTO) == 37
    seen = take.seen.copy()
    seen[37] = False
    assert best_frame(replace(take, seen=seen), PHOTO) != 37


def test_smoothing_calms_jitter_without_lag_and_keeps_blinks() -> None:
    take = performance()
    noise = np.random.default_rng(1).normal(0, 0.02, take.head_rad.shape).astype(np.float32)
    noisy = replace(take, head_rad=take.head_rad + noise)
    calm = smoothed(noisy, 0.5)
    before = np.abs(np.diff(noisy.head_rad, axis=0)).mean()
    assert np.abs(np.diff(calm.head_rad, axis=0)).mean() < 0.6 * before
    assert np.abs(calm.head_rad - take.head_rad).max() < 0.05
    blink = ARKIT_INDEX["eyeBlinkLeft"]
    assert np.array_equal(calm.expression[:, blink], take.expression[:, blink])


def test_a_lost_face_holds_and_then_fades_to_the_photo() -> None:
    take = performance(120)
    seen = np.ones(120, bool)
    seen[30:100] = False
    presence = presence_of(replace(take, seen=seen))
    assert presence[:30].tolist() == [1.0] * 30
    assert presence[35] == 1.0
    assert presence[80] == 0.0
    assert presence[-1] == 1.0
    assert np.abs(np.diff(presence)).max() < 0.25
    faded = targets(Retargeting("absolute", reference=0), replace(take, seen=seen))[80]
    np.testing.assert_allclose(faded.expression, OWN, atol=1e-6)


@pytest.mark.parametrize(
    "wrong", [{"mode": "sideways"}, {"region": "nose"}, {"smooth": 2.0}, {"smooth": -0.1}]
)
def test_unknown_choices_are_refused(wrong: dict) -> None:
    with pytest.raises(UsageError):
        Retargeting(**wrong)
