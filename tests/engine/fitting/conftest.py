"""Landmarks of heads whose parameters are known."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from engine.facemodels import load_model
from engine.facemodels.model import FaceModel
from engine.facemodels.projection import project, to_camera
from engine.fitting.gaze import EYE_SHIFT_MM
from engine.types import Camera, FaceBox, FaceParams, Landmarks, Pose

CAMERA = Camera(1200.0, (255.5, 255.5), (512, 512))

Tracked = Callable[..., Landmarks]
Person = Callable[[int], FaceParams]


@pytest.fixture(scope="session")
def model() -> FaceModel:
    return load_model()


@pytest.fixture(scope="session")
def person(model: FaceModel) -> Person:
    """A neutral head of a random person, slightly turned, by number."""

    def make(seed: int) -> FaceParams:
        random = np.random.default_rng(seed)
        identity = random.normal(0, 0.6, len(model.identity_mm)).astype(np.float32)
        yaw, pitch, roll = (float(angle) for angle in random.normal(0, 0.12, 3))
        pose = Pose(yaw, pitch, roll, (10.0, -5.0, -1000.0))
        return FaceParams(identity, np.zeros(52, np.float32), pose, CAMERA)

    return make


@pytest.fixture(scope="session")
def tracked(model: FaceModel) -> Tracked:
    """What a tracker with some noise would say of a head."""

    def make(params: FaceParams, noise_px: float = 0.5, seed: int = 0) -> Landmarks:
        mesh = model.shape(params.identity, params.expression)
        for side, shift in EYE_SHIFT_MM.items():
            mesh[model.groups[f"eyeball_{side}"]] += np.asarray(shift, np.float32)
        on_mesh = model.landmarks(mesh, "mediapipe478")
        fitted, _ = project(to_camera(on_mesh, params.pose), params.camera)
        points = np.zeros((len(fitted), 3), np.float32)
        points[:, :2] = fitted + np.random.default_rng(seed).normal(0, noise_px, fitted.shape)
        (left, top), (right, bottom) = points[:, :2].min(axis=0), points[:, :2].max(axis=0)
        box = FaceBox(float(left), float(top), float(right - left), float(bottom - top))
        scores = np.ones(len(points), np.float32)
        return Landmarks(points, scores, "mediapipe478", params.camera.size_hw, box)

    return make
