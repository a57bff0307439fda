"""How far the fit can be trusted, point by point, as a number and as a colour."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.spatial import cKDTree

from engine.facemodels.projection import project, to_camera
from engine.rasterizers import rasterize
from engine.rasterizers.maps import seen, vertex_normals

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.types import FloatArray, Portrait

_LOW, _MIDDLE, _HIGH = (
    np.array(colour, np.float32) / 255 for colour in ((214, 62, 62), (240, 200, 70), (64, 186, 110))
)
_SEEN_WELL_COS = 0.7
"""Skin turned away further than this (about 45 degrees) is sampled at less than its own size."""
_HIDDEN = 0.05
_MAP_PX = 512


def landmark_confidence(portrait: Portrait) -> FloatArray:
    """(L,) 0..1: the tracker's own score of each point."""
    return np.clip(portrait.landmarks.scores, 0.0, 1.0)


def vertex_confidence(portrait: Portrait, model: FaceModel) -> FloatArray:
    """(V,) 0..1: how well the photo shows each vertex, times the score of the landmarks there."""
    return _vertex_confidence(_Known(portrait), model)


def confidence_colours(confidence: FloatArray) -> FloatArray:
    """(N, 3) RGB in 0..1, red over yellow to green."""
    c = confidence[:, None]
    low = _LOW + (_MIDDLE - _LOW) * np.clip(2 * c, 0, 1)
    return (low + (_HIGH - _MIDDLE) * np.clip(2 * c - 1, 0, 1)).astype(np.float32)


class _Known:
    """A portrait as a cache key: the same object, not equal arrays."""

    def __init__(self, portrait: Portrait) -> None:
        self.portrait = portrait

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, _Known) and other.portrait is self.portrait

    def __hash__(self) -> int:
        return id(self.portrait)


@lru_cache(maxsize=16)
def _vertex_confidence(known: _Known, model: FaceModel) -> FloatArray:
    portrait = known.portrait
    params = portrait.params
    vertices = model.shape(params.identity, params.expression) + portrait.offsets_mm
    in_camera = to_camera(vertices, params.pose)
    facing = _facing(in_camera, model.triangles)
    visible = _visible(in_camera, portrait, model)
    shown = np.where(visible, np.clip(facing / _SEEN_WELL_COS, 0.0, 1.0), 0.0)
    scheme = portrait.landmarks.scheme
    places = model.landmarks(vertices, scheme)
    distance, nearest = cKDTree(places).query(vertices, k=3)
    weight = 1.0 / np.maximum(distance, 1.0)
    scores = (landmark_confidence(portrait)[nearest] * weight).sum(1) / weight.sum(1)
    return np.maximum(shown * scores, _HIDDEN).astype(np.float32)


def _facing(in_camera: FloatArray, triangles: NDArray[Any]) -> FloatArray:
    """(V,) cosine between normal and the line to the camera."""
    normals = vertex_normals(in_camera, triangles)
    away = in_camera / np.linalg.norm(in_camera, axis=1, keepdims=True)
    return -np.einsum("vc,vc->v", normals, away)


def _visible(in_camera: FloatArray, portrait: Portrait, model: FaceModel) -> NDArray[np.bool_]:
    """(V,) whether nothing of the head hides a vertex, tested on a small map of the face."""
    points, depth = project(in_camera, portrait.params.camera)
    low, high = points.min(axis=0), points.max(axis=0)
    factor = _MAP_PX / float(max(high - low))
    local = (points - low) * factor
    surface = rasterize(local, depth, model.triangles, (_MAP_PX + 2, _MAP_PX + 2))
    return seen(local, depth, surface.depth_mm, tolerance_mm=3.0)
