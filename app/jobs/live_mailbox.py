"""What a live session tells, gathered on its threads and read on the UI thread.

However many pictures and sentences come, at most one wake-up of the UI thread is on its way. A
signal per picture would pile up behind a busy event loop.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from engine.drivers.calibrator import CalibrationProgress
    from engine.live.shown import Event


@dataclass
class Mail:
    """What has come since the last look.

    Attributes:
        kinds: of the events, see the engine's `Event`.
        sentences: of its notices, in order.
        failures: sinks by name, and why they fail.
        progress: the newest of a calibration.
    """

    kinds: set[str] = field(default_factory=set)
    sentences: list[str] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    progress: CalibrationProgress | None = None


class Mailbox(QObject):
    """Takes events from any thread.

    Signals:
        arrived: there is mail; once until it is taken.
    """

    arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._mail = Mail()

    def put(self, event: Event) -> None:
        """Add an event; does not wait."""
        with self._lock:
            mail = self._mail
            quiet = not mail.kinds
            mail.kinds.add(event.kind)
            if event.kind == "notice":
                mail.sentences.append(event.sentence)
            elif event.kind == "sink":
                mail.failures[event.sink] = event.sentence
            elif event.progress is not None:
                mail.progress = event.progress
        if quiet:
            self.arrived.emit()

    def take(self) -> Mail:
        """Everything that has come."""
        with self._lock:
            mail, self._mail = self._mail, Mail()
        return mail
