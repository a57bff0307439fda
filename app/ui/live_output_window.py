"""The live picture in a frameless window, for programs that capture windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from app.ui.live_output import LiveView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.canvas.images import Image

_EDGE_PX = 8
_SMALLEST_PX, _FIRST_PX = 120, 512
_STEP_PX, _GROWTH = 10, 1.1
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class OutputWindow(LiveView):
    """Keeps the picture's shape. It is dragged to move it, its edges to resize it; the arrows and
    + and - do the same, Esc closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Likeness Live"))
        self.setMouseTracking(True)
        self.setMinimumSize(_SMALLEST_PX, _SMALLEST_PX)
        self._held: tuple[QPointF, QRect, bool] | None = None

    def appear(self, *, on_top: bool) -> None:
        """Show it, in the picture's shape, above other windows by choice."""
        self.set_on_top(on_top)
        keep = Qt.AspectRatioMode.KeepAspectRatio
        self.resize(self.picture_size.scaled(_FIRST_PX, _FIRST_PX, keep))
        self.show()

    def set_on_top(self, on: bool) -> None:
        """Keep it above other windows, or not."""
        shown = self.isVisible()
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on)
        if shown:
            self.show()  # Changing a flag hides a window.

    def show_picture(self, image: Image) -> None:
        shape = self.picture_size
        super().show_picture(image)
        if self.picture_size != shape:
            self._resize(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            x, y = _ARROWS[key]
            self.move(self.x() + x * _STEP_PX, self.y() + y * _STEP_PX)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._resize(round(self.width() * _GROWTH))
        elif key == Qt.Key.Key_Minus:
            self._resize(round(self.width() / _GROWTH))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at_edge = bool(self._edges(event.position()))
        # Wayland lets no window move itself; where the system moves it, nothing is held.
        if at_edge or not self.windowHandle().startSystemMove():
            self._held = (event.globalPosition(), self.geometry(), at_edge)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            self._show_cursor(event.position())
            return
        start, place, at_edge = self._held
        moved = (event.globalPosition() - start).toPoint()
        if not at_edge:
            self.move(place.topLeft() + moved)
            return
        edges = self._edges(QPointF(start - place.topLeft()), place.size())
        if edges & (Qt.Edge.LeftEdge | Qt.Edge.RightEdge):
            grown = moved.x() if edges & Qt.Edge.RightEdge else -moved.x()
        else:
            down = moved.y() if edges & Qt.Edge.BottomEdge else -moved.y()
            grown = down * self.picture_size.width() // self.picture_size.height()
        self._resize(place.width() + grown)
        self.move(
            place.right() + 1 - self.width() if edges & Qt.Edge.LeftEdge else place.left(),
            place.bottom() + 1 - self.height() if edges & Qt.Edge.TopEdge else place.top(),
        )

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held = None

    def _resize(self, width: int) -> None:
        """Another width, the height in the picture's proportion."""
        shape = self.picture_size
        factor = max(width / shape.width(), _SMALLEST_PX / min(shape.width(), shape.height()))
        self.resize(round(factor * shape.width()), round(factor * shape.height()))

    def _edges(self, spot: QPointF, size: QSize | None = None) -> Qt.Edge:
        """Which edges a place in the window is at."""
        size = size or self.size()
        edges = Qt.Edge(0)
        if spot.x() < _EDGE_PX:
            edges |= Qt.Edge.LeftEdge
        elif spot.x() >= size.width() - _EDGE_PX:
            edges |= Qt.Edge.RightEdge
        if spot.y() < _EDGE_PX:
            edges |= Qt.Edge.TopEdge
        elif spot.y() >= size.height() - _EDGE_PX:
            edges |= Qt.Edge.BottomEdge
        return edges

    def _show_cursor(self, spot: QPointF) -> None:
        edges = self._edges(spot)
        falling = (Qt.Edge.LeftEdge | Qt.Edge.TopEdge, Qt.Edge.RightEdge | Qt.Edge.BottomEdge)
        rising = (Qt.Edge.RightEdge | Qt.Edge.TopEdge, Qt.Edge.LeftEdge | Qt.Edge.BottomEdge)
        shapes = {
            **dict.fromkeys(falling, Qt.CursorShape.SizeFDiagCursor),
            **dict.fromkeys(rising, Qt.CursorShape.SizeBDiagCursor),
            Qt.Edge.LeftEdge: Qt.CursorShape.SizeHorCursor,
            Qt.Edge.RightEdge: Qt.CursorShape.SizeHorCursor,
            Qt.Edge.TopEdge: Qt.CursorShape.SizeVerCursor,
            Qt.Edge.BottomEdge: Qt.CursorShape.SizeVerCursor,
        }
        self.setCursor(shapes.get(edges, Qt.CursorShape.ArrowCursor))
