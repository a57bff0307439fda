"""Many photos, one edit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.jobs.composer import Composer
from app.jobs.opening import read_photo
from app.jobs.picture_file import PictureOptions, write_project_picture
from app.jobs.tasks import Report, Task
from app.state.sentences import said
from app.state.texts import words
from engine.drivers.jobs import QUIET, CancelledError
from engine.errors import LikenessError, MediaError
from engine.renderers import RENDERERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.state.faces import FaceEdit


@dataclass(frozen=True)
class BatchResult:
    """What a batch did.

    Attributes:
        written: files, in order.
        failed: photo and sentence of each that could not be done.
    """

    written: tuple[Path, ...]
    failed: tuple[tuple[Path, str], ...]


@dataclass(frozen=True)
class BatchEdit:
    """What is done to each photo.

    Attributes:
        edit: of a face: slider values, and its shape.
        every_face: edit all faces of a photo instead of the largest.
        renderer, renderer_options: what draws.
    """

    edit: FaceEdit
    every_face: bool = False
    renderer: str = RENDERERS.default
    renderer_options: Mapping[str, object] | None = None


def batch(
    photos: Sequence[Path],
    edit: BatchEdit,
    folder: Path,
    *,
    suffix: str = "-edited",
    options: PictureOptions | None = None,
) -> Task:
    """Apply one edit to many photos; the result is a `BatchResult`.

    Files get the photo's name with `suffix`; no existing file is replaced. A photo that cannot
    be done is told of and the rest goes on; a cancelled batch keeps what was written.
    """
    chosen = options or PictureOptions()

    def work(report: Report) -> BatchResult:
        composer = Composer(chosen.longest_px, exact=True)
        written: list[Path] = []
        failed: list[tuple[Path, str]] = []
        _make(folder)
        for done, photo in enumerate(map(Path, photos), start=1):
            report.step(done - 1, len(photos))
            out = _free_name(folder, photo, suffix, chosen.format)
            try:
                _edit(photo, out, edit, chosen, composer, report)
                written.append(out)
            except CancelledError:
                raise
            except LikenessError as error:
                failed.append((photo, error.sentence))
                report.notice(f"{photo.name}: {said(error.sentence)}")
            report.report(done, len(photos))
        return BatchResult(tuple(written), tuple(failed))

    return Task(words("Batch", "Edit photos ({count})", count=len(photos)), work, heavy=True)


def _edit(
    photo: Path,
    out: Path,
    edit: BatchEdit,
    options: PictureOptions,
    composer: Composer,
    report: Report,
) -> None:
    """Edit one photo; progress counts photos, not what is done to each."""
    inside = replace(report, report=QUIET.report)
    project = read_photo(photo, inside, most=None if edit.every_face else 1)
    project = replace(
        project,
        edits=(edit.edit,) * len(project.portraits),
        renderer=edit.renderer,
        renderer_options=dict(edit.renderer_options or {}),
    )
    write_project_picture(out, project, options, composer, inside.step)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = QCoreApplication.translate("Batch", "The folder {folder} cannot be made.")
        raise MediaError(sentence.format(folder=folder)) from error


def _free_name(folder: Path, photo: Path, suffix: str, format_: str) -> Path:
    ending = f".{format_}" if format_ else photo.suffix.lower()
    out = folder / f"{photo.stem}{suffix}{ending}"
    number = 2
    while out.exists():
        out = folder / f"{photo.stem}{suffix}-{number}{ending}"
        number += 1
    return out
