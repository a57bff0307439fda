"""Teach the network one person: from what, and for how long."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from app.jobs.personalising import personalise
from app.state.file_kinds import PERFORMANCE_SUFFIXES, PHOTO_SUFFIXES, patterns
from app.ui.dialogs.field_row import add_button
from app.ui.dialogs.form import FormDialog

if TYPE_CHECKING:
    from app.state.document import Document

_MINUTES = (2, 4, 10)
_USUAL = 4


class PersonaliseDialog(FormDialog):
    """What to learn from, and the time.

    Signals:
        started: the task.
    """

    started = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent, acts=True)
        self._document = document
        self.set_title(self.tr("Personalise"), self.tr("Personalise"))
        self.source = SourceField(self)
        self.time = QComboBox(self)
        for minutes in _MINUTES:
            self.time.addItem(self.tr("%n minute(s)", "", minutes), float(minutes))
        self.time.setCurrentIndex(_MINUTES.index(_USUAL))
        self.row(self.tr("Learn from"), self.source)
        self.row(self.tr("Time"), self.time)
        self.note(self.tr(
            "HeadGAN lite learns this person’s face beside your work and is stored with the "
            "project. A clip teaches it more than one photo does. The examples for it take about a "
            "minute more."
        ))  # fmt: skip
        if len(document.faces) > 1:
            self.note(self.tr(
                "It learns the chosen face; the others in the photo are drawn with it too."
            ))  # fmt: skip

    def accept(self) -> None:
        clip = self.source.chosen()
        if clip is not None and not clip.is_file():
            self.refuse(self.tr("There is no file {name}.").format(name=clip.name))
            return
        task = personalise(self._document.snapshot(), float(self.time.currentData()), clip)
        super().accept()
        self.started.emit(task)


class SourceField(QWidget):
    """The open photo, or a file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = QComboBox(self)
        self.choice.addItem(self.tr("The open photo"))
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        add_button(self, self.choice, self.tr("Choose Clip…"), self._browse)

    def chosen(self) -> Path | None:
        """A file of the person, or None for the open photo."""
        name = self.choice.currentData()
        return Path(name) if name else None

    def choose(self, path: Path) -> None:
        """Learn from a file."""
        while self.choice.count() > 1:
            self.choice.removeItem(1)
        self.choice.addItem(path.name, str(path))
        self.choice.setCurrentIndex(1)

    def _browse(self) -> None:
        clips = [suffix for suffix in PERFORMANCE_SUFFIXES if suffix != ".csv"]
        kinds = self.tr("Clips and photos ({patterns})").format(
            patterns=patterns([*clips, *sorted(PHOTO_SUFFIXES)])
        )
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Clip of This Person"), "", kinds)
        if name:
            self.choose(Path(name))
