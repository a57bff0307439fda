"""The fitted head as a mesh file: shape of the person, colours of the photo, 52 morph targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import cKDTree

from engine.facemodels import Part
from engine.facemodels.projection import project, to_camera
from engine.media import MeshExport, remap, write_mesh
from engine.media.meshes import require_mesh_format
from engine.rasterizers import rasterize
from engine.rasterizers.numba_cpu import vertex_normals
from engine.types import ARKIT_NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.types import FaceParams, FloatArray, Portrait

_DEPTH_TOLERANCE_MM = 2.0
_LEAST_FACING = 0.25
_NEIGHBOURS = 24
_SEPARATE_PARTS = (
    Part.EYE_LEFT, Part.EYE_RIGHT, Part.TEETH_UPPER, Part.TEETH_LOWER, Part.TONGUE,
    Part.MOUTH_CAVITY,
)  # fmt: skip
_INNER_COLOURS = {
    Part.TEETH_UPPER: (225, 215, 200),
    Part.TEETH_LOWER: (220, 208, 192),
    Part.TONGUE: (190, 105, 105),
    Part.MOUTH_CAVITY: (110, 45, 45),
}


def save_mesh(
    path: Path, portrait: Portrait, model: FaceModel, target: FaceParams | None = None
) -> None:
    """Write the head of the portrait, or of its edited `target`, as .obj, .ply or .glb.

    A GLB holds the head at rest with the 52 ARKit shapes as named morph targets, whose weights
    are the head's expression: it opens looking like the picture and can be moved from there. The
    other formats, which have no morph targets, hold the head with its expression.

    Raises:
        MediaError: an unknown suffix, or the file cannot be written.
    """
    shown = target or portrait.params
    expression = shown.expression
    neutral = model.neutral(shown.identity) + portrait.offsets_mm
    movable = require_mesh_format(path) == ".glb"
    mesh = MeshExport(
        vertices_mm=neutral if movable else model.express(neutral, expression),
        triangles=model.triangles,
        uv=model.uv,
        colours=vertex_colours(portrait, model),
        parts={
            part.name.lower(): np.flatnonzero(model.triangle_part == part)
            for part in _SEPARATE_PARTS
        },
        morphs=_morphs(model, neutral) if movable else {},
        weights=dict(zip(ARKIT_NAMES, expression.tolist(), strict=True)) if movable else {},
    )
    write_mesh(path, mesh)


def _morphs(model: FaceModel, neutral: FloatArray) -> dict[str, FloatArray]:
    """The displacement of each shape on this head; the eyeballs' turn is part of it."""
    single = np.eye(len(ARKIT_NAMES), dtype=np.float32)
    return {
        name: model.express(neutral, coefficients) - neutral
        for name, coefficients in zip(ARKIT_NAMES, single, strict=True)
    }


def vertex_colours(portrait: Portrait, model: FaceModel) -> NDArray[np.uint8]:
    """(V, 3) RGB of each vertex: from the photo, from the mirrored side, or from its surroundings.

    Vertices seen at a slant are not read: a pixel of background there would colour a whole patch.
    """
    params = portrait.params
    vertices = model.shape(params.identity, params.expression) + portrait.offsets_mm
    in_camera = to_camera(vertices, params.pose)
    points_px, depth_mm = project(in_camera, params.camera)
    photo = portrait.picture.pixels
    sampled = remap(photo, points_px[None, :, 0], points_px[None, :, 1], border="replicate")[0]
    colours = sampled.astype(np.float32)
    seen = _in_front(points_px, depth_mm, model, portrait.picture.size_hw)
    seen &= _facing(in_camera, model.triangles) > _LEAST_FACING
    mirrored = ~seen & seen[model.mirror]
    colours[mirrored] = colours[model.mirror[mirrored]]
    _fill(colours, seen | mirrored, vertices, model)
    return np.clip(np.rint(colours), 0, 255).astype(np.uint8)


def _fill(
    colours: FloatArray, known: NDArray[np.bool_], vertices: FloatArray, model: FaceModel
) -> None:
    """Colour what no photo shows: inner parts by custom, the rest from the nearest known skin."""
    part = np.zeros(len(vertices), np.uint8)
    part[model.triangles] = model.triangle_part[:, None]
    for label, colour in _INNER_COLOURS.items():
        colours[part == label] = colour
    outer = ~np.isin(part, list(_INNER_COLOURS))
    if not (known & outer).any():
        return
    for label in np.unique(part[outer & ~known]):
        members = part == label
        donors = np.flatnonzero(known & members)
        if len(donors) < _NEIGHBOURS:
            donors = np.flatnonzero(known & outer)
        wanted = np.flatnonzero(members & ~known)
        count = min(_NEIGHBOURS, len(donors))
        distance, near = cKDTree(vertices[donors]).query(vertices[wanted], k=[*range(1, count + 1)])
        weight = 1.0 / np.maximum(distance, 1.0) ** 2
        weight /= weight.sum(axis=1, keepdims=True)
        colours[wanted] = np.einsum("nk,nkc->nc", weight, colours[donors[near]])


def _in_front(
    points_px: FloatArray, depth_mm: FloatArray, model: FaceModel, size_hw: tuple[int, int]
) -> NDArray[np.bool_]:
    """(V,) whether nothing of the head lies in front of a vertex."""
    front = rasterize(points_px, depth_mm, model.triangles, size_hw)
    x, y = np.rint(points_px).astype(np.int64).T
    inside = (x >= 0) & (y >= 0) & (x < size_hw[1]) & (y < size_hw[0])
    seen = np.zeros(len(points_px), bool)
    covered = front.triangle[y[inside], x[inside]] >= 0
    nearest = front.depth_mm[y[inside], x[inside]]
    seen[inside] = covered & (depth_mm[inside] <= nearest + _DEPTH_TOLERANCE_MM)
    return seen


def _facing(in_camera: FloatArray, triangles: NDArray[np.int32]) -> FloatArray:
    """(V,) cosine between a vertex's normal and the line to the camera."""
    normals = vertex_normals(in_camera, triangles)
    lengths = np.linalg.norm(in_camera, axis=1)
    return -np.einsum("vc,vc->v", normals, in_camera) / np.maximum(lengths, 1e-9)
