"""Which edit a drag begins, by what lies under the hand and which keys are held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.ui.canvas.gestures import Gesture, HandleDrag, HeadMove, HeadRoll, HeadTurn, Point

if TYPE_CHECKING:
    from app.ui.canvas.picture_canvas import PictureCanvas

_Mod = Qt.KeyboardModifier


def gesture_at(
    canvas: PictureCanvas, point: Point, modifiers: Qt.KeyboardModifier, *, handles: bool = False
) -> Gesture | None:
    """The edit that a drag from a point of the photo begins, or None when there is nothing.

    Args:
        canvas: what is dragged on.
        point: where the hand took hold.
        modifiers: Ctrl moves the head, Shift tilts it, otherwise it turns.
        handles: whether a handle near the point is taken first.
    """
    if not canvas.document.faces or canvas.compare.before:
        return None
    if handles:
        handle = canvas.handles.at(point, canvas.view)
        place = canvas.handles.place(handle) if handle else None
        if handle and place:
            canvas.handles.near, canvas.handles.held = handle, True
            return HandleDrag(canvas.document, handle, place, point)
    canvas.handles.near, canvas.handles.shown = None, False
    if modifiers & _Mod.ControlModifier:
        return HeadMove(canvas.document, point)
    if modifiers & _Mod.ShiftModifier:
        return HeadRoll(canvas.document, point, _middle_of_face(canvas))
    return HeadTurn(canvas.document, point)


def _middle_of_face(canvas: PictureCanvas) -> Point:
    head = canvas.heads.active
    assert head is not None
    left, top, right, bottom = head.face_box
    return (left + right) / 2, (top + bottom) / 2
