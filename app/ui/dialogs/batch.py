"""One edit for many photos."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QWidget,
)

from app.jobs.batch import BatchEdit, batch
from app.jobs.picture_file import PictureOptions
from app.state.file_kinds import PHOTO_SUFFIXES, patterns
from app.ui import theme
from app.ui.dialogs.credentials_field import CredentialsField
from app.ui.dialogs.export_picture import FormatField, QualityField
from app.ui.dialogs.form import TEXT_MARGINS, FormDialog
from app.ui.dialogs.target import PathField, start_path
from app.ui.theme_tokens import ROW_HEIGHT

if TYPE_CHECKING:
    from app.state.document import Document
    from app.state.settings import Settings


class BatchDialog(FormDialog):
    """Photos, faces, folder, name, format, credentials.

    Signals:
        started: the task and the folder.
    """

    started = Signal(object, object)

    def __init__(
        self, document: Document, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, acts=True)
        self.set_title(self.tr("Edit Many Photos"), self.tr("Start"))
        self._document, self._settings = document, settings
        self.photos = _PhotoList(self)
        self.photos.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.photos.setAccessibleName(self.tr("Photos"))
        self.photos.setMinimumHeight(150)
        self.folder = PathField(start_path(document, settings, "", "").parent, folder=True,
                                parent=self)  # fmt: skip
        self.suffix = QLineEdit("-edited", self)
        self.format = FormatField(str(settings.get("export_format")), self)
        self.quality = QualityField(int(settings.get("export_quality")), self)
        self.side = QSpinBox(self)
        self.side.setRange(0, 32768)
        self.side.lineEdit().setTextMargins(*TEXT_MARGINS)
        self.side.setSuffix(" px")
        self.side.setSpecialValueText(self.tr("Each photo's own size"))
        self.faces = QComboBox(self)
        self.faces.addItem(self.tr("The largest of each photo"), False)
        self.faces.addItem(self.tr("Every face"), True)
        self.metadata = QCheckBox(self.tr("Keep camera data and other metadata"), self)
        self.metadata.setChecked(bool(settings.get("keep_metadata")))
        self.metadata.setMinimumHeight(ROW_HEIGHT)
        self.credentials = CredentialsField(settings, self)
        self._build()
        self.setAcceptDrops(True)

    def add(self, paths: list[Path]) -> None:
        """Put photos on the list."""
        known = {self.photos.item(row).toolTip() for row in range(self.photos.count())}
        for path in paths:
            if path.suffix.lower() in PHOTO_SUFFIXES and str(path) not in known:
                known.add(str(path))
                self.photos.addItem(path.name)
                self.photos.item(self.photos.count() - 1).setToolTip(str(path))
        self.refuse("")

    def accept(self) -> None:
        paths = [Path(self.photos.item(row).toolTip()) for row in range(self.photos.count())]
        if not paths:
            self.refuse(self.tr("Add photos first."))
            return
        if problem := self._problem():
            self.refuse(problem)
            return
        document, folder = self._document, self.folder.path
        face = document.face
        assert face is not None
        edit = BatchEdit(
            face.state, bool(self.faces.currentData()), document.renderer_name,
            dict(document.renderer_options),
        )  # fmt: skip
        options = PictureOptions(
            self.side.value(), self.quality.slider.value(), self.format.currentData(),
            self.metadata.isChecked(), self.credentials.sealing(),
        )  # fmt: skip
        task = batch(paths, edit, folder, suffix=self.suffix.text().strip(), options=options)
        self._settings.set("export_folder", str(folder))
        self.credentials.remember()
        super().accept()
        self.started.emit(task, folder)

    def _problem(self) -> str:
        """Why it cannot begin like this, or empty."""
        if set(self.suffix.text()) & set('/\\:*?"<>|'):
            return self.tr("What is added to names must not contain {characters}").format(
                characters='/ \\ : * ? " < > |'
            )
        if not self.folder.text:
            return self.tr("Choose a folder first.")
        return ""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add([Path(url.toLocalFile()) for url in event.mimeData().urls()])

    def _build(self) -> None:
        self.row(self.tr("Faces"), self.faces)
        self.row(self.tr("Folder"), self.folder)
        self.row(self.tr("Added to names"), self.suffix)
        self.row(self.tr("Format"), self.format)
        self.row(self.tr("Quality"), self.quality)
        self.row(self.tr("Longer side"), self.side)
        self.row("", self.metadata)
        self.row("", self.credentials)
        self.format.currentIndexChanged.connect(
            lambda: self.quality.setEnabled(self.format.lossy)
        )
        self.quality.setEnabled(self.format.lossy)
        add = QPushButton(self.tr("Add Photos…"), self)
        add.clicked.connect(self._browse)
        remove = QPushButton(self.tr("Remove"), self)
        remove.clicked.connect(self._remove)
        remove.setEnabled(False)
        self.photos.itemSelectionChanged.connect(
            lambda: remove.setEnabled(bool(self.photos.selectedItems()))
        )
        for button in (add, remove):
            button.setAutoDefault(False)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(add)
        line.addWidget(remove)
        line.addStretch(1)
        self.body.insertWidget(1, self.photos, 1)
        self.body.insertLayout(2, line)
        self.note(self.tr("Each face gets the sliders and the shape of the face chosen now."))

    def _browse(self) -> None:
        photos = patterns(sorted(PHOTO_SUFFIXES))
        kinds = self.tr("Photos ({patterns})").format(patterns=photos)
        folder = str(self._settings.get("open_folder"))
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Add Photos"), folder, kinds)
        self.add([Path(name) for name in names])

    def _remove(self) -> None:
        for item in self.photos.selectedItems():
            self.photos.takeItem(self.photos.row(item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.photos.hasFocus():
            self._remove()
        else:
            super().keyPressEvent(event)


class _PhotoList(QListWidget):
    """A list that says what belongs there while it is empty."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count():
            with QPainter(self.viewport()) as painter:
                painter.setPen(theme.color("muted"))
                centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(self.viewport().rect(), centred, self.tr("Drop photos here."))
