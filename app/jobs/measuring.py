"""What a rendered picture really shows: its faces tracked and fitted anew, slider by slider."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from app.state import values
from engine.drivers.sliders import SLIDERS
from engine.facemodels import load_model
from engine.fitting.changes import ChangeFitter
from engine.media import resize
from engine.trackers import TRACKERS
from engine.trackers.base import nearest

if TYPE_CHECKING:
    from app.state.faces import Rendered
    from engine.trackers.base import Tracker
    from engine.types import ByteArray, Landmarks, Portrait

Box = tuple[int, int, int, int]
"""Left, top, right, bottom."""

_REACH_FACES = 2.4
_LONGEST_PX = 384


class Gauge:
    """Reads slider values out of pictures. Belongs to one thread.

    The photo itself is tracked once a face, at the same size as the pictures: what the tracker
    gets wrong in both cancels out, and an unedited picture reads as the photo.
    """

    def __init__(self) -> None:
        self._tracker: Tracker | None = None
        self._of_photo: dict[int, tuple[Portrait, ChangeFitter | None]] = {}

    def read(self, face: int, portrait: Portrait, picture: Rendered) -> dict[str, float]:
        """Absolute slider values a picture shows of a face; empty where it is not found.

        Args:
            face: its number.
            portrait: the face in the photo.
            picture: of the photo's size.
        """
        known = self._of_photo.get(face)
        if known is None or known[0] is not portrait:
            box = around(portrait)
            reference = self._find(portrait, cut_out(portrait.picture.pixels, box), box)
            fitter = reference and ChangeFitter(load_model(), portrait.params, reference)
            known = self._of_photo[face] = (portrait, fitter)
        box = around(portrait)
        landmarks = self._find(portrait, picture.crop(*box), box)
        if known[1] is None or landmarks is None:
            return {}
        shown = known[1].fit(landmarks)
        return {name: values.value_of(name, shown, portrait.params) for name in SLIDERS}

    def close(self) -> None:
        """Free the tracker."""
        if self._tracker is not None:
            self._tracker.close()

    def _find(self, portrait: Portrait, crop: ByteArray, box: Box) -> Landmarks | None:
        """The portrait's face in a part of a picture, in pixels of the photo."""
        tracker = self._tracker = self._tracker or TRACKERS.load(TRACKERS.default)
        factor = min(_LONGEST_PX / max(crop.shape[:2]), 1.0)
        if factor < 1.0:
            height, width = crop.shape[:2]
            crop = resize(crop, (max(round(height * factor), 1), max(round(width * factor), 1)))
        faces = [
            _in_photo(one, box[0], box[1], factor, portrait.picture.size_hw)
            for one in tracker.detect(np.ascontiguousarray(crop))
        ]
        return nearest(faces, portrait.landmarks, 1) if faces else None


def around(portrait: Portrait) -> Box:
    """The part of the photo around a face."""
    box, (height, width) = portrait.landmarks.box, portrait.picture.size_hw
    half = 0.5 * _REACH_FACES * max(box.width, box.height)
    x, y = box.left + 0.5 * box.width, box.top + 0.5 * box.height
    return (
        max(int(x - half), 0), max(int(y - half), 0),
        min(int(x + half) + 1, width), min(int(y + half) + 1, height),
    )  # fmt: skip


def cut_out(pixels: ByteArray, box: Box) -> ByteArray:
    """That part of the photo."""
    left, top, right, bottom = box
    return pixels[top:bottom, left:right]


def _in_photo(
    landmarks: Landmarks, left: int, top: int, factor: float, size_hw: tuple[int, int]
) -> Landmarks:
    points = landmarks.points_px / factor
    points[:, :2] += 0.5 / factor - 0.5 + np.array([left, top], np.float32)
    return replace(landmarks, points_px=points.astype(np.float32), size_hw=size_hw)
