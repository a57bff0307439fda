"""A stage: one thread that repeats one step, survives its errors and says how it fares."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from engine.errors import LikenessError

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)

State = Literal["idle", "starting", "running", "failed", "ended"]
RETRY_S = 1.0
_WINDOW_S = 2.0


@dataclass(frozen=True)
class StageStatus:
    """How a stage fares, over the last two seconds.

    Attributes:
        name: "camera", "tracking", "drawing", "screen" or the name of a sink.
        state: what it does now; "failed" stages are tried again every second.
        rate_hz: things done a second.
        latency_ms, latency_p95_ms: median and 95 % of the time from capture to the stage's end.
        busy_ms: median work for one thing.
        drops: things left out since the start because something newer came.
        last_error: a sentence, or empty when all is well.
    """

    name: str
    state: State
    rate_hz: float
    latency_ms: float
    latency_p95_ms: float
    busy_ms: float
    drops: int
    last_error: str


class Meter:
    """Rate, latency and work of what a stage did lately. Safe to read from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._done: deque[tuple[float, float, float]] = deque()

    def count(self, captured_s: float, busy_s: float = 0.0) -> None:
        """One thing is done now that was captured at `captured_s` and took `busy_s` of work."""
        now_s = time.monotonic()
        with self._lock:
            self._done.append((now_s, now_s - captured_s, busy_s))
            while self._done[0][0] < now_s - _WINDOW_S:
                self._done.popleft()

    def read(self) -> tuple[float, float, float, float]:
        """Rate in Hz; latency median and 95 % and work median in ms."""
        now_s = time.monotonic()
        with self._lock:
            lately = [each for each in self._done if each[0] >= now_s - _WINDOW_S]
        if len(lately) < 2:
            return 0.0, 0.0, 0.0, 0.0
        times, latency, busy = (np.array(column) for column in zip(*lately, strict=True))
        rate = (len(times) - 1) / max(times[-1] - times[0], 1e-3)
        median, p95 = np.percentile(latency, (50, 95)) * 1000
        return float(rate), float(median), float(p95), float(np.median(busy)) * 1000


class Stage(threading.Thread):
    """One thread of a session. Subclasses say how to begin, step and end.

    An error ends neither the program nor the thread: it becomes a sentence, what the stage held
    is let go, and a second later it begins again.

    Args:
        name: see `StageStatus`.
        tell: called with a sentence, once for each new error and once when all is well again.

    Attributes:
        meter: how it fares.
        ready: set once it has all it needs.
    """

    recovered = ""
    """What is said when the stage works again after an error."""

    def __init__(self, name: str, tell: Callable[[str], None]) -> None:
        super().__init__(name=f"live {name}", daemon=True)
        self.meter = Meter()
        self.ready = threading.Event()
        self._label = name
        self._tell = tell
        self._stopping = threading.Event()
        self._state: State = "idle"
        self._error = ""

    def begin(self) -> None:
        """Take hold of what the stage needs."""

    def step(self) -> bool:
        """Do one thing, or wait a moment for it; False when there is nothing more to come."""
        raise NotImplementedError

    def end(self) -> None:
        """Let go of everything; called on the stage's thread, also after an error."""

    @property
    def drops(self) -> int:
        """Things left out so far."""
        return 0

    @property
    def stopping(self) -> bool:
        """Whether the stage has been asked to stop."""
        return self._stopping.is_set()

    def status(self) -> StageStatus:
        """How the stage fares."""
        return StageStatus(
            self._label, self._state, *self.meter.read(), drops=self.drops, last_error=self._error
        )

    def ask_to_stop(self) -> None:
        """Let the thread end after its step; `join` waits for it."""
        self._stopping.set()

    def run(self) -> None:
        """Begin, step until told to stop, end; and again after an error."""
        while not self.stopping:
            self._state = "starting"
            if self._lived():
                break
            self._stopping.wait(RETRY_S)
        self._state = "ended"

    def _lived(self) -> bool:
        """Whether the stage came to its proper end, and not to an error."""
        sentence = ""
        try:
            self.begin()
            self.ready.set()
            while not self.stopping and self.step():
                if self._state != "running":
                    self._well()
        except LikenessError as error:
            sentence = str(error)
        except Exception:
            _log.exception("the stage %s failed", self._label)
            sentence = f"The {self._label} stopped unexpectedly and is started again."
        self._ended()
        # Said once all is let go, so that whoever hears it can rely on that.
        if sentence:
            self._fail(sentence)
        return not sentence

    def _ended(self) -> None:
        try:
            self.end()
        except Exception as error:
            _log.warning("the stage %s did not end well: %s", self._label, error)

    def _well(self) -> None:
        self._state = "running"
        if self._error:
            self._error = ""
            if self.recovered:
                self._tell(self.recovered)

    def _fail(self, sentence: str) -> None:
        self._state = "failed"
        if sentence != self._error:
            self._error = sentence
            self._tell(sentence)
