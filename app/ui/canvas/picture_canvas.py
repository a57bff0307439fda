"""The picture in the middle of the window: shown at any zoom, taken hold of and moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import theme
from app.ui.canvas.background import Background
from app.ui.canvas.compare import Compare
from app.ui.canvas.drops import DropTarget
from app.ui.canvas.face_boxes import FaceBoxes
from app.ui.canvas.handles import Handles
from app.ui.canvas.heads import Heads
from app.ui.canvas.layers import Layers
from app.ui.canvas.overlay_stack import Overlay, OverlayStack
from app.ui.canvas.pointer import Pointer
from app.ui.canvas.words import tr
from app.ui.canvas.zoomable import Zoomable

if TYPE_CHECKING:
    from app.state.document import Document
    from engine.types import ByteArray


class PictureCanvas(Zoomable):
    """Shows the document's newest picture and lets the hand edit it.

    Args:
        document: what is shown and edited.
        parent: the window.

    Signals:
        files_dropped: paths of what to open, photos or anything else.
        expression_dropped: path of a photo whose expression the active face should take.
        hint_changed: what a drag would do now, for the status bar; "" for nothing.
        provenance_wanted: whether the render loop should also say where pixels come from.
        overlays_changed, compare_changed: the overlays, or before/after, were switched.
    """

    files_dropped = Signal(object)
    expression_dropped = Signal(str)
    hint_changed = Signal(str)
    provenance_wanted = Signal(bool)
    overlays_changed = Signal()
    compare_changed = Signal()

    _hands: tuple[Pointer | DropTarget, ...] = ()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.background = Background(self)
        self.heads = Heads(document)
        self.layers = Layers(self.background, self)
        self.overlay_stack = OverlayStack(self)
        self.handles = Handles(document, self.heads)
        self.face_boxes = FaceBoxes(document, self.heads)
        self.compare = Compare()
        self.pointer = Pointer(self)
        self.drops = DropTarget(self)
        self._hands = (self.pointer, self.drops)
        self._dress()
        self._follow()

    # What is shown

    @property
    def size_hw(self) -> tuple[int, int]:
        """Of the photo; (1, 1) when nothing is open."""
        return self.document.picture.size_hw if self.document.picture else (1, 1)

    def zoom_to_face(self) -> None:
        """Fill the widget with the chosen face."""
        if self.document.faces:
            self.fill_with(self.face_boxes.box(self.document.active))

    def set_before(self, before: bool) -> None:
        """Show the photo as it was, or the edit."""
        if before != self.compare.before:
            self.compare.before = before
            self.compare_changed.emit()
            self.update()

    def set_split(self, split: bool) -> None:
        """Show photo and edit on two sides of a line that can be dragged."""
        if split != self.compare.split:
            self.compare.split = split
            self.compare_changed.emit()
            self.update()

    def show_live(self, pixels: ByteArray | None) -> None:
        """Paint a live picture at once, in place of the edit; None brings the edit back.

        While one is shown the face cannot be taken hold of.
        """
        if (pixels is None) == self.layers.live:
            self.pointer.reset()
        self.layers.show_live(pixels)
        self.repaint()

    def set_overlay(self, name: str, on: bool) -> None:
        """Switch an overlay on or off, by the name of an `Overlay`: "landmarks", "wireframe" ..."""
        overlay = Overlay(name)
        if self.overlay_stack.switch(overlay, on):
            if overlay is Overlay.PROVENANCE:
                self.provenance_wanted.emit(on)
            self.overlays_changed.emit()

    def overlays(self) -> frozenset[str]:
        """Names of the overlays that are on."""
        return frozenset(str(overlay) for overlay in self.overlay_stack.on)

    def stop(self) -> None:
        """End the worker thread; the canvas shows what it has, and takes no input, from then on."""
        self._hands = ()
        self.pointer.stop()
        self.background.stop()

    def sizeHint(self) -> QSize:
        return QSize(900, 700)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 180)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            exposed = QRectF(event.rect())
            if self.document.picture is None:
                painter.fillRect(exposed, theme.color("canvas"))
                self._paint_invitation(painter)
            else:
                self._paint_picture(painter, exposed)
            self.drops.paint(painter)

    def _paint_picture(self, painter: QPainter, exposed: QRectF) -> None:
        view, ratio = self._view, self.devicePixelRatioF()
        height, width = self.size_hw
        ground = theme.color("canvas")
        if self.compare.before:
            painter.fillRect(exposed, ground)
            self.layers.paint_photo(painter, view, exposed, ratio)
        else:
            self.layers.paint(painter, view, exposed, ratio, ground)
            if not self.layers.live:
                self.overlay_stack.paint(painter)
        if self.compare.split and not self.compare.before:
            left = QRectF(exposed)
            left.setRight(self.compare.line_x(view, width))
            if left.width() > 0:
                painter.save()
                painter.setClipRect(left)
                painter.fillRect(left, ground)
                self.layers.paint_photo(painter, view, left & exposed, ratio)
                painter.restore()
        photo = QRectF(view.left, view.top, width * view.scale, height * view.scale)
        if not self.compare.before and not self.layers.live:
            self.face_boxes.paint(painter, view)
            self.handles.all_shown = Overlay.HANDLES in self.overlay_stack.on
            self.handles.paint(painter, view, QRectF(self.rect()))
        self.compare.paint(painter, view, photo, QRectF(self.rect()))

    def _paint_invitation(self, painter: QPainter) -> None:
        painter.setPen(theme.color("muted"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        text = tr("Open a photo, or drop one here.")
        painter.drawText(self.rect().adjusted(24, 24, -24, -24), int(flags), text)

    # Following the document

    def _dress(self) -> None:
        self.setAccessibleName(tr("Picture"))
        self.setAccessibleDescription(
            tr(
                "The edited photo. Tab goes through the handles of the face, the arrow keys move "
                "the chosen one, Escape lets go."
            )
        )
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.grabGesture(Qt.GestureType.PinchGesture)

    def _follow(self) -> None:
        document = self.document
        document.opened.connect(self._open)
        document.rendered.connect(self.layers.show)
        document.edited.connect(self._edited)
        document.face_chosen.connect(self._face_chosen)
        self.layers.changed.connect(self.update)
        document.rendered.connect(self.overlay_stack.take_provenance)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)
        self._open()

    def _open(self) -> None:
        self.pointer.reset()
        self.layers.open(self.document.picture)
        self.overlay_stack.refresh()
        if self.document.newest is not None:
            self.layers.show(self.document.newest)
        self.fit()

    def _edited(self, _face: int, _revision: int) -> None:
        self.overlay_stack.refresh()
        # The picture follows later, and what is held moves with it.
        loose = self.handles.seen and not self.handles.held
        if loose or self.overlay_stack.on or self.face_boxes.several:
            self.update()

    def _face_chosen(self, _face: int) -> None:
        self.pointer.reset()
        self.overlay_stack.refresh()
        self.update()

    def view_changed(self) -> None:
        """The photo lies elsewhere from now on, and what is laid over it must follow."""
        self.overlay_stack.refresh()
        self.update()

    # Events

    def event(self, event: QEvent) -> bool:
        """Hand input to those who know what it means; the rest goes the usual way."""
        # Not event filters: Qt would call them, and so Python, while the widget is taken apart.
        hands = (self.drops,) if self._hands and self.layers.live else self._hands
        return any(hand.handle(event) for hand in hands) or super().event(event)
