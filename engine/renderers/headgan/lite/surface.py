"""The mesh drawn in the network's square: what each pixel shows, and where the photo has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import projection
from engine.facemodels.parts import Part
from engine.media import fill_holes
from engine.rasterizers.maps import homogeneous, part_mask, seen
from engine.rasterizers.numba_cpu import rasterize, rasterize_attributes, vertex_normals
from engine.renderers.headgan.lite import kernels

if TYPE_CHECKING:
    from engine.facemodels.model import FaceModel
    from engine.rasterizers import Fragments
    from engine.renderers.headgan.crop import Crop
    from engine.types import ByteArray, FaceParams, FloatArray

GROUPS: tuple[tuple[Part, ...], ...] = (
    (Part.FACE,),
    (Part.LIPS,),
    (Part.LID_LEFT, Part.LID_RIGHT),
    (Part.SCALP,),
    (Part.EAR_LEFT, Part.EAR_RIGHT),
    (Part.NECK, Part.TORSO),
    (Part.EYE_LEFT, Part.EYE_RIGHT),
    (Part.TEETH_UPPER, Part.TEETH_LOWER),
    (Part.TONGUE,),
    (Part.MOUTH_CAVITY, Part.GUMS),
)
"""Parts the network tells apart, as labels 1, 2 ...; 0 is the background."""
BYTES = 6
"""Of a pixel: PNCC, the normal's x and y, and whether the photo shows the surface."""
MOTION_STEP = 4
"""Pixels of the square to one of the motion field."""

_GROUP_OF_PART = np.zeros(256, np.uint8)
for _label, _parts in enumerate(GROUPS, start=1):
    _GROUP_OF_PART[list(_parts)] = _label

_SEEN_MM = 4.0
_LEAST_FACING = 0.15


@dataclass(frozen=True)
class Surface:
    """What the mesh says of a square of S x S pixels.

    Attributes:
        picture: (S, S, BYTES) PNCC in 0..255, normal x and y as 127.5 (1 + n), seen 0 or 255;
            0 where no surface is.
        parts: (S / 2, S / 2) labels, see `GROUPS`.
        motion: (S / 4, S / 4, 2) float32: where in the photo's square each place comes from, less
            the place itself, in pixels of the square; continued smoothly beyond the surface.
    """

    picture: ByteArray
    parts: ByteArray
    motion: FloatArray


class SurfacePainter:
    """Draws one person's mesh; knows what the photo shows of it.

    Args:
        model: the face model.
        neutral_mm: (V, 3) the person's neutral head.
        rest: the head as the photo shows it.
        square: the photo's square.
    """

    def __init__(
        self, model: FaceModel, neutral_mm: FloatArray, rest: FaceParams, square: Crop
    ) -> None:
        self._model = model
        self._neutral_mm = neutral_mm
        self._rest = rest
        self._buffers: tuple[Fragments, FloatArray] | None = None
        camera = square.camera(rest.camera)
        vertices = self._in_camera(rest)
        points, depth = projection.project(vertices, camera)
        fragments = rasterize(points, depth, model.triangles, camera.size_hw)
        facing = vertex_normals(vertices, model.triangles)[:, 2]
        shown = seen(
            points, depth, fragments.depth_mm, _SEEN_MM, facing, least_facing=_LEAST_FACING
        )
        self._values = np.empty((len(vertices), BYTES + 3), np.float32)
        self._values[:, :3] = 255 * model.pncc
        self._values[:, 5] = 255 * shown
        self._values[:, 6:] = homogeneous(vertices, camera)

    def draw(self, params: FaceParams, square: Crop) -> Surface:
        """The mesh under `params` in a square of their picture."""
        camera = square.camera(params.camera)
        vertices = self._in_camera(params)
        points, depth = projection.project(vertices, camera)
        normals = vertex_normals(vertices, self._model.triangles)
        self._values[:, 3:5] = 127.5 * (1 + normals[:, :2])
        fragments, values = self._buffers = rasterize_attributes(
            points, depth, self._model.triangles, self._values, camera.size_hw, self._buffers
        )
        size = len(values)
        picture = np.empty((size, size, BYTES), np.uint8)
        total = np.empty((size // MOTION_STEP, size // MOTION_STEP, 3), np.float32)
        kernels.part_values(fragments.triangle, values, picture, total)
        parts = _GROUP_OF_PART[part_mask(fragments, self._model.triangle_part)[::2, ::2]]
        return Surface(picture, parts, _mean_motion(total))

    def _in_camera(self, params: FaceParams) -> FloatArray:
        shape = self._model.express(self._neutral_mm, params.expression)
        weight = self._model.pose_weight
        return projection.pose_mesh(shape, weight, params.pose, self._rest.pose)


def _mean_motion(total: FloatArray) -> FloatArray:
    """(S / 4, S / 4, 2) of sums of shifts and their count (S / 4, S / 4, 3)."""
    mean = total[..., :2] / np.maximum(total[..., 2:], 1)
    return fill_holes(mean, total[..., 2] == 0)
