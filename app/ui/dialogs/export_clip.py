"""Export a video of the face performing a take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QPushButton, QWidget

from app.jobs.exporting import export_clip
from app.ui.dialogs.credentials_field import CredentialsField
from app.ui.dialogs.size_field import SizeField
from app.ui.dialogs.target import ExportDialog
from engine import assets
from engine.drivers.takes import read_take

if TYPE_CHECKING:
    from app.jobs.tasks import Task
    from app.state.document import Document
    from app.state.settings import Settings
    from engine.drivers.takes import Take

_FORMATS = (("mp4", "MP4 (H.264)"), ("webm", "WebM (VP9)"), ("mov", "QuickTime (H.264)"),
            ("mkv", "Matroska (H.264)"), ("gif", "GIF"), ("webp", "WebP"))  # fmt: skip
_SILENT = frozenset({"gif", "webp"})
_RATES = (24, 25, 30, 50, 60)
_BUNDLED = ("take-smile", "take-laughing", "take-talking", "take-nod", "take-idle")


class TakeField(QComboBox):
    """The project's takes, then those that come with the program."""

    def __init__(
        self, document: Document, *, bundled: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._takes = document.takes
        for name in document.takes:
            self.addItem(name, ("own", name))
        if bundled:
            names = (
                self.tr("Smile (sample)"), self.tr("Laugh (sample)"), self.tr("Talk (sample)"),
                self.tr("Nod (sample)"), self.tr("Idle (sample)"),
            )  # fmt: skip
            for asset, name in zip(_BUNDLED, names, strict=True):
                self.addItem(name, ("asset", asset))

    def take(self) -> Take:
        """The chosen performance."""
        kind, name = self.currentData()
        return self._takes[name] if kind == "own" else read_take(assets.locate(name))


class ExportClipDialog(ExportDialog):
    """Take, format, size, frame rate, sound, credentials."""

    def __init__(
        self, document: Document, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, settings, ".mp4", "-clip", parent)
        self.set_title(self.tr("Export Clip"), self.tr("Export"))
        assert document.picture is not None
        self.take = TakeField(document, parent=self)
        self.format = QComboBox(self)
        for suffix, name in _FORMATS:
            self.format.addItem(name, suffix)
        self.size_ = SizeField(document.picture.size_hw, self)
        self.rate = QComboBox(self)
        for rate in _RATES:
            self.rate.addItem(self.tr("{rate} frames a second").format(rate=rate), rate)
        self.rate.setCurrentIndex(_RATES.index(30))
        self.sound = SoundField(self)
        self.credentials = CredentialsField(settings, self)
        self.row(self.tr("Take"), self.take)
        self.row(self.tr("Format"), self.format)
        self.row(self.tr("Size"), self.size_)
        self.row(self.tr("Frame rate"), self.rate)
        self.row(self.tr("Sound"), self.sound)
        self.row("", self.credentials)
        self.row(self.tr("File"), self.target)
        self.note(self.tr("The other faces stay as they are edited."))
        self.format.currentIndexChanged.connect(self._format_changed)
        self.follow(self.format)

    def make_task(self, path: Path) -> Task:
        document = self.document
        return export_clip(
            document.snapshot(), document.active, self.take.take(), path,
            fps=float(self.rate.currentData()), longest_px=self.size_.longest_px(),
            sound=self.sound.path if self.sound.isEnabled() else None,
            sealing=self.credentials.sealing(),
        )  # fmt: skip

    def remember(self) -> None:
        self.credentials.remember()

    def _format_changed(self) -> None:
        suffix = self.format.currentData()
        self.sound.setEnabled(suffix not in _SILENT)
        self.credentials.set_format(suffix)


class SoundField(QWidget):
    """None, or the sound of a file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.choice = QComboBox(self)
        self.choice.addItem(self.tr("Without sound"))
        button = QPushButton(self.tr("Choose File…"), self)
        button.setAutoDefault(False)
        button.clicked.connect(self._browse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.choice, 1)
        layout.addWidget(button)
        self.choice.currentIndexChanged.connect(self._changed)
        self.setFocusProxy(self.choice)

    def _browse(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Sound"))
        if name:
            while self.choice.count() > 1:
                self.choice.removeItem(1)
            self.choice.addItem(Path(name).name, name)
            self.choice.setCurrentIndex(1)

    def _changed(self) -> None:
        name = self.choice.currentData()
        self.path = Path(name) if name else None
