"""NMFC pictures: what HeadGAN is told of a head's shape, pose and expression.

Our PNCC stands for the published NMFC, and follows its conventions (section 3.6 of the
description): one flat colour a triangle, the mean of its corners on the *mean* head, scaled per
axis to [0, 1], x -> R, y -> G, z -> B, in steps of 1/255, background 0, no smoothed edges. The
published mesh is a face with ears and without throat, scalp, teeth or tongue, so of ours the ears
and what lies near the nose are drawn, and the scale is taken over them. It is still another mesh:
the colours of a given point of the face are near the published ones, not equal to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import projection
from engine.facemodels.parts import Part
from engine.rasterizers import interpolate, rasterize

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.types import Camera, FaceParams, FloatArray, Pose

_EARS = (Part.EAR_LEFT, Part.EAR_RIGHT)
_SKIN = (
    Part.FACE, Part.LIPS, Part.LID_LEFT, Part.LID_RIGHT, Part.EYE_LEFT, Part.EYE_RIGHT,
    Part.SCALP, Part.NECK, *_EARS,
)  # fmt: skip
_REACH_MM = 106.0
"""From the tip of the nose: to the hairline, the ears, and a little way under the chin."""
_DEPTH_SHARE = 0.6
"""How much of the way backwards counts, so that the temples are near but the scalp is not."""


class NmfcPainter:
    """Draws one person's NMFC pictures.

    Args:
        model: the face model.
        offsets_mm: (V, 3) the person's remainder, see `Portrait`.
        rest: pose of the shoulders.
    """

    def __init__(self, model: FaceModel, offsets_mm: FloatArray, rest: Pose) -> None:
        self._model = model
        self._offsets_mm = offsets_mm
        self._rest = rest
        self._triangles = model.triangles[np.isin(model.triangle_part, _SKIN)]
        self._distance_mm = _distance_mm(model)
        near = np.unique(self._triangles)
        near = near[self._distance_mm[near] <= _REACH_MM]
        self._colours = _flat_colours(model.vertices_mm, self._triangles, near)

    def paint(self, params: FaceParams, camera: Camera) -> FloatArray:
        """(H, W, 3) float32 in [0, 1], of the size of `camera`, which replaces that of `params`."""
        neutral = self._model.neutral(params.identity) + self._offsets_mm
        shape = self._model.express(neutral, params.expression)
        vertices = projection.pose_mesh(shape, self._model.pose_weight, params.pose, self._rest)
        points, depth = projection.project(vertices, camera)
        fragments = rasterize(points, depth, self._triangles, camera.size_hw)
        colours = self._colours[fragments.triangle]
        # By pixel, because whole triangles would leave a ragged hairline.
        distance = interpolate(fragments, self._triangles, self._distance_mm[:, None])
        colours[distance[..., 0] > _REACH_MM] = 0
        return colours


def _distance_mm(model: FaceModel) -> FloatArray:
    """(V,) float32 distance to the tip of the nose on the mean head; 0 for the ears."""
    face = np.unique(model.triangles[model.triangle_part == Part.FACE])
    nose = face[model.vertices_mm[face, 2].argmax()]
    away = (model.vertices_mm - model.vertices_mm[nose]) * (1, 1, _DEPTH_SHARE)
    distance = np.linalg.norm(away, axis=1)
    distance[np.unique(model.triangles[np.isin(model.triangle_part, _EARS)])] = 0
    return distance.astype(np.float32)


def _flat_colours(
    mean_mm: FloatArray, triangles: NDArray[np.int32], near: NDArray[np.integer]
) -> FloatArray:
    """(T + 1, 3) colour of each triangle; the last one, found by -1, is the background.

    Args:
        near: the vertices that span the scale.
    """
    low, high = mean_mm[near].min(axis=0), mean_mm[near].max(axis=0)
    colours = ((mean_mm[triangles] - low) / (high - low)).mean(axis=1).clip(0, 1)
    steps = np.round(255 * colours) / 255
    return np.concatenate([steps, np.zeros((1, 3))]).astype(np.float32)
