"""Still pictures: an edit rendered and saved, and the maps that explain a fit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.photo import enlarge_portrait
from engine.facemodels import Part
from engine.facemodels.projection import project, to_camera
from engine.media import draw_lines, draw_points, write_picture
from engine.rasterizers import geometry_maps

if TYPE_CHECKING:
    from pathlib import Path

    from engine.facemodels.model import FaceModel
    from engine.media.credentials.signing import Signing
    from engine.renderers import PreparedPortrait
    from engine.types import ByteArray, FaceParams, Picture, Portrait, RenderResult

_OVERLAY_FACE_PX = 480
_OVERLAY_LONGEST_PX = 2560

PROVENANCE_COLOURS = np.array(
    [(32, 34, 38), (60, 180, 90), (70, 130, 230), (235, 130, 40)], np.uint8
)
"""RGB of untouched (dark), seen (green), mirrored (blue) and invented (orange) pixels."""


def result_picture(portrait: Portrait, result: RenderResult) -> Picture:
    """A rendered picture with the photo's profile, metadata, depth and alpha."""
    deep = result.pixels if result.pixels.dtype == np.uint16 else None
    pixels = result.pixels if deep is None else (deep >> 8).astype(np.uint8)
    return replace(portrait.picture, pixels=pixels, deep_pixels=deep, alpha=result.alpha)


def save_edit(
    path: Path,
    prepared: PreparedPortrait,
    target: FaceParams,
    *,
    made_by_network: bool,
    provenance: bool = False,
    quality: int = 95,
    signing: Signing | None = None,
) -> RenderResult:
    """Render one target and write it, beside and then renamed.

    Args:
        path: output; the suffix chooses the format.
        prepared: the portrait, prepared by a renderer.
        target: the head to show.
        made_by_network: what the file's provenance label says.
        provenance: also compute where each pixel comes from.
        quality: of lossy formats, 1..100.
        signing: Content Credentials to put into the file, or None for none.

    Raises:
        MediaError: the file cannot be written or signed.
    """
    result = prepared.render(target, provenance=provenance)
    picture = result_picture(prepared.portrait, result)
    write_picture(
        path, picture, made_by_network=made_by_network, quality=quality, signing=signing
    )
    return result


def provenance_picture(provenance: ByteArray) -> ByteArray:
    """(H, W, 3) colours of a (H, W) provenance map; see `PROVENANCE_COLOURS`."""
    return PROVENANCE_COLOURS[provenance]


def pncc_picture(portrait: Portrait, model: FaceModel) -> ByteArray:
    """(H, W, 3) the fitted head as PNCC, black where it is not."""
    params = portrait.params
    maps = geometry_maps(model, params, portrait.picture.size_hw, offsets_mm=portrait.offsets_mm)
    return np.rint(np.clip(maps.pncc, 0, 1) * 255).astype(np.uint8)


def overlay_picture(portrait: Portrait, model: FaceModel) -> ByteArray:
    """The photo with the fitted mesh over it and the tracked points on top.

    A photo with a small face is enlarged, a whole number of times, until the mesh can be seen.
    """
    box, size_hw = portrait.landmarks.box, portrait.picture.size_hw
    fitting = min(_OVERLAY_FACE_PX / box.width, _OVERLAY_LONGEST_PX / max(size_hw))
    portrait = enlarge_portrait(portrait, max(round(fitting), 1))
    params, photo = portrait.params, portrait.picture
    vertices = model.shape(params.identity, params.expression) + portrait.offsets_mm
    in_camera = to_camera(vertices, params.pose)
    points_px, _ = project(in_camera, params.camera)
    lines = list(points_px[_visible_edges(model, in_camera)])
    drawn = draw_lines(photo.pixels, lines, opacity=0.22)
    return draw_points(drawn, portrait.landmarks.points_px, colour=(255, 190, 60), opacity=0.95)


def _visible_edges(model: FaceModel, in_camera: np.ndarray) -> np.ndarray:
    """(E, 2) vertices of each edge that has a triangle facing the camera, once."""
    corners = in_camera[model.triangles]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    facing = np.einsum("tc,tc->t", normals, corners.mean(axis=1)) < 0
    # Teeth, tongue and the mouth's walls would show through the lips.
    outside = facing & (model.triangle_part < Part.TEETH_UPPER)
    triangles = model.triangles[outside]
    edges = np.sort(triangles[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
    return np.unique(edges, axis=0)
