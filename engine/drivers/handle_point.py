"""A handle's surface point: where it is seen, and how it moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.sight import PhotoSight
from engine.facemodels.limits import limited

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.drivers.handles import Handle
    from engine.drivers.sight import Sight
    from engine.facemodels.model import FaceModel
    from engine.types import FaceParams, FloatArray, Portrait, Pose

    DoubleArray = NDArray[np.float64]

SCHEME = "mediapipe478"
_OUTER_EYE_CORNERS = (33, 263)
_ON_EYES = ("eyeball_left", "eyeball_right", "lid_slide_left", "lid_slide_right")


class HandlePoint:
    """A handle's surface point under changing expressions and poses.

    Args:
        model, portrait, params: the head when it was taken hold of.
        handle: the point.
        sight: what it is seen through; the photo's camera by default.

    Attributes:
        eyes: distance of the outer eye corners across the line of sight, in the sight's unit.
    """

    def __init__(
        self, model: FaceModel, portrait: Portrait, params: FaceParams, handle: Handle,
        sight: Sight | None = None,
    ) -> None:  # fmt: skip
        embedding = model.embeddings[SCHEME]
        self._model, self._portrait, self._params = model, portrait, params
        self._sight = sight or PhotoSight(params.camera)
        self.vertices = model.triangles[embedding.triangle[handle.landmark]]
        self.barycentric = embedding.barycentric[handle.landmark].astype(np.float64)
        self.neutral = neutral_of(model, portrait, params)
        self.eyes = eyes_mm(model) * self._sight.per_mm(-params.pose.translation_mm[2])
        on_eyes = np.concatenate([model.groups[name] for name in _ON_EYES])
        self._on_eye = bool(np.isin(self.vertices, on_eyes).any())

    def head_mm(self, expression: FloatArray) -> DoubleArray:
        """(3,) where the point lies in the head frame."""
        if self._on_eye:  # Eyeballs turn, lids slide over them: not linear.
            corners = self._model.express(self.neutral, expression)[self.vertices]
        else:
            shapes = self._model.expression_mm[:, self.vertices].reshape(len(expression), -1)
            moved = (limited(expression) @ shapes).reshape(3, 3)
            corners = self.neutral[self.vertices] + moved
        return self.barycentric @ corners

    def slopes(self, rows: NDArray[np.intp]) -> DoubleArray:
        """(N, 3) mm the point moves at coefficient 1 of each pair of shapes."""
        shapes = self._model.expression_mm[rows[..., None], self.vertices].astype(np.float64)
        shapes[rows[:, 0] == rows[:, 1], 1] = 0.0
        return np.einsum("c,npcd->nd", self.barycentric, shapes)

    def place(self, expression: FloatArray, slopes: DoubleArray) -> tuple[DoubleArray, DoubleArray]:
        """(2,) where the point is seen, and (N, 2) how far each pair of shapes moves that."""
        place, per_mm = self.seen(self.head_mm(expression), self._params.pose)
        return place, slopes @ per_mm.T

    def seen(self, head_mm: DoubleArray, pose: Pose) -> tuple[DoubleArray, DoubleArray]:
        """(2,) where a place in the head frame is seen, and its (2, 3) derivative."""
        rotation = pose.rotation().astype(np.float64)
        place, slope = self._sight.see(rotation @ head_mm + np.asarray(pose.translation_mm))
        return place, slope @ rotation


def handle_place(
    model: FaceModel, portrait: Portrait, params: FaceParams, handle: Handle
) -> tuple[float, float]:
    """Where one handle lies in the portrait's picture, in px, whether it can be seen or not.

    Args:
        model: the face model.
        portrait: the fitted face.
        params: the head as it is shown now.
        handle: which.
    """
    point = HandlePoint(model, portrait, params, handle)
    place, _ = point.seen(point.head_mm(params.expression), params.pose)
    return float(place[0]), float(place[1])


def neutral_of(model: FaceModel, portrait: Portrait, params: FaceParams) -> FloatArray:
    """(V, 3) mm: the person without expression, personal remainder included."""
    return model.neutral(params.identity) + portrait.offsets_mm


def eyes_mm(model: FaceModel) -> float:
    """Distance of the mean head's outer eye corners."""
    ends = model.landmarks(model.vertices_mm, SCHEME)[list(_OUTER_EYE_CORNERS)]
    return float(np.linalg.norm(ends[0] - ends[1]))
