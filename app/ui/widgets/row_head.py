"""The left end of a control row: favourite star, name, link."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import icons, theme

_MARK = 16
_WIDTH = 172


class RowHead(QWidget):
    """A name with two marks to click, drawn as one widget: a panel has seventy of them.

    Signals:
        star_clicked, link_clicked: as named.
        name_double_clicked: the name itself.
    """

    star_clicked = Signal()
    link_clicked = Signal()
    name_double_clicked = Signal()

    def __init__(self, name: str, *, linkable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.linkable = linkable
        self.starred = False
        self.linked = False
        self.changed = False
        self._hovered = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(_WIDTH, 24)

    def set_marks(self, *, starred: bool, linked: bool) -> None:
        """Show whether the row is a favourite and moves with its other half."""
        if (starred, linked) != (self.starred, self.linked):
            self.starred, self.linked = starred, linked
            self.update()

    def set_changed(self, changed: bool) -> None:
        """Print the name in full strength when its value differs from the photo's."""
        if changed != self.changed:
            self.changed = changed
            self.update()

    @property
    def room(self) -> QRect:
        """Where the name is printed."""
        return QRect(_MARK + 6, 0, self.width() - 2 * _MARK - 12, self.height())

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 24)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
        elif self._star_rect().contains(spot):
            self.star_clicked.emit()
        elif self.linkable and self._link_rect().contains(spot):
            self.link_clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if _MARK < event.position().x() < self.width() - _MARK:
            self.name_double_clicked.emit()
        else:
            self.mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            ratio = self.devicePixelRatioF()
            if self.starred or self._hovered:
                name, token = ("star-filled", "needle") if self.starred else ("star", "faint")
                painter.drawPixmap(self._star_rect(), icons.pixmap(name, _MARK, token, ratio))
            if self.linkable and (self.linked or self._hovered):
                name, token = ("link", "muted") if self.linked else ("unlink", "faint")
                painter.drawPixmap(self._link_rect(), icons.pixmap(name, _MARK, token, ratio))
            token = "text" if self.changed else "muted"
            painter.setPen(theme.color(token if self.isEnabled() else "faint"))
            room = self.room
            right = Qt.TextElideMode.ElideRight
            text = self.fontMetrics().elidedText(self.name, right, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _star_rect(self) -> QRect:
        return QRect(2, (self.height() - _MARK) // 2, _MARK, _MARK)

    def _link_rect(self) -> QRect:
        return QRect(self.width() - _MARK - 2, (self.height() - _MARK) // 2, _MARK, _MARK)
