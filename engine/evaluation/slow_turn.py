"""Does anything flicker when the head turns slowly?

Points of the skin are followed along the exact motion of the mesh; where they stay visible, their
colour should change smoothly if at all. Its second difference from picture to picture is what the
eye sees as flicker. The background should stand still altogether.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import projection
from engine.facemodels.parts import Part
from engine.media.resample import dilate, remap
from engine.rasterizers import rasterize
from engine.rasterizers.maps import seen, vertex_normals

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.renderers import PreparedPortrait
    from engine.types import ByteArray, FaceParams, FloatArray, Portrait

PICTURES = 21
_STEP_DEG = 0.6
_SKIN = (Part.FACE, Part.LIPS)
_LEAST_FACING = 0.3
_PERSON_FROM = 0.1
_REACH_FACES = 0.15
"""How far hair may move in the turn, in widths of the face box."""


class SlowTurn:
    """One portrait's turn: the targets, and where its skin is in each.

    Args:
        portrait: turns 12 degrees from 6 on one side of where it looks to 6 on the other.
        model: the face model.
    """

    def __init__(self, portrait: Portrait, model: FaceModel) -> None:
        self._model, self._portrait = model, portrait
        pose = portrait.params.pose
        yaws = pose.yaw_rad + np.radians(_STEP_DEG * (np.arange(PICTURES) - PICTURES // 2))
        self.targets: list[FaceParams] = [
            replace(portrait.params, pose=replace(pose, yaw_rad=float(yaw))) for yaw in yaws
        ]
        neutral = model.neutral(portrait.params.identity) + portrait.offsets_mm
        self._shape = model.express(neutral, portrait.params.expression)
        views = [self._view(target) for target in self.targets]
        always = np.logical_and.reduce([visible for _, visible, _ in views])
        skin = np.isin(model.triangle_part, [int(part) for part in _SKIN])
        chosen = np.intersect1d(np.flatnonzero(always), np.unique(model.triangles[skin]))
        self._tracks = np.stack([points[chosen] for points, _, _ in views])
        covered = np.logical_or.reduce([each for _, _, each in views]) | _person(portrait)
        reach_px = round(_REACH_FACES * portrait.landmarks.box.width)
        self._free = ~dilate(covered.astype(np.uint8), reach_px).astype(bool)

    def measure(self, prepared: PreparedPortrait) -> dict[str, NDArray[np.float64]]:
        """`flicker` and `unrest` of each picture but the first and the last."""
        colours, backgrounds = [], []
        for target, points in zip(self.targets, self._tracks, strict=True):
            pixels = prepared.render(target).pixels.astype(np.float32) / 255
            x, y = np.ascontiguousarray(points.T[:, None])
            colours.append(remap(pixels, x, y)[0])
            backgrounds.append(pixels[self._free])
        return {"flicker": _unevenness(colours), "unrest": _unevenness(backgrounds)}

    def _view(self, target: FaceParams) -> tuple[FloatArray, NDArray[np.bool_], NDArray[np.bool_]]:
        model, size_hw = self._model, self._portrait.picture.size_hw
        head = projection.pose_mesh(
            self._shape, model.pose_weight, target.pose, self._portrait.params.pose
        )
        points, depth = projection.project(head, target.camera)
        fragments = rasterize(points, depth, model.triangles, size_hw)
        towards = -head / np.linalg.norm(head, axis=1, keepdims=True)
        facing = (vertex_normals(head, model.triangles) * towards).sum(axis=1)
        visible = seen(points, depth, fragments.depth_mm, facing=facing, least_facing=_LEAST_FACING)
        return points, visible, fragments.triangle >= 0


def _person(portrait: Portrait) -> NDArray[np.bool_]:
    """(H, W) where the photo shows the person, hair and clothes included."""
    height, width = portrait.picture.size_hw
    if portrait.person is None:
        return np.zeros((height, width), bool)
    box, coverage = portrait.person.box, portrait.person.coverage
    x = (np.arange(width) + 0.5 - box.left) / box.width * coverage.shape[1] - 0.5
    y = (np.arange(height) + 0.5 - box.top) / box.height * coverage.shape[0] - 0.5
    at = np.meshgrid(x.astype(np.float32), y.astype(np.float32))
    return remap(coverage, *at, border="replicate") > _PERSON_FROM


def _unevenness(colours: list[FloatArray] | list[ByteArray]) -> NDArray[np.float64]:
    """Mean absolute second difference along the first axis, one value a step."""
    series = np.stack(colours)
    if not series[0].size:
        return np.full(len(series) - 2, np.nan)
    second = np.abs(series[2:] - 2 * series[1:-1] + series[:-2])
    return second.reshape(len(second), -1).mean(axis=1).astype(np.float64)
