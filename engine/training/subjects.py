"""What examples are made of: a portrait as the program understands it, and true pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.photo import read_portrait
from engine.drivers.retarget import Retargeting, retarget
from engine.drivers.takes import Take
from engine.types import Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.facemodels.model import FaceModel
    from engine.trackers.base import Tracker
    from engine.types import ByteArray, FaceParams, FloatArray, Portrait


@dataclass(frozen=True)
class Target:
    """A true picture of the person.

    Attributes:
        params: what a renderer is asked for, as the program would ask: measured, not known.
        pixels: (H, W, 3) uint8 RGB, the size of the portrait's picture.
        flow_px: (H, W, 2) where the portrait shows what each pixel shows, NaN where it does not;
            or None where nobody knows.
        before: parameters of the two frames before, the older first; empty where there are none.
    """

    params: FaceParams
    pixels: ByteArray
    flow_px: FloatArray | None = None
    before: tuple[FaceParams, ...] = ()


@dataclass(frozen=True)
class Subject:
    """One person: the photo, and what it should turn into."""

    portrait: Portrait
    targets: tuple[Target, ...]


def understood(pixels: ByteArray, tracker: Tracker, model: FaceModel) -> Portrait:
    """A portrait read the way the program reads photos.

    Raises:
        NoFaceError: no face is found.
    """
    return read_portrait(Picture(pixels), tracker=tracker, model=model)


def carried_over(performance: Sequence[FaceParams], source: FaceParams) -> list[FaceParams]:
    """The source under the changes of a performance since its first frame.

    The first frame is the source's own; one target comes back for each of the others.
    """
    rows = [
        (params.pose.yaw_rad, params.pose.pitch_rad, params.pose.roll_rad) for params in performance
    ]
    take = Take(
        np.arange(len(performance)) / 25.0,
        np.stack([params.expression for params in performance]).astype(np.float32),
        np.array(rows, np.float32),
        np.array([params.pose.translation_mm for params in performance], np.float32),
        np.ones(len(performance), bool),
    )
    how = Retargeting(smooth=0.0, reference=0)
    return list(retarget(take, source, how))[1:]
