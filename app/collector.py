"""Python's garbage collector, kept to the UI thread."""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

_BEAT_MS, _CLOSED_MS = 500, 1000
_LOADED_MS = 6000
_FULL_SHARE = 0.01
"""Of the UI thread's time, what going through all objects may take."""


class Collector(QObject):
    """Collects garbage in the thread it lives in, and nowhere else.

    Python collects in whichever thread happens to make an object. A document or a widget of a
    closed window, held by a cycle only, would be destroyed in a thread that draws or tracks,
    while Qt still sends it events: the program would crash, seldom and anywhere.

    Generations follow Python's own thresholds, looked at twice a second. Nothing but the
    youngest is gone through while a mouse button is held, nor all objects more often than one
    hundredth of the time allows.

    Args:
        parent: what it ends with.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._full_from_s = 0.0
        gc.disable()
        self._beat = QTimer(self, interval=_BEAT_MS)
        self._beat.timeout.connect(self.collect)
        self._beat.start()
        # Once all modules are loaded: to go through them again takes 150 ms.
        QTimer.singleShot(_LOADED_MS, self, gc.freeze)

    def collect(self) -> None:
        """Collect the oldest generation whose turn has come, if any."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [at for at in range(3) if counts[at] > thresholds[at]]
        if due:
            self._collect(due[-1])

    def collect_all_soon(self) -> None:
        """Collect what is left of a window once Qt has deleted it, however old it is."""
        QTimer.singleShot(_CLOSED_MS, self, self._collect_all)

    def _collect_all(self) -> None:
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _collect(self, generation: int) -> None:
        started = time.monotonic()
        if QGuiApplication.mouseButtons():
            generation = 0
        if generation == 2 and started < self._full_from_s:
            generation = 1
        gc.collect(generation)
        if generation == 2:
            ended = time.monotonic()
            self._full_from_s = ended + (ended - started) / _FULL_SHARE
