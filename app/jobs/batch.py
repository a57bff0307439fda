"""Many photos, one edit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.jobs.exporting import PictureOptions
from app.jobs.tasks import Report, Task
from app.state.sentences import said
from engine.drivers.edits import apply
from engine.drivers.photo import read_portrait, resize_portrait
from engine.errors import LikenessError
from engine.facemodels import load_model
from engine.media import read_picture
from engine.renderers import RENDERERS
from engine.trackers import TRACKERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.drivers.edits import Edit
    from engine.renderers import Renderer
    from engine.types import Portrait


@dataclass(frozen=True)
class BatchResult:
    """What a batch did.

    Attributes:
        written: files, in order.
        failed: photo and sentence of each that could not be done.
    """

    written: tuple[Path, ...]
    failed: tuple[tuple[Path, str], ...]


def batch(
    photos: Sequence[Path],
    edit: Edit,
    folder: Path,
    *,
    suffix: str = "-edited",
    options: PictureOptions | None = None,
    renderer: str = RENDERERS.default,
) -> Task:
    """Apply one edit to the largest face of many photos; the result is a `BatchResult`.

    Files get the photo's name with `suffix`; no existing file is replaced. A photo that cannot
    be done is told of and the rest goes on; a cancelled batch keeps what was written.
    """
    chosen = options or PictureOptions()

    def work(report: Report) -> BatchResult:
        tracker, drawing = TRACKERS.load(TRACKERS.default), RENDERERS.load(renderer)
        written: list[Path] = []
        failed: list[tuple[Path, str]] = []
        folder.mkdir(parents=True, exist_ok=True)
        try:
            for done, photo in enumerate(map(Path, photos), start=1):
                report.step(done - 1, len(photos))
                out = _free_name(folder, photo, suffix, chosen.format)
                try:
                    portrait = read_portrait(
                        read_picture(photo), tracker=tracker, model=load_model()
                    )
                    _save(out, portrait, edit, drawing, chosen)
                    written.append(out)
                except LikenessError as error:
                    failed.append((photo, error.sentence))
                    report.notice(f"{photo.name}: {said(error.sentence)}")
                report.report(done, len(photos))
        finally:
            tracker.close()
        return BatchResult(tuple(written), tuple(failed))

    title = QCoreApplication.translate("Batch", "Edit photos ({count})")
    return Task(title.format(count=len(photos)), work, heavy=True)


def _save(
    out: Path, portrait: Portrait, edit: Edit, drawing: Renderer, chosen: PictureOptions
) -> None:
    from engine.export.picture import save_edit

    if chosen.longest_px:
        portrait = resize_portrait(portrait, chosen.longest_px)
    if not chosen.keep_metadata:
        portrait = replace(portrait, picture=replace(portrait.picture, exif=b"", xmp=b""))
    save_edit(
        out, drawing.prepare(portrait), apply(edit, portrait.params),
        made_by_network=drawing.made_by_network, quality=chosen.quality,
    )  # fmt: skip


def _free_name(folder: Path, photo: Path, suffix: str, format_: str) -> Path:
    ending = f".{format_}" if format_ else photo.suffix.lower()
    out = folder / f"{photo.stem}{suffix}{ending}"
    number = 2
    while out.exists():
        out = folder / f"{photo.stem}{suffix}-{number}{ending}"
        number += 1
    return out
