"""Taking hold of the head in the 3D view: the same handles and gestures as on the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from vtkmodules.vtkRenderingCore import vtkCellPicker

from app.ui.canvas.cursors import Shape, cursor
from app.ui.canvas.gestures import HandleDrag, Point
from app.ui.canvas.handle_names import handle_name
from app.ui.canvas.words import tr
from engine.drivers.grab import handle_places, nearest_place
from engine.drivers.sight import PlaneSight

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pyvistaqt import QtInteractor

    from app.ui.canvas.head_scene import HeadScene
    from app.ui.canvas.head_screen import HeadScreen
    from app.ui.canvas.viewport import HeadViewport
    from engine.drivers.grab import Handle


class HeadHand:
    """Turns presses on the head into edits while editing is on or Ctrl is held.

    The point under the pointer is found on the mesh, the handle nearest to it is taken, and the
    pointer's way is followed in the plane through that point that faces the view, so that from
    the side the face comes forward and goes back.
    """

    def __init__(
        self, viewport: HeadViewport, screen: HeadScreen, view: QtInteractor, scene: HeadScene
    ) -> None:
        self._viewport, self._screen, self._view, self._scene = viewport, screen, view, scene
        self._picker = vtkCellPicker()
        self._picker.SetTolerance(0.002)
        self._gesture: HandleDrag | None = None
        self._held_mm = np.zeros(3)
        self._sight = PlaneSight(np.eye(2, 3))
        self._hint = ""

    def handle(self, event: QEvent) -> bool:
        """Take what edits; leave what moves the view to VTK."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            return self._key(cast("QKeyEvent", event))
        if kind == QEvent.Type.MouseButtonPress:
            return self._press(cast("QMouseEvent", event))
        if kind == QEvent.Type.MouseMove:
            return self._move(cast("QMouseEvent", event))
        if kind == QEvent.Type.Leave and self._gesture is None:
            self._say("")
            return False
        if kind == QEvent.Type.MouseButtonRelease and self._gesture is not None:
            self._gesture = None
            self._dress(cast("QMouseEvent", event))
            return True
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self._gesture is not None:
            self._gesture.cancel()
            self._gesture = None
            return True
        return False

    def _press(self, event: QMouseEvent) -> bool:
        document = self._viewport.document
        if event.button() != Qt.MouseButton.LeftButton or not self._edits(event):
            return False
        found = self._handle_at(event.position())
        head = self._viewport.heads.active
        if found is None or head is None:
            return False
        handle, picked = found
        self._sight, self._held_mm = self._facing_plane(), picked
        place_mm = handle_places(head.model, head.portrait, head.target)[handle.name].astype(float)
        place, grabbed = self._sight.see(place_mm)[0], self._sight.see(self._in_camera(picked))[0]
        self._gesture = HandleDrag(document, handle, _point(place), _point(grabbed), self._sight)
        self._dress(event)
        return True

    def _move(self, event: QMouseEvent) -> bool:
        if self._gesture is None:
            if event.buttons() == Qt.MouseButton.NoButton:
                self._dress(event)
            return False
        to_mm = self._on_plane(event.position(), self._held_mm)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        symmetric = shift != self._viewport.document.symmetric
        at, _ = self._sight.see(self._in_camera(to_mm))
        self._gesture.move(_point(at), symmetric=symmetric)
        return True

    def _edits(self, event: QMouseEvent) -> bool:
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return (held or self._viewport.editing) and bool(self._viewport.document.faces)

    def _dress(self, event: QMouseEvent) -> None:
        """Cursor and hint for what a drag would do."""
        shape, hint = Shape.ARROW, tr("Drag to turn the view; with Ctrl, to move the face.")
        if self._gesture is not None:
            shape, hint = Shape.HOLD, tr("Shift moves both sides alike; Escape takes it back.")
        elif self._edits(event):
            found = self._handle_at(event.position())
            if found is not None:
                shape, hint = Shape.GRAB, handle_name(found[0])
        self._screen.setCursor(cursor(shape))
        self._say(hint)

    def _say(self, hint: str) -> None:
        if hint != self._hint:
            self._hint = hint
            self._viewport.hint_changed.emit(hint)

    def _handle_at(self, at: QPointF) -> tuple[Handle, NDArray[np.float64]] | None:
        """The handle nearest to the surface under the pointer, and that place in the scene."""
        head = self._viewport.heads.active
        x, y = self._display(at)
        if head is None or not self._picker.Pick(x, y, 0.0, self._view.renderer):
            return None
        picked = np.asarray(self._picker.GetPickPosition())
        x_mm, y_mm, z_mm = self._in_camera(picked).tolist()
        handle = nearest_place(head.portrait, head.target, (x_mm, y_mm, z_mm))
        return None if handle is None else (handle, picked)

    def _facing_plane(self) -> PlaneSight:
        """The view as it is now: drags happen in a plane parallel to the screen."""
        camera = self._view.camera
        away = np.asarray(camera.GetDirectionOfProjection())
        right = np.cross(away, camera.GetViewUp())
        right /= np.linalg.norm(right)
        return PlaneSight(np.stack([right, np.cross(right, away)]))

    def _in_camera(self, scene_mm: NDArray[np.float64]) -> NDArray[np.float64]:
        """A point of the scene in the frame of the photo's camera."""
        return scene_mm + self._scene.origin_mm

    def _on_plane(self, at: QPointF, through: NDArray[np.float64]) -> NDArray[np.float64]:
        """The scene point under the pointer in the plane through another that faces the view."""
        renderer = self._view.renderer
        renderer.SetWorldPoint(*(float(v) for v in through), 1.0)
        renderer.WorldToDisplay()
        depth = renderer.GetDisplayPoint()[2]
        x, y = self._display(at)
        renderer.SetDisplayPoint(x, y, depth)
        renderer.DisplayToWorld()
        point = np.asarray(renderer.GetWorldPoint())
        return point[:3] / point[3]

    def _display(self, at: QPointF) -> Point:
        """Widget position to VTK's display pixels, which count from below."""
        ratio = self._screen.devicePixelRatioF()
        return at.x() * ratio, (self._screen.height() - at.y() - 1) * ratio


def _point(pair: NDArray[np.float64]) -> Point:
    return float(pair[0]), float(pair[1])
