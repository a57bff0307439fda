"""How commands open a photo, and what they check before any work is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.cli import console
from engine.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from engine.facemodels.model import FaceModel
    from engine.renderers import Renderer
    from engine.trackers.base import Tracker
    from engine.types import Landmarks, Portrait


@dataclass(frozen=True)
class Studio:
    """What is loaded once for a command: a face model and a tracker."""

    model: FaceModel
    tracker: Tracker

    def portrait(self, photo: Path, face: str = "largest", size_px: int | None = None) -> Portrait:
        """Open one photo, telling the user of several faces and of anything odd.

        Raises:
            MediaError, NoFaceError, UsageError: with a sentence.
        """
        from engine.drivers.photo import read_portrait, resize_portrait
        from engine.media import read_picture

        picture = read_picture(photo)
        notice = picture.info.get("notice")
        if notice:
            console.notice(notice)
        portrait = read_portrait(
            picture, tracker=self.tracker, model=self.model, face=face, on_faces=_list_faces
        )
        return portrait if size_px is None else resize_portrait(portrait, size_px)


def studio(tracker: str) -> Studio:
    """Load the face model and the tracker called `tracker`.

    Raises:
        UsageError, UnavailableError, AssetError: with a sentence.
    """
    from engine.facemodels import load_model
    from engine.trackers import TRACKERS

    return Studio(load_model(), TRACKERS.load(tracker))


def drawing(renderer: str, weights: Path | None = None) -> Renderer:
    """Load the renderer called `renderer`, or headgan-lite with weights of its own.

    Raises:
        UsageError, UnavailableError, AssetError, MediaError: with a sentence.
    """
    from engine.renderers import RENDERERS

    if weights is None:
        return RENDERERS.load(renderer)
    from engine.renderers.headgan.lite.renderer import LiteRenderer

    return LiteRenderer(weights)


def check_pictures(photo: Path, *outputs: Path | None) -> None:
    """Refuse picture outputs that cannot work, before anything is computed.

    Raises:
        MediaError: an unknown suffix or a place that cannot be written.
        UsageError: an output would replace the photo, or two are the same file.
    """
    from engine.media.encoding import encoder_name

    wanted = [path for path in outputs if path is not None]
    for path in wanted:
        encoder_name(path, "")
    check_files(photo, *wanted)


def check_files(source: Path, *outputs: Path | None) -> None:
    """Refuse outputs of any kind that cannot be written, before anything is computed.

    Raises:
        MediaError: a place that cannot be written.
        UsageError: an output would replace the source, or two are the same file.
    """
    from engine.media import require_writable

    taken = {source.resolve()}
    for path in outputs:
        if path is None:
            continue
        target = require_writable(path).resolve()
        if target == source.resolve():
            raise UsageError(
                f"The output {path} would replace its own source.", "Choose another name."
            )
        if target in taken:
            raise UsageError(f"Two outputs have the same name, {path}.")
        taken.add(target)


def _list_faces(faces: Sequence[Landmarks]) -> None:
    if len(faces) < 2:
        return
    from engine.trackers.selection import describe_faces

    console.notice(f"The photo shows {len(faces)} faces (choose with --face):")
    for line in describe_faces(faces):
        console.notice(f"  {line}")
