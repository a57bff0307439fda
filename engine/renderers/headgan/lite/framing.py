"""The square around the head that the network sees, wherever the head goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import projection
from engine.renderers.headgan.crop import Crop

if TYPE_CHECKING:
    from engine.facemodels.model import FaceModel
    from engine.types import FaceParams, FloatArray

SIZE_PX = 256
"""Side of the network's picture."""
_SIDE_OVER_FACE = 2.0
"""Side of the square over the height of the face, hairline to chin."""
_RAISED = 0.08
"""How far the square's middle lies above the face's, over the face's height: hair needs room."""
_SMALLEST_PX = 16


class Framing:
    """Places the square by the neutral face, so that it does not breathe with the mouth.

    Args:
        model: the face model.
        neutral_mm: (V, 3) the person's neutral head.
        size_px: side of the network's picture, a multiple of 16.
    """

    def __init__(self, model: FaceModel, neutral_mm: FloatArray, size_px: int = SIZE_PX) -> None:
        places = model.embeddings["mediapipe478"].points(neutral_mm, model.triangles)
        low, high = places.min(axis=0), places.max(axis=0)
        height = float(high[1] - low[1])
        middle = (low + high) / 2 + np.array([0, _RAISED * height, 0])
        self._middle_mm = middle.astype(np.float32)[None]
        self._side_mm = _SIDE_OVER_FACE * height
        self._size_px = size_px

    def square(self, params: FaceParams) -> Crop:
        """The square of the picture in which `params` place the head."""
        posed = projection.to_camera(self._middle_mm, params.pose)
        (middle,), (depth_mm,) = projection.project(posed, params.camera)
        side = max(_SMALLEST_PX, round(self._side_mm * params.camera.focal_px / float(depth_mm)))
        left, top = (round(float(at) - side / 2) for at in middle)
        return Crop(left, top, side, self._size_px)
