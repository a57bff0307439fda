"""Choosing one of the faces in a picture."""

from __future__ import annotations

import numpy as np
import pytest

from engine.errors import NoFaceError, UsageError
from engine.trackers.selection import choose_face, describe_faces, eye_distance_px
from engine.types import FaceBox, Landmarks


def face(eyes_px: float) -> Landmarks:
    points = np.zeros((478, 3), np.float32)
    points[263, 0] = eyes_px
    box = FaceBox(10, 20, 2 * eyes_px, 2.5 * eyes_px)
    return Landmarks(points, np.ones(478, np.float32), "mediapipe478", (400, 400), box)


def test_largest_and_numbered():
    faces = [face(80), face(40)]
    assert choose_face(faces) is faces[0]
    assert choose_face(faces, 1) is faces[0]
    assert choose_face(faces, "2") is faces[1]
    assert eye_distance_px(faces[1]) == 40


def test_list_of_faces_names_place_and_size():
    assert describe_faces([face(80)]) == ["1: 160 x 200 at (10, 20)"]


def test_no_face():
    with pytest.raises(NoFaceError, match="No face was found"):
        choose_face([])


def test_fewer_faces_than_asked_for():
    with pytest.raises(UsageError, match="only 2 faces"):
        choose_face([face(80), face(40)], 3)


def test_face_too_small():
    with pytest.raises(NoFaceError, match="too small"):
        choose_face([face(8)])


@pytest.mark.parametrize("which", ["biggest", "0", -1, "1.5"])
def test_not_a_number(which: str | int):
    with pytest.raises(UsageError, match="is not a face"):
        choose_face([face(80)], which)
