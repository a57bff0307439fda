"""Opening: one file here, several each in a window, and what came along with a photo."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMessageBox

from app.jobs import opening
from app.state.file_kinds import (
    PERFORMANCE_SUFFIXES,
    PHOTO_SUFFIXES,
    PRESETS_SUFFIX,
    patterns,
    sorted_files,
)
from app.ui.window_files import FileActions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.jobs.tasks import Task
    from app.state.project import Project
    from app.state.recovery import Recoverable

MOST_WINDOWS = 8
"""So many photos at once get a window each; more of them are work for the batch."""
_DIGITS = 10


class OpeningActions(FileActions):
    """What brings files into this window and others."""

    _opening: Task | None = None

    def open_file(self) -> None:
        """Ask for photos or projects."""
        photos = patterns(sorted(PHOTO_SUFFIXES))
        kinds = self.tr("Photos and projects ({patterns})").format(patterns=f"{photos} *.likeness")
        paths = self.ask_open_several(self.tr("Open"), kinds)
        if paths:
            self.open_paths(paths)

    def open_path(self, path: Path) -> None:
        """Open a photo, a project, a take or presets; what is open is kept if the user says so."""
        if path.suffix.lower() in (PRESETS_SUFFIX, *PERFORMANCE_SUFFIXES):
            self._bring((path,))
        else:
            self.keep_then(partial(self._open, path))

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open what was chosen or dropped together.

        One photo or project opens here. Of several the user says what is to become; in a window
        where nothing is open yet they open one by one. Takes and presets are offered to the photo
        that came with them.
        """
        files = sorted_files(paths)
        if files.unknown:
            self.notices.show("warning", self._unknown(files.unknown))
        if not files.documents:
            self._bring(files.brought)
        elif len(files.documents) == 1:
            self.keep_then(partial(self._open, files.documents[0], files.brought))
        elif not self.document.faces and self._opening is None:
            self._open(files.documents[0], files.brought)
            self._open_windows(files.documents[1:MOST_WINDOWS], len(files.documents))
        else:
            self._open_several(files.documents, files.photos)

    def open_sample(self) -> None:
        """Open the portrait that comes with the program."""
        self.keep_then(lambda: self._follow_opening(opening.open_sample(), None))

    def recover(self, one: Recoverable) -> Task:
        """Open what a crash left behind; it counts as unsaved."""
        task = self.start(opening.open_project(one.project), listed=False)
        self.busy(task.title)
        task.finished.connect(partial(self._recovered, one))
        task.ended.connect(self.busy)
        return task

    def open_recent(self) -> None:
        """Open the file used last."""
        recent = self.settings.recent
        if recent:
            self.open_path(recent[0])

    def fill_recent(self) -> None:
        """Put the files used last into their menu."""
        menu = self.recent_menu
        menu.clear()
        for number, path in enumerate(self.settings.recent, start=1):
            name = path.name.replace("&", "&&")
            text = f"&{number}  {name}" if number < _DIGITS else name
            menu.addAction(text, partial(self.open_path, path)).setToolTip(str(path))
        if menu.isEmpty():
            menu.addAction(self.tr("No files yet")).setEnabled(False)
        else:
            menu.addSeparator()
            menu.addAction(self.tr("Clear List"), self.settings.clear_recent)

    # One file

    def _open(self, path: Path, brought: tuple[Path, ...] = ()) -> None:
        self._follow_opening(opening.open_file(path), path, brought)

    def _follow_opening(
        self, task: Task, path: Path | None, brought: tuple[Path, ...] = ()
    ) -> None:
        if self._opening is not None:
            self._opening.cancel()
        self._opening = self.start(task, listed=False)
        self.busy(task.title)
        task.finished.connect(partial(self._opened, task, path, brought))
        task.ended.connect(self.busy)

    def _opened(
        self, task: Task, path: Path | None, brought: tuple[Path, ...], project: Project
    ) -> None:
        if task is not self._opening:
            return
        self._opening = None
        is_project = path is not None and opening.is_project(path)
        self.document.open(project, path if is_project else None)
        if path is not None:
            self.settings.add_recent(path)
            self.settings.set("open_folder", str(path.parent))
            self.ask_consent()
        if brought:
            self._offer(brought)

    def _recovered(self, one: Recoverable, project: Project) -> None:
        self.document.open(project, one.original, rescued=True, steps=one.edits)
        self.notices.info(self.tr("Your unsaved work is back. Save it to keep it."))

    # Several files

    def _open_several(self, documents: tuple[Path, ...], photos: tuple[Path, ...]) -> None:
        ways: dict[str, Callable[[], object]] = {}
        if len(documents) <= MOST_WINDOWS:
            text = self.tr("Open Each in Its Own &Window")
            ways[text] = partial(self._open_windows, documents, len(documents))
        if len(photos) > 1:
            ways[self.tr("&Edit All with This Edit…")] = partial(self.batch, photos)
        if not ways:
            self._say_too_many(0, len(documents))
        elif answer := self.ask_which(self._several(documents), list(ways)):
            ways[answer]()

    def _open_windows(self, documents: tuple[Path, ...], wanted: int) -> None:
        for path in documents:
            self.open_elsewhere((path,))
        if wanted > MOST_WINDOWS:
            self._say_too_many(MOST_WINDOWS, wanted)

    def _say_too_many(self, opened: int, wanted: int) -> None:
        text = self.tr("{opened} of {wanted} files were opened: {most} at once are the most.")
        told = text.format(opened=opened, wanted=wanted, most=MOST_WINDOWS)
        self.notices.show("warning", told)

    def _several(self, documents: tuple[Path, ...]) -> str:
        text = self.tr("What shall be done with these {count} files?")
        return text.format(count=len(documents))

    def _unknown(self, paths: tuple[Path, ...]) -> str:
        text = self.tr("Neither photo, project, take nor presets: {names}.")
        return text.format(names=", ".join(path.name for path in paths))

    # Files dropped beside the canvas

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _local_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.open_paths(_local_files(event))

    # Takes and presets

    def _offer(self, brought: tuple[Path, ...]) -> None:
        text = self.tr("Came along with it: {names}.")
        told = text.format(names=", ".join(path.name for path in brought))
        self.notices.show("info", told, (self.tr("Import"), partial(self._bring, brought)))

    def _bring(self, brought: tuple[Path, ...]) -> None:
        for path in brought:
            if path.suffix.lower() == PRESETS_SUFFIX:
                self.import_presets_from(path)
            else:
                self.import_take_from(path)

    def ask_which(self, question: str, ways: list[str]) -> str:
        """One of the ways, or empty when the user wants none of them."""
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Likeness")
        box.setText(question)
        buttons = {box.addButton(way, QMessageBox.ButtonRole.AcceptRole): way for way in ways}
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(next(iter(buttons)))
        box.exec()
        return next((way for one, way in buttons.items() if one is box.clickedButton()), "")


def _local_files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
