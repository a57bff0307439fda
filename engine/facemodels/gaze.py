"""Gaze: the eight eyeLook coefficients and the two eyes' angles are the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.types import ARKIT_INDEX

if TYPE_CHECKING:
    from engine.types import FloatArray

FULL_SIDE_RAD = float(np.deg2rad(35.0))
"""Angle of the eyeball at eyeLookIn or eyeLookOut = 1."""
FULL_UP_RAD = float(np.deg2rad(25.0))
"""Angle of the eyeball at eyeLookUp = 1."""
FULL_DOWN_RAD = float(np.deg2rad(30.0))
"""Angle of the eyeball at eyeLookDown = 1."""

_LEFTWARDS = [ARKIT_INDEX["eyeLookOutLeft"], ARKIT_INDEX["eyeLookInRight"]]
_RIGHTWARDS = [ARKIT_INDEX["eyeLookInLeft"], ARKIT_INDEX["eyeLookOutRight"]]
_UP = [ARKIT_INDEX["eyeLookUpLeft"], ARKIT_INDEX["eyeLookUpRight"]]
_DOWN = [ARKIT_INDEX["eyeLookDownLeft"], ARKIT_INDEX["eyeLookDownRight"]]


def gaze_from_expression(expression: FloatArray) -> FloatArray:
    """(2, 2) radians, [left eye, right eye] x [yaw, pitch], relative to the head.

    yaw > 0 looks to the image's right (the person's left), pitch > 0 looks up.

    Args:
        expression: (52,) ARKit coefficients.
    """
    yaw = FULL_SIDE_RAD * (expression[_LEFTWARDS] - expression[_RIGHTWARDS])
    pitch = FULL_UP_RAD * expression[_UP] - FULL_DOWN_RAD * expression[_DOWN]
    return np.stack([yaw, pitch], axis=1).astype(np.float32)


def expression_with_gaze(expression: FloatArray, gaze: FloatArray) -> FloatArray:
    """A copy of `expression` (52,) whose eyeLook coefficients say `gaze` (2, 2) radians."""
    out = np.array(expression, dtype=np.float32)
    yaw, pitch = np.asarray(gaze, dtype=np.float32).T
    out[_LEFTWARDS] = np.maximum(yaw, 0) / FULL_SIDE_RAD
    out[_RIGHTWARDS] = np.maximum(-yaw, 0) / FULL_SIDE_RAD
    out[_UP] = np.maximum(pitch, 0) / FULL_UP_RAD
    out[_DOWN] = np.maximum(-pitch, 0) / FULL_DOWN_RAD
    return out
