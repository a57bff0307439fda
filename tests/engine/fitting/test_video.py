"""Videos: one person over many frames."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest

from engine.fitting import VideoFitter, shared_identity
from engine.types import ARKIT_INDEX, FaceParams, Pose


def talk(person: FaceParams, frames: int = 30) -> list[FaceParams]:
    """A head that turns, speaks and blinks."""
    out = []
    for index in range(frames):
        phase = 2 * np.pi * index / 30
        pose = Pose(0.3 * np.sin(phase), 0.08 * np.cos(phase), 0.0, (0.0, 0.0, -1000.0))
        speaking = person.with_coefficient("jawOpen", 0.25 + 0.25 * float(np.sin(2 * phase)))
        blinking = speaking.with_coefficient("eyeBlinkLeft", 1.0 if index % 20 == 10 else 0.0)
        out.append(replace(blinking, pose=pose))
    return out


def test_known_person_is_followed(model, person, tracked):
    base = person(7)
    fitter = VideoFitter(model, base.camera, base.identity, smooth=0.0)
    jaw = ARKIT_INDEX["jawOpen"]
    for index, params in enumerate(talk(base)):
        fit = fitter.fit(tracked(params, seed=index), index / 30)
        if index > 1:
            assert fit.params.expression[jaw] == pytest.approx(params.expression[jaw], abs=0.08)
            assert fit.params.pose.yaw_rad == pytest.approx(params.pose.yaw_rad, abs=0.03)
        assert fit.landmark_error_iod < 0.02


def test_blink_is_not_smoothed_away(model, person, tracked):
    base = person(7)
    fitter = VideoFitter(model, base.camera, base.identity)
    blink = ARKIT_INDEX["eyeBlinkLeft"]
    depth = [1.0 if 14 <= index <= 16 else 0.0 for index in range(30)]
    read = [
        fitter.fit(
            tracked(base.with_coefficient("eyeBlinkLeft", value), seed=index), index / 30
        ).params.expression[blink]
        for index, value in enumerate(depth)
    ]
    assert max(read) >= 0.8
    assert max(read[5:13]) < 0.1


def test_identity_is_learnt_and_then_stays(model, person, tracked):
    base = person(8)
    fitter = VideoFitter(model, base.camera)
    seen = []
    for index, params in enumerate(talk(base, 40)):
        fitter.fit(tracked(params, seed=index), index / 30)
        seen.append(fitter.identity)
    assert np.array_equal(seen[-1], seen[-10])
    points = model.embeddings["mediapipe478"].points
    wanted, learnt, mean = (
        points(mesh, model.triangles)[:, :2]
        for mesh in (model.neutral(base.identity), model.neutral(seen[-1]), model.vertices_mm)
    )
    assert apart_mm(learnt, wanted) < 0.5 * apart_mm(mean, wanted)


def apart_mm(one: np.ndarray, other: np.ndarray) -> float:
    """Mean distance up to shift and size: a large far head looks like a small near one."""
    one, other = one - one.mean(axis=0), other - other.mean(axis=0)
    scale = (one * other).sum() / (one * one).sum()
    return float(np.linalg.norm(scale * one - other, axis=1).mean())


def test_shared_identity_beats_one_picture(model, person, tracked):
    base = person(9)
    frames = [tracked(params, seed=index) for index, params in enumerate(talk(base))]
    identity, camera = shared_identity(frames, model, base.camera)
    assert camera is base.camera
    assert identity.shape == (len(model.identity_mm),)
    errors = []
    for known in (identity, np.zeros_like(identity)):
        fitter = VideoFitter(model, camera, known)
        errors.append(
            np.mean([fitter.fit(f, i / 30).landmark_error_iod for i, f in enumerate(frames)])
        )
    assert errors[0] < 0.5 * errors[1]


def test_lost_face_is_found_again_elsewhere(model, person, tracked):
    base = person(3)
    fitter = VideoFitter(model, base.camera, base.identity)
    fitter.fit(tracked(base), 0.0)
    there = replace(base, pose=Pose(-0.5, 0.1, 0.6, (150.0, -80.0, -1300.0)))
    fit = fitter.fit(tracked(there), 2.0)
    assert fit.params.pose.roll_rad == pytest.approx(0.6, abs=0.05)
    assert fit.landmark_error_iod < 0.02


def test_frame_is_fitted_quickly(model, person, tracked):
    base = person(1)
    fitter = VideoFitter(model, base.camera, base.identity)
    frames = [tracked(params, seed=index) for index, params in enumerate(talk(base, 20))]
    for index, seen in enumerate(frames):
        fitter.fit(seen, index / 30)
    start = time.thread_time()
    for index, seen in enumerate(frames, start=len(frames)):
        fitter.fit(seen, index / 30)
    assert (time.thread_time() - start) / len(frames) < 0.02
