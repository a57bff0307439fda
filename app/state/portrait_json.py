"""A fitted face as JSON and raw arrays, exact to the last bit.

Numbers of a few hundred bytes go into JSON, whose decimal form of a float32 reads back the same.
Larger arrays are little-endian float32 without a header: their shapes follow from the model and
the JSON beside them, so a file cannot ask for memory it does not hold.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.types import (
    ARKIT_NAMES,
    Camera,
    FaceBox,
    FaceParams,
    Landmarks,
    PersonMask,
    Picture,
    Portrait,
    Pose,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.types import FloatArray

_POINTS = {"mediapipe478": 478, "ibug68": 68}


def to_json(portrait: Portrait) -> dict[str, Any]:
    """Everything of a portrait but its picture and its large arrays."""
    params, landmarks = portrait.params, portrait.landmarks
    pose, camera = params.pose, params.camera
    out = {
        "identity": [float(value) for value in params.identity],
        "expression": [float(value) for value in params.expression],
        "pose": {
            "yaw_rad": pose.yaw_rad, "pitch_rad": pose.pitch_rad, "roll_rad": pose.roll_rad,
            "translation_mm": list(pose.translation_mm),
        },
        "camera": {
            "focal_px": camera.focal_px, "centre_px": list(camera.centre_px),
            "size_hw": list(camera.size_hw),
        },
        "scheme": landmarks.scheme,
        "box": _box_to_json(landmarks.box),
        "landmark_error_iod": portrait.landmark_error_iod,
        "vertices": len(portrait.offsets_mm),
    }  # fmt: skip
    if portrait.person is not None:
        out["person"] = {
            "box": _box_to_json(portrait.person.box),
            "side": len(portrait.person.coverage),
        }
    return out


def arrays(portrait: Portrait) -> dict[str, bytes]:
    """The large arrays of a portrait by name."""
    out = {
        "points": portrait.landmarks.points_px,
        "scores": portrait.landmarks.scores,
        "offsets": portrait.offsets_mm,
    }
    if portrait.person is not None:
        out["person"] = portrait.person.coverage
    return {name: np.ascontiguousarray(array, "<f4").tobytes() for name, array in out.items()}


def from_json(
    data: dict[str, Any], read: Callable[[str, int], bytes], picture: Picture, vertices: int
) -> Portrait:
    """The inverse of `to_json` and `arrays`.

    Args:
        data: from `to_json`.
        read: gives the array of a name, which must have as many bytes as said.
        picture: the photo.
        vertices: of the face model; a fit of another model cannot be used.

    Raises:
        KeyError, TypeError, ValueError: it is not a portrait of this photo and model.
    """
    if data["vertices"] != vertices:
        raise ValueError("fitted with another face model")
    count = _POINTS[data["scheme"]]
    size_hw = picture.size_hw
    landmarks = Landmarks(
        points_px=_array(read, "points", (count, 3)),
        scores=_array(read, "scores", (count,)),
        scheme=data["scheme"],
        size_hw=size_hw,
        box=_box(data["box"]),
    )
    params = _params(data)
    if params.camera.size_hw != size_hw:
        raise ValueError("fitted to another photo")
    person = data.get("person")
    mask = None
    if person is not None:
        side = int(person["side"])
        if not 1 <= side <= 4096:
            raise ValueError("a mask of no sensible size")
        mask = PersonMask(_array(read, "person", (side, side)), _box(person["box"]))
    return Portrait(
        picture, landmarks, params, _array(read, "offsets", (vertices, 3)),
        float(data["landmark_error_iod"]), mask,
    )  # fmt: skip


def _params(data: dict[str, Any]) -> FaceParams:
    pose, camera = data["pose"], data["camera"]
    x, y, z = _finite(pose["translation_mm"])
    yaw, pitch, roll = _finite([pose["yaw_rad"], pose["pitch_rad"], pose["roll_rad"]])
    focal, centre_x, centre_y = _finite([camera["focal_px"], *camera["centre_px"]])
    height, width = (int(value) for value in camera["size_hw"])
    identity = np.array(_finite(data["identity"]), np.float32)
    expression = np.array(_finite(data["expression"]), np.float32)
    if len(expression) != len(ARKIT_NAMES) or len(identity) > 1000 or z >= 0 or focal <= 0:
        raise ValueError("not a head")
    return FaceParams(
        identity,
        expression,
        Pose(yaw, pitch, roll, (x, y, z)),
        Camera(focal, (centre_x, centre_y), (height, width)),
    )


def _array(read: Callable[[str, int], bytes], name: str, shape: tuple[int, ...]) -> FloatArray:
    data = read(name, 4 * math.prod(shape))
    values = np.frombuffer(data, "<f4").astype(np.float32).reshape(shape)
    if not np.isfinite(values).all():
        raise ValueError(f"{name} holds values that are no numbers")
    return values


def _finite(values: Any) -> list[float]:
    numbers = [float(value) for value in values]
    if not all(math.isfinite(number) for number in numbers):
        raise ValueError("a value that is no number")
    return numbers


def _box_to_json(box: FaceBox) -> list[float]:
    return [box.left, box.top, box.width, box.height, box.score]


def _box(values: Any) -> FaceBox:
    left, top, width, height, score = _finite(values)
    return FaceBox(left, top, width, height, score)
