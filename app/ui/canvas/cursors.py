"""Cursor shapes that say what a drag will do."""

from __future__ import annotations

from enum import Enum
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPainterPath, QPen, QPixmap

_SIDE_PX = 28


class Shape(Enum):
    """What the pointer is about to do."""

    ARROW = "arrow"
    GRAB = "grab"
    HOLD = "hold"
    PAN = "pan"
    CHOOSE = "choose"
    SPLIT = "split"
    TURN = "turn"
    ROLL = "roll"
    MOVE = "move"


_STANDARD = {
    Shape.ARROW: Qt.CursorShape.ArrowCursor,
    Shape.GRAB: Qt.CursorShape.OpenHandCursor,
    Shape.HOLD: Qt.CursorShape.ClosedHandCursor,
    Shape.PAN: Qt.CursorShape.OpenHandCursor,
    Shape.CHOOSE: Qt.CursorShape.PointingHandCursor,
    Shape.SPLIT: Qt.CursorShape.SplitHCursor,
    Shape.MOVE: Qt.CursorShape.SizeAllCursor,
}


@cache
def cursor(shape: Shape) -> QCursor:
    """The cursor of a shape."""
    if shape in _STANDARD:
        return QCursor(_STANDARD[shape])
    path = _turn_arrows() if shape is Shape.TURN else _roll_arrow()
    picture = QPixmap(_SIDE_PX, _SIDE_PX)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in ((QColor(255, 255, 255), 4.2), (QColor(20, 22, 26), 1.8)):
            pen = QPen(colour, width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPath(path)
    return QCursor(picture, _SIDE_PX // 2, _SIDE_PX // 2)


def _turn_arrows() -> QPainterPath:
    """Two flat ellipses of arrows around a ball: sideways and up or down."""
    path = QPainterPath()
    path.addEllipse(QPointF(14, 14), 3.2, 3.2)
    for across, tip, wing in (
        (True, QPointF(25, 14), 3.2), (True, QPointF(3, 14), -3.2),
        (False, QPointF(14, 25), 3.2), (False, QPointF(14, 3), -3.2),
    ):  # fmt: skip
        for side in (-3.2, 3.2):
            path.moveTo(tip)
            path.lineTo(tip + (QPointF(-wing, side) if across else QPointF(side, -wing)))
    return path


def _roll_arrow() -> QPainterPath:
    """Three quarters of a circle with an arrow head at each end."""
    path = QPainterPath()
    box = QRectF(5, 5, 18, 18)
    path.arcMoveTo(box, -30)
    start = path.currentPosition()
    path.arcTo(box, -30, 240)
    end = path.currentPosition()
    for tip, side in ((start, 1), (end, -1)):
        path.moveTo(tip)
        path.lineTo(tip + QPointF(side * 1.0, -5.0))
        path.moveTo(tip)
        path.lineTo(tip + QPointF(-side * 5.0, -1.0))
    return path
