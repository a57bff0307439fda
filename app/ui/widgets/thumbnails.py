"""A grid of small pictures with names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui import theme

if TYPE_CHECKING:
    from engine.types import ByteArray

    AnyIndex = QModelIndex | QPersistentModelIndex

_SIDE, _LINE, _PAD = 92, 22, 5
THUMBNAIL_PX = 184
"""Side of the pictures: twice what is shown, for fine screens."""
NAME_ROLE = Qt.ItemDataRole.UserRole + 1
MARK_ROLE = Qt.ItemDataRole.UserRole + 2


class ThumbnailGrid(QListView):
    """Pictures to click, in as many columns as there is room for.

    Signals:
        chosen: name of a picture that was clicked or entered.
    """

    chosen = Signal(str)

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bare")
        self.setAccessibleName(accessible_name)
        self._items: dict[str, QStandardItem] = {}
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setViewportMargins(6, 0, 0, 0)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._tell)
        self.activated.connect(self._tell)

    def set_entries(self, entries: dict[str, tuple[str, str]]) -> None:
        """Show entries in order, without pictures; ones that were there keep theirs.

        Args:
            entries: name -> (text below the picture, tooltip).
        """
        pictures = {name: item.data(Qt.ItemDataRole.DecorationRole)
                    for name, item in self._items.items()}  # fmt: skip
        current = self.current()
        self._model.clear()
        self._items = {}
        for name, (text, tooltip) in entries.items():
            item = QStandardItem(text)
            item.setToolTip(tooltip)
            item.setData(name, NAME_ROLE)
            item.setData(pictures.get(name), Qt.ItemDataRole.DecorationRole)
            self._items[name] = item
            self._model.appendRow(item)
        self.choose(current)

    def set_picture(self, name: str, pixels: ByteArray) -> None:
        """Give an entry its picture, (H, W, 3) uint8 RGB."""
        if name in self._items:
            height, width = pixels.shape[:2]
            image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
            picture = QPixmap.fromImage(image)
            self._items[name].setData(picture, Qt.ItemDataRole.DecorationRole)

    def forget_pictures(self) -> None:
        """Show no picture until new ones come."""
        for item in self._items.values():
            item.setData(None, Qt.ItemDataRole.DecorationRole)

    def set_mark(self, name: str, marked: bool) -> None:
        """Put a dot on an entry."""
        self._items[name].setData(marked, MARK_ROLE)

    def has_picture(self, name: str) -> bool:
        """Whether an entry has its picture."""
        item = self._items.get(name)
        return item is not None and item.data(Qt.ItemDataRole.DecorationRole) is not None

    def names(self) -> list[str]:
        """The entries in order."""
        return list(self._items)

    def current(self) -> str:
        """Name of the current entry, or empty."""
        return str(self.currentIndex().data(NAME_ROLE) or "")

    def choose(self, name: str) -> None:
        """Make an entry the current one; nothing is emitted."""
        if name in self._items:
            self.setCurrentIndex(self._items[name].index())
        else:
            self.clearSelection()

    def _tell(self, index: QModelIndex) -> None:
        self.chosen.emit(str(index.data(NAME_ROLE)))


class _Delegate(QStyledItemDelegate):
    """Paints a picture with rounded corners and its name."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(_SIDE + 2 * _PAD, _SIDE + _LINE + 2 * _PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        cell: QRect = option.rect
        frame = QRect(cell.center().x() - _SIDE // 2, cell.top() + _PAD, _SIDE, _SIDE)
        self._paint_picture(painter, frame, index)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            pen = QPen(theme.color("accent" if chosen else "muted"), 2 if chosen else 1)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(frame), 6, 6)
        if index.data(MARK_ROLE):
            painter.setPen(QPen(theme.color("panel"), 2))
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(frame.right() - 15, frame.top() + 5, 10, 10)
        painter.setPen(theme.color("text" if chosen else "muted"))
        line = QRect(cell.left() + 2, frame.bottom() + 2, cell.width() - 4, _LINE)
        text = option.fontMetrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, line.width()
        )
        painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.restore()

    def _paint_picture(self, painter: QPainter, frame: QRect, index: AnyIndex) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(frame), 6, 6)
        painter.fillPath(shape, theme.color("raised"))
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QPixmap):
            painter.setClipPath(shape)
            painter.drawPixmap(frame, picture)
            painter.setClipping(False)
