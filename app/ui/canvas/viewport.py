"""The fitted head in three dimensions: a VTK view that follows every edit."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.canvas.background import Background
from app.ui.canvas.heads import Heads
from app.ui.canvas.opengl import available, probed
from app.ui.canvas.viewport_bar import ViewportBar
from app.ui.canvas.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent
    from pyvistaqt import QtInteractor

    from app.state.document import Document
    from app.ui.canvas.head_scene import HeadScene
    from app.ui.canvas.head_screen import HeadScreen
    from engine.types import ByteArray, Portrait

__all__ = ["LOOKS", "HeadViewport", "available"]

LOOKS = ("shaded", "photo", "pncc", "wireframe")
_TURN_MS = 33
_TURN_DEG_PER_S = 40.0
_LEAST_GAP_MS = 12
_REST_SHARE = 2.5
"""Drawing is followed by this many times as long for other work of the UI thread."""


class HeadViewport(QWidget):
    """Shows the chosen face as a head one can walk around, and take hold of.

    Nothing of OpenGL is touched before the widget is shown for the first time, and only after a
    process of its own has proved that it works; until then, and if it does not, a sentence stands
    in its place. Nothing is drawn while it is hidden.

    Args:
        document: what is shown and edited.
        parent: the window.

    Signals:
        ready: the view exists from now on.
        unavailable: the sentence that says why there will be none.
        look_changed: shaded, photo, pncc or wireframe.
        turntable_changed, editing_changed: the switches.
        hint_changed: what a drag would do now, for the status bar.
    """

    ready = Signal()
    unavailable = Signal(str)
    look_changed = Signal(str)
    turntable_changed = Signal(bool)
    editing_changed = Signal(bool)
    hint_changed = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.heads = Heads(document)
        self.last_update_ms = 0.0
        self._background = Background(self)
        self._view: QtInteractor | None = None
        self._scene: HeadScene | None = None
        self._screen: HeadScreen | None = None
        self._asked = self._stopped = False
        self._look = LOOKS[0]
        self._editing = False
        self._message = QLabel(self)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setWordWrap(True)
        self._message.setMargin(24)
        self._bar = ViewportBar(self)
        self._bar.setEnabled(False)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addLayout(self._stack, 1)
        self._follow_timer = QTimer(self, singleShot=True, interval=_LEAST_GAP_MS)
        self._follow_timer.timeout.connect(self._catch_up)
        self._turner = QTimer(self, interval=_TURN_MS)
        self._turner.timeout.connect(self._turn)
        self._turned_at = 0.0
        self._pending = self._stale = False
        self._dress()

    # What the window uses

    @property
    def view(self) -> QtInteractor | None:
        """The VTK widget, which draws unseen, or None while there is none."""
        return self._view

    @property
    def screen_widget(self) -> HeadScreen | None:
        """The widget that shows what VTK draws, or None while there is none."""
        return self._screen

    @property
    def scene(self) -> HeadScene | None:
        """What is in the view, or None while there is none."""
        return self._scene

    @property
    def look(self) -> str:
        """How the head is shown; one of `LOOKS`."""
        return self._look

    def set_look(self, look: str) -> None:
        """Show the head "shaded", with the "photo" on it, as "pncc" or as "wireframe"."""
        from app.ui.canvas.head_scene import Look

        self._look = str(Look(look))
        if self._scene:
            self._scene.set_look(Look(look))
            if look == "photo":
                self._want_photo_colours()
            self.draw()
        self.look_changed.emit(self._look)

    def reset_view(self) -> None:
        """Look from where the photo was taken."""
        if self._scene:
            self._scene.reset_camera(self.heads.active)
            self.draw()

    @property
    def turntable(self) -> bool:
        """Whether the view goes round the head by itself."""
        return self._turner.isActive()

    def set_turntable(self, on: bool) -> None:
        """Let the view go round the head."""
        if on != self.turntable:
            self._turned_at = time.monotonic()
            (self._turner.start if on else self._turner.stop)()
            self.turntable_changed.emit(on)

    @property
    def editing(self) -> bool:
        """Whether dragging on the head edits it; otherwise it does so with Ctrl only."""
        return self._editing

    def set_editing(self, on: bool) -> None:
        """Let drags on the head edit it instead of turning the view."""
        if on != self._editing:
            self._editing = on
            self.editing_changed.emit(on)

    def draw(self) -> None:
        """Render now, if there is something to see."""
        if self._screen is not None and self.isVisible():
            self._screen.draw()

    def stop(self) -> None:
        """Close the view; call it before the window goes, while OpenGL is still there."""
        if self._stopped:
            return
        self._stopped = True
        self._turner.stop()
        self._follow_timer.stop()
        self._background.stop()
        if self._view is not None and self._screen is not None:
            self._stack.setCurrentWidget(self._message)
            self._stack.removeWidget(self._screen)
            self._screen.hand = None
            self._screen.deleteLater()
            self._view.close()
            self._view = self._scene = self._screen = None

    def sizeHint(self) -> QSize:
        return QSize(360, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 160)

    # Coming to life

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._asked and not self._stopped:
            self._asked = True
            self._say(tr("Starting the 3D view…"))
            self._background.submit("probe", _ready_to_start, self._start)
        elif self._view is not None:
            QTimer.singleShot(0, self._refresh)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._follow_timer.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._paint_ground()

    def _start(self, sentence: str) -> None:
        """Make the view, in the UI thread, now that its modules are loaded."""
        if self._stopped:
            return
        if sentence:
            self._say(sentence)
            self.unavailable.emit(sentence)
            return
        from pyvistaqt import QtInteractor

        from app.ui.canvas.head_hand import HeadHand
        from app.ui.canvas.head_scene import HeadScene
        from app.ui.canvas.head_screen import HeadScreen
        from engine.facemodels import load_model

        view = QtInteractor(None, auto_update=False, lighting="none", multi_samples=0)
        self._view = view
        self._screen = HeadScreen(view, self)
        self._screen.setAccessibleName(self.accessibleName())
        self._scene = HeadScene(view, load_model())
        self._screen.hand = HeadHand(self, self._screen, view, self._scene)
        self._paint_ground()
        self._stack.addWidget(self._screen)
        self._stack.setCurrentWidget(self._screen)
        self._bar.setEnabled(True)
        self.set_look(self._look)
        self._opened()
        self.ready.emit()

    def _dress(self) -> None:
        self.setAccessibleName(tr("Head in three dimensions"))
        document = self.document
        document.opened.connect(self._opened)
        document.face_chosen.connect(self._opened)
        document.edited.connect(self._edited)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)

    def _say(self, sentence: str) -> None:
        self._message.setText(sentence)
        self._stack.setCurrentWidget(self._message)

    def _paint_ground(self) -> None:
        if self._view is not None:
            self._view.set_background(theme.color("canvas").name())
            self.draw()

    # Following the document

    def _opened(self, _face: int = 0) -> None:
        if self._scene is None:
            return
        face = self.document.face
        self._scene.set_photo_colours(None)
        if face is not None:
            self._scene.set_origin(face.portrait.params.pose.translation_mm)
            if self._look == "photo":
                self._want_photo_colours()
        self._refresh()
        self.reset_view()

    def _edited(self, face: int, _revision: int) -> None:
        if self._scene is None or face not in (self.document.active, -1):
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
        if self._scene is None or head is None or self._stale:
            return
        started = time.perf_counter()
        self._scene.show(head)
        self.draw()
        self.last_update_ms = 1000.0 * (time.perf_counter() - started)
        self._follow_timer.start(max(_LEAST_GAP_MS, round(_REST_SHARE * self.last_update_ms)))

    def _want_photo_colours(self) -> None:
        face = self.document.face
        if face is None:
            return
        portrait = face.portrait
        self._background.submit(
            "colours", lambda: _photo_colours(portrait), self._take_photo_colours
        )

    def _take_photo_colours(self, colours: ByteArray) -> None:
        if self._scene is not None:
            self._scene.set_photo_colours(colours)
            self.draw()

    def _turn(self) -> None:
        now = time.monotonic()
        degrees = _TURN_DEG_PER_S * min(now - self._turned_at, 0.2)
        self._turned_at = now
        if self._view is not None and self.isVisible():
            self._view.camera.Azimuth(-degrees)
            self._view.renderer.ResetCameraClippingRange()
            self.draw()


def _ready_to_start() -> str:
    """Probe OpenGL and load the modules, which takes seconds; for a worker."""
    sentence = available() or probed()
    if not sentence:
        os.environ["QT_API"] = "pyside6"
        import pyvistaqt  # noqa: F401
    return sentence


def _photo_colours(portrait: Portrait) -> ByteArray:
    from engine.export.mesh import vertex_colours
    from engine.facemodels import load_model

    return vertex_colours(portrait, load_model())
