"""Wheel, touchpad and pinch on the picture: zoom, pan, and the size of the head."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

from app.ui.canvas.gestures import HeadScale

if TYPE_CHECKING:
    from app.ui.canvas.picture_canvas import PictureCanvas

_WHEEL_STEP = 120.0
_ZOOM_PER_STEP = 1.2
_REST_MS = 450
"""A gesture of the wheel ends when it has rested this long."""
_Mod = Qt.KeyboardModifier


class Wheel:
    """Turns wheel steps and pinches into zoom, pan and scale."""

    def __init__(self, canvas: PictureCanvas) -> None:
        self._canvas = canvas
        self._scaling: HeadScale | None = None
        self._rest = QTimer(canvas, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.end)

    def handle(self, event: QEvent) -> bool:
        """Deal with a wheel or touch event; False leaves it to others."""
        if event.type() == QEvent.Type.Wheel:
            return self._wheel(cast("QWheelEvent", event))
        if event.type() == QEvent.Type.NativeGesture:
            return self._native_gesture(cast("QNativeGestureEvent", event))
        if event.type() == QEvent.Type.Gesture:
            return self._pinch(cast("QGestureEvent", event))
        return False

    def end(self) -> None:
        """The next step of the wheel begins another gesture."""
        self._rest.stop()
        self._scaling = None

    def cancel(self) -> bool:
        """Take back what the wheel is doing to the head; False when it does nothing."""
        if self._scaling is None:
            return False
        self._scaling.cancel()
        self.end()
        return True

    def _wheel(self, event: QWheelEvent) -> bool:
        canvas, at, modifiers = self._canvas, event.position(), event.modifiers()
        if canvas.document.picture is None:
            return False
        # With Alt, some systems turn the wheel into a sideways one.
        angle, pixels = event.angleDelta(), event.pixelDelta()
        steps = (angle.y() or angle.x()) / _WHEEL_STEP
        if modifiers & _Mod.AltModifier:
            self._scale_head(steps)
        elif modifiers & _Mod.ShiftModifier:
            canvas.pan((angle.x() or angle.y()) / 2, 0)
        elif not pixels.isNull() and event.phase() != Qt.ScrollPhase.NoScrollPhase:
            canvas.pan(pixels.x(), pixels.y())
        else:
            canvas.zoom_by(_ZOOM_PER_STEP**steps, (at.x(), at.y()))
        event.accept()
        return True

    def _scale_head(self, steps: float) -> None:
        canvas = self._canvas
        if canvas.pointer.dragging or not canvas.document.faces:
            return
        if self._scaling is None:
            self._scaling = HeadScale(canvas.document)
        self._scaling.step(steps)
        self._rest.start()

    def _native_gesture(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        at = event.position()
        self._canvas.zoom_by(1.0 + event.value(), (at.x(), at.y()))
        return True

    def _pinch(self, event: QGestureEvent) -> bool:
        gesture = cast("QPinchGesture | None", event.gesture(Qt.GestureType.PinchGesture))
        if gesture is None:
            return False
        at = self._canvas.mapFromGlobal(gesture.centerPoint())
        self._canvas.zoom_by(gesture.scaleFactor(), (at.x(), at.y()))
        moved = gesture.centerPoint() - gesture.lastCenterPoint()
        self._canvas.pan(moved.x(), moved.y())
        return True
