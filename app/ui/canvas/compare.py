"""Before and after: the whole photo for a moment, or both sides of a line one can drag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from app.ui.canvas.handles import paint_plate
from app.ui.canvas.words import tr

if TYPE_CHECKING:
    from app.ui.canvas.view import View

_REACH_PX = 6.0
_GRIP_PX = 11.0


class Compare:
    """How the photo and the edit share the canvas.

    Attributes:
        before: the photo alone is shown.
        split: both are shown, the photo on the left.
        share: where the line is, 0 at the photo's left border, 1 at its right one.
    """

    def __init__(self) -> None:
        self.before = False
        self.split = False
        self.share = 0.5

    def line_x(self, view: View, width: int) -> float:
        """Widget position of the line on a photo of `width` pixels."""
        return view.left + self.share * width * view.scale

    def on_line(self, x: float, view: View, width: int) -> bool:
        """Whether a widget position is close enough to take the line."""
        return self.split and not self.before and abs(x - self.line_x(view, width)) <= _REACH_PX

    def move_line(self, x: float, view: View, width: int) -> None:
        """Bring the line to a widget position."""
        share = (x - view.left) / (width * view.scale)
        self.share = min(max(share, 0.0), 1.0)

    def paint(self, painter: QPainter, view: View, photo: QRectF, bounds: QRectF) -> None:
        """Draw the line and say which side is which."""
        shown = photo & bounds
        if shown.isEmpty():
            return
        if self.before:
            _plate(painter, shown.left() + 12, shown.top() + 12, tr("Before"))
            return
        if not self.split:
            return
        x = photo.left() + self.share * photo.width()
        top, bottom = QPointF(x, shown.top()), QPointF(x, shown.bottom())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for pen in (QPen(QColor(0, 0, 0, 120), 3.0), QPen(QColor(255, 255, 255, 235), 1.4)):
            painter.setPen(pen)
            painter.drawLine(top, bottom)
        _grip(painter, QPointF(x, shown.center().y()))
        left, right = tr("Before"), tr("After")
        _plate(painter, x - 12 - _plate_width(painter, left), shown.top() + 12, left)
        _plate(painter, x + 12, shown.top() + 12, right)


def _grip(painter: QPainter, centre: QPointF) -> None:
    painter.setPen(QPen(QColor(0, 0, 0, 120), 1.0))
    painter.setBrush(QColor(255, 255, 255, 235))
    painter.drawEllipse(centre, _GRIP_PX, _GRIP_PX)
    pen = QPen(QColor(40, 44, 50), 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for side in (-1, 1):
        tip = centre + QPointF(side * 6.5, 0)
        for turn in (-3.2, 3.2):
            painter.drawLine(tip, tip + QPointF(-side * 3.2, turn))


def _plate_width(painter: QPainter, text: str) -> float:
    return QFontMetricsF(painter.font()).horizontalAdvance(text) + 20


def _plate(painter: QPainter, left: float, top: float, text: str) -> None:
    height = QFontMetricsF(painter.font()).height() + 8
    paint_plate(painter, QRectF(left, top, _plate_width(painter, text), height), text)
