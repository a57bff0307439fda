"""Eyes: each eyeball carries a texture taken from the photo and completed where lids hid it.

Texture convention: azimuthal equidistant about the optical axis, centre = pupil, edge =
`REACH_RAD` away from it; u to the image's right, v down, of an eye that looks into the camera.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import projection
from engine.facemodels.gaze import gaze_from_expression
from engine.facemodels.parts import Part
from engine.media import resample
from engine.types import Pose

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.renderers.warp.region import Region
    from engine.types import FaceParams, FloatArray

REACH_RAD = np.deg2rad(80.0)
_PROFILE_BINS = 24
_LIMBUS_MARGIN = 1.12


@dataclass(frozen=True)
class EyeTexture:
    """One eye's surface.

    Attributes:
        part: which eye.
        texels: (T, T, 3) float32 in the photo's colour range.
    """

    part: Part
    texels: FloatArray


@dataclass(frozen=True)
class EyeBall:
    """Sphere of one eye in the head frame, looking straight ahead."""

    part: Part
    vertices: NDArray[np.int32]
    centre_mm: FloatArray
    radius_mm: float
    iris_rad: float


def eye_balls(model: FaceModel, neutral_mm: FloatArray) -> tuple[EyeBall, EyeBall]:
    """Both eyeballs of a neutral head (V, 3)."""
    left = _eye_ball(model, neutral_mm, Part.EYE_LEFT, "left")
    return left, _eye_ball(model, neutral_mm, Part.EYE_RIGHT, "right")


def _eye_ball(model: FaceModel, neutral_mm: FloatArray, part: Part, side: str) -> EyeBall:
    centre = model.eye_centre(neutral_mm, side)
    equator = neutral_mm[model.groups[f"eye_equator_{side}"]] - centre
    iris = neutral_mm[model.groups[f"iris_{side}"]] - centre
    cosine = iris[:, 2] / np.linalg.norm(iris, axis=1)
    return EyeBall(
        part=part,
        vertices=model.groups[f"eyeball_{side}"],
        centre_mm=centre,
        radius_mm=float(np.linalg.norm(equator, axis=1).mean()),
        iris_rad=float(np.median(np.arccos(np.clip(cosine, -1.0, 1.0)))),
    )


def gaze_rotations(expression: FloatArray) -> list[FloatArray]:
    """(3, 3) rotation of the left and of the right eyeball."""
    return [
        Pose(yaw_rad=float(yaw), pitch_rad=float(pitch)).rotation()
        for yaw, pitch in gaze_from_expression(expression)
    ]


def texture_coordinates(
    model: FaceModel, balls: tuple[EyeBall, EyeBall], neutral_mm: FloatArray
) -> FloatArray:
    """(V, 2) u, v in -1..1 of every eyeball vertex; 0 elsewhere."""
    uv = np.zeros((len(model.vertices_mm), 2), np.float32)
    for ball in balls:
        ray = neutral_mm[ball.vertices] - ball.centre_mm
        ray /= np.linalg.norm(ray, axis=1, keepdims=True)
        angle = np.arccos(np.clip(ray[:, 2], -1.0, 1.0))
        across = np.maximum(np.hypot(ray[:, 0], ray[:, 1]), 1e-6)
        uv[ball.vertices, 0] = ray[:, 0] / across * angle / REACH_RAD
        uv[ball.vertices, 1] = -ray[:, 1] / across * angle / REACH_RAD
    return uv


def take_texture(
    photo: FloatArray,
    ball: EyeBall,
    rotation: FloatArray,
    params: FaceParams,
    part_mask: NDArray[np.uint8],
    region: Region,
    texels: int,
) -> EyeTexture:
    """Unwrap an eye from the photo and complete what the lids hid.

    Args:
        photo: (H, W, 3) float32 crop.
        ball: the eye.
        rotation: (3, 3) gaze rotation of the eye in the photo.
        params: the fitted head (pose and camera).
        part_mask: (H, W) parts the photo shows.
        region: the crop.
        texels: side of the texture.
    """
    axis = np.linspace(-1.0, 1.0, texels, dtype=np.float32)
    u, v = np.meshgrid(axis, axis)
    angle = np.hypot(u, v) * REACH_RAD
    turn = np.arctan2(-v, u)
    ray = np.stack([np.sin(angle) * np.cos(turn), np.sin(angle) * np.sin(turn), np.cos(angle)], -1)
    points = ball.centre_mm + ball.radius_mm * ray.reshape(-1, 3) @ rotation.T
    in_camera = projection.to_camera(points.astype(np.float32), params.pose)
    pixels, _ = projection.project(in_camera, params.camera)
    x, y = region.from_photo(pixels).T.reshape(2, texels, texels)
    colour = resample.remap(photo, x, y, border="replicate")
    shown = (resample.distance_inside(part_mask == ball.part) > 1.2).astype(np.float32)
    known = resample.remap(shown, x, y, border="constant")
    known *= (ray @ rotation.T)[..., 2] > 0.25
    known = np.clip(known * 2.0 - 1.0, 0.0, 1.0)
    complete = _complete(colour, known, angle, ball.iris_rad)
    blended = known[..., None] * colour + (1.0 - known[..., None]) * complete
    return EyeTexture(ball.part, blended.astype(np.float32))


def _complete(
    colour: FloatArray, known: FloatArray, angle: FloatArray, iris_rad: float
) -> FloatArray:
    """Iris by its mean colour at the same distance from the pupil, sclera by its own colour."""
    edge = iris_rad * _LIMBUS_MARGIN
    bins = np.clip((angle / edge * _PROFILE_BINS).astype(int), 0, _PROFILE_BINS)
    weight = np.bincount(bins.ravel(), known.ravel(), _PROFILE_BINS + 1)
    profile = np.stack(
        [
            np.bincount(bins.ravel(), (known * colour[..., c]).ravel(), _PROFILE_BINS + 1)
            for c in range(3)
        ],
        axis=1,
    )
    measured = weight > 1.5
    if measured[:_PROFILE_BINS].sum() < 4:
        return np.broadcast_to(_sclera(colour, known, angle, edge), colour.shape)
    mean = profile / np.maximum(weight, 1e-6)[:, None]
    mean[_PROFILE_BINS] = _sclera(colour, known, angle, edge)
    measured[_PROFILE_BINS] = True
    places = np.arange(_PROFILE_BINS + 1)
    filled = np.stack([np.interp(places, places[measured], mean[measured, c]) for c in range(3)], 1)
    place = np.clip(angle / edge * _PROFILE_BINS - 0.5, 0.0, _PROFILE_BINS)
    channels = [np.interp(place, places, filled[:, c]) for c in range(3)]
    return np.stack(channels, axis=-1).astype(np.float32)


def _sclera(colour: FloatArray, known: FloatArray, angle: FloatArray, edge: float) -> FloatArray:
    chosen = (known > 0.5) & (angle > edge)
    if chosen.sum() < 4:
        chosen = known > 0.5
    if chosen.sum() < 4:
        return np.median(colour.reshape(-1, 3), axis=0)
    values = colour[chosen]
    bright = values.sum(axis=1)
    return np.median(values[bright >= np.quantile(bright, 0.4)], axis=0)
