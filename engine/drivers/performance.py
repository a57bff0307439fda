"""One moment of a performance, seen from outside and as the performer means it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.types import Camera, FaceParams, Pose

if TYPE_CHECKING:
    from engine.types import FloatArray, Landmarks


@dataclass(frozen=True)
class Performance:
    """A face at one moment.

    As a tracker observes it, the values are the performer's own; once calibrated they are
    relative to the performer's neutral, so that all zero is a face at rest that looks ahead.

    Attributes:
        time_s: when it was captured, on `time.monotonic`.
        index: number of the captured frame.
        expression: (52,) float32 ARKit coefficients, gaze included. Calibrated, 0 is neutral and
            1 as far as this person goes; a little below 0 where a feature relaxes beyond neutral.
        head_rad: (3,) float32 yaw, pitch and roll as in `Pose`.
        translation_mm: (3,) float32 head position in the camera frame.
        seen: False where no face was found and the values are held.
        mouth_score: 0 the mouth is hidden, 1 it is plainly seen.
    """

    time_s: float
    index: int
    expression: FloatArray
    head_rad: FloatArray
    translation_mm: FloatArray
    seen: bool = True
    mouth_score: float = 1.0

    @classmethod
    def of(
        cls, params: FaceParams, time_s: float, index: int, *, mouth_score: float = 1.0
    ) -> Performance:
        """What fitted parameters show."""
        pose = params.pose
        return cls(
            time_s,
            index,
            params.expression,
            np.array([pose.yaw_rad, pose.pitch_rad, pose.roll_rad], np.float32),
            np.array(pose.translation_mm, np.float32),
            mouth_score=mouth_score,
        )

    def params(self) -> FaceParams:
        """The same as parameters of a head nobody in particular has, as takes are recorded."""
        x, y, z = (float(place) for place in self.translation_mm)
        yaw, pitch, roll = (float(angle) for angle in self.head_rad)
        nobody, nowhere = np.zeros(0, np.float32), Camera(1.0, (0.0, 0.0), (1, 1))
        return FaceParams(nobody, self.expression, Pose(yaw, pitch, roll, (x, y, z)), nowhere)


def mouth_score(landmarks: Landmarks) -> float:
    """How plainly the mouth is seen, 0 to 1, from how far the tracker's passes agree about it."""
    return float(landmarks.scores.mean())
