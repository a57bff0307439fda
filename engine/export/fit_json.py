"""fit.json: a fitted head as a file people and programs can read. Angles are in degrees."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import MediaError
from engine.facemodels.gaze import gaze_from_expression
from engine.media import atomic
from engine.types import ARKIT_NAMES, Camera, FaceParams, Pose

if TYPE_CHECKING:
    from pathlib import Path

    from engine.types import Portrait

SCHEMA_VERSION = 1


def fit_to_json(portrait: Portrait, *, model: str, tracker: str) -> dict[str, Any]:
    """The contents of fit.json.

    `pose` holds yaw, pitch, roll (degrees), `translation_mm` and `scale` (pixels of the photo per
    mm of the head, at the head's distance); `gaze` is relative to the head, in degrees.
    """
    params, box = portrait.params, portrait.landmarks.box
    pose, camera = params.pose, params.camera
    gaze = np.degrees(gaze_from_expression(params.expression))
    return {
        "schema_version": SCHEMA_VERSION,
        "model": model,
        "tracker": tracker,
        "identity": _rounded(params.identity),
        "expression": dict(zip(ARKIT_NAMES, _rounded(params.expression), strict=True)),
        "pose": {
            "yaw": round(math.degrees(pose.yaw_rad), 4),
            "pitch": round(math.degrees(pose.pitch_rad), 4),
            "roll": round(math.degrees(pose.roll_rad), 4),
            "translation_mm": _rounded(pose.translation_mm),
            "scale": round(camera.focal_px / -pose.translation_mm[2], 6),
        },
        "gaze": {
            side: {"yaw": round(float(yaw), 3), "pitch": round(float(pitch), 3)}
            for side, (yaw, pitch) in zip(("left", "right"), gaze, strict=True)
        },
        "camera": {
            "focal_px": round(camera.focal_px, 4),
            "centre_px": _rounded(camera.centre_px),
            "size": {"width": camera.size_hw[1], "height": camera.size_hw[0]},
        },
        "face_box": {
            "left": round(box.left, 2),
            "top": round(box.top, 2),
            "width": round(box.width, 2),
            "height": round(box.height, 2),
            "score": round(box.score, 4),
        },
        "landmark_error_iod": round(portrait.landmark_error_iod, 5),
    }


def write_fit(path: Path, fit: dict[str, Any]) -> None:
    """Write fit.json, beside and then renamed.

    Raises:
        MediaError: the file cannot be written.
    """
    with atomic(path) as part:
        part.write_text(json.dumps(fit, indent=2) + "\n", encoding="utf-8")


def read_fit(path: Path) -> FaceParams:
    """The parameters in a fit.json.

    Raises:
        MediaError: the file cannot be read or is not a fit.
    """
    try:
        return params_from_json(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise MediaError(f"{path.name} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise MediaError(
            f"{path.name} is not a fit.", "`likeness fit PHOTO -o fit.json` writes one."
        ) from error


def params_from_json(fit: dict[str, Any]) -> FaceParams:
    """The inverse of `fit_to_json`, up to its rounding.

    Raises:
        KeyError, TypeError, ValueError: the data is not a fit.
    """
    pose, camera = fit["pose"], fit["camera"]
    x, y, z = (float(value) for value in pose["translation_mm"])
    centre_x, centre_y = (float(value) for value in camera["centre_px"])
    size = camera["size"]
    expression = [float(fit["expression"][name]) for name in ARKIT_NAMES]
    numbers = np.array([*expression, *fit["identity"]], np.float32)
    if fit["schema_version"] != SCHEMA_VERSION or not np.isfinite(numbers).all() or z >= 0:
        raise ValueError("not a fit of this version")
    yaw, pitch, roll = (math.radians(float(pose[name])) for name in ("yaw", "pitch", "roll"))
    return FaceParams(
        identity=numbers[len(ARKIT_NAMES) :],
        expression=numbers[: len(ARKIT_NAMES)],
        pose=Pose(yaw, pitch, roll, (x, y, z)),
        camera=Camera(
            float(camera["focal_px"]),
            (centre_x, centre_y),
            (int(size["height"]), int(size["width"])),
        ),
    )


def _rounded(values: Any) -> list[float]:
    return [round(float(value), 5) for value in values]
