"""Jobs with progress, time left and cancel; skeleton."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Task(QObject):
    """One job on a thread of its own."""

    progress = Signal(int, object, object)
    finished = Signal(object)
    failed = Signal(str, str)

    def cancel(self) -> None:
        """Ask the job to stop; `failed` follows."""
