"""How loud a microphone is, with its noise gate drawn on the scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import theme
from engine.sound.levels import SILENCE_DBFS

if TYPE_CHECKING:
    from engine.sound.levels import Level

_LOW_DBFS, _HIGH_DBFS = -70.0, 0.0
_ZONES = ((-12.0, "success"), (-3.0, "warning"), (0.0, "error"))
"""Upper ends of the colours: speech belongs into the first, the last is about to be cut off."""
_BAR, _HEIGHT, _MARK = 6.0, 18, 4.5


class LevelMeter(QWidget):
    """A bar from silence to full scale; grey while the gate keeps the sound back.

    Signals:
        gate_moved: where the gate was dragged to, in dBFS.
    """

    gate_moved = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._peak_dbfs = self._rms_dbfs = SILENCE_DBFS
        self._gate_dbfs = _LOW_DBFS
        self._passes = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_level(self, before: Level, *, passes: bool) -> None:
        """Show how loud it is before the gate, and whether the gate lets it pass."""
        self._peak_dbfs, self._rms_dbfs = before.peak_dbfs, before.rms_dbfs
        self._passes = passes
        self.update()

    def show_gate(self, gate_dbfs: float) -> None:
        """Show where the gate opens; at the lowest place it is always open."""
        self._gate_dbfs = gate_dbfs
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, _HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            share = (event.position().x() - _MARK) / max(self.width() - 2 * _MARK, 1.0)
            self.gate_moved.emit(_LOW_DBFS + min(max(share, 0.0), 1.0) * (_HIGH_DBFS - _LOW_DBFS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            bar = QRectF(_MARK, (self.height() - _BAR) / 2, self.width() - 2 * _MARK, _BAR)
            painter.setBrush(theme.color("groove"))
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
            self._paint_level(painter, bar)
            if self._gate_dbfs > _LOW_DBFS:
                self._paint_gate(painter, bar)

    def _paint_level(self, painter: QPainter, bar: QRectF) -> None:
        start = _LOW_DBFS
        for end, token in _ZONES:
            until = min(self._peak_dbfs, end)
            if until > start:
                # Cut out of the whole bar, so that its ends stay round.
                painter.setClipRect(QRectF(
                    self._x(start), 0.0, self._x(until) - self._x(start), self.height()
                ))  # fmt: skip
                painter.setBrush(theme.color(token if self._passes else "faint"))
                painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
            start = end
        painter.setClipping(False)
        if self._rms_dbfs > _LOW_DBFS:
            painter.setBrush(theme.color("text"))
            painter.drawRect(QRectF(self._x(self._rms_dbfs) - 1.0, bar.top(), 2.0, bar.height()))

    def _paint_gate(self, painter: QPainter, bar: QRectF) -> None:
        """A line across the bar between two small triangles."""
        x = self._x(self._gate_dbfs)
        painter.setBrush(theme.color("needle"))
        painter.drawRect(QRectF(x - 0.75, bar.top() - 1, 1.5, bar.height() + 2))
        for tip, base in ((bar.top(), 0.5), (bar.bottom(), self.height() - 0.5)):
            corners = [QPointF(x, tip), QPointF(x - _MARK, base), QPointF(x + _MARK, base)]
            painter.drawPolygon(QPolygonF(corners))

    def _x(self, dbfs: float) -> float:
        share = (dbfs - _LOW_DBFS) / (_HIGH_DBFS - _LOW_DBFS)
        return _MARK + min(max(share, 0.0), 1.0) * (self.width() - 2 * _MARK)
