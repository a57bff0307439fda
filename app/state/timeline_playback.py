"""Playing the open take: the playhead follows the clock, and the sound where there is any."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from app.state.timeline import Timeline

_TICK_MS = 33


class Playback(QObject):
    """Moves a timeline's playhead in real time; what is late is skipped, never played slowly.

    Attributes:
        looping: whether it begins again at the end.

    Signals:
        changed: it plays, has stopped or loops.
        started: it plays from this moment of what is played, in seconds; also at each turn of a
            loop.
    """

    changed = Signal()
    started = Signal(float)

    def __init__(self, timeline: Timeline, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.looping = False
        self._timeline = timeline
        self._from_s, self._since_s = 0.0, 0.0
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._tick)
        timeline.opened.connect(self.stop)
        timeline.edited.connect(self._go_on)

    @property
    def playing(self) -> bool:
        """Whether time passes."""
        return self._clock.isActive()

    def start(self) -> None:
        """Play from the playhead; from the start where it is at the end or outside."""
        timeline = self._timeline
        if timeline.source is None or self.playing:
            return
        start_s, end_s = timeline.span_s
        if not start_s <= timeline.position_s < end_s - 1e-3:
            timeline.seek(start_s)
        self._begin(timeline.played_s)
        self._clock.start()
        self.changed.emit()

    def stop(self) -> None:
        """Let the playhead rest."""
        if self.playing:
            self._clock.stop()
            self.changed.emit()

    def toggle(self) -> None:
        """Play or stop."""
        if self.playing:
            self.stop()
        else:
            self.start()

    def set_looping(self, looping: bool) -> None:
        """Begin again at the end, or not."""
        if looping != self.looping:
            self.looping = looping
            self.changed.emit()

    def _begin(self, played_s: float) -> None:
        self._from_s, self._since_s = played_s, time.monotonic()
        self.started.emit(played_s)

    def _go_on(self) -> None:
        if self.playing:
            self._begin(self._timeline.played_s)

    def _tick(self) -> None:
        timeline = self._timeline
        at_s, end_s = self._from_s + time.monotonic() - self._since_s, timeline.played_duration_s
        if at_s < end_s:
            timeline.seek_played(at_s)
        elif self.looping:
            timeline.seek_played(0.0)
            self._begin(0.0)
        else:
            timeline.seek_played(end_s)
            self.stop()
