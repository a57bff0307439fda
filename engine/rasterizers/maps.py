"""Fragments to geometry maps: PNCC, normals, depth, parts, dense flow and visibility."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.facemodels import projection
from engine.rasterizers import bands, kernels
from engine.rasterizers.numba_cpu import interpolate, rasterize, vertex_normals
from engine.types import GeometryMaps

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.rasterizers.fragments import Fragments
    from engine.types import Camera, FaceParams, Pose

    Array = NDArray[Any]

__all__ = [
    "geometry_maps", "homogeneous", "interpolate", "part_mask", "seen", "vertex_normals",
]  # fmt: skip


def geometry_maps(
    model: FaceModel,
    params: FaceParams,
    size_hw: tuple[int, int],
    source: FaceParams | None = None,
    offsets_mm: Array | None = None,
) -> GeometryMaps:
    """Everything the mesh says of each pixel of the picture that `params` describes.

    Args:
        model: the face model.
        params: the head to draw; its camera is the picture's.
        size_hw: size of the maps, usually that of the camera's picture.
        source: the same person in the source picture; gives `flow_px`, and the rest pose that
            the shoulders keep (without it the shoulders follow the head).
        offsets_mm: (V, 3) personal remainder added to the shape in both, see `Portrait`.
    """
    rest = source.pose if source else params.pose
    neutral = model.neutral(params.identity)
    if offsets_mm is not None:
        neutral = neutral + offsets_mm
    vertices = _in_camera(model, neutral, params, rest)
    points, depth = projection.project(vertices, params.camera)
    columns = [model.pncc, vertex_normals(vertices, model.triangles)]
    if source:
        columns.append(homogeneous(_in_camera(model, neutral, source, rest), source.camera))
    fragments = rasterize(points, depth, model.triangles, size_hw)
    return _filled(model, fragments, np.concatenate(columns, axis=1), with_flow=source is not None)


def _filled(
    model: FaceModel, fragments: Fragments, values: Array, *, with_flow: bool
) -> GeometryMaps:
    height, width = size_hw = fragments.size_hw
    flow_px = np.empty((height if with_flow else 0, width, 2), np.float32)
    maps = GeometryMaps(
        mask=np.empty(size_hw, np.uint8),
        pncc=np.empty((*size_hw, 3), np.float32),
        normal=np.empty((*size_hw, 3), np.float32),
        depth_mm=np.empty(size_hw, np.float32),
        flow_px=flow_px if with_flow else None,
    )
    table = np.ascontiguousarray(values, np.float32)

    def fill(band: bands.Band) -> None:
        kernels.maps_band(
            fragments.triangle, fragments.barycentric, fragments.depth_mm,
            model.triangles, table, model.triangle_part, *band,
            maps.mask, maps.pncc, maps.normal, maps.depth_mm, flow_px,
        )  # fmt: skip

    bands.run(fill, bands.halves(bands.Window.whole(size_hw)))
    return maps


def _in_camera(model: FaceModel, neutral: Array, params: FaceParams, rest: Pose) -> Array:
    shape = model.express(neutral, params.expression)
    return projection.pose_mesh(shape, model.pose_weight, params.pose, rest)


def homogeneous(vertices: Array, camera: Camera) -> NDArray[np.float32]:
    """(V, 3) float32 (x d, y d, d) of projections (x, y) at depth d of camera-frame vertices.

    These are linear over a triangle in space, so interpolating them and dividing afterwards gives
    the exact projection of the surface point; interpolating (x, y) themselves would not.
    """
    distance = -vertices[:, 2:3]
    centre = np.asarray(camera.centre_px, np.float32)
    across = vertices[:, :2] * np.array([camera.focal_px, -camera.focal_px], np.float32)
    return np.concatenate([across + centre * distance, distance], axis=1).astype(np.float32)


def part_mask(fragments: Fragments, triangle_part: Array) -> NDArray[np.uint8]:
    """(H, W) uint8 label of the part each pixel shows, 0 for background.

    Args:
        fragments: of the mesh that `triangle_part` (T,) belongs to.
    """
    labels = np.append(np.asarray(triangle_part, np.uint8), np.uint8(0))
    return labels[fragments.triangle]  # -1, the background, is the appended 0


def seen(
    points_px: Array,
    depth_mm: Array,
    surface_mm: Array,
    tolerance_mm: float = 2.0,
    facing: Array | None = None,
    least_facing: float = 0.05,
) -> NDArray[np.bool_]:
    """Whether surface points are visible in a picture whose depth map is known.

    A point counts as seen when it lies inside the picture, is at most `tolerance_mm` behind the
    farthest of the four surface depths around it, and faces the viewer. Points whose four
    neighbours are all empty (slivers thinner than a pixel) count as seen.

    Args:
        points_px: (..., 2) positions in that picture; NaN is never seen.
        depth_mm: (...) their distances along the viewing axis.
        surface_mm: (H, W) depth map, inf or 0 where empty.
        tolerance_mm: how far behind the surface is still on it.
        facing: (...) cosine between normal and direction to the viewer, or None not to test it.
        least_facing: smallest such cosine that is seen.
    """
    flat = np.ascontiguousarray(np.reshape(points_px, (-1, 2)), np.float32)
    surface = np.ascontiguousarray(np.where(surface_mm > 0, surface_mm, np.inf), np.float32)
    result = np.empty(len(flat), np.uint8)
    depth = np.ascontiguousarray(np.ravel(depth_mm), np.float32)
    kernels.test_depth(flat, depth, surface, float(tolerance_mm), result)
    visible = result.astype(bool).reshape(np.shape(depth_mm))
    return visible if facing is None else visible & (np.asarray(facing) >= least_facing)
