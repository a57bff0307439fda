"""The dock of the 3D view; it says so where three dimensions cannot be shown."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.panels.dock import Panel

if TYPE_CHECKING:
    from app.state.document import Document
    from app.state.settings import Settings
    from app.ui.canvas.viewport import HeadViewport

_log = logging.getLogger(__name__)


class ViewportPanel(Panel):
    """Makes the 3D view when it is first seen: it costs more than the rest of the window.

    Signals:
        hint_changed: what a drag in the view would do now, for the status bar.
    """

    hint_changed = Signal(str)

    def __init__(
        self, document: Document, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__("viewport", "", "head", parent)
        self.set_title(self.tr("3D View"))
        self._document, self._settings = document, settings
        self.content: QWidget | None = None
        self._label = QLabel(self.tr("The 3D view is being prepared…"))
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setWordWrap(True)
        self._label.setMargin(16)
        self.hold(self._label)
        self._soon = QTimer(self, singleShot=True, interval=400)
        self._soon.timeout.connect(self._make)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.content is None and not self._soon.isActive():
            self._soon.start()

    def stop(self) -> None:
        """Free what the view holds on the graphics card."""
        self._soon.stop()
        stop = getattr(self.content, "stop", None)
        if stop is not None:
            stop()

    def _make(self) -> None:
        if self.content is not None or not self.isVisible():
            return
        reason = self._try()
        if reason:
            self._label.setText(reason)

    def _try(self) -> str:
        """Show the view; why it cannot be, or an empty string."""
        try:
            from app.ui.canvas import viewport
        except ImportError as error:
            return self.tr("The 3D view is off: {package} is not installed.").format(
                package=error.name
            )
        reason = viewport.available()
        if reason:
            return reason
        try:
            self.content = viewport.HeadViewport(self._document, self)
        except Exception:
            _log.exception("the 3D view could not be made")
            return self.tr("The 3D view could not be made; the details are in the log file.")
        self._connect(self.content)
        self.setWidget(self.content)
        return ""

    def _connect(self, view: HeadViewport) -> None:
        view.hint_changed.connect(self.hint_changed)
        view.set_look(str(self._settings.get("viewport_look")))
        view.look_changed.connect(self._look_changed)

    def _look_changed(self, look: str) -> None:
        self._settings.set("viewport_look", look)
