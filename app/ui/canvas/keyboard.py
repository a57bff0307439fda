"""Keys on the picture: space to pan, handles without a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.ui.canvas.gestures import HandleDrag
from app.ui.canvas.handle_names import handle_name

if TYPE_CHECKING:
    from app.ui.canvas.picture_canvas import PictureCanvas

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_STEP_PX, _FAST_PX = 2.0, 10.0


class Keyboard:
    """Keyboard input of the canvas.

    Attributes:
        space: whether the space bar is held, so that a drag pans.
        choosing: whether a handle was chosen with Tab.
    """

    def __init__(self, canvas: PictureCanvas) -> None:
        self._canvas = canvas
        self.space = False
        self.choosing = False
        self._gesture: HandleDrag | None = None
        self._to = (0.0, 0.0)

    def wants(self, event: QKeyEvent, *, busy: bool) -> bool:
        """Whether a key is for the canvas although it may be a shortcut of the window."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            return busy or self.choosing
        if key in _ARROWS:
            return self.choosing
        return key == Qt.Key.Key_Space

    def press(self, event: QKeyEvent) -> bool:
        """Deal with a pressed key; False leaves it to others."""
        key = event.key()
        if key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.space = True
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._choose(forward=key == Qt.Key.Key_Tab)
        elif key in _ARROWS and self.choosing:
            fast = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._nudge(_ARROWS[Qt.Key(key)], _FAST_PX if fast else _STEP_PX)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.choosing:
            self._gesture = None
        else:
            return key == Qt.Key.Key_Space
        return True

    def release(self, event: QKeyEvent) -> bool:
        """Deal with a released key."""
        if event.isAutoRepeat():
            return event.key() == Qt.Key.Key_Space
        if event.key() == Qt.Key.Key_Space:
            self.space = False
            return True
        return False

    def cancel(self) -> bool:
        """Take the nudges back, or leave the handle; False when none is chosen."""
        if self._gesture is not None:
            self._gesture.cancel()
            self._gesture = None
            return True
        if self.choosing:
            self.end()
            self._canvas.handles.near = None
            self._canvas.update()
            return True
        return False

    def end(self) -> None:
        """The keyboard lets go of the handle; what it moved stays."""
        self.choosing, self._gesture = False, None

    def let_go(self) -> None:
        """The canvas lost the keyboard: no key is held any more."""
        self.end()
        self.space = False
        self._canvas.handles.near = None
        self._canvas.update()

    def _choose(self, *, forward: bool) -> bool:
        """The next handle; past the last one the focus goes on to the next widget."""
        canvas = self._canvas
        handle = canvas.handles.step(forward=forward)
        self.end()
        canvas.handles.near = handle
        self.choosing = handle is not None
        canvas.update()
        if handle is not None:
            canvas.hint_changed.emit(handle_name(handle))
        return self.choosing

    def _nudge(self, direction: tuple[int, int], step_px: float) -> None:
        canvas = self._canvas
        handle = canvas.handles.near
        place = canvas.handles.place(handle) if handle else None
        if handle is None or place is None:
            return
        if self._gesture is None:
            self._gesture = HandleDrag(canvas.document, handle, place, place)
            self._to = place
        step = step_px / canvas.view.scale
        self._to = self._to[0] + direction[0] * step, self._to[1] + direction[1] * step
        self._gesture.move(self._to)
