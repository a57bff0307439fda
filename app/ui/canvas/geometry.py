"""The edited head as numbers for drawing: where its vertices and landmarks lie in the photo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels.projection import pose_mesh, project
from engine.types import Camera

if TYPE_CHECKING:
    from app.ui.canvas.view import View
    from engine.facemodels.model import FaceModel
    from engine.types import FaceParams, FloatArray, Portrait


@dataclass(frozen=True)
class HeadGeometry:
    """One head under one edit.

    Attributes:
        model: the face model.
        portrait: the photo understood.
        target: the parameters with the edit applied, in pixels of the photo.
        unedited: the same head without an edit, whose numbers serve every edit of it; made when
            None.
    """

    model: FaceModel
    portrait: Portrait
    target: FaceParams
    unedited: HeadGeometry | None = None

    def edited(self, target: FaceParams) -> HeadGeometry:
        """The same head under another edit."""
        return replace(self, target=target, unedited=self._rest)

    @cached_property
    def head_mm(self) -> FloatArray:
        """(V, 3) head frame: identity, personal remainder and expression, without pose."""
        neutral = self.model.neutral(self.target.identity) + self.portrait.offsets_mm
        return self.model.express(neutral, self.target.expression)

    @cached_property
    def camera_mm(self) -> FloatArray:
        """(V, 3) camera frame; the shoulders stay where the photo has them."""
        rest = self.portrait.params.pose
        return pose_mesh(self.head_mm, self.model.pose_weight, self.target.pose, rest)

    @cached_property
    def points_px(self) -> FloatArray:
        """(V, 2) in the photo."""
        return project(self.camera_mm, self.target.camera)[0]

    @cached_property
    def depth_mm(self) -> FloatArray:
        """(V,) distance along the line of sight."""
        return project(self.camera_mm, self.target.camera)[1]

    @cached_property
    def landmarks_px(self) -> FloatArray:
        """(L, 2) the tracked points, moved by the edit.

        Each tracked point keeps the small distance to its place on the mesh that it has in the
        photo; without an edit these are the tracked points themselves.
        """
        tracked = self.portrait.landmarks.points_px[:, :2]
        return self._embedded_px + (tracked - self._rest._embedded_px)

    @cached_property
    def face_box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the moved landmarks, in the photo."""
        low, high = self.landmarks_px.min(axis=0), self.landmarks_px.max(axis=0)
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])

    def points_in(self, view: View, ratio: float = 1.0) -> FloatArray:
        """(V, 2) vertices in the screen pixels of a widget, pixel centres being whole numbers."""
        corner = np.array([view.left, view.top], np.float32)
        return ((self.points_px + 0.5) * view.scale + corner) * ratio - 0.5

    def camera_in(self, view: View, size_hw: tuple[int, int], ratio: float = 1.0) -> Camera:
        """The camera that draws the head where `view` shows it."""
        camera = self.target.camera
        x, y = view.to_widget(*camera.centre_px)
        centre = (x * ratio - 0.5, y * ratio - 0.5)
        return Camera(camera.focal_px * view.scale * ratio, centre, size_hw)

    @property
    def _rest(self) -> HeadGeometry:
        return self.unedited or replace(self, target=self.portrait.params)

    @cached_property
    def _embedded_px(self) -> FloatArray:
        """(L, 2) the scheme's points on the mesh, in the photo."""
        embedding = self.model.embeddings[self.portrait.landmarks.scheme]
        return embedding.points(self.points_px, self.model.triangles)
