"""Which of the faces in a picture the user means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.errors import NoFaceError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.types import Landmarks

MIN_IOD_PX = 12.0
"""Below this distance between the outer eye corners there is nothing to work with."""

_OUTER_EYE_CORNERS = {"mediapipe478": (33, 263), "ibug68": (36, 45)}


def choose_face(faces: Sequence[Landmarks], which: str | int = "largest") -> Landmarks:
    """One face of a picture.

    Args:
        faces: what a tracker detected, the largest first.
        which: "largest", or the number of a face, 1 being the largest.

    Raises:
        NoFaceError: there is none, or it is too small.
        UsageError: `which` is neither, or there are fewer faces.
    """
    number = _number(which)
    if not faces:
        raise NoFaceError(
            "No face was found in the picture.",
            "Try a photo in which the face is larger, brighter or turned more to the camera.",
        )
    if number > len(faces):
        count = "only one face" if len(faces) == 1 else f"only {len(faces)} faces"
        raise UsageError(
            f"Face {number} was asked for, but the picture shows {count}.",
            "Use 1." if len(faces) == 1 else f"Use a number from 1 to {len(faces)}.",
        )
    face = faces[number - 1]
    distance = eye_distance_px(face)
    if distance < MIN_IOD_PX:
        raise NoFaceError(
            f"The face is too small: its eyes lie {distance:.0f} pixels apart, "
            f"at least {MIN_IOD_PX:.0f} are needed.",
            "Try a larger version of the picture.",
        )
    return face


def eye_distance_px(landmarks: Landmarks) -> float:
    """Distance between the outer eye corners, also of a turned head (its depth counts)."""
    right, left = (landmarks.points_px[index] for index in _OUTER_EYE_CORNERS[landmarks.scheme])
    return float(np.linalg.norm(left - right))


def describe_faces(faces: Sequence[Landmarks]) -> list[str]:
    """One line per face for a list shown to the user: number, size and place in pixels."""
    return [
        f"{number}: {face.box.width:.0f} x {face.box.height:.0f} at "
        f"({face.box.left:.0f}, {face.box.top:.0f})"
        for number, face in enumerate(faces, start=1)
    ]


def _number(which: str | int) -> int:
    if which == "largest":
        return 1
    try:
        number = int(which)
    except ValueError:
        number = 0
    if number < 1:
        raise UsageError(
            f"{which!r} is not a face.", 'Use "largest", or a number from 1, the largest, upwards.'
        )
    return number
