"""The points of the face that can be taken hold of: where they are, and how they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from app.ui import theme
from app.ui.canvas.handle_names import handle_name
from engine.drivers.grab import HANDLES, handle_place, handle_points, nearest_handle

if TYPE_CHECKING:
    from app.state.document import Document
    from app.ui.canvas.heads import Heads
    from app.ui.canvas.view import View
    from engine.drivers.grab import Handle

REACH_PX = 16.0
"""A handle can be taken from this far, in widget pixels."""
_DOT_PX, _RING_PX = 3.0, 7.0
_APART_PX = 11.0
_SHADOW = QColor(0, 0, 0, 150)


class Handles:
    """The handles of the active face.

    Attributes:
        near: the handle under the pointer or chosen by keyboard, or None.
        held: whether `near` is being dragged.
        shown: whether the others are drawn, faintly, because the pointer is over the face.
        all_shown: whether they are drawn wherever the pointer is.
    """

    def __init__(self, document: Document, heads: Heads) -> None:
        self._document, self._heads = document, heads
        self.near: Handle | None = None
        self.held = False
        self.shown = False
        self.all_shown = False
        self._points: tuple[object, dict[str, tuple[float, float]]] = (None, {})

    @property
    def seen(self) -> bool:
        """Whether any of them is drawn."""
        return self.shown or self.all_shown or self.near is not None

    def points(self) -> dict[str, tuple[float, float]]:
        """Photo position of each visible handle, by name."""
        head = self._heads.active
        if head is None:
            return {}
        if self._points[0] is not head:
            found = handle_points(head.model, head.portrait, head.target, head.head_mm)
            places = {name: (float(p[0]), float(p[1])) for name, p in found.items()}
            self._points = (head, places)
        return self._points[1]

    def at(self, point: tuple[float, float], view: View, reach: float = REACH_PX) -> Handle | None:
        """The handle near a point of the photo, or None."""
        head = self._heads.active
        if head is None:
            return None
        return nearest_handle(head.portrait, head.target, point, reach / view.scale)

    def place(self, handle: Handle) -> tuple[float, float] | None:
        """Where a handle lies in the photo, or None when it is hidden; one that is held is not."""
        head = self._heads.active
        if self.held and handle is self.near and head is not None:
            return handle_place(head.model, head.portrait, head.target, handle)
        return self.points().get(handle.name)

    def step(self, *, forward: bool) -> Handle | None:
        """The next handle in reading order, or None past the last one."""
        order = sorted(self.points().items(), key=lambda item: (round(item[1][1], 1), item[1][0]))
        names = [name for name, _ in order]
        if not names:
            return None
        if self.near is None or self.near.name not in names:
            index = 0 if forward else len(names) - 1
        else:
            index = names.index(self.near.name) + (1 if forward else -1)
        if not 0 <= index < len(names):
            return None
        return HANDLES[order[index][0]]

    def paint(self, painter: QPainter, view: View, bounds: QRectF) -> None:
        """Draw what is to be seen of them."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        if (self.shown or self.all_shown) and not self.held:
            for centre in self._apart(view):
                _dot(painter, centre)
        place = self.place(self.near) if self.near else None
        if self.near and place:
            centre = QPointF(*view.to_widget(*place))
            _ring(painter, centre, held=self.held)
            if not self.held:
                _name(painter, centre, handle_name(self.near), bounds)

    def _apart(self, view: View) -> list[QPointF]:
        """Where dots are drawn: on a small face not on top of each other, nor on the ring."""
        near = self.near.name if self.near else ""
        places = {name: view.to_widget(*point) for name, point in self.points().items()}
        taken = [places.pop(near)] if near in places else []
        first = len(taken)
        for x, y in places.values():
            if all(abs(x - u) + abs(y - v) > _APART_PX for u, v in taken):
                taken.append((x, y))
        return [QPointF(x, y) for x, y in taken[first:]]


def _dot(painter: QPainter, centre: QPointF) -> None:
    painter.setPen(QPen(_SHADOW, 1.0))
    painter.setBrush(QColor(255, 255, 255, 190))
    painter.drawEllipse(centre, _DOT_PX, _DOT_PX)


def _ring(painter: QPainter, centre: QPointF, *, held: bool) -> None:
    accent = theme.color("accent")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_SHADOW, 4.0))
    painter.drawEllipse(centre, _RING_PX, _RING_PX)
    painter.setPen(QPen(QColor(255, 255, 255), 2.0))
    painter.setBrush(accent if held else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, _RING_PX, _RING_PX)
    if not held:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(centre, _DOT_PX, _DOT_PX)


def _name(painter: QPainter, centre: QPointF, text: str, bounds: QRectF) -> None:
    """The handle's name beside it, kept inside the widget."""
    metrics = QFontMetricsF(painter.font())
    width, height = metrics.horizontalAdvance(text) + 16, metrics.height() + 6
    left = centre.x() + 16
    if left + width > bounds.right() - 4:
        left = centre.x() - 16 - width
    plate = QRectF(left, centre.y() - height / 2, width, height)
    paint_plate(painter, plate, text)


def paint_plate(painter: QPainter, plate: QRectF, text: str) -> None:
    """Words on a dark plate, legible on any picture."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(18, 20, 23, 205))
    painter.drawRoundedRect(plate, 4, 4)
    painter.setPen(QColor(240, 242, 245))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
