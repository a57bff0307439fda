"""A widget in which VTK draws once it has proved that it can; until then it holds a sentence."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from app.ui import theme
from app.ui.canvas.background import Background
from app.ui.canvas.opengl import available, probed
from app.ui.canvas.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from pyvistaqt import QtInteractor

    from app.ui.canvas.head_scene import HeadScene
    from app.ui.canvas.head_screen import HeadScreen


class ViewportStage(QWidget):
    """Makes the view when it is shown for the first time, and takes it apart in order.

    Nothing of OpenGL is touched before, and only after a process of its own has proved that it
    works.

    Signals:
        ready: the view exists from now on.
        unavailable: the sentence that says why there will be none.
    """

    ready = Signal()
    unavailable = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.background = Background(self)
        self._view: QtInteractor | None = None
        self._scene: HeadScene | None = None
        self._screen: HeadScreen | None = None
        self._asked = self._stopped = False
        self._ground = ""
        self._message = QLabel(self)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setWordWrap(True)
        self._message.setMargin(24)
        self.stack = QStackedLayout()
        self.stack.addWidget(self._message)

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

    def furnish(self, view: QtInteractor, screen: HeadScreen, scene: HeadScene) -> None:
        """Called once the view exists, before it is seen."""
        raise NotImplementedError

    def draw(self) -> None:
        """Render now, if there is something to see."""
        if self._screen is not None and self.isVisible():
            self._screen.draw()

    def stop(self) -> None:
        """Close the view; call it before the window goes, while OpenGL is still there."""
        if self._stopped:
            return
        self._stopped = True
        self.background.stop()
        if self._view is not None and self._screen is not None:
            self.stack.setCurrentWidget(self._message)
            self.stack.removeWidget(self._screen)
            self._screen.hand = None
            self._screen.deleteLater()
            self._view.close()
            # At once: nobody owns it but Python, which might end it on a thread without OpenGL.
            shiboken6.delete(self._view)
            self._view = self._scene = self._screen = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._asked and not self._stopped:
            self._asked = True
            self._say(tr("Starting the 3D view…"))
            self.background.submit("probe", _ready_to_start, self._start)

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

        from app.ui.canvas.head_scene import HeadScene
        from app.ui.canvas.head_screen import HeadScreen
        from engine.facemodels import load_model

        view = QtInteractor(None, auto_update=False, lighting="none", multi_samples=0)
        self._view = view
        self._screen = HeadScreen(view, self)
        self._screen.setAccessibleName(self.accessibleName())
        self._scene = HeadScene(view, load_model())
        self._paint_ground()
        self.stack.addWidget(self._screen)
        self.stack.setCurrentWidget(self._screen)
        self.furnish(view, self._screen, self._scene)
        self.ready.emit()

    def _say(self, sentence: str) -> None:
        self._message.setText(sentence)
        self.stack.setCurrentWidget(self._message)

    def _paint_ground(self) -> None:
        colour = theme.color("canvas").name()
        # A new look is told several times.
        if self._view is not None and colour != self._ground:
            self._ground = colour
            self._view.set_background(colour)
            self.draw()


def _ready_to_start() -> str:
    """Probe OpenGL and load the modules, which takes seconds; for a worker."""
    sentence = available() or probed()
    if not sentence:
        os.environ["QT_API"] = "pyside6"
        import pyvistaqt  # noqa: F401
    return sentence
