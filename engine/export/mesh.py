"""The fitted head as a mesh file: shape of the person, colours of the photo, 52 morph targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import Part
from engine.facemodels.projection import project, to_camera
from engine.media import MeshExport, remap, write_mesh
from engine.rasterizers import rasterize
from engine.types import ARKIT_NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.types import FloatArray, Portrait

_DEPTH_TOLERANCE_MM = 2.0
_INNER_COLOURS = {
    Part.TEETH_UPPER: (225, 215, 200),
    Part.TEETH_LOWER: (220, 208, 192),
    Part.TONGUE: (190, 105, 105),
    Part.MOUTH_CAVITY: (110, 45, 45),
}


def save_mesh(path: Path, portrait: Portrait, model: FaceModel) -> None:
    """Write the neutral head of the portrait as .obj, .ply or .glb.

    The GLB carries the 52 ARKit shapes as named morph targets whose weights are the photo's
    expression, so that it opens looking like the photo and can be moved from there.

    Raises:
        MediaError: an unknown suffix, or the file cannot be written.
    """
    params = portrait.params
    neutral = model.neutral(params.identity) + portrait.offsets_mm
    morphs = {
        name: model.express(neutral, one) - neutral
        for name, one in zip(ARKIT_NAMES, np.eye(len(ARKIT_NAMES), dtype=np.float32), strict=True)
    }
    write_mesh(path, MeshExport(
        vertices_mm=neutral,
        triangles=model.triangles,
        uv=model.uv,
        colours=vertex_colours(portrait, model),
        morphs=morphs,
        weights=dict(zip(ARKIT_NAMES, params.expression.tolist(), strict=True)),
    ))  # fmt: skip


def vertex_colours(portrait: Portrait, model: FaceModel) -> NDArray[np.uint8]:
    """(V, 3) RGB of each vertex: from the photo, from the mirrored side, or the part's mean."""
    params = portrait.params
    vertices = model.shape(params.identity, params.expression) + portrait.offsets_mm
    points_px, depth_mm = project(to_camera(vertices, params.pose), params.camera)
    photo = portrait.picture.pixels
    sampled = remap(photo, points_px[None, :, 0], points_px[None, :, 1], border="replicate")[0]
    colours = sampled.astype(np.float32)
    seen = _seen(points_px, depth_mm, model, portrait.picture.size_hw)
    mirrored = ~seen & seen[model.mirror]
    colours[mirrored] = colours[model.mirror[mirrored]]
    known = seen | mirrored
    part = _vertex_part(model)
    skin = colours[known & (part == Part.FACE)]
    for label in np.unique(part):
        members = part == label
        donors = colours[known & members]
        if label in _INNER_COLOURS:
            colours[members] = _INNER_COLOURS[Part(int(label))]
        elif len(donors) or len(skin):
            colours[members & ~known] = np.median(donors if len(donors) else skin, axis=0)
    return np.clip(np.rint(colours), 0, 255).astype(np.uint8)


def _seen(
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


def _vertex_part(model: FaceModel) -> NDArray[np.uint8]:
    part = np.zeros(len(model.vertices_mm), np.uint8)
    part[model.triangles] = model.triangle_part[:, None]
    return part
