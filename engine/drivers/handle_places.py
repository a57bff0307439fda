"""Where the handles of a head are, and which of them is near a hand."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.handle_point import SCHEME, eyes_mm, neutral_of
from engine.drivers.handles import HANDLES, Handle
from engine.facemodels import load_model
from engine.facemodels.projection import project, to_camera

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.types import FaceParams, FloatArray, Portrait

_REACH_EYES = 0.16
"""How far from a handle the hand may be, over the distance of the eyes."""
_AXIS_MM = np.array([0.0, 0.0, 40.0])
_EDGE_ON = 0.2
"""Least cosine between a handle's side of the head and the line of sight."""


def handle_places(
    model: FaceModel, portrait: Portrait, params: FaceParams
) -> dict[str, FloatArray]:
    """Where each handle lies: (3,) mm in the camera frame, by name, those behind the head too."""
    places, _ = _places(model, portrait, params)
    return dict(zip(HANDLES, places, strict=True))


def handle_points(
    model: FaceModel,
    portrait: Portrait,
    params: FaceParams,
    head_mm: FloatArray | None = None,
) -> dict[str, FloatArray]:
    """Where each handle that faces the camera lies: (2,) px of the portrait's picture, by name.

    Args:
        model: the face model.
        portrait: the fitted face.
        params: the head as it is shown now.
        head_mm: (V, 3) its vertices in the head frame where they are known already.
    """
    places, outward = _places(model, portrait, params, head_mm)
    lengths = np.linalg.norm(outward, axis=1) * np.linalg.norm(places, axis=1)
    facing = -np.einsum("ld,ld->l", outward, places) / np.maximum(lengths, 1e-9)
    points_px, _ = project(places, params.camera)
    return {
        name: point
        for name, point, cosine in zip(HANDLES, points_px, facing, strict=True)
        if cosine > _EDGE_ON
    }


def nearest_handle(
    portrait: Portrait,
    params: FaceParams,
    point_px: tuple[float, float],
    within_px: float = 0.0,
    *,
    model: FaceModel | None = None,
) -> Handle | None:
    """The handle nearest to a point of the picture, or None when none is near.

    Args:
        portrait: the fitted face.
        params: the head as it is shown now.
        point_px: where the hand is.
        within_px: how near counts; 0 for a share of the face's size.
        model: the face model; by default the one that is loaded.
    """
    model = model or load_model()
    places = handle_points(model, portrait, params)
    per_mm = params.camera.focal_px / -params.pose.translation_mm[2]
    return _nearest(places, point_px, within_px or _REACH_EYES * eyes_mm(model) * per_mm)


def nearest_place(
    portrait: Portrait, params: FaceParams, point_mm: tuple[float, float, float]
) -> Handle | None:
    """The handle nearest to a point of the head's surface, or None when none is near.

    Args:
        portrait: the fitted face.
        params: the head as it is shown now.
        point_mm: where the hand is, in the camera frame.
    """
    model = load_model()
    places = handle_places(model, portrait, params)
    return _nearest(places, point_mm, _REACH_EYES * eyes_mm(model))


def _nearest(
    places: dict[str, FloatArray], point: tuple[float, ...], reach: float
) -> Handle | None:
    distances = {name: math.dist(point, place) for name, place in places.items()}
    name = min(distances, key=lambda one: distances[one], default="")
    return HANDLES[name] if name and distances[name] <= reach else None


def _places(
    model: FaceModel, portrait: Portrait, params: FaceParams, head_mm: FloatArray | None = None
) -> tuple[FloatArray, NDArray[np.float64]]:
    """(L, 3) the handles in the camera frame, and (L, 3) which way each one's side faces there."""
    vertices = head_mm
    if vertices is None:
        vertices = model.express(neutral_of(model, portrait, params), params.expression)
    embedding = model.embeddings[SCHEME]
    landmarks = [handle.landmark for handle in HANDLES.values()]
    corners = vertices[model.triangles[embedding.triangle[landmarks]]]
    in_head = np.einsum("lc,lcd->ld", embedding.barycentric[landmarks], corners)
    # Away from the head's upright axis: lids and lips fold, but their place on the head does not.
    outward = (in_head - _AXIS_MM) * (1.0, 0.0, 1.0) @ params.pose.rotation().T
    return to_camera(in_head, params.pose), outward
