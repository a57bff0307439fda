"""A known face: its own picture reads back as it is, and changes are measured against it."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.errors import AssetError
from engine.fitting import ChangeFitter, VideoFitter, fit_photo, known_face
from engine.fitting.basis import landmark_basis
from engine.fitting.boxed import bounded_step
from engine.fitting.response import (
    geometric_response,
    pose_terms,
    read_response,
    response_table,
    tracker_response,
)
from engine.trackers import TRACKERS
from engine.trackers.mirror import mirror_table
from engine.types import ARKIT_INDEX, ARKIT_NAMES, Landmarks, Pose

TESTED = ("jawOpen", "mouthSmileLeft", "eyeBlinkRight", "browInnerUp", "mouthPucker")


@pytest.fixture(scope="module")
def portrait(shared_media: Path) -> Landmarks:
    tracker = TRACKERS.load("mediapipe")
    photo = Image.open(shared_media / "public-domain" / "obama.jpg").convert("RGB")
    found = tracker.detect(np.asarray(photo))[0]
    tracker.close()
    return found


def moved(known, params, reference: Landmarks, name: str, amount: float, pose: Pose) -> Landmarks:
    """The points where a known face has them after a change, as the tracker would answer."""
    expression = known.own.copy()
    expression[ARKIT_INDEX[name]] += amount
    head = known.base(pose) + (known.shapes @ expression).T
    there = head @ pose.rotation().T.astype(float) + pose.translation_mm
    camera = params.camera
    points = reference.points_px.copy()
    per_mm = camera.focal_px / -there[:, 2]
    points[:, 0] = camera.centre_px[0] + there[:, 0] * per_mm
    points[:, 1] = camera.centre_px[1] - there[:, 1] * per_mm
    return replace(reference, points_px=points)


def test_unchanged_picture_reads_back_exactly(model, portrait):
    params = fit_photo(portrait, model).params
    found = ChangeFitter(model, params, portrait).fit(portrait)
    assert np.abs(found.expression - params.expression).max() < 1e-3
    assert found.pose.yaw_rad == pytest.approx(params.pose.yaw_rad, abs=1e-4)
    assert found.pose.translation_mm == pytest.approx(params.pose.translation_mm, abs=0.05)


def test_known_face_holds_still_in_a_video(model, portrait):
    params = fit_photo(portrait, model).params
    known = known_face(model, params, portrait)
    fitter = VideoFitter(model, params.camera, params.identity, 0.0, known)
    for index in range(4):
        fit = fitter.fit(portrait, index / 30)
    still = np.array([not name.startswith("eyeLook") for name in ARKIT_NAMES])
    assert np.abs(fit.params.expression - params.expression)[still].max() < 0.02
    assert fit.landmark_error_iod < 0.005


@pytest.mark.parametrize("name", TESTED)
def test_one_shape_alone_is_read_alone(model, portrait, name: str):
    params = fit_photo(portrait, model).params
    known = known_face(model, params, portrait)
    amount = 0.4 if known.own[ARKIT_INDEX[name]] < 0.5 else -0.4
    seen = moved(known, params, portrait, name, amount, known.rest)
    change = ChangeFitter(model, params, portrait).fit(seen).expression - params.expression
    assert 0.8 < change[ARKIT_INDEX[name]] / amount < 1.2
    change[ARKIT_INDEX[name]] = 0.0
    assert np.abs(change).max() < 0.1


def test_turn_is_no_expression(model, portrait):
    params = fit_photo(portrait, model).params
    known = known_face(model, params, portrait)
    pose = replace(params.pose, yaw_rad=params.pose.yaw_rad + 0.25)
    seen = moved(known, params, portrait, "jawOpen", 0.0, pose)
    found = ChangeFitter(model, params, portrait).fit(seen)
    still = np.array([not name.startswith("eyeLook") for name in ARKIT_NAMES])
    assert np.abs(found.expression - params.expression)[still].max() < 0.02
    assert found.pose.yaw_rad == pytest.approx(pose.yaw_rad, abs=0.01)


def test_noise_is_no_expression(model, portrait):
    params = fit_photo(portrait, model).params
    noise = np.random.default_rng(0).normal(0, 0.3, (478, 3)).astype(np.float32)
    noisy = replace(portrait, points_px=portrait.points_px + noise)
    found = ChangeFitter(model, params, portrait).fit(noisy)
    still = np.array([not name.startswith("eyeLook") for name in ARKIT_NAMES])
    assert np.abs(found.expression - params.expression)[still].max() < 0.02


def test_response_treats_both_sides_alike(model):
    response = tracker_response(landmark_basis(model, "mediapipe478"))
    left, right = (ARKIT_INDEX[f"mouthSmile{side}"] for side in ("Left", "Right"))
    partner = mirror_table()
    across = response.expression[partner][:, :, right] * [-1.0, 1.0]
    assert np.abs(response.expression[:, :, left] - across).max() < 0.5


def test_schemes_without_a_measurement_move_as_the_mesh(model):
    basis = landmark_basis(model, "ibug68")
    response = tracker_response(basis)
    assert np.array_equal(response.expression, basis.expression[:2].transpose(1, 0, 2))
    assert not response.pose.any()


def test_pose_terms_vanish_at_rest():
    pose = Pose(0.1, -0.2, 0.3)
    assert not pose_terms(pose, pose).any()


def test_response_survives_its_file(model, tmp_path: Path):
    response = geometric_response(landmark_basis(model, "ibug68"))
    np.savez(tmp_path / "r.npz", **response_table(response))
    again = read_response(tmp_path / "r.npz")
    assert np.allclose(again.expression, response.expression, atol=0.02)
    (tmp_path / "bad.npz").write_bytes(b"no")
    with pytest.raises(AssetError):
        read_response(tmp_path / "bad.npz")


def test_absolute_values_pull_to_where_they_are_least():
    matrix, gradient = np.eye(3), np.array([0.0, -0.5, -2.0])
    low, high = np.array([-np.inf, -9.0, -9.0]), np.array([np.inf, 9.0, 9.0])
    step = bounded_step(matrix, gradient, low, high, np.ones(3), np.array([0.0, 0.2, 0.0]))
    assert step == pytest.approx([0.0, -0.2, 1.0])


def test_known_frame_is_fitted_quickly(model, portrait):
    params = fit_photo(portrait, model).params
    known = known_face(model, params, portrait)
    fitter = VideoFitter(model, params.camera, params.identity, 0.5, known)
    jitter = np.random.default_rng(1).normal(0, 0.5, (30, *portrait.points_px.shape))
    frames = [
        replace(portrait, points_px=(portrait.points_px + each).astype(np.float32))
        for each in jitter
    ]
    for index, seen in enumerate(frames):
        fitter.fit(seen, index / 30)
    start = time.thread_time()
    for index, seen in enumerate(frames, start=len(frames)):
        fitter.fit(seen, index / 30)
    assert (time.thread_time() - start) / len(frames) < 0.02
