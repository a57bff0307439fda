"""The portrait's mesh under any parameters, in pixels of the region."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import projection
from engine.facemodels.parts import Part
from engine.rasterizers.numba_cpu import vertex_normals
from engine.renderers.base import Pace
from engine.renderers.warp.contour import Contour, head_contour
from engine.renderers.warp.mouth import seat
from engine.renderers.warp.region import Region
from engine.renderers.warp.surface import SKIN_PARTS, vertices_of

if TYPE_CHECKING:
    from engine.facemodels import FaceModel
    from engine.types import FaceParams, FloatArray, Portrait


@dataclass(frozen=True)
class Placement:
    """A mesh placed in the region.

    Attributes:
        vertices_mm: (V, 3) head frame, expression applied.
        normals: (V, 3) unit, camera frame.
        points_px: (V, 2) in the enlarged region.
        depth_mm: (V,) distance along the viewing axis.
    """

    vertices_mm: FloatArray
    normals: FloatArray
    points_px: FloatArray
    depth_mm: FloatArray


class Placer:
    """Places one portrait's mesh; knows its identity, remainder, rest pose and region.

    Args:
        portrait: whose mesh.
        model: the face model.
        pace: see `Region.around`.
    """

    def __init__(self, portrait: Portrait, model: FaceModel, pace: Pace = Pace.STILL) -> None:
        self._portrait = portrait
        self._model = model
        self._identity = portrait.params.identity
        self.neutral_mm = self._neutral_of(portrait.params)
        on_head = vertices_of(model, (*SKIN_PARTS, Part.SCALP)) & (model.pose_weight > 0.9)
        self._on_head = np.flatnonzero(on_head)
        height, width = portrait.picture.size_hw
        self.region = Region(0, 0, width, height)
        outline = self.outline(self.place(portrait.params), portrait.params)
        self.region = Region.around(outline, portrait.picture.size_hw, pace)

    def at(self, pace: Pace) -> Placer:
        """The placer of the same portrait for another pace; itself where nothing differs."""
        region = self.region.at(pace)
        if region == self.region:
            return self
        other = copy(self)
        other.region = region
        return other

    def place(self, params: FaceParams) -> Placement:
        """The mesh under `params`; the shoulders keep the photo's pose."""
        neutral = self.neutral_mm
        if not np.array_equal(params.identity, self._identity):
            neutral = self._neutral_of(params)
        vertices = self._model.express(neutral, params.expression)
        in_camera = projection.pose_mesh(
            vertices, self._model.pose_weight, params.pose, self._portrait.params.pose
        )
        points, depth = projection.project(in_camera, params.camera)
        normals = vertex_normals(in_camera, self._model.triangles)
        return Placement(vertices, normals, self.region.from_photo(points), depth)

    def points(self, points_mm: FloatArray, params: FaceParams) -> FloatArray:
        """(N, 2) where points (N, 3) of the head frame lie in the region."""
        in_camera = projection.to_camera(points_mm, params.pose)
        return self.region.from_photo(projection.project(in_camera, params.camera)[0])

    def outline(self, placed: Placement, params: FaceParams) -> Contour:
        """The head's outline."""
        points = placed.points_px[self._on_head]
        return head_contour(points, points.mean(axis=0), params.pose.roll_rad)

    def _neutral_of(self, params: FaceParams) -> FloatArray:
        return seat(
            self._model, self._model.neutral(params.identity) + self._portrait.offsets_mm
        )
