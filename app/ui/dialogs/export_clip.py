"""Export a video of the face performing a take."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from app.jobs.exporting import export_clip
from app.state.bundled_takes import BUNDLED_TAKES, bundled_name
from app.ui.dialogs.credentials_field import CredentialsField
from app.ui.dialogs.field_row import add_button
from app.ui.dialogs.size_field import SizeField
from app.ui.dialogs.target import ExportDialog
from engine import assets
from engine.drivers.takes import read_take

if TYPE_CHECKING:
    from app.jobs.tasks import Task
    from app.state.document import Document
    from app.state.settings import Settings
    from engine.drivers.takes import Take
    from engine.types import AudioBlock

_FORMATS = (("mp4", "MP4 (H.264)"), ("webm", "WebM (VP9)"), ("mov", "QuickTime (H.264)"),
            ("mkv", "Matroska (H.264)"), ("gif", "GIF"), ("webp", "WebP"))  # fmt: skip
_SILENT = frozenset({"gif", "webp"})
_RATES = (24, 25, 30, 50, 60)


@dataclass(frozen=True, eq=False)
class OfferedTake:
    """A take that lies in no list, with its sound."""

    name: str
    take: Take
    sound: AudioBlock | None


class TakeField(QComboBox):
    """A take that is offered, the project's takes, then those that come with the program."""

    def __init__(
        self, document: Document, *, bundled: bool = True, offered: OfferedTake | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._takes, self._offered = document.takes, offered
        if offered is not None:
            self.addItem(self.tr("{name} (timeline)").format(name=offered.name), ("offered", ""))
        for name in document.takes:
            self.addItem(name, ("own", name))
        if bundled:
            for asset in BUNDLED_TAKES:
                self.addItem(bundled_name(asset), ("asset", asset))

    def take(self) -> Take:
        """The chosen performance."""
        kind, name = self.currentData()
        if kind == "offered" and self._offered is not None:
            return self._offered.take
        return self._takes[name] if kind == "own" else read_take(assets.locate(name))


class ExportClipDialog(ExportDialog):
    """Take, format, size, frame rate, sound, credentials."""

    def __init__(
        self, document: Document, settings: Settings, parent: QWidget | None = None,
        offered: OfferedTake | None = None,
    ) -> None:  # fmt: skip
        super().__init__(document, settings, ".mp4", "-clip", parent)
        self.set_title(self.tr("Export Clip"), self.tr("Export"))
        assert document.picture is not None
        self.take = TakeField(document, offered=offered, parent=self)
        self.format = QComboBox(self)
        for suffix, name in _FORMATS:
            self.format.addItem(name, suffix)
        self.size_ = SizeField(document.picture.size_hw, self)
        self.rate = QComboBox(self)
        for rate in _RATES:
            self.rate.addItem(self.tr("{rate} frames a second").format(rate=rate), rate)
        self.rate.setCurrentIndex(_RATES.index(30))
        self.sound = SoundField(offered.sound if offered else None, self)
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
            sound=self.sound.chosen() if self.sound.isEnabled() else None,
            sealing=self.credentials.sealing(),
        )  # fmt: skip

    def remember(self) -> None:
        self.credentials.remember()

    def _format_changed(self) -> None:
        suffix = self.format.currentData()
        self.sound.setEnabled(suffix not in _SILENT)
        self.credentials.set_format(suffix)


class SoundField(QWidget):
    """None, the sound of an offered take, or that of a file."""

    def __init__(self, offered: AudioBlock | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered = offered
        self.choice = QComboBox(self)
        self.choice.addItem(self.tr("Without sound"))
        if offered is not None:
            self.choice.addItem(self.tr("Sound of the take"))
            self.choice.setCurrentIndex(1)
        self._fixed = self.choice.count()
        add_button(self, self.choice, self.tr("Choose File…"), self._browse)

    def chosen(self) -> Path | AudioBlock | None:
        """What is to be heard."""
        if self.choice.currentIndex() >= self._fixed:
            return Path(self.choice.currentData())
        return self._offered if self.choice.currentIndex() == 1 else None

    def _browse(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Sound"))
        if name:
            while self.choice.count() > self._fixed:
                self.choice.removeItem(self._fixed)
            self.choice.addItem(Path(name).name, name)
            self.choice.setCurrentIndex(self._fixed)
