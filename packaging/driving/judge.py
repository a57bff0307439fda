"""What the monkey must not cause: exceptions, warnings, long blocks, growing memory."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
import traceback
from typing import TYPE_CHECKING, Any

import psutil
from PySide6.QtCore import QtMsgType, qInstallMessageHandler

from driving.memory import Growth, growth

if TYPE_CHECKING:
    from driving.watch import Heartbeat

LONGEST_BLOCK_MS = 1000.0
"""On a machine that does nothing else; longer where processes wait for the processors."""
_HARMLESS = ("propagateSizeHints", "inotify")
"""Sentences of Qt's platform plugins about the virtual screen."""


def room() -> float:
    """How much longer everything may take, by the processes that wait for each processor."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


class Judge(logging.Handler):
    """Collects what is wrong.

    Args:
        beat: watches the UI thread.
    """

    def __init__(self, beat: Heartbeat) -> None:
        super().__init__(logging.WARNING)
        self.complaints: list[str] = []
        self._beat = beat
        self._me = psutil.Process()
        self._began = time.monotonic()
        self.memory: list[tuple[float, float]] = []
        logging.getLogger().addHandler(self)
        sys.excepthook = self._uncaught
        threading.excepthook = lambda what: self._uncaught(
            what.exc_type, what.exc_value, what.exc_traceback
        )
        sys.unraisablehook = lambda what: self._uncaught(
            what.exc_type, what.exc_value, what.exc_traceback
        )
        qInstallMessageHandler(self._qt_says)

    def emit(self, record: logging.LogRecord) -> None:
        """A log record nobody expected."""
        text = f"log {record.levelname} {record.name}: {record.getMessage()}"
        if record.exc_info and record.exc_info[0]:
            text += "\n" + "".join(traceback.format_exception(*record.exc_info))
        self.complaints.append(text)

    def look(self) -> None:
        """Note the memory, and complain about blocks since the last look."""
        elapsed = time.monotonic() - self._began
        self.memory.append((elapsed, self._me.memory_info().rss / 1e6))
        longest_ms = LONGEST_BLOCK_MS * room()
        for block in self._beat.blocks:
            if block.ms > longest_ms:
                self.complaints.append(
                    f"the UI thread was away for {block.ms:.0f} ms "
                    f"(computing {block.cpu_ms:.0f}): {block.where}"
                )
        self._beat.blocks.clear()

    def judge_memory(self) -> Growth | None:
        """Complain about growing memory; None when the run was too short to tell."""
        grown = growth(self.memory)
        if grown is not None and grown.too_much:
            self.complaints.append(f"memory grows by {grown}")
        return grown

    def close(self) -> None:
        """Listen no more."""
        logging.getLogger().removeHandler(self)
        qInstallMessageHandler(None)
        sys.excepthook = sys.__excepthook__
        super().close()

    def _uncaught(self, kind: Any, error: Any, trace: Any) -> None:
        self.complaints.append("".join(traceback.format_exception(kind, error, trace)))
        sys.__excepthook__(kind, error, trace)

    def _qt_says(self, kind: QtMsgType, _context: object, message: str) -> None:
        quiet = kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        if not quiet and not any(word in message for word in _HARMLESS):
            self.complaints.append(f"Qt: {message}")
