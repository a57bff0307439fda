"""Subjects as the published network sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.facemodels import load_model, projection
from engine.renderers.headgan.crop import Crop
from engine.renderers.headgan.nmfc import NmfcPainter

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.training.subjects import Subject
    from engine.types import ByteArray, Camera, FaceParams, FloatArray, Portrait

SIZE_PX = 256
_FRAMES = 3


def paper_examples(subject: Subject, size_px: int = SIZE_PX) -> dict[str, NDArray[Any]]:
    """Fields of a shard for the published networks.

    `photo_reference` (S, S, 6) is the photo's NMFC picture and colours; `driving` (K, S, S, 9) are
    three NMFC pictures, the oldest first (all alike where nothing is known of the frames before);
    `truth` (K, S, S, 3) is the true picture; all bytes. `mouth` (K, 2) int16 is the middle of the
    mouth, (x, y).
    """
    model, portrait = load_model(), subject.portrait
    crop = Crop.around(portrait, model, size_px)
    painter = NmfcPainter(model, portrait.offsets_mm, portrait.params.pose)
    camera = crop.camera(portrait.params.camera)

    def nmfc(params: FaceParams) -> ByteArray:
        return np.rint(255 * painter.paint(params, camera)).astype(np.uint8)

    driving, mouths = [], []
    for target in subject.targets:
        before = [nmfc(params) for params in target.before]
        now = nmfc(target.params)
        driving.append(np.concatenate([*([now] * (_FRAMES - 1 - len(before))), *before, now], 2))
        mouths.append(_mouth_px(model, portrait, target.params, camera))
    colours = crop.cut(portrait.picture.pixels)
    return {
        "photo_reference": np.concatenate([nmfc(portrait.params), colours], axis=2),
        "driving": np.stack(driving),
        "truth": np.stack([crop.cut(target.pixels) for target in subject.targets]),
        "mouth": np.rint(mouths).astype(np.int16),
    }


def _mouth_px(
    model: FaceModel, portrait: Portrait, params: FaceParams, camera: Camera
) -> FloatArray:
    neutral = model.neutral(params.identity) + portrait.offsets_mm
    shape = model.express(neutral, params.expression)
    lips = shape[[*model.groups["lip_inner_upper"], *model.groups["lip_inner_lower"]]]
    points, _ = projection.project(projection.to_camera(lips, params.pose), camera)
    return points.mean(axis=0)
