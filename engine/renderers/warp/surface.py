"""What the photo shows of the mesh: where each vertex lies in it, and whether it can be seen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse
from scipy.spatial import cKDTree

from engine.facemodels.parts import Part
from engine.media import resample
from engine.renderers.warp.ramp import ramp

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.renderers.warp.contour import Contour
    from engine.types import FloatArray

SKIN_PARTS = (Part.FACE, Part.LIPS, Part.LID_LEFT, Part.LID_RIGHT)
HEAD_PARTS = (*SKIN_PARTS, Part.SCALP, Part.EAR_LEFT, Part.EAR_RIGHT)
INTERIOR_PARTS = (
    Part.TEETH_UPPER, Part.TEETH_LOWER, Part.GUMS, Part.TONGUE, Part.MOUTH_CAVITY,
)  # fmt: skip
_SEEN_SMOOTHING = 3
_OUTLINE, _INSIDE = 0.14, 0.30
"""Depth inside the outline, as a part of its radius, over which the mesh takes over from the
backdrop: nearer the outline its grazing view samples hair and background that lie beside it. The
backdrop follows the surface there already, so that the two agree where they are blended."""
_BORDER = 0.006
"""Nearer to the background than this part of the region's side, a pixel may show it instead."""
_FORWARD_MM, _SIDEWAYS_MM = (55.0, 80.0), (28.0, 44.0)
"""The mean head's z from which, and |x| up to which, brows, eyes, nose and mouth belong to the mesh
even where a profile puts them on the outline."""
_DEPTH_TOLERANCE_MM = 3.0
_GRAZING, _FACING = 0.12, 0.40
"""Cosines to the viewer between which the photo's view of the skin goes from poor to good."""
_SKIN_EDGE_MM, _SCALP_EDGE_MM = 14.0, 30.0
_BACK_MM, _FRONT_MM = 15.0, 35.0
_EAR_STARTS_MM, _EAR_BACK_MM = 72.0, 5.0
"""Ear vertices of the mean head farther out or back than this stand off the head."""
_EXTENSION_SWEEPS = 240


@dataclass(frozen=True)
class Surface:
    """The photo's view of the skin.

    Attributes:
        points_px: (V, 2) where each vertex lies in the photo; positions of unseen skin vertices
            are continued smoothly from the seen ones, so that sampling there stretches seen skin
            instead of picking up whatever hides them.
        seen: (V,) 1 where the photo shows the vertex well, 0 where it is hidden or at a grazing
            angle.
        mirrored: (V,) share of the vertex's look to take from its mirror twin: it is hidden
            itself, and the photo shows the twin.
        trust: (V,) 1 where the mesh decides what a pixel shows, falling to 0 where it meets
            scalp, ears and neck, and at the outline.
    """

    points_px: FloatArray
    seen: FloatArray
    mirrored: FloatArray
    trust: FloatArray


def look_at_surface(
    model: FaceModel,
    points_px: FloatArray,
    depth_mm: FloatArray,
    facing: FloatArray,
    depth_map_mm: FloatArray,
    outline: Contour,
    coverage: FloatArray,
) -> Surface:
    """Find out what the photo shows.

    Args:
        model: the face model.
        points_px: (V, 2) projected vertices in the coordinates of `depth_map_mm`.
        depth_mm: (V,) their depths.
        facing: (V,) cosine between vertex normal and viewing direction.
        depth_map_mm: (H, W) depth of the nearest surface, 0 where empty.
        outline: the head's outline in the photo.
        coverage: (H, W) how much of each pixel is the person; what lies elsewhere is not skin.
    """
    in_front = _in_front(points_px, depth_mm, depth_map_mm)
    well_on = resample.distance_inside(coverage > 0.9) > _BORDER * max(coverage.shape)
    in_front *= _sample(well_on, points_px)
    seen = _soften(model, in_front * ramp(facing, _GRAZING, _FACING))
    belonging = skin_belonging(model)
    skin = belonging > 0.0
    continued = _continue_positions(model, points_px, seen, skin)
    depth_inside = outline.inside(points_px)
    mean = model.vertices_mm
    central = ramp(mean[:, 2], *_FORWARD_MM) * (1.0 - ramp(np.abs(mean[:, 0]), *_SIDEWAYS_MM))
    within = np.maximum(ramp(depth_inside, _OUTLINE, _INSIDE), central)
    trusted = seen * np.maximum(ramp(depth_inside, _INSIDE, 2.0 * _INSIDE), central)
    better = np.clip((trusted[model.mirror] - seen - 0.4) / 0.4, 0.0, 1.0)
    mirrored = (belonging * better).astype(np.float32)
    trust = belonging * np.maximum(within, mirrored)
    return Surface(continued, seen, mirrored, trust.astype(np.float32))


def _sample(values: NDArray[Any], points_px: FloatArray) -> NDArray[Any]:
    """Nearest value (H, W) at points (N, 2), those outside moved to the border."""
    height, width = values.shape
    column = np.clip(np.rint(points_px[:, 0]).astype(int), 0, width - 1)
    row = np.clip(np.rint(points_px[:, 1]).astype(int), 0, height - 1)
    return values[row, column]


def _in_front(
    points_px: FloatArray, depth_mm: FloatArray, depth_map_mm: FloatArray
) -> FloatArray:
    """(V,) 1 where nothing hides the vertex and it lies in the picture."""
    nearest = _sample(depth_map_mm, points_px)
    open_view = (nearest <= 0.0) | (depth_mm <= nearest + _DEPTH_TOLERANCE_MM)
    limit = np.array(depth_map_mm.shape[::-1]) - 1
    return (open_view & ((points_px >= 0) & (points_px <= limit)).all(axis=1)).astype(np.float32)


def _soften(model: FaceModel, values: FloatArray) -> FloatArray:
    for _ in range(_SEEN_SMOOTHING):
        values = 0.5 * values + 0.5 * (neighbours(model) @ values)
    return values


@lru_cache(maxsize=4)
def neighbours(model: FaceModel) -> sparse.csr_matrix:
    """(V, V) row-normalised vertex adjacency."""
    edges = model.triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2)
    count = len(model.vertices_mm)
    ones = np.ones(len(edges), np.float32)
    matrix = sparse.coo_matrix((ones, (edges[:, 0], edges[:, 1])), shape=(count, count))
    matrix = (matrix + matrix.T).tocsr()
    matrix.data[:] = 1.0
    degree = np.maximum(np.asarray(matrix.sum(axis=1)).ravel(), 1.0)
    return (sparse.diags(1.0 / degree) @ matrix).tocsr().astype(np.float32)


@lru_cache(maxsize=4)
def ear_vertices(model: FaceModel) -> NDArray[np.bool_]:
    """(V,) what stands off the head at its sides."""
    mean = model.vertices_mm
    ear = vertices_of(model, (Part.EAR_LEFT, Part.EAR_RIGHT))
    return ear & ((np.abs(mean[:, 0]) > _EAR_STARTS_MM) | (mean[:, 2] < _EAR_BACK_MM))


@lru_cache(maxsize=4)
def skin_belonging(model: FaceModel) -> FloatArray:
    """(V,) 1 where the photo's skin follows the mesh exactly: the face up to the ears.

    Falls to 0 towards what has a shape of its own (ears, neck) and, over a longer way, into the
    scalp, which hair hides.
    """
    mean = model.vertices_mm
    other = ear_vertices(model) | vertices_of(model, (Part.NECK, Part.TORSO))
    face = vertices_of(model, (*SKIN_PARTS, Part.MOUTH_CAVITY))
    near = vertices_of(model, (Part.SCALP, Part.EAR_LEFT, Part.EAR_RIGHT)) | face
    to_other = cKDTree(mean[other]).query(mean)[0] / _SKIN_EDGE_MM
    to_face = 1.0 - cKDTree(mean[face]).query(mean)[0] / _SCALP_EDGE_MM
    t = np.clip(np.minimum(to_other, to_face), 0.0, 1.0)
    # The back of the head lies inside the outline too, but no photo of a face shows it.
    return (near * ramp(t, 0.0, 1.0) * ramp(mean[:, 2], _BACK_MM, _FRONT_MM)).astype(np.float32)


def vertices_of(model: FaceModel, parts: tuple[Part, ...]) -> NDArray[np.bool_]:
    """(V,) whether a vertex belongs to any triangle of the given parts."""
    chosen = model.triangles[np.isin(model.triangle_part, parts)]
    mask = np.zeros(len(model.vertices_mm), bool)
    mask[chosen.ravel()] = True
    return mask


def _continue_positions(
    model: FaceModel, points_px: FloatArray, seen: FloatArray, skin: NDArray[np.bool_]
) -> FloatArray:
    """Harmonic continuation of the seen skin's picture positions over the unseen skin."""
    unseen = skin & (seen < 0.02)
    known = skin & ~unseen
    if not unseen.any() or not known.any():
        return points_px
    links = neighbours(model)[unseen]
    usable = sparse.diags((known | unseen).astype(np.float32))
    links = (links @ usable).tocsr()
    degree = np.maximum(np.asarray(links.sum(axis=1)).ravel(), 1e-6)
    links = (sparse.diags(1.0 / degree) @ links).tocsr()
    continued = points_px.copy()
    for _ in range(_EXTENSION_SWEEPS):
        continued[unseen] = links @ continued
    return continued.astype(np.float32)
