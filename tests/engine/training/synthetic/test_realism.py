"""A tracker that was trained on photographs takes synthetic people for people."""

from __future__ import annotations

import numpy as np
import pytest

from engine.facemodels import load_model
from engine.trackers import TRACKERS
from engine.training.synthetic.sequences import sample_sequence

PEOPLE = range(1_000_100, 1_000_107)
EYE_DISTANCE_MM = 57.2


@pytest.mark.timeout(180)
def test_the_tracker_finds_them_where_they_are() -> None:
    tracker, model = TRACKERS.load("mediapipe"), load_model()
    steady = ~model.embeddings["mediapipe478"].contour
    errors = []
    for seed in PEOPLE:
        frame = sample_sequence(seed, 1, 256)[0]
        for found in tracker.detect(frame.pixels)[:1]:
            away = np.linalg.norm(found.points_px[:, :2] - frame.landmarks478_px, axis=1)
            scale = frame.params.camera.focal_px / -frame.params.pose.translation_mm[2]
            errors.append(away[steady].mean() / (EYE_DISTANCE_MM * scale))
    tracker.close()
    assert len(errors) >= len(PEOPLE) - 1
    assert np.mean(errors) < 0.08
