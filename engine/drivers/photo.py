"""A photo becomes a portrait: the face chosen, tracked and fitted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.fitting import fit_photo
from engine.media import resize
from engine.trackers.person import find_person
from engine.trackers.selection import choose_face
from engine.types import Camera, FaceBox, Portrait

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.trackers.base import Tracker
    from engine.types import FaceParams, Landmarks, PersonMask, Picture

_LEAST_COVER = 0.5 / 255
"""Opacity below which a colour cannot be seen, and need not be known."""


def read_portrait(
    picture: Picture,
    *,
    tracker: Tracker,
    model: FaceModel,
    face: str | int = "largest",
    on_faces: Callable[[Sequence[Landmarks]], None] | None = None,
) -> Portrait:
    """Understand one face of a photo.

    Args:
        picture: the upright photo.
        tracker: what finds the faces.
        model: what is fitted to them.
        face: "largest", or the number of a face, 1 being the largest.
        on_faces: called with all faces found, the largest first, before one is chosen.

    Raises:
        NoFaceError: the photo shows no usable face.
        UsageError: there is no face of that number.
    """
    faces = tracker.detect(picture.pixels)
    if on_faces:
        on_faces(faces)
    landmarks = choose_face(faces, face)
    fit = fit_photo(landmarks, model)
    return Portrait(
        picture,
        landmarks,
        fit.params,
        fit.offsets_mm,
        fit.landmark_error_iod,
        person=find_person(picture.pixels, landmarks.box),
    )


def resize_portrait(portrait: Portrait, longest_px: int) -> Portrait:
    """The portrait with its longer side at most `longest_px`; never enlarged.

    Deep pixels and alpha shrink with the picture; landmarks and camera follow.
    """
    height, width = portrait.picture.size_hw
    factor = longest_px / max(height, width)
    if factor >= 1.0:
        return portrait
    return _scaled(portrait, (max(round(height * factor), 1), max(round(width * factor), 1)))


def enlarge_portrait(portrait: Portrait, times: int) -> Portrait:
    """The portrait with `times` as many pixels a side; for pictures that explain, not for edits."""
    height, width = portrait.picture.size_hw
    return portrait if times == 1 else _scaled(portrait, (height * times, width * times))


def _scaled(portrait: Portrait, size_hw: tuple[int, int]) -> Portrait:
    picture = portrait.picture
    deep, alpha = picture.deep_pixels, picture.alpha
    small = replace(
        picture,
        pixels=_resized(picture.pixels, alpha, size_hw),
        deep_pixels=None if deep is None else _resized(deep, alpha, size_hw),
        alpha=None if alpha is None else resize(alpha, size_hw),
    )
    factor = size_hw[1] / picture.size_hw[1]
    return replace(
        portrait,
        picture=small,
        landmarks=_scaled_landmarks(portrait.landmarks, factor, size_hw),
        params=scaled_params(portrait.params, factor, size_hw),
        person=_scaled_person(portrait.person, factor),
    )


def scaled_params(params: FaceParams, factor: float, size_hw: tuple[int, int]) -> FaceParams:
    """The same head seen by a camera with `factor` times as many pixels a side."""
    camera = params.camera
    centre = tuple(_scaled_position(c, factor) for c in camera.centre_px)
    return replace(params, camera=Camera(camera.focal_px * factor, (centre[0], centre[1]), size_hw))


def _scaled_position(position_px: float, factor: float) -> float:
    # Pixel centres are whole numbers, so the picture begins at -0.5.
    return (position_px + 0.5) * factor - 0.5


def _scaled_box(box: FaceBox, factor: float) -> FaceBox:
    return FaceBox(
        _scaled_position(box.left, factor),
        _scaled_position(box.top, factor),
        box.width * factor,
        box.height * factor,
        box.score,
    )


def _scaled_person(person: PersonMask | None, factor: float) -> PersonMask | None:
    return person and replace(person, box=_scaled_box(person.box, factor))


def _resized(
    pixels: NDArray[Any], alpha: NDArray[Any] | None, size_hw: tuple[int, int]
) -> NDArray[Any]:
    """Colours weighted by how opaque they are: what is hidden must not bleed into the edges."""
    plain = resize(pixels, size_hw)
    if alpha is None:
        return plain
    weight = alpha.astype(np.float32)[..., None] / np.iinfo(alpha.dtype).max
    kept = resize(weight, size_hw).reshape(*size_hw, 1)
    weighted = resize(pixels * weight, size_hw) / np.maximum(kept, 1e-6)
    bounded = np.clip(np.rint(weighted), 0, np.iinfo(pixels.dtype).max)
    return np.where(kept > _LEAST_COVER, bounded, plain).astype(pixels.dtype)


def _scaled_landmarks(landmarks: Landmarks, factor: float, size_hw: tuple[int, int]) -> Landmarks:
    points = landmarks.points_px * factor
    points[:, :2] += 0.5 * factor - 0.5
    box = _scaled_box(landmarks.box, factor)
    return replace(landmarks, points_px=points, size_hw=size_hw, box=box)
