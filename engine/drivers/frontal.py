"""The head turned to the front, looking into the camera."""

from __future__ import annotations

import math

import numpy as np

from engine.drivers.edits import Edit, apply
from engine.drivers.presets import preset
from engine.facemodels.gaze import expression_with_gaze
from engine.types import FaceParams


def frontal(params: FaceParams, *, neutral: bool = False) -> FaceParams:
    """Pose zero, gaze to the camera.

    A head beside the middle of the picture faces straight ahead while its eyes look aside, into
    the lens at the origin of the camera frame.

    Args:
        params: the fitted head.
        neutral: also bring the face to rest.
    """
    edit = Edit({"yaw": 0.0, "pitch": 0.0, "roll": 0.0})
    turned = apply(preset("neutral").edit().then(edit) if neutral else edit, params)
    x, y, z = turned.pose.translation_mm
    gaze = (math.atan2(-x, -z), math.atan2(-y, math.hypot(x, z)))
    expression = expression_with_gaze(turned.expression, np.array([gaze, gaze], np.float32))
    return FaceParams(turned.identity, expression, turned.pose, turned.camera)
