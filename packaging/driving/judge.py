"""What the monkey must not cause: exceptions, warnings, long blocks, growing memory."""

from __future__ import annotations

import logging
import sys
import threading
import time
import traceback
from typing import TYPE_CHECKING, Any

import numpy as np
import psutil
from PySide6.QtCore import QtMsgType, qInstallMessageHandler

if TYPE_CHECKING:
    from driving.watch import Heartbeat

LONGEST_BLOCK_MS = 1000.0
MOST_GROWTH_MB_PER_MIN = 6.0
"""One hour at this pace is what a long session could bear; shorter runs cannot tell less."""
_WARM_UP_S, _SHORTEST_S = 90.0, 180.0
_HARMLESS = ("propagateSizeHints", "inotify")
"""Sentences of Qt's platform plugins about the virtual screen."""


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
        for block in self._beat.blocks:
            if block.ms > LONGEST_BLOCK_MS:
                self.complaints.append(
                    f"the UI thread was away for {block.ms:.0f} ms "
                    f"(computing {block.cpu_ms:.0f}): {block.where}"
                )
        self._beat.blocks.clear()

    def growth_mb_per_min(self) -> float | None:
        """Slope of the memory after the warm-up; None when the run was too short to tell."""
        late = [(s, mb) for s, mb in self.memory if s > _WARM_UP_S]
        if not late or late[-1][0] - _WARM_UP_S < _SHORTEST_S:
            return None
        seconds, megabytes = np.array(late).T
        return float(60.0 * np.polyfit(seconds, megabytes, 1)[0])

    def judge_memory(self) -> None:
        """Complain about growing memory."""
        growth = self.growth_mb_per_min()
        if growth is not None and growth > MOST_GROWTH_MB_PER_MIN:
            self.complaints.append(f"memory grows by {growth:.1f} MB a minute")

    def close(self) -> None:
        """Listen no more."""
        logging.getLogger().removeHandler(self)
        qInstallMessageHandler(None)
        sys.excepthook = sys.__excepthook__
        super().close()

    def _uncaught(self, kind: Any, error: Any, trace: Any) -> None:
        self.complaints.append("".join(traceback.format_exception(kind, error, trace)))

    def _qt_says(self, kind: QtMsgType, _context: object, message: str) -> None:
        quiet = kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        if not quiet and not any(word in message for word in _HARMLESS):
            self.complaints.append(f"Qt: {message}")
