"""The demonstration: what the program can do with one portrait, as a folder of files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.edits import apply
from engine.drivers.frontal import frontal
from engine.drivers.jobs import QUIET, Job
from engine.drivers.presets import preset
from engine.drivers.takes import read_take
from engine.export.driving import Driving
from engine.export.picture import overlay_picture, pncc_picture, save_edit
from engine.export.video import reenact
from engine.media import contact_sheet, read_picture, resize, write_picture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from engine.facemodels.model import FaceModel
    from engine.renderers import Renderer
    from engine.types import ByteArray, FaceParams, Portrait

_PRESETS = ("smile", "surprise")
_TAKE_FPS = 30.0
_SHEET_FACE_WIDTHS = 2.6


@dataclass(frozen=True)
class Made:
    """One file of the demonstration."""

    path: Path
    title: str


def make_demo(
    portrait: Portrait,
    take: Path,
    folder: Path,
    *,
    model: FaceModel,
    renderer: Renderer,
    job: Job = QUIET,
) -> Iterator[Made]:
    """Write overlay, PNCC, edits, a clip and a contact sheet; each is yielded once it is written.

    Args:
        portrait: whom to show.
        take: the performance of the clip.
        folder: where the files go; it is made if it is missing.
        model: the face model the portrait was fitted with.
        renderer: what draws.
        job: progress of the clip, and cancel.

    Raises:
        MediaError: a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stills: list[Made] = []
    for name, title, pixels in (
        ("overlay", "fit", overlay_picture(portrait, model)),
        ("pncc", "PNCC", pncc_picture(portrait, model)),
    ):
        stills.append(Made(folder / f"{name}.png", title))
        _write(stills[-1].path, portrait, pixels, made_by_network=False)
        yield stills[-1]
    prepared = renderer.prepare(portrait)
    for name, target in _targets(portrait.params).items():
        stills.append(Made(folder / f"{name}.png", name))
        save_edit(stills[-1].path, prepared, target, made_by_network=renderer.made_by_network)
        yield stills[-1]
    clip = Made(folder / "performance.mp4", "performance")
    reenact(portrait, Driving(read_take(take), _TAKE_FPS), clip.path, renderer=renderer, job=job)
    yield clip
    sheet = Made(folder / "contact-sheet.png", "contact sheet")
    pixels = _sheet(portrait, stills)
    _write(sheet.path, portrait, pixels, made_by_network=renderer.made_by_network)
    yield sheet


def _targets(params: FaceParams) -> dict[str, FaceParams]:
    edited = {name: apply(preset(name).edit(), params) for name in _PRESETS}
    return edited | {"frontal": frontal(params)}


def _write(path: Path, portrait: Portrait, pixels: ByteArray, *, made_by_network: bool) -> None:
    picture = replace(portrait.picture, pixels=pixels, alpha=None, deep_pixels=None)
    write_picture(path, picture, made_by_network=made_by_network)


def _sheet(portrait: Portrait, stills: list[Made]) -> ByteArray:
    """The photo and everything made of it, cut to the head."""
    pictures = [portrait.picture.pixels, *(read_picture(made.path).pixels for made in stills)]
    crops = [_head(pixels, portrait) for pixels in pictures]
    return contact_sheet(crops, ["photo", *(made.title for made in stills)], columns=3)


def _head(pixels: ByteArray, portrait: Portrait) -> ByteArray:
    """A square cut around the face."""
    scale = pixels.shape[0] / portrait.picture.size_hw[0]
    box = portrait.landmarks.box
    half = max(box.width, box.height) * _SHEET_FACE_WIDTHS / 2 * scale
    x = (box.left + box.width / 2) * scale
    y = (box.top + box.height / 2) * scale
    height, width = pixels.shape[:2]
    left, right = np.clip([round(x - half), round(x + half)], 0, width)
    top, bottom = np.clip([round(y - half), round(y + half)], 0, height)
    cut = pixels[top:bottom, left:right]
    factor = max(320 / max(cut.shape[:2]), 1.0)
    return resize(cut, (round(cut.shape[0] * factor), round(cut.shape[1] * factor)))
