"""The timeline dock: an open take with its curves, or an invitation to open one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.state.timeline import Timeline
from app.state.timeline_playback import Playback
from app.ui import icons
from app.ui.panels.dock import Panel
from app.ui.timeline.board import Board
from app.ui.timeline.key_bar import KeyBar
from app.ui.timeline.take_menu import TakeMenu
from app.ui.timeline.transport import Transport

if TYPE_CHECKING:
    from app.state.document import Document


class TimelinePanel(Panel):
    """Bars, board and empty page.

    Signals:
        closed: the dock was put away.
    """

    closed = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__("timeline", "", "timeline", parent)
        self.set_title(self.tr("Timeline"))
        self.timeline = Timeline(self)
        self.playback = Playback(self.timeline, self)
        self.transport = Transport(self.timeline, self.playback, self)
        self.key_bar = KeyBar(self.timeline, self)
        self.board = Board(self.timeline, self.playback, self)
        self.takes, self.joins = TakeMenu(document, self), TakeMenu(document, self)
        self.transport.take.setMenu(self.takes)
        self.key_bar.join.setMenu(self.joins)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty_page())
        self._pages.addWidget(self._work_page())
        self.hold(self._pages)
        self.timeline.opened.connect(self._opened)
        self._opened()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.playback.stop()
        self.closed.emit()

    def _opened(self) -> None:
        source = self.timeline.source
        self._pages.setCurrentIndex(0 if source is None else 1)
        name = self.tr("Timeline")
        self.set_title(name if source is None else f"{name} – {source.name}")
        self.toggleViewAction().setText(name)

    def _work_page(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.transport)
        layout.addWidget(self.key_bar)
        layout.addWidget(self.board, 1)
        return page

    def _empty_page(self) -> QWidget:
        page = QWidget(self)
        sign, sentence = QLabel(page), QLabel(page)
        sign.setPixmap(icons.pixmap("timeline", 32, "muted", self.devicePixelRatioF()))
        sentence.setText(self.tr("Open a take to see and edit its curves over time."))
        sentence.setObjectName("muted")
        self.open_button = QPushButton(self.tr("Open Take"), page)
        self.open_button.setMenu(self.takes)
        layout = QVBoxLayout(page)
        layout.setSpacing(10)
        layout.addStretch(1)
        for widget in (sign, sentence, self.open_button):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        return page
