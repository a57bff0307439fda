"""What shows nothing but the live picture: a bare view, and one that fills a display."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui import icons, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

    from app.ui.canvas.images import Image

_FIRST_PX = 512


class LiveView(QWidget):
    """A frameless window filled with the newest picture; transparent where that is.

    Signals:
        closed: by a key, or by the window system.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowIcon(icons.application_icon())
        self._image: Image | None = None

    def show_picture(self, image: Image) -> None:
        """Show another picture; one that has not been painted yet is overwritten."""
        self._image = image
        self.update()

    @property
    def picture_size(self) -> QSize:
        """Of the newest picture; a square before there is one."""
        return self._image.image.size() if self._image else QSize(_FIRST_PX, _FIRST_PX)

    def ground(self) -> QColor | None:
        """What is painted beside the picture; None leaves it transparent."""
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            ground = self.ground()
            if ground is not None:
                painter.fillRect(self.rect(), ground)
            if self._image is None:
                painter.fillRect(self.rect(), theme.color("canvas"))
                painter.setPen(theme.color("muted"))
                invitation = self.tr("Start Live to fill this window")
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, invitation)
                return
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._place(), self._image.image)

    def _place(self) -> QRectF:
        """As large as fits, in the middle."""
        fitted = QRectF(self.rect())
        size = self.picture_size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        fitted.setSize(size.toSizeF())
        fitted.moveCenter(QRectF(self.rect()).center())
        return fitted


class FullScreenView(LiveView):
    """Fills one display, black beside the picture. Esc leaves."""

    def show_on(self, screen: QScreen) -> None:
        """Fill that display."""
        self.setWindowTitle(self.tr("Likeness Live, full screen"))
        self.setGeometry(screen.geometry())
        self.setScreen(screen)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.showFullScreen()

    def ground(self) -> QColor | None:
        return QColor(Qt.GlobalColor.black)
