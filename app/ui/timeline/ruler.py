"""The ruler: seconds and frames, and the place to scrub."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.ui import theme
from app.ui.timeline.ink import draw_unplayed
from app.ui.timeline.lane_words import clock
from app.ui.timeline.metrics import RULER

if TYPE_CHECKING:
    from app.state.timeline import Timeline
    from app.state.timeline_axis import TimeAxis

_MARK_PX = 72.0
_SMALL = 5
_HEAD_PX = 6.0


class Ruler(QWidget):
    """Marks of time; pressing or dragging moves the playhead.

    Signals:
        scrub_began, scrub_ended: the playhead was taken hold of, or let go.
    """

    scrub_began = Signal()
    scrub_ended = Signal()

    def __init__(self, timeline: Timeline, axis: TimeAxis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline, self._axis = timeline, axis
        self.setFixedHeight(RULER)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setAccessibleName(self.tr("Time ruler"))
        self.setToolTip(self.tr("Drag to scrub through the take"))
        axis.changed.connect(self.update)
        timeline.moved.connect(self.update)
        timeline.edited.connect(self.update)
        timeline.opened.connect(self.update)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._timeline.source is not None:
            self.scrub_began.emit()
            self._seek(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._timeline.source is not None:
            self._seek(event)
            self._axis.reveal(self._timeline.position_s)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.scrub_ended.emit()

    def _seek(self, event: QMouseEvent) -> None:
        times_s = self._timeline.material.take.times_s
        at_s = self._axis.to_s(event.position().x())
        self._timeline.seek(float(times_s[np.argmin(np.abs(times_s - at_s))]))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), theme.color("window"))
            if self._timeline.source is None:
                return
            exposed = QRectF(event.rect())
            draw_unplayed(painter, self._axis, self._timeline.span_s, exposed)
            self._draw_marks(painter, exposed)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_head(painter)

    def _draw_marks(self, painter: QPainter, exposed: QRectF) -> None:
        step_s = self._axis.step_s(_MARK_PX)
        decimals = 0 if step_s >= 1 else 1 if step_s >= 0.1 else 2
        small_s = step_s / _SMALL
        first = int(self._axis.to_s(exposed.left() - _MARK_PX) / small_s)
        last = int(self._axis.to_s(exposed.right()) / small_s) + 1
        font = painter.font()
        font.setPixelSize(11)
        painter.setFont(font)
        end_s = self._timeline.duration_s
        for number in range(max(first, 0), last + 1):
            x = round(self._axis.to_px(number * small_s)) + 0.5
            large = number % _SMALL == 0
            if number * small_s > end_s + 1e-6:
                break
            painter.setPen(QPen(theme.color("edge" if not large else "muted"), 1.0))
            top = RULER - (10 if large else 5)
            painter.drawLine(QPointF(x, top), QPointF(x, RULER))
            if large:
                painter.drawText(QPointF(x + 4, 12), clock(number * small_s, decimals))

    def _draw_head(self, painter: QPainter) -> None:
        x = self._axis.to_px(self._timeline.position_s)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.color("error")))
        low, half = float(RULER), _HEAD_PX
        painter.drawPolygon(QPolygonF([
            QPointF(x - half, low - 13), QPointF(x + half, low - 13), QPointF(x + half, low - 6),
            QPointF(x, low), QPointF(x - half, low - 6),
        ]))  # fmt: skip
