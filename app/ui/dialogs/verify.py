"""What a file says of how it was made: dropped, or chosen."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.jobs.verifying import verify_file
from app.state.sentences import said
from app.ui import icons, theme
from app.ui.dialogs.form import FormDialog
from app.ui.theme_tokens import RADIUS

if TYPE_CHECKING:
    from app.jobs.tasks import Task
    from app.state.settings import Settings
    from engine.media.credentials.marks import Marks, Statement

_HEIGHT = 96
_TEXT_WIDTH = 410
_SYMBOLS = {
    "good": ("check", "success"),
    "caution": ("warning", "warning"),
    "bad": ("error", "error"),
    "plain": ("info", "muted"),
}
"""Icon and colour of each level of a statement."""


class VerifyDialog(FormDialog):
    """A place to drop a file, and below it what the file says."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Verify a File"))
        self._settings = settings
        self._task: Task | None = None
        self.place = DropPlace(self)
        self.place.browse.clicked.connect(self._browse)
        self.place.dropped.connect(self.show_file)
        self.name = QLabel(self)
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.name.setWordWrap(True)
        self.name.hide()
        self.lines = QWidget(self)
        self._layout = QVBoxLayout(self.lines)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(10)
        self.lines.hide()
        self.body.insertWidget(1, self.place)
        self.insert(self.name)
        self.insert(self.lines)
        self.note(
            self.tr(
                "Reads Content Credentials (C2PA) of any program and the label in the metadata. "
                "Nothing is fetched from the internet."
            )
        )

    def show_file(self, path: Path) -> None:
        """Read a file and say what it states."""
        self.refuse("")
        self._clear()
        self.name.setText(path.name)
        self.name.show()
        task = self._task = verify_file(path)
        task.finished.connect(partial(self._show, task))
        task.failed.connect(partial(self._failed, task))

    @property
    def sentences(self) -> list[str]:
        """What is shown."""
        return [label.text() for label in self.lines.findChildren(QLabel, "statement")]

    def _show(self, task: Task, marks: Marks) -> None:
        if task is not self._task:
            return
        for statement in marks.statements:
            self._layout.addWidget(_Line(statement, self.lines))
        self.lines.show()
        self.adjustSize()

    def _failed(self, task: Task, sentence: str, hint: str) -> None:
        if task is self._task:
            self.refuse(f"{sentence} {hint}".strip())

    def _clear(self) -> None:
        self.lines.hide()
        for line in self.lines.findChildren(_Line):
            self._layout.removeWidget(line)
            line.setParent(None)
            line.deleteLater()

    def _browse(self) -> None:
        folder = str(self._settings.get("export_folder") or self._settings.get("open_folder"))
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Verify a File"), folder)
        if name:
            self.show_file(Path(name))


class DropPlace(QFrame):
    """A frame that takes a file.

    Signals:
        dropped: the file.
    """

    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(_HEIGHT)
        self.setAcceptDrops(True)
        self._hovered = False
        words = QLabel(self.tr("Drop a picture or a clip here, or"), self)
        words.setObjectName("muted")
        self.browse = QPushButton(self.tr("Choose File…"), self)
        self.browse.setAutoDefault(False)
        line = QHBoxLayout(self)
        line.setSpacing(10)
        line.addStretch(1)
        line.addWidget(words)
        line.addWidget(self.browse)
        line.addStretch(1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._hover(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hover(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._hover(False)
        files = [Path(one.toLocalFile()) for one in event.mimeData().urls() if one.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(theme.color("accent" if self._hovered else "edge"), 1.5)
            pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.setBrush(theme.color("accent_soft" if self._hovered else "panel"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _hover(self, on: bool) -> None:
        self._hovered = on
        self.update()


class _Line(QWidget):
    """One statement: how to take it, and what it says."""

    def __init__(self, statement: Statement, parent: QWidget) -> None:
        super().__init__(parent)
        name, token = _SYMBOLS[statement.level]
        symbol = QLabel(self)
        symbol.setPixmap(icons.pixmap(name, 16, token, self.devicePixelRatioF()))
        symbol.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = QLabel(said(statement.sentence), self)
        words.setObjectName("statement")
        words.setWordWrap(True)
        words.setMinimumWidth(_TEXT_WIDTH)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(symbol)
        line.addWidget(words, 1)
