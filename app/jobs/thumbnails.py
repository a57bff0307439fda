"""Small pictures of one face: as it is, and with each preset."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.jobs.tasks import Report, Task
from engine.drivers.edits import apply
from engine.drivers.photo import resize_portrait
from engine.errors import LikenessError
from engine.renderers import RENDERERS
from engine.types import FaceBox, Picture, Portrait

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.drivers.edits import Edit
    from engine.types import ByteArray

_REACH = 1.5
"""Side of the cut-out over the face's box."""
SIDE_PX = 144


@dataclass(frozen=True)
class Thumbnail:
    """(SIDE_PX, SIDE_PX, 3) uint8 RGB and the name it belongs to."""

    name: str
    pixels: ByteArray


def draw_presets(portrait: Portrait, presets: Mapping[str, Edit], renderer: str) -> Task:
    """Draw a face with each preset; each picture comes as a part of the task."""

    def work(report: Report) -> None:
        small = _small(portrait)
        prepared = RENDERERS.load(renderer).prepare(small)
        for done, (name, edit) in enumerate(presets.items(), start=1):
            try:
                pixels = prepared.render(apply(edit, small.params)).pixels
            except LikenessError:
                continue
            report.part(Thumbnail(name, pixels))
            report.step(done, len(presets))

    return Task(QCoreApplication.translate("Thumbnails", "Draw presets"), work)


def cut_out(portrait: Portrait) -> ByteArray:
    """(SIDE_PX, SIDE_PX, 3) the face in the photo."""
    return _small(portrait).picture.pixels


def _small(portrait: Portrait) -> Portrait:
    """The face alone, as a small square portrait."""
    photo, box = portrait.picture.pixels, portrait.landmarks.box
    side = max(round(_REACH * max(box.width, box.height)), 8)
    left = round(box.left + 0.5 * (box.width - side))
    top = round(box.top + 0.46 * (box.height - side))
    whole = np.zeros((side, side, 3), np.uint8)
    height, width = photo.shape[:2]
    x0, y0, x1, y1 = max(left, 0), max(top, 0), min(left + side, width), min(top + side, height)
    whole[y0 - top : y1 - top, x0 - left : x1 - left] = photo[y0:y1, x0:x1]
    return resize_portrait(_moved(portrait, Picture(whole), left, top), SIDE_PX)


def _moved(portrait: Portrait, picture: Picture, left: int, top: int) -> Portrait:
    """The portrait on a cut-out of its photo that begins at (left, top)."""
    shift = np.array([left, top, 0], np.float32)
    marks, camera = portrait.landmarks, portrait.params.camera
    centre = (camera.centre_px[0] - left, camera.centre_px[1] - top)
    size_hw = picture.size_hw
    person = portrait.person
    return replace(
        portrait,
        picture=picture,
        landmarks=replace(
            marks,
            points_px=marks.points_px - shift,
            size_hw=size_hw,
            box=_shifted(marks.box, left, top),
        ),
        params=replace(
            portrait.params, camera=replace(camera, centre_px=centre, size_hw=size_hw)
        ),
        person=person and replace(person, box=_shifted(person.box, left, top)),
    )


def _shifted(box: FaceBox, left: int, top: int) -> FaceBox:
    return replace(box, left=box.left - left, top=box.top - top)
