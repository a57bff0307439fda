"""Gaze: angles and coefficients are the same thing, and the eyeballs turn exactly."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.facemodels.gaze import (
    FULL_DOWN_RAD,
    FULL_SIDE_RAD,
    FULL_UP_RAD,
    expression_with_gaze,
    gaze_from_expression,
)
from engine.facemodels.model import FaceModel
from engine.types import Pose

sides = st.floats(-FULL_SIDE_RAD, FULL_SIDE_RAD)
heights = st.floats(-FULL_DOWN_RAD, FULL_UP_RAD)


@given(st.tuples(sides, heights, sides, heights))
def test_gaze_survives_the_round_trip(angles):
    gaze = np.array(angles, np.float32).reshape(2, 2)
    back = gaze_from_expression(expression_with_gaze(np.zeros(52, np.float32), gaze))
    assert np.allclose(back, gaze, atol=1e-6)


def test_both_eyes_to_the_persons_left(expression):
    gaze = gaze_from_expression(expression(eyeLookOutLeft=1.0, eyeLookInRight=1.0))
    assert gaze[:, 0] == pytest.approx([FULL_SIDE_RAD, FULL_SIDE_RAD])


def test_eyeballs_turn_exactly_about_each_persons_own_centres(model: FaceModel, heads, expression):
    look = expression(eyeLookOutLeft=0.7, eyeLookUpLeft=0.5, eyeLookDownRight=1.0)
    gaze = gaze_from_expression(look)
    for head in heads:
        posed = model.express(head, look)
        for side, (yaw, pitch) in zip(("left", "right"), gaze, strict=True):
            ball, centre = model.groups[f"eyeball_{side}"], model.eye_centre(head, side)
            turn = Pose(yaw_rad=float(yaw), pitch_rad=float(pitch)).rotation()
            assert np.allclose(posed[ball], (head[ball] - centre) @ turn.T + centre, atol=1e-3)


def test_eyeballs_stay_round_in_every_identity(model: FaceModel, heads):
    for head in heads:
        for side in ("left", "right"):
            ball = head[model.groups[f"eyeball_{side}"]]
            distance = np.linalg.norm(ball - model.eye_centre(head, side), axis=1)
            assert np.ptp(distance[len(ball) // 2 :]) < 0.15  # mm of 12: size is linear in identity
