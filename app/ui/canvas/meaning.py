"""What a press would do where the pointer is: cursor, and a sentence for the status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from app.ui.canvas.cursors import Shape
from app.ui.canvas.handle_names import handle_name
from app.ui.canvas.words import tr

if TYPE_CHECKING:
    from app.ui.canvas.picture_canvas import PictureCanvas

_Mod = Qt.KeyboardModifier


def look_under(canvas: PictureCanvas, at: QPointF) -> None:
    """Find the handle and the face under the pointer, and have them drawn."""
    handles, boxes, keyboard = canvas.handles, canvas.face_boxes, canvas.pointer.keyboard
    before = handles.near, handles.shown, boxes.hovered
    boxes.hovered, handles.shown = -1, False
    if not keyboard.choosing:
        handles.near = None
    if canvas.document.faces and not canvas.compare.before and canvas.underMouse():
        point = canvas.view.to_photo(at.x(), at.y())
        face = boxes.at(point)
        if face == canvas.document.active:
            handles.shown = True
            near = handles.at(point, canvas.view)
            if near is not None:
                keyboard.end()
                handles.near = near
        elif boxes.several:
            boxes.hovered = face
    if before != (handles.near, handles.shown, boxes.hovered):
        canvas.update()


def meaning(
    canvas: PictureCanvas, at: QPointF, modifiers: Qt.KeyboardModifier
) -> tuple[Shape, str]:
    """Cursor and hint for a press at a widget position."""
    if canvas.compare.on_line(at.x(), canvas.view, canvas.size_hw[1]):
        return Shape.SPLIT, tr("Drag to compare before and after.")
    if not canvas.document.faces or canvas.compare.before:
        return Shape.ARROW, ""
    if canvas.handles.held:
        return Shape.HOLD, tr("Shift moves both sides alike; Escape takes it back.")
    if canvas.handles.near is not None:
        return Shape.GRAB, handle_name(canvas.handles.near)
    if canvas.face_boxes.hovered >= 0:
        number = canvas.face_boxes.hovered + 1
        return Shape.CHOOSE, tr("Click to edit face {number}.").format(number=number)
    if modifiers & _Mod.ControlModifier:
        return Shape.MOVE, tr("Drag to move the head.")
    if modifiers & _Mod.ShiftModifier:
        return Shape.ROLL, tr("Drag to tilt the head.")
    return Shape.TURN, tr("Drag to turn the head; Shift tilts, Ctrl moves, Alt and wheel scale.")
