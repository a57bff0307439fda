"""How far a target lies from what the photo shows.

At the photo's own parameters the picture is the photo itself, uncorrected. A correction that
were there in full a moment later would be seen to jump.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from engine.types import FaceParams

_TURN_RAD = np.radians(5.0)
_EXPRESSION = 0.25
"""Turn, and change of a coefficient, from which a correction is made in full (own choice)."""


def departure(target: FaceParams, rest: FaceParams) -> float:
    """0 where head and expression are the photo's, rising smoothly to 1.

    Where in the picture the head is does not count: moving it needs no correction.
    """
    angle = rest.pose.angle_to(target.pose)
    change = np.abs(target.expression - rest.expression).max()
    away = min(float(np.hypot(angle / _TURN_RAD, change / _EXPRESSION)), 1.0)
    return away * away * (3 - 2 * away)
