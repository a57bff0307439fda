"""How far a single photo can be trusted: said before the picture is looked at, not after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from engine.types import FaceParams

TRUSTED_TURN_DEG = 35.0
"""Turn from the photo's own pose up to which what appears is mostly seen (own choice, by eye)."""


def turn_deg(photo: FaceParams, target: FaceParams) -> float:
    """Angle between the photo's head rotation and the target's, without regard to roll."""
    forward = np.array([0.0, 0.0, 1.0])
    cosine = (photo.pose.rotation() @ forward) @ (target.pose.rotation() @ forward)
    return float(np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0))))


def warning(photo: FaceParams, target: FaceParams) -> str:
    """One sentence when the head turns farther than one photo shows, else an empty string."""
    turn = turn_deg(photo, target)
    if turn <= TRUSTED_TURN_DEG:
        return ""
    return (
        f"The head turns by {turn:.0f} degrees; beyond {TRUSTED_TURN_DEG:.0f} one photo shows too "
        "little, so expect invented hair, cheek and neck."
    )
