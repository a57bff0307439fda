"""A slider filled from its resting point, with a needle for what was achieved."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from app.ui import theme

_HANDLE = 6.5
_GROOVE = 4.0
_FINE = 0.15
_PAGE_STEPS = 10


class NeedleSlider(QSlider):
    """A horizontal slider of real numbers.

    A press takes the handle to the pointer; Shift moves it finely; a double click asks for the
    resting value. The wheel works only while the slider has the focus, so that a long panel can
    be scrolled.

    Signals:
        moved: the value a hand has just chosen.
        pressed, released: a gesture begins and ends.
        reset_asked: a double click.
    """

    moved = Signal(float)
    pressed = Signal()
    released = Signal()
    reset_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._low, self._high, self._rest, self._step = 0.0, 1.0, 0.0, 0.01
        self._exact = 0.0
        self._achieved: float | None = None
        self._last_x: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_scale(self, low: float, high: float, rest: float, step: float) -> None:
        """Give the range, the value of rest and the size of one step."""
        self._low, self._high, self._rest, self._step = low, max(high, low + step), rest, step
        self.blockSignals(True)
        self.setRange(round(low / step), round(self._high / step))
        self.blockSignals(False)
        self.update()

    def set_exact(self, value: float) -> None:
        """Show a value; nothing is emitted."""
        if value != self._exact:
            self._exact = value
            self.blockSignals(True)
            self.setValue(round(value / self._step))
            self.blockSignals(False)
            self.update()

    def exact(self) -> float:
        """The value shown."""
        return self._exact

    def set_achieved(self, value: float | None) -> None:
        """Put the needle, or take it away."""
        if value != self._achieved:
            self._achieved = value
            self.update()

    def achieved(self) -> float | None:
        """Where the needle stands."""
        return self._achieved

    def sizeHint(self) -> QSize:
        return QSize(120, 22)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 22)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._last_x = event.position().x()
        self.setSliderDown(True)
        self.pressed.emit()
        if abs(self._last_x - self._place(self._exact)) > _HANDLE:
            self._choose(self._value_at(self._last_x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._last_x is None:
            return
        x = event.position().x()
        pace = _FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
        change = (x - self._last_x) * pace * (self._high - self._low) / self._length()
        self._last_x = x
        at_end = not self._low < self._exact < self._high
        # Beyond its end the handle waits for the pointer to come back to it.
        self._choose(self._value_at(x) if at_end and pace == 1.0 else self._exact + change)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._last_x is not None:
            self._last_x = None
            self.setSliderDown(False)
            self.released.emit()
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.reset_asked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.hasFocus():
            event.ignore()
            return
        self._choose(self._exact + self._step * event.angleDelta().y() / 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_PageDown: -_PAGE_STEPS,
            Qt.Key.Key_PageUp: _PAGE_STEPS,
        }.get(Qt.Key(event.key()))
        if steps is not None:
            self._choose(self._exact + steps * self._step)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.reset_asked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            usable = self.isEnabled()
            middle = self.height() / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("groove"))
            painter.drawRoundedRect(
                QRectF(_HANDLE, middle - _GROOVE / 2, self._length(), _GROOVE), 2, 2
            )
            rest, here = self._place(self._rest), self._place(self._exact)
            if usable:
                self._paint_fill(painter, rest, here, middle)
            painter.setPen(QPen(theme.color("faint"), 1.4))
            painter.drawLine(QPointF(rest, middle - 5), QPointF(rest, middle + 5))
            if usable and self._achieved is not None:
                self._paint_needle(painter, self._place(self._achieved), middle)
            self._paint_handle(painter, QPointF(here, middle))

    def _paint_fill(self, painter: QPainter, rest: float, here: float, middle: float) -> None:
        painter.setBrush(theme.color("accent"))
        left, right = min(rest, here), max(rest, here)
        painter.drawRect(QRectF(left, middle - _GROOVE / 2, right - left, _GROOVE))

    def _paint_needle(self, painter: QPainter, x: float, middle: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("needle"))
        tip = middle + _GROOVE / 2 + 0.5
        painter.drawPolygon([QPointF(x, tip), QPointF(x - 3.6, tip + 6), QPointF(x + 3.6, tip + 6)])

    def _paint_handle(self, painter: QPainter, centre: QPointF) -> None:
        look = "accent" if self.isSliderDown() or self.hasFocus() else "text"
        painter.setPen(QPen(theme.color("panel"), 1.6))
        painter.setBrush(theme.color(look if self.isEnabled() else "faint"))
        painter.drawEllipse(centre, _HANDLE - 1.2, _HANDLE - 1.2)

    def _length(self) -> float:
        return max(self.width() - 2 * _HANDLE, 1.0)

    def _place(self, value: float) -> float:
        share = (value - self._low) / (self._high - self._low)
        return _HANDLE + min(max(share, 0.0), 1.0) * self._length()

    def _value_at(self, x: float) -> float:
        return self._low + (x - _HANDLE) / self._length() * (self._high - self._low)

    def _choose(self, value: float) -> None:
        value = min(max(value, self._low), self._high)
        if value != self._exact:
            self.set_exact(value)
            self.moved.emit(value)
