"""Measuring further frames of a person against their photo, as reenactment does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.fitting import VideoFitter, known_face
from engine.training.subjects import carried_over

if TYPE_CHECKING:
    from engine.facemodels.model import FaceModel
    from engine.types import FaceParams, Landmarks, Portrait

_APART_S = 10.0


class FrameReader:
    """Measures frames against the photo.

    Args:
        portrait: the photo.
        marks: its points.
        model: the face model.
        shape_share, turn_share: how much of the tracker's known response is expected of `marks`,
            see `fitting.known_face`.
    """

    def __init__(
        self,
        portrait: Portrait,
        marks: Landmarks,
        model: FaceModel,
        shape_share: float,
        turn_share: float,
    ) -> None:
        self._source = portrait.params
        known = known_face(
            model, portrait.params, marks, shape_share=shape_share, turn_share=turn_share
        )
        self._fitter = VideoFitter(
            model, portrait.params.camera, portrait.params.identity, smooth=0.0, known=known
        )
        self._time_s = 0.0
        self._start = self._fitter.fit(marks, self._time_s).params

    def read(self, marks: Landmarks) -> FaceParams:
        """Parameters of the portrait in another frame."""
        # The frames are far apart: after a gap the fitter starts anew.
        self._time_s += _APART_S
        now = self._fitter.fit(marks, self._time_s).params
        return carried_over([self._start, now], self._source)[0]
