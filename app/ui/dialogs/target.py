"""Where a file shall be written, and dialogs that begin with that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.ui.dialogs.form import FormDialog

if TYPE_CHECKING:
    from app.jobs.tasks import Task
    from app.state.document import Document
    from app.state.settings import Settings


class PathField(QWidget):
    """A path to type or to choose.

    Args:
        path: to begin with.
        folder: choose a folder instead of a file.
        kinds: filter of the file dialog.
    """

    changed = Signal()

    def __init__(
        self, path: Path, *, folder: bool = False, kinds: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._folder, self._kinds = folder, kinds
        self.line = QLineEdit(str(path), self)
        self.line.textChanged.connect(self.changed)
        button = QPushButton(self.tr("Browse…"), self)
        button.setAutoDefault(False)
        button.clicked.connect(self._browse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.line, 1)
        layout.addWidget(button)
        self.setFocusProxy(self.line)

    @property
    def path(self) -> Path:
        """What was typed or chosen."""
        return Path(self.line.text().strip()).expanduser()

    def set_suffix(self, suffix: str) -> None:
        """Let the path end in a suffix such as ".png"."""
        if self.line.text().strip():
            self.line.setText(str(self.path.with_suffix(suffix)))

    def _browse(self) -> None:
        if self._folder:
            name = QFileDialog.getExistingDirectory(self, "", self.line.text())
        else:
            name, _ = QFileDialog.getSaveFileName(self, "", self.line.text(), self._kinds)
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
        self._agreed = Path()

    def make_task(self, path: Path) -> Task:
        """The job; it starts at once."""
        raise NotImplementedError

    def remember(self) -> None:
        """Keep what was chosen for the next time."""

    def accept(self) -> None:
        path = self.target.path
        if not path.name or not path.parent.is_dir():
            self.refuse(self.tr("The folder does not exist."))
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
