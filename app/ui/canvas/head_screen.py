"""The widget that shows what VTK has drawn.

The VTK widget itself stays hidden and draws into memory. Beside a visible OpenGL widget Qt
composes the whole main window with OpenGL: where there is no graphics card that takes 30 ms for
each repaint of the picture next to it (measured with llvmpipe on two cores), and the window is
made anew, visibly, when the first such widget appears in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkUnsignedCharArray

if TYPE_CHECKING:
    from pyvistaqt import QtInteractor

_TO_VTK = frozenset({
    QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel,
})  # fmt: skip


class Hand(Protocol):
    """Someone who may take an event before VTK does."""

    def handle(self, event: QEvent) -> bool: ...


class HeadScreen(QWidget):
    """Shows a hidden VTK widget and hands the mouse on to it.

    Args:
        view: the VTK widget, without a parent and never shown.
        parent: where the picture of it is shown.

    Attributes:
        hand: asked before VTK about each event, or None.
    """

    hand: Hand | None = None

    def __init__(self, view: QtInteractor, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._image = QImage()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # Asking for a picture gives the hidden widget its OpenGL context.
        view.grabFramebuffer()
        self._resize()

    def draw(self) -> None:
        """Let VTK draw, and show it."""
        self._view.render_window.Render()
        self._fetch()

    def event(self, event: QEvent) -> bool:
        """Offer input to the hand, then to VTK."""
        if self.hand is not None and self.hand.handle(event):
            return True
        if event.type() in _TO_VTK:
            QApplication.sendEvent(self._view, event)
            # VTK has drawn by itself if the view changed.
            self._fetch()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resize()
        if self.isVisible():
            self.draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            painter.drawImage(self.rect(), self._image)

    def _resize(self) -> None:
        ratio = self.devicePixelRatioF()
        width, height = max(self.width(), 1), max(self.height(), 1)
        self._view.resize(width, height)
        self._view.render_window.SetSize(round(width * ratio), round(height * ratio))

    def _fetch(self) -> None:
        """Read the picture back; rows come from below."""
        width, height = self._view.render_window.GetSize()
        data = vtkUnsignedCharArray()
        self._view.render_window.GetRGBACharPixelData(0, 0, width - 1, height - 1, 0, data)
        rows = vtk_to_numpy(data).reshape(height, width, 4)[::-1].copy()
        image = QImage(rows.data, width, height, 4 * width, QImage.Format.Format_RGBX8888)
        self._image = image.convertToFormat(QImage.Format.Format_RGB32)
        self.update()
