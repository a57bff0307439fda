"""Export the edited photo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSlider, QWidget

from app.jobs.exporting import export_picture
from app.jobs.picture_file import PictureOptions
from app.ui.dialogs.credentials_field import CredentialsField
from app.ui.dialogs.size_field import SizeField
from app.ui.dialogs.target import ExportDialog
from app.ui.theme_tokens import ROW_HEIGHT

if TYPE_CHECKING:
    from pathlib import Path

    from app.jobs.tasks import Task
    from app.state.document import Document
    from app.state.settings import Settings

FORMATS = (
    ("jpg", "JPEG", True), ("png", "PNG", False), ("webp", "WebP", True), ("tif", "TIFF", False),
    ("heic", "HEIC", True), ("avif", "AVIF", True),
)  # fmt: skip
"""Suffix, name, and whether it has a quality."""


class QualityField(QWidget):
    """1 to 100 with its number."""

    def __init__(self, quality: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setObjectName("plain")
        self.slider.setRange(1, 100)
        self.slider.setValue(quality)
        number = QLabel(str(quality), self)
        number.setMinimumWidth(28)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.slider.valueChanged.connect(lambda value: number.setText(str(value)))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.slider, 1)
        layout.addWidget(number)
        self.setFocusProxy(self.slider)


class FormatField(QComboBox):
    """The picture formats."""

    def __init__(self, chosen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for suffix, name, _ in FORMATS:
            self.addItem(name, suffix)
        self.setCurrentIndex(max(self.findData(chosen), 0))

    @property
    def lossy(self) -> bool:
        """Whether the chosen one has a quality."""
        return FORMATS[self.currentIndex()][2]


class ExportPictureDialog(ExportDialog):
    """Format, quality, size, metadata, credentials."""

    def __init__(
        self, document: Document, settings: Settings, parent: QWidget | None = None
    ) -> None:
        chosen = str(settings.get("export_format"))
        super().__init__(document, settings, f".{chosen}", "-edited", parent)
        self.set_title(self.tr("Export Picture"), self.tr("Export"))
        assert document.picture is not None
        self.format = FormatField(chosen, self)
        self.quality = QualityField(int(settings.get("export_quality")), self)
        self.size_ = SizeField(document.picture.size_hw, self)
        self.metadata = QCheckBox(self.tr("Keep camera data and other metadata"), self)
        self.metadata.setChecked(bool(settings.get("keep_metadata")))
        self.metadata.setMinimumHeight(ROW_HEIGHT)
        self.credentials = CredentialsField(settings, self)
        self.row(self.tr("Format"), self.format)
        self.row(self.tr("Quality"), self.quality)
        self.row(self.tr("Size"), self.size_)
        self.row("", self.metadata)
        self.row("", self.credentials)
        self.row(self.tr("File"), self.target)
        self.note(
            self.tr("A label in the file says that the picture was edited. It is always written.")
        )
        self.format.currentIndexChanged.connect(self._format_changed)
        self.follow(self.format)
        self._format_changed()

    def make_task(self, path: Path) -> Task:
        options = PictureOptions(
            longest_px=self.size_.longest_px(),
            quality=self.quality.slider.value(),
            format=self.format.currentData(),
            keep_metadata=self.metadata.isChecked(),
            sealing=self.credentials.sealing(),
        )
        return export_picture(self.document.snapshot(), path, options)

    def remember(self) -> None:
        self.settings.set("export_format", self.format.currentData())
        self.settings.set("export_quality", self.quality.slider.value())
        self.settings.set("keep_metadata", self.metadata.isChecked())
        self.credentials.remember()

    def _format_changed(self) -> None:
        self.quality.setEnabled(self.format.lossy)
        self.credentials.set_format(self.format.currentData())
