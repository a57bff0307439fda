"""A handle's surface point: where it lies in the picture, and how it moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels.limits import limited

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.drivers.handles import Handle
    from engine.facemodels.model import FaceModel
    from engine.types import FaceParams, FloatArray, Portrait, Pose

    DoubleArray = NDArray[np.float64]

SCHEME = "mediapipe478"
_OUTER_EYE_CORNERS = (33, 263)


class HandlePoint:
    """A handle's surface point under changing expressions and poses."""

    def __init__(
        self, model: FaceModel, portrait: Portrait, params: FaceParams, handle: Handle
    ) -> None:
        embedding = model.embeddings[SCHEME]
        self._model, self._portrait, self._params = model, portrait, params
        self.vertices = model.triangles[embedding.triangle[handle.landmark]]
        self.barycentric = embedding.barycentric[handle.landmark].astype(np.float64)
        self.neutral = neutral_of(model, portrait, params)
        self.eyes_px = eyes_px(model, params)
        slides = np.concatenate([model.groups["lid_slide_left"], model.groups["lid_slide_right"]])
        self._on_eye = bool(np.isin(self.vertices, slides).any())

    def head_mm(self, expression: FloatArray) -> DoubleArray:
        """(3,) where the point lies in the head frame."""
        if self._on_eye:  # Lids slide over the eyeball: not linear.
            corners = self._model.express(self.neutral, expression)[self.vertices]
        else:
            shapes = self._model.expression_mm[:, self.vertices].reshape(len(expression), -1)
            moved = (limited(expression) @ shapes).reshape(3, 3)
            corners = self.neutral[self.vertices] + moved
        return self.barycentric @ corners

    def slopes(self, rows: NDArray[np.intp]) -> DoubleArray:
        """(N, 3) mm the point moves at coefficient 1 of each pair of shapes."""
        shapes = self._model.expression_mm[rows][:, :, self.vertices].astype(np.float64)
        shapes[rows[:, 0] == rows[:, 1], 1] = 0.0
        return np.einsum("c,npcd->nd", self.barycentric, shapes)

    def place(self, expression: FloatArray, slopes: DoubleArray) -> tuple[DoubleArray, DoubleArray]:
        """(2,) px of the point, and (N, 2) px it moves with each pair of shapes."""
        place, per_mm = self.project(self.head_mm(expression), self._params.pose)
        return place, slopes @ per_mm.T

    def project(self, head_mm: DoubleArray, pose: Pose) -> tuple[DoubleArray, DoubleArray]:
        """(2,) px of a place in the head frame, and its (2, 3) derivative."""
        camera = self._params.camera
        rotation = pose.rotation().astype(np.float64)
        x, y, z = rotation @ head_mm + np.asarray(pose.translation_mm)
        scale = camera.focal_px / max(-z, 1.0)
        centre_x, centre_y = camera.centre_px
        slope = np.array([[scale, 0.0, scale * x / -z], [0.0, -scale, -scale * y / -z]])
        return np.array([centre_x + scale * x, centre_y - scale * y]), slope @ rotation


def neutral_of(model: FaceModel, portrait: Portrait, params: FaceParams) -> FloatArray:
    """(V, 3) mm: the person without expression, personal remainder included."""
    return model.neutral(params.identity) + portrait.offsets_mm


def eyes_px(model: FaceModel, params: FaceParams) -> float:
    """Distance of the outer eye corners in pixels, as if seen from the front."""
    ends = model.landmarks(model.vertices_mm, SCHEME)[list(_OUTER_EYE_CORNERS)]
    apart_mm = float(np.linalg.norm(ends[0] - ends[1]))
    return apart_mm * params.camera.focal_px / -params.pose.translation_mm[2]
