"""A widget that shows a picture at any zoom, moved about."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui.canvas.view import View, fitted

_STEP = 1.25
_TOGGLE_TOLERANCE = 0.01
_FILLED = 0.9


class Zoomable(QWidget):
    """Knows where the picture lies in the widget; those who derive from it draw it.

    Signals:
        zoom_changed: screen pixels for each picture pixel.
    """

    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = View()
        self._fits = True

    @property
    def size_hw(self) -> tuple[int, int]:
        """Of the picture."""
        raise NotImplementedError

    def view_changed(self) -> None:
        """The picture lies elsewhere from now on."""
        self.update()

    @property
    def view(self) -> View:
        """Where the photo lies in the widget."""
        return self._view

    @property
    def zoom(self) -> float:
        """Screen pixels for each photo pixel; 1.0 is 100 %."""
        return self._view.scale * self.devicePixelRatioF()

    @property
    def fits(self) -> bool:
        """Whether the photo is kept fitted to the widget."""
        return self._fits

    def fit(self) -> None:
        """Show the whole photo, and keep doing so when the widget is resized."""
        self._fits = True
        self.show_view(fitted(self.size_hw, (self.width(), self.height())))

    def zoom_to(self, zoom: float, about: tuple[float, float] | None = None) -> None:
        """Zoom to screen pixels for each photo pixel.

        Args:
            zoom: 1.0 for 100 %.
            about: widget position that stays where it is; None for the middle.
        """
        self._fits = False
        middle = (self.width() / 2, self.height() / 2)
        self.show_view(self._view.at_scale(zoom / self.devicePixelRatioF(), about or middle))

    def zoom_by(self, factor: float, about: tuple[float, float] | None = None) -> None:
        """Zoom in (factor above 1) or out."""
        self.zoom_to(self.zoom * factor, about)

    def zoom_in(self) -> None:
        self.zoom_by(_STEP)

    def zoom_out(self) -> None:
        self.zoom_by(1 / _STEP)

    def actual_size(self) -> None:
        """100 %: one screen pixel for each photo pixel."""
        self.zoom_to(1.0)

    def fill_with(self, box: QRectF) -> None:
        """Fill the widget with a part of the picture."""
        self._fits = False
        view = View(_FILLED * min(self.width() / box.width(), self.height() / box.height()))
        left, top = view.to_widget(box.center().x(), box.center().y())
        self.show_view(view.panned(self.width() / 2 - left, self.height() / 2 - top))

    def toggle_zoom(self, about: tuple[float, float]) -> None:
        """Between the whole photo and 100 % of what is under a widget position."""
        if abs(self.zoom - 1.0) > _TOGGLE_TOLERANCE:
            self.zoom_to(1.0, about)
        elif self._fits:
            self.zoom_to(2.0, about)
        else:
            self.fit()

    def pan(self, dx: float, dy: float) -> None:
        """Move the photo by widget pixels."""
        self._fits = False
        self.show_view(self._view.panned(dx, dy))

    def show_view(self, view: View) -> None:
        """Put the picture where a view says, as far as it stays in the widget."""
        kept = view.kept_in(self.size_hw, (max(self.width(), 1), max(self.height(), 1)))
        if kept != self._view:
            self._view = kept
            self.zoom_changed.emit(self.zoom)
            self.view_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        old, new = event.oldSize(), event.size()
        if self._fits or not old.isValid():
            self.fit()
        else:
            shift = (new.width() - old.width()) / 2, (new.height() - old.height()) / 2
            self.show_view(self._view.panned(*shift))
        self.view_changed()
