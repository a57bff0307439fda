"""Frames and their truth as files that people and programs can read."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.media import atomic, read_picture, write_picture
from engine.training.synthetic.frames import flow_px
from engine.types import ARKIT_NAMES, Picture

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from engine.training.synthetic.frames import SyntheticFrame
    from engine.types import ByteArray, FaceParams, Pose

SCHEMA_VERSION = 1


def names(seed: int, frame: int) -> tuple[str, str, str]:
    """File names of one frame: picture, parameters, maps."""
    stem = f"{seed:07d}-{frame:03d}"
    return f"{stem}.png", f"{stem}.json", f"{stem}.npz"


def stored(folder: Path, seed: int, count: int) -> bool:
    """Whether all files of a sequence are there."""
    return all((folder / name).is_file() for n in range(count) for name in names(seed, n))


def store(folder: Path, seed: int, frames: Sequence[SyntheticFrame]) -> None:
    """Write a sequence: for each frame a picture, its parameters and its maps.

    The maps (.npz, no pickles) are `parts` (H, W), `depth_mm` (H, W), `pncc` (H, W, 3),
    `landmarks478_px`, `landmarks68_px`, `offsets_mm` and `flow_to_first_px` (H, W, 2): where each
    pixel's surface point lies in the first frame, NaN on the background.

    Raises:
        MediaError: a file cannot be written.
    """
    for number, frame in enumerate(frames):
        picture, parameters, maps = (folder / name for name in names(seed, number))
        with atomic(maps) as part, part.open("wb") as file:
            np.savez_compressed(
                file, parts=frame.parts, depth_mm=frame.depth_mm.astype(np.float32),
                pncc=frame.pncc.astype(np.float16), landmarks478_px=frame.landmarks478_px,
                landmarks68_px=frame.landmarks68_px, offsets_mm=frame.offsets_mm,
                flow_to_first_px=flow_px(frames[0], frame),
            )  # fmt: skip
        with atomic(parameters) as part:
            text = json.dumps(_told(seed, number, frame), indent=1)
            part.write_text(text + "\n", encoding="utf-8")
        write_picture(picture, Picture(frame.pixels), made_by_network=True)


def read_pixels(folder: Path, seed: int, frame: int) -> ByteArray:
    """(H, W, 3) uint8 of a stored frame.

    Raises:
        MediaError: it cannot be read.
    """
    return read_picture(folder / names(seed, frame)[0]).pixels


def _told(seed: int, number: int, frame: SyntheticFrame) -> dict[str, Any]:
    params: FaceParams = frame.params
    height, width = params.camera.size_hw
    return {
        "schema_version": SCHEMA_VERSION,
        "synthetic_seed": seed,
        "frame": number,
        "identity": _rounded(params.identity),
        "expression": dict(zip(ARKIT_NAMES, _rounded(params.expression), strict=True)),
        "pose": _pose(params.pose),
        "shoulders": _pose(frame.rest_pose),
        "camera": {
            "focal_px": round(params.camera.focal_px, 4),
            "centre_px": _rounded(params.camera.centre_px),
            "size": {"width": width, "height": height},
        },
    }


def _pose(pose: Pose) -> dict[str, Any]:
    """Angles in degrees."""
    return {
        "yaw": round(math.degrees(pose.yaw_rad), 4),
        "pitch": round(math.degrees(pose.pitch_rad), 4),
        "roll": round(math.degrees(pose.roll_rad), 4),
        "translation_mm": _rounded(pose.translation_mm),
    }


def _rounded(values: Any) -> list[float]:
    return [round(float(value), 6) for value in values]
