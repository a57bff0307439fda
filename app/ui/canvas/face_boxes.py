"""Numbered boxes around the faces of a photo with several people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from app.ui import theme
from app.ui.canvas.handles import paint_plate

if TYPE_CHECKING:
    from app.state.document import Document
    from app.ui.canvas.heads import Heads
    from app.ui.canvas.view import View

_MARGIN = 0.18
_CORNER = 0.22


class FaceBoxes:
    """Finds and draws the faces; does nothing while there is only one.

    Attributes:
        hovered: number of the face under the pointer that is not the chosen one, or -1.
    """

    def __init__(self, document: Document, heads: Heads) -> None:
        self._document, self._heads = document, heads
        self.hovered = -1

    @property
    def several(self) -> bool:
        return len(self._document.faces) > 1

    def box(self, face: int) -> QRectF:
        """The face as it is now, with some room, in the photo."""
        left, top, right, bottom = self._heads.of(face).face_box
        room = _MARGIN * max(right - left, bottom - top)
        return QRectF(left, top, right - left, bottom - top).adjusted(-room, -room, room, room)

    def at(self, point: tuple[float, float]) -> int:
        """The face at a point of the photo, the chosen one first, or -1."""
        where = QPointF(*point)
        faces = range(len(self._document.faces))
        hit = [face for face in faces if self.box(face).contains(where)]
        if self._document.active in hit:
            return self._document.active
        return min(hit, key=lambda face: self.box(face).width(), default=-1)

    def paint(self, painter: QPainter, view: View) -> None:
        if not self.several:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for face in range(len(self._document.faces)):
            chosen, hovered = face == self._document.active, face == self.hovered
            colour = theme.color("accent") if chosen else QColor(255, 255, 255)
            colour.setAlpha(255 if chosen or hovered else 150)
            self._paint_one(painter, view, face, colour, filled=hovered)

    def _paint_one(
        self, painter: QPainter, view: View, face: int, colour: QColor, *, filled: bool
    ) -> None:
        box = self.box(face)
        corner = QPointF(*view.to_widget(box.left(), box.top()))
        shown = QRectF(corner, box.size() * view.scale)
        if filled:
            painter.fillRect(shown, QColor(255, 255, 255, 28))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(QColor(0, 0, 0, 110), 4.0), QPen(colour, 2.0)):
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            _corners(painter, shown)
        text = str(face + 1)
        metrics = QFontMetricsF(painter.font())
        size = metrics.height() + 4
        width = max(metrics.horizontalAdvance(text) + 12, size)
        paint_plate(painter, QRectF(shown.left() + 4, shown.top() + 4, width, size), text)


def _corners(painter: QPainter, box: QRectF) -> None:
    """Only the corners, so that the box does not cover the picture."""
    arm = _CORNER * min(box.width(), box.height())
    for x, inwards_x in ((box.left(), arm), (box.right(), -arm)):
        for y, inwards_y in ((box.top(), arm), (box.bottom(), -arm)):
            painter.drawLine(QPointF(x, y), QPointF(x + inwards_x, y))
            painter.drawLine(QPointF(x, y), QPointF(x, y + inwards_y))
