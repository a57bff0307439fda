"""The output window and the full screen: opened, fed with the same pictures, and closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ui.canvas.images import as_image
from app.ui.live_output import FullScreenView
from app.ui.live_output_window import OutputWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

    from app.ui.canvas.images import Image
    from app.ui.live_output import LiveView
    from engine.live.shown import Shown


class LiveOutputs(QObject):
    """At most one window, and one display that is filled.

    Signals:
        changed: one of them was opened or closed.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: OutputWindow | None = None
        self.full: FullScreenView | None = None
        self._image: Image | None = None

    def open_window(self, *, on_top: bool) -> None:
        """Show the output window."""
        self.close_window()
        self.window = OutputWindow()
        self._begin(self.window)
        self.window.closed.connect(self.close_window)
        self.window.appear(on_top=on_top)
        self.changed.emit()

    def close_window(self) -> None:
        """Put the output window away."""
        window, self.window = self.window, None
        self._end(window)

    def fill_screen(self, screen: QScreen) -> None:
        """Fill a display."""
        self.leave_screen()
        self.full = FullScreenView()
        self._begin(self.full)
        self.full.closed.connect(self.leave_screen)
        self.full.show_on(screen)
        self.changed.emit()

    def leave_screen(self) -> None:
        """Give the display back."""
        full, self.full = self.full, None
        self._end(full)

    def close(self) -> None:
        """Put both away."""
        self.close_window()
        self.leave_screen()
        self._image = None

    def set_on_top(self, on: bool) -> None:
        """Keep the window above others, or not."""
        if self.window is not None:
            self.window.set_on_top(on)

    def show(self, shown: Shown) -> None:
        """Show the newest picture wherever one is wanted."""
        self._image = None
        views = [view for view in (self.window, self.full) if view is not None]
        if views:
            self._image = as_image(shown.pixels, shown.alpha)
        for view in views:
            assert self._image is not None
            view.show_picture(self._image)

    def _begin(self, view: LiveView) -> None:
        if self._image is not None:
            view.show_picture(self._image)

    def _end(self, view: LiveView | None) -> None:
        if view is not None:
            view.closed.disconnect()
            view.close()
            view.deleteLater()
            self.changed.emit()
