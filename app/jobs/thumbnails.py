"""Small square pictures of one face under many edits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.jobs.tasks import Report, Task
from engine.drivers.edits import apply
from engine.drivers.photo import resize_portrait
from engine.renderers import RENDERERS
from engine.types import FaceBox, Picture, Portrait

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.drivers.edits import Edit

_REACH = 1.4
"""Side of the cut-out over the face's box."""


def thumbnails(portrait: Portrait, edits: Mapping[str, Edit], side_px: int) -> Task:
    """Draw a face with each edit.

    Each comes by `Task.part` as (name, (N, N, 3) uint8 RGB) as soon as it is ready, with N at most
    `side_px`; the result is their number. Only the surroundings of the face are looked at, so the
    size of the photo does not matter.
    """

    def work(report: Report) -> int:
        small = _cut_out(portrait, side_px)
        name = RENDERERS.default
        prepared = (RENDERERS.load_draft(name) or RENDERERS.load(name)).prepare(small)
        for done, (name, edit) in enumerate(edits.items(), start=1):
            report.part((name, prepared.render(apply(edit, small.params)).pixels))
            report.step(done, len(edits))
        return len(edits)

    return Task(QCoreApplication.translate("Thumbnails", "Draw thumbnails"), work)


def _cut_out(portrait: Portrait, side_px: int) -> Portrait:
    """The face alone, as a small square portrait; black beyond the photo."""
    photo, box = portrait.picture.pixels, portrait.landmarks.box
    side = max(round(_REACH * max(box.width, box.height)), 8)
    left = round(box.left + 0.5 * (box.width - side))
    top = round(box.top + 0.46 * (box.height - side))
    height, width = photo.shape[:2]
    # At the border of the photo the cut-out moves inwards as far as it can.
    left = min(max(left, 0), max(width - side, 0))
    top = min(max(top, 0), max(height - side, 0))
    whole = np.zeros((side, side, 3), np.uint8)
    part = photo[top : top + side, left : left + side]
    whole[: part.shape[0], : part.shape[1]] = part
    return resize_portrait(_moved(portrait, Picture(whole), left, top), side_px)


def _moved(portrait: Portrait, picture: Picture, left: int, top: int) -> Portrait:
    """The portrait on a cut-out of its photo that begins at (left, top)."""
    marks, camera, person = portrait.landmarks, portrait.params.camera, portrait.person
    centre = (camera.centre_px[0] - left, camera.centre_px[1] - top)
    camera = replace(camera, centre_px=centre, size_hw=picture.size_hw)
    marks = replace(
        marks,
        points_px=marks.points_px - np.array([left, top, 0], np.float32),
        size_hw=picture.size_hw,
        box=_shifted(marks.box, left, top),
    )
    return replace(
        portrait,
        picture=picture,
        landmarks=marks,
        params=replace(portrait.params, camera=camera),
        person=person and replace(person, box=_shifted(person.box, left, top)),
    )


def _shifted(box: FaceBox, left: int, top: int) -> FaceBox:
    return replace(box, left=box.left - left, top=box.top - top)
