"""A warning comes where one photo shows too little, and only there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.drivers.limits import turn_deg, warning
from engine.types import Camera, FaceParams, Pose

PHOTO = FaceParams(
    np.zeros(4, np.float32), np.zeros(52, np.float32), Pose(), Camera(1000.0, (0.0, 0.0), (9, 9))
)


def turned(**angles: float) -> FaceParams:
    radians = {f"{name}_rad": float(np.radians(value)) for name, value in angles.items()}
    return replace(PHOTO, pose=Pose(**radians))


def test_turn_adds_yaw_and_leaves_roll_out():
    assert turn_deg(PHOTO, turned(yaw=20)) == pytest.approx(20, abs=1e-3)
    assert turn_deg(turned(yaw=-20), turned(yaw=20)) == pytest.approx(40, abs=1e-3)
    assert turn_deg(PHOTO, turned(roll=50)) == pytest.approx(0, abs=0.1)


def test_warning_only_beyond_the_limit():
    assert warning(PHOTO, turned(yaw=30)) == ""
    assert "45 degrees" in warning(PHOTO, turned(yaw=45))
