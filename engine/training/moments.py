"""The moment after: what a network says of it must be what it said before, moved along."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from engine.types import FaceParams

_TURN_RAD = np.radians(1.2)
_SHIFT_MM = 1.5


def a_moment_later(params: FaceParams, random: np.random.Generator) -> FaceParams:
    """The same face, turned and moved as little as from one frame of a film to the next."""
    yaw, pitch, roll = random.uniform(-_TURN_RAD, _TURN_RAD, 3)
    x, y, z = params.pose.translation_mm
    right, up = random.uniform(-_SHIFT_MM, _SHIFT_MM, 2)
    pose = replace(
        params.pose,
        yaw_rad=params.pose.yaw_rad + yaw,
        pitch_rad=params.pose.pitch_rad + pitch,
        roll_rad=params.pose.roll_rad + roll,
        translation_mm=(x + right, y + up, z),
    )
    return replace(params, pose=pose)
