"""Mouse and keys on the picture: what each press and drag does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from app.ui.canvas.cursors import Shape, cursor
from app.ui.canvas.gestures import Gesture, HandleDrag, Point
from app.ui.canvas.grip import gesture_at
from app.ui.canvas.keyboard import Keyboard
from app.ui.canvas.meaning import look_under, meaning
from app.ui.canvas.pace import Pace
from app.ui.canvas.wheel import Wheel

if TYPE_CHECKING:
    from app.ui.canvas.picture_canvas import PictureCanvas

_Mod = Qt.KeyboardModifier
_MODIFIERS = _Mod.ShiftModifier | _Mod.ControlModifier


class Pointer(QObject):
    """The hand on the canvas."""

    def __init__(self, canvas: PictureCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.keyboard = Keyboard(canvas)
        self._at = QPointF()
        self._pressed: QPointF | None = None
        self._panning = self._splitting = False
        self._gesture: Gesture | None = None
        self._modifiers = _Mod.NoModifier
        self._wheel = Wheel(canvas)
        self._hint = ""
        self._pace = Pace(canvas.document, self._follow, self)

    @property
    def dragging(self) -> bool:
        """Whether the hand is editing right now."""
        return self._gesture is not None

    def handle(self, event: QEvent) -> bool:
        """Deal with the canvas's input; False leaves an event to others."""
        kinds = {
            QEvent.Type.MouseButtonPress: self._press,
            QEvent.Type.MouseButtonDblClick: self._double_click,
            QEvent.Type.MouseMove: self._move,
            QEvent.Type.MouseButtonRelease: self._release,
            QEvent.Type.KeyPress: self._key_press,
            QEvent.Type.KeyRelease: self._key_release,
            QEvent.Type.ShortcutOverride: self._wants_key,
            QEvent.Type.Leave: self._leave,
            QEvent.Type.Enter: self._enter,
            QEvent.Type.FocusOut: self._focus_out,
        }
        deal = kinds.get(event.type())
        return bool(deal(event)) if deal else self._wheel.handle(event)

    def reset(self) -> None:
        """Forget what is under way: the document changed beneath it."""
        self._gesture = self._pressed = None
        self._panning = self._splitting = self._pace.waiting = False
        self._wheel.end()
        self.keyboard.end()
        handles = self._canvas.handles
        handles.near, handles.held, handles.shown = None, False, False
        self._canvas.face_boxes.hovered = -1

    def stop(self) -> None:
        """Stop the timers."""
        self._pace.stop()
        self._wheel.end()

    # Mouse

    def _press(self, event: QMouseEvent) -> bool:
        canvas, at = self._canvas, event.position()
        self._at, self._modifiers = at, event.modifiers() & _MODIFIERS
        self._wheel.end()
        self.keyboard.end()
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (left and self.keyboard.space):
            self._panning = True
        elif not left or canvas.document.picture is None or self._pressed is not None:
            return False
        elif canvas.compare.on_line(at.x(), canvas.view, canvas.size_hw[1]):
            self._splitting = True
        else:
            self._pressed = at
        self._dress()
        return True

    def _move(self, event: QMouseEvent) -> bool:
        moved = event.position() - self._at
        self._at = event.position()
        canvas = self._canvas
        if self._panning:
            canvas.pan(moved.x(), moved.y())
        elif self._splitting:
            canvas.compare.move_line(self._at.x(), canvas.view, canvas.size_hw[1])
            canvas.update()
        elif self._pressed is not None:
            self._drag(event.modifiers() & _MODIFIERS)
        else:
            self._modifiers = event.modifiers() & _MODIFIERS
            self._later()
        return True

    def _release(self, _event: QMouseEvent) -> bool:
        self._pace.hurry()
        if self._pressed is not None and self._gesture is None:
            self._click()
        self._pressed, self._gesture = None, None
        self._panning = self._splitting = False
        self._canvas.handles.held = False
        self._hover()
        self._canvas.update()
        return True

    def _click(self) -> None:
        canvas = self._canvas
        face = canvas.face_boxes.at(self._photo(self._at)) if canvas.face_boxes.several else -1
        if face >= 0:
            canvas.document.choose_face(face)

    def _double_click(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        self._pressed = None
        self._canvas.toggle_zoom((event.position().x(), event.position().y()))
        return True

    def _drag(self, modifiers: Qt.KeyboardModifier) -> None:
        """Begin a gesture when the hand has moved far enough, and follow it."""
        assert self._pressed is not None
        canvas = self._canvas
        if self._gesture is None:
            far = (self._at - self._pressed).manhattanLength()
            if far < QApplication.startDragDistance() / 2:
                return
            self._gesture = gesture_at(canvas, self._photo(self._pressed), modifiers, handles=True)
            if self._gesture is None:
                self._pressed = None
                return
        elif modifiers != self._modifiers and not isinstance(self._gesture, HandleDrag):
            self._pace.hurry()
            self._gesture = gesture_at(canvas, self._photo(self._at), modifiers)
        self._modifiers = modifiers
        self._later()

    def _later(self) -> None:
        self._pace.dragging = self._gesture is not None
        self._pace.moved()

    def _follow(self) -> None:
        """Work off the newest move."""
        if self._gesture is not None:
            shift = bool(self._modifiers & _Mod.ShiftModifier)
            symmetric = shift != self._canvas.document.symmetric
            self._gesture.move(self._photo(self._at), symmetric=symmetric)
        else:
            self._hover()

    def cancel(self) -> bool:
        """Take back what the hand is doing; False when it is doing nothing."""
        if self._gesture is None:
            return self._wheel.cancel() or self.keyboard.cancel()
        self._gesture.cancel()
        self._gesture = self._pressed = None
        self._pace.waiting = False
        self._canvas.handles.held = False
        self._hover()
        return True

    # Hover

    def _hover(self) -> None:
        """Show what a press here would do."""
        look_under(self._canvas, self._at)
        self._dress()

    def _dress(self) -> None:
        """Cursor and hint for what would happen, or happens, now."""
        shape, hint = (Shape.HOLD if self._panning else Shape.PAN), ""
        if not self._panning and not self.keyboard.space:
            shape, hint = meaning(self._canvas, self._at, self._modifiers)
        self._canvas.setCursor(cursor(Shape.SPLIT if self._splitting else shape))
        self._say(hint)

    def _say(self, hint: str) -> None:
        if hint != self._hint:
            self._hint = hint
            self._canvas.hint_changed.emit(hint)

    def _leave(self, _event: QEvent) -> bool:
        if self._pressed is None:
            self._hover()
            self._say("")
        return False

    def _enter(self, event: QEnterEvent) -> bool:
        self._at = event.position()
        return False

    # Keys

    def _wants_key(self, event: QKeyEvent) -> bool:
        if not self.keyboard.wants(event, busy=self._gesture is not None):
            return False
        event.accept()
        return True

    def _key_press(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return self.cancel()
        taken = self.keyboard.press(event)
        self._modifiers_changed(event)
        return taken

    def _key_release(self, event: QKeyEvent) -> bool:
        taken = self.keyboard.release(event)
        self._modifiers_changed(event)
        return taken

    def _modifiers_changed(self, event: QKeyEvent) -> None:
        if self._pressed is None:
            self._modifiers = event.modifiers() & _MODIFIERS
            self._dress()

    def _focus_out(self, _event: QEvent) -> bool:
        self.keyboard.let_go()
        self._dress()
        return False

    def _photo(self, at: QPointF) -> Point:
        return self._canvas.view.to_photo(at.x(), at.y())
