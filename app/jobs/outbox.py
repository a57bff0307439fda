"""What worker threads have for the UI thread.

However much they put, at most one wake-up of the UI thread is on its way: a signal per picture
would pile up behind a busy event loop.
"""

from __future__ import annotations

import threading
from typing import Any

from PySide6.QtCore import QObject, Signal


class Outbox(QObject):
    """Keeps the newest value of each kind until it is taken.

    Args:
        gathered: kinds of which every value is kept, in a list.

    Signals:
        arrived: there is something; once until it is taken.
    """

    arrived = Signal()

    def __init__(self, *gathered: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gathered = frozenset(gathered)
        self._lock = threading.Lock()
        self._values: dict[str, Any] = {}

    def put(self, kind: str, value: object) -> None:
        """Add a value, from any thread; does not wait."""
        with self._lock:
            quiet = not self._values
            if kind in self._gathered:
                self._values.setdefault(kind, []).append(value)
            else:
                self._values[kind] = value
        if quiet:
            self.arrived.emit()

    def take(self) -> dict[str, Any]:
        """Everything put since the last time, by kind."""
        with self._lock:
            values, self._values = self._values, {}
        return values
