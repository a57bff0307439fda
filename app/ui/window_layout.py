"""Where the panels of a window are, at first and between runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTabWidget

from app.ui.window_base import WindowBase

if TYPE_CHECKING:
    from app.ui.panels.dock import Panel
    from app.ui.panels.faces import FacesPanel

_VERSION = 3
"""Raise it when panels come or go: layouts of other versions are not restored."""
_WIDTHS, _HEIGHTS = [330, 400], [560, 340]
_LARGEST = QSize(1560, 960)


class LayoutActions(WindowBase):
    """Docks, sizes, and what is remembered of them."""

    faces: FacesPanel
    history: Panel
    live_panel: Panel
    timeline_panel: Panel
    panels: tuple[Panel, ...]

    def arrange(self) -> None:
        """Put everything where it was when the last window closed."""
        self._default_layout()
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(_LARGEST.boundedTo(QSize(room.width() - 40, room.height() - 60)))
        self.restoreGeometry(self.settings.layout("geometry"))
        if not self.restore_panels(self.settings.layout("panels")):
            self.viewport.setVisible(bool(self.settings.get("show_viewport")))

    def keep_layout(self) -> None:
        """Remember where everything is."""
        self.settings.set_layout("geometry", self.saveGeometry())
        self.settings.set_layout("panels", self.saveState(_VERSION))
        self.settings.sync()

    def reset_layout(self) -> None:
        """Bring all panels back to their places."""
        self.settings.clear_layout()
        for panel in self.panels:
            panel.setFloating(False)
            panel.show()
        self._default_layout()

    def restore_panels(self, state: QByteArray) -> bool:
        """Put the panels where they were; False when that is not known."""
        return not state.isEmpty() and self.restoreState(state, _VERSION)

    def _default_layout(self) -> None:
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        self.addDockWidget(left, self.presets)
        self.splitDockWidget(self.presets, self.viewport, Qt.Orientation.Vertical)
        self.addDockWidget(right, self.controls)
        for panel in (self.faces, self.history, self.jobs):
            self.tabifyDockWidget(self.presets, panel)
        self.tabifyDockWidget(self.controls, self.live_panel)
        self.live_panel.hide()
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.timeline_panel)
        self.timeline_panel.hide()
        self.controls.raise_()
        self.setTabPosition(left | right, QTabWidget.TabPosition.North)
        self.presets.raise_()
        self.resizeDocks([self.presets, self.controls], _WIDTHS, Qt.Orientation.Horizontal)
        self.resizeDocks([self.presets, self.viewport], _HEIGHTS, Qt.Orientation.Vertical)
