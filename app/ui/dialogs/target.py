"""Where a file shall be written, and dialogs that begin with that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from app.state.sentences import said
from app.ui.dialogs.field_row import add_button
from app.ui.dialogs.form import FormDialog
from engine.errors import LikenessError
from engine.media import require_writable

if TYPE_CHECKING:
    from app.jobs.tasks import Task
    from app.state.document import Document
    from app.state.settings import Settings

_SAME = {"jpeg": "jpg", "tiff": "tif", "heif": "heic", "m4v": "mp4"}
"""Endings of a name that mean the format of another one."""


class PathField(QWidget):
    """A path to type or to choose.

    Args:
        path: to begin with.
        folder: choose a folder instead of a file.
        existing: choose a file that is there.
        kinds: filter of the file dialog.
    """

    changed = Signal()

    def __init__(
        self,
        path: Path | str,
        *,
        folder: bool = False,
        existing: bool = False,
        kinds: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._existing, self._kinds = folder, existing, kinds
        self.line = QLineEdit(str(path), self)
        self.line.textChanged.connect(self.changed)
        add_button(self, self.line, self.tr("Browse…"), self._browse)

    @property
    def text(self) -> str:
        """What was typed or chosen, without blanks around it."""
        return self.line.text().strip()

    @property
    def path(self) -> Path:
        """What was typed or chosen."""
        return Path(self.text).expanduser()

    def _browse(self) -> None:
        if self._folder:
            name = QFileDialog.getExistingDirectory(self, "", self.text)
        elif self._existing:
            name, _ = QFileDialog.getOpenFileName(self, "", self.text, self._kinds)
        else:
            name, _ = QFileDialog.getSaveFileName(self, "", self.text, self._kinds)
        if name:
            self.line.setText(name)


class ExportDialog(FormDialog):
    """A dialog that starts a job which writes one file.

    Signals:
        started: the task and its file.
    """

    started = Signal(object, object)

    def __init__(
        self, document: Document, settings: Settings, suffix: str, ending: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent, acts=True)
        self.document, self.settings = document, settings
        self.target = PathField(start_path(document, settings, suffix, ending), parent=self)
        self._formats: QComboBox | None = None
        self._suffix = suffix
        self._agreed = Path()

    def make_task(self, path: Path) -> Task:
        """The job; it starts at once."""
        raise NotImplementedError

    def remember(self) -> None:
        """Keep what was chosen for the next time."""

    def follow(self, formats: QComboBox) -> None:
        """Let the ending of the name and the chosen format follow each other.

        Args:
            formats: its data are suffixes without the dot.
        """
        self._formats = formats
        formats.currentIndexChanged.connect(self._format_chosen)
        self.target.changed.connect(self._name_changed)
        self._format_chosen()

    def accept(self) -> None:
        path = self._complete(self.target.path)
        if problem := self._problem(path):
            self.refuse(problem)
            return
        if path.exists() and path != self._agreed:
            self._agreed = path
            self.refuse(
                self.tr("{name} exists. Export again to replace it.").format(name=path.name)
            )
            return
        self.settings.set("export_folder", str(path.parent))
        self.remember()
        task = self.make_task(path)
        super().accept()
        self.started.emit(task, path)

    def _problem(self, path: Path) -> str:
        """Why nothing can be written there, or empty."""
        if not path.name or not path.parent.is_dir():
            return self.tr("The folder does not exist.")
        if self._is_photo(path):
            return self.tr("That is the photo itself. Choose another name, so that it stays.")
        try:
            require_writable(path)
        except LikenessError as error:
            return " ".join(filter(None, (said(error.sentence), said(error.hint))))
        return ""

    def _is_photo(self, path: Path) -> bool:
        photo = self.document.photo
        return path.is_file() and path.stat().st_size == len(photo) and path.read_bytes() == photo

    def _complete(self, path: Path) -> Path:
        """The path with the ending of the chosen format, unless it has one that means the same."""
        if self._formats is not None and self._formats.findData(_format(path)) < 0:
            return path.with_name(f"{path.name}.{self._formats.currentData()}")
        if not path.suffix and path.name:
            return path.with_name(path.name + self._suffix)
        return path

    def _format_chosen(self) -> None:
        assert self._formats is not None
        chosen, path = str(self._formats.currentData()), self.target.path
        if not path.name or _format(path) == chosen:
            return
        known = self._formats.findData(_format(path)) >= 0
        stem = path.stem if known else path.name
        self.target.line.setText(str(path.with_name(f"{stem}.{chosen}")))

    def _name_changed(self) -> None:
        assert self._formats is not None
        index = self._formats.findData(_format(self.target.path))
        if index >= 0:
            self._formats.setCurrentIndex(index)


def _format(path: Path) -> str:
    """The format that the ending of a name means, as a suffix without the dot."""
    suffix = path.suffix.lower().lstrip(".")
    return _SAME.get(suffix, suffix)


def start_path(document: Document, settings: Settings, suffix: str, ending: str) -> Path:
    """A free name beside the last export, after the photo."""
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    folder = Path(settings.get("export_folder") or pictures or Path.home())
    if not folder.is_dir():
        folder = Path.home()
    stem = Path(document.photo_name or "likeness").stem
    path, number = folder / f"{stem}{ending}{suffix}", 2
    while path.exists():
        path, number = folder / f"{stem}{ending}-{number}{suffix}", number + 1
    return path
