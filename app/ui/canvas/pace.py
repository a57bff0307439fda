"""When the moves of the hand are worked off: once a frame, however many arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.state.document import Document

FRAME_MS = 8
_DRAG_MS = 40
"""How long a drag waits for the picture of its last move before it goes on without it."""


class Pace(QObject):
    """Calls for work at a pace that the rest of the program can follow.

    A drag goes on when the picture of its last move is there: what nobody would see drawn need not
    be solved for, and takes the processor from what is being drawn.

    Args:
        document: whose pictures are waited for.
        work: works off the newest move.
        parent: the hand.

    Attributes:
        dragging: whether moves edit.
        waiting: whether a move has not been worked off.
    """

    def __init__(self, document: Document, work: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self.dragging = self.waiting = False
        self._work = work
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._next)
        document.rendered.connect(self._drawn)

    def moved(self) -> None:
        """There is a new move: work it off soon, or at once when the last one is long ago."""
        self.waiting = True
        if not self._timer.isActive():
            self._next()

    def hurry(self) -> None:
        """Work off at once what waits."""
        if self.waiting:
            self.waiting = False
            self._work()

    def stop(self) -> None:
        """Forget what waits."""
        self.waiting = False
        self._timer.stop()

    def _next(self) -> None:
        if self.waiting:
            self.hurry()
            self._timer.start(_DRAG_MS if self.dragging else FRAME_MS)

    def _drawn(self, _picture: object) -> None:
        """Go on before the picture is painted: the next one can be drawn meanwhile."""
        if self.dragging:
            self._next()
