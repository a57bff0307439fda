"""Watching the UI thread: how long it was away, and where it was meanwhile."""

from __future__ import annotations

import faulthandler
import re
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt, QTimer

_BEAT_MS = 4
_LOOK_S = 0.008
LONG_MS = 50.0
_CALLS = 4
_CALL = re.compile(r'  File "(.*)", line (\d+) in (.*)')


@dataclass
class Block:
    """A time during which the event loop did not turn.

    Attributes:
        ms: how long.
        at_s: when it ended, on the monotonic clock.
        cpu_ms: how much of it the UI thread computed; the rest it waited for the lock of the
            interpreter or for a processor.
        stacks: how often the UI thread was seen where, innermost call first.
    """

    ms: float
    at_s: float
    cpu_ms: float
    stacks: Counter[str] = field(default_factory=Counter)

    @property
    def where(self) -> str:
        """Where the thread was seen most often."""
        return self.stacks.most_common(1)[0][0] if self.stacks else "(not seen)"


class Heartbeat(QObject):
    """A timer on the UI thread, and a thread that looks where the UI thread is when it is late."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.longest_ms = 0.0
        self.beats = 0
        self._thread_id = threading.get_ident()
        self._last = time.monotonic()
        self._last_cpu = time.thread_time()
        self._seen: Counter[str] = Counter()
        self._ended = threading.Event()
        self._timer = QTimer(self, interval=_BEAT_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        threading.Thread(target=self._look, name="watch", daemon=True).start()

    def reset(self) -> None:
        """Begin a new measurement."""
        self.blocks, self.longest_ms, self.beats = [], 0.0, 0
        self._last, self._last_cpu = time.monotonic(), time.thread_time()

    def stop(self) -> None:
        """Stop watching."""
        self._timer.stop()
        self._ended.set()

    def _beat(self) -> None:
        now, cpu = time.monotonic(), time.thread_time()
        late = 1000.0 * (now - self._last) - _BEAT_MS
        self.beats += 1
        self.longest_ms = max(self.longest_ms, late)
        if late > LONG_MS:
            self.blocks.append(Block(late, now, 1000.0 * (cpu - self._last_cpu), self._seen))
        self._seen = Counter()
        self._last, self._last_cpu = now, cpu

    def _look(self) -> None:
        while not self._ended.wait(_LOOK_S):
            if time.monotonic() - self._last > 0.02:
                self._seen[_where(self._thread_id)] += 1


def _where(thread_id: int) -> str:
    """The innermost call of a thread and up to three callers of ours around it.

    Asked of `faulthandler`, which writes it down at one go. A frame in our hands, if only until
    the next switch of threads, would keep the painter of a paint event alive beyond the event: it
    is then ended on this thread, while the UI thread paints on, and that crashes.
    """
    with tempfile.TemporaryFile("w+") as file:
        faulthandler.dump_traceback(file)
        file.seek(0)
        threads = file.read().split("\n\n")
    mine = next((one for one in threads if f"0x{thread_id:016x}" in one), "")
    calls: list[str] = []
    for path, line, name in _CALL.findall(mine):
        if not calls or "/app/" in path or "/engine/" in path:
            calls.append(f"{'/'.join(path.split('/')[-2:])}:{line} {name}")
    return " < ".join(calls[:_CALLS])
