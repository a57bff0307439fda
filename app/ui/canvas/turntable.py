"""A view that goes round by itself, at the same speed on any machine."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

_STEP_MS = 33
_DEG_PER_S = 40.0
_LONGEST_S = 0.2
"""A machine that was busy for longer does not make up for it with a leap."""


class Turntable(QObject):
    """Says how far to turn, as often as the screen can show it.

    Signals:
        turned: degrees since the last time.
        switched: whether it goes round.
    """

    turned = Signal(float)
    switched = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=_STEP_MS)
        self._timer.timeout.connect(self._step)
        self._turned_at = 0.0

    @property
    def on(self) -> bool:
        """Whether it goes round."""
        return self._timer.isActive()

    def switch(self, on: bool) -> None:
        """Start or stop."""
        if on != self.on:
            self._turned_at = time.monotonic()
            (self._timer.start if on else self._timer.stop)()
            self.switched.emit(on)

    def _step(self) -> None:
        now = time.monotonic()
        degrees = _DEG_PER_S * min(now - self._turned_at, _LONGEST_S)
        self._turned_at = now
        self.turned.emit(degrees)
