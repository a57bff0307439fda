"""The fitted head in three dimensions: a VTK view that follows every edit."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.canvas.head_colours import of_photo
from app.ui.canvas.heads import Heads
from app.ui.canvas.opengl import available
from app.ui.canvas.turntable import Turntable
from app.ui.canvas.viewport_bar import ViewportBar
from app.ui.canvas.viewport_stage import ViewportStage
from app.ui.canvas.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent
    from pyvistaqt import QtInteractor

    from app.state.document import Document
    from app.ui.canvas.head_scene import HeadScene
    from app.ui.canvas.head_screen import HeadScreen
    from engine.types import ByteArray

__all__ = ["LOOKS", "HeadViewport", "available"]

LOOKS = ("shaded", "photo", "pncc", "wireframe")
_LEAST_GAP_MS = 12
_REST_SHARE = 4.0
"""Drawing is followed by this many times as long for other work of the UI thread."""


class HeadViewport(ViewportStage):
    """Shows the chosen face as a head one can walk around, and take hold of.

    Nothing is drawn while it is hidden.

    Args:
        document: what is shown and edited.
        parent: the window.

    Signals:
        look_changed: shaded, photo, pncc or wireframe.
        turntable_changed, editing_changed: the switches.
        hint_changed: what a drag would do now, for the status bar.
    """

    look_changed = Signal(str)
    turntable_changed = Signal(bool)
    editing_changed = Signal(bool)
    hint_changed = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.heads = Heads(document)
        self.last_update_ms = 0.0
        self._look = LOOKS[0]
        self._editing = False
        self._bar = ViewportBar(self)
        self._bar.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addLayout(self.stack, 1)
        self._follow_timer = QTimer(self, singleShot=True, interval=_LEAST_GAP_MS)
        self._follow_timer.timeout.connect(self._catch_up)
        self._turntable = Turntable(self)
        self._turntable.switched.connect(self.turntable_changed)
        self._turntable.turned.connect(self._turn)
        self._pending = self._stale = False
        self._dress()

    # What the window uses

    @property
    def look(self) -> str:
        """How the head is shown; one of `LOOKS`."""
        return self._look

    def set_look(self, look: str) -> None:
        """Show the head "shaded", with the "photo" on it, as "pncc" or as "wireframe"."""
        from app.ui.canvas.head_scene import Look

        self._look = str(Look(look))
        if self.scene:
            self.scene.set_look(Look(look))
            if look == "photo":
                self._want_photo_colours()
            self.draw()
        self.look_changed.emit(self._look)

    def reset_view(self) -> None:
        """Look from where the photo was taken."""
        if self.scene:
            self.scene.reset_camera(self.heads.active)
            self.draw()

    @property
    def turntable(self) -> bool:
        """Whether the view goes round the head by itself."""
        return self._turntable.on

    def set_turntable(self, on: bool) -> None:
        """Let the view go round the head."""
        self._turntable.switch(on)

    @property
    def editing(self) -> bool:
        """Whether dragging on the head edits it; otherwise it does so with Ctrl only."""
        return self._editing

    def set_editing(self, on: bool) -> None:
        """Let drags on the head edit it instead of turning the view."""
        if on != self._editing:
            self._editing = on
            self.editing_changed.emit(on)

    def stop(self) -> None:
        self._turntable.switch(False)
        self._follow_timer.stop()
        super().stop()

    def sizeHint(self) -> QSize:
        return QSize(360, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 160)

    # Coming to life

    def furnish(self, view: QtInteractor, screen: HeadScreen, scene: HeadScene) -> None:
        from app.ui.canvas.head_hand import HeadHand

        screen.hand = HeadHand(self, screen, view, scene)
        self._bar.setEnabled(True)
        self.set_look(self._look)
        self._opened()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.view is not None:
            QTimer.singleShot(0, self._refresh)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._follow_timer.stop()

    def _dress(self) -> None:
        self.setAccessibleName(tr("Head in three dimensions"))
        document = self.document
        document.opened.connect(self._opened)
        document.face_chosen.connect(self._opened)
        document.edited.connect(self._edited)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)

    # Following the document

    def _opened(self, _face: int = 0) -> None:
        if self.scene is None:
            return
        face = self.document.face
        self.scene.set_photo_colours(None)
        if face is not None:
            self.scene.set_origin(face.portrait.params.pose.translation_mm)
            if self._look == "photo":
                self._want_photo_colours()
        self._refresh()
        self.reset_view()

    def _edited(self, face: int, _revision: int) -> None:
        if self.scene is None or face not in (self.document.active, -1):
            return
        if not self.isVisible():
            self._stale = True
        elif not self._follow_timer.isActive():
            self._refresh()
        else:
            self._pending = True

    def _catch_up(self) -> None:
        if self._pending:
            self._refresh()

    def _refresh(self) -> None:
        """Bring the mesh to the present edit and draw it.

        The next one waits until the UI thread has had time for other work, so that the hand
        stays quick on a machine that draws slowly.
        """
        head = self.heads.active
        self._pending = False
        self._stale = not self.isVisible()
        if self.scene is None or head is None or self._stale:
            return
        started = time.perf_counter()
        self.scene.show(head)
        self.draw()
        self.last_update_ms = 1000.0 * (time.perf_counter() - started)
        self._follow_timer.start(max(_LEAST_GAP_MS, round(_REST_SHARE * self.last_update_ms)))

    def _want_photo_colours(self) -> None:
        face = self.document.face
        if face is None:
            return
        portrait = face.portrait
        self.background.submit(
            "colours", lambda: of_photo(portrait), self._take_photo_colours
        )

    def _take_photo_colours(self, colours: ByteArray) -> None:
        if self.scene is not None:
            self.scene.set_photo_colours(colours)
            self.draw()

    def _turn(self, degrees: float) -> None:
        if self.view is not None and self.isVisible():
            self.view.camera.Azimuth(-degrees)
            self.view.renderer.ResetCameraClippingRange()
            self.draw()
