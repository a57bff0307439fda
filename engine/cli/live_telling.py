"""What `likeness live` prints while a session runs, and what it counts."""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.cli import console
from engine.errors import MediaError

if TYPE_CHECKING:
    from engine.live.session import LiveSession
    from engine.live.shown import Event

START_S = 30.0
_WAIT_S = 0.25
_LINE_S, _PLAIN_LINE_S = 1.0, 10.0
"""Between status lines: rewritten in a terminal, one below the other in a file."""


class Telling:
    """Looks at a session as a window would: takes its pictures, prints its sentences.

    Args:
        session: not started yet.
    """

    def __init__(self, session: LiveSession) -> None:
        self._session = session
        self._ended = threading.Event()
        self._latency: list[float] = []
        self._began_s = time.monotonic()
        self._revision = 0
        self._asked = ""
        self._rewrites = sys.stderr.isatty()
        session.listeners.append(self._hear)

    def first_picture(self) -> None:
        """Wait for it.

        Raises:
            MediaError: none came; the sentence says why where that is known.
        """
        until_s = time.monotonic() + START_S
        while self._session.wait(0, _WAIT_S) is None:
            errors = [each.last_error for each in self._session.status() if each.last_error]
            if time.monotonic() > until_s or self._ended.is_set():
                raise MediaError(errors[0] if errors else "The camera shows no face.")
        self._began_s = time.monotonic()

    def until(self, seconds: float) -> None:
        """Take pictures until the time is over, or the source ends; 0 for no limit."""
        every_s = _LINE_S if self._rewrites else _PLAIN_LINE_S
        line_s = self._began_s + every_s
        while not self._ended.is_set():
            now_s = time.monotonic()
            if seconds and now_s > self._began_s + seconds:
                return
            if now_s > line_s:
                self._line()
                line_s += every_s
            shown = self._session.wait(self._revision, _WAIT_S)
            if shown is not None:
                self._revision = shown.revision
                self._latency.append(time.monotonic() - shown.captured_s)
                self._session.displayed(shown)

    def result(self) -> dict[str, Any]:
        """Numbers of the whole session so far."""
        seconds = max(time.monotonic() - self._began_s, 1e-3)
        latency = self._latency or [0.0]
        median, p95 = (float(each) * 1000 for each in np.percentile(latency, (50, 95)))
        return {
            "seconds": round(seconds, 2),
            "pictures": len(self._latency),
            "rate_hz": round(len(self._latency) / seconds, 2),
            "latency_ms": round(median, 1),
            "latency_p95_ms": round(p95, 1),
            "drops": {each.name: each.drops for each in self._session.status()},
        }

    def sentence(self, result: dict[str, Any]) -> str:
        """The same as one sentence."""
        return (
            f"{result['pictures']} pictures in {result['seconds']:.1f} s "
            f"({result['rate_hz']:.1f} a second), {result['latency_ms']:.0f} ms behind the camera "
            f"(95 %: {result['latency_p95_ms']:.0f} ms)."
        )

    def _line(self) -> None:
        screen = self._session.status()[-1]
        drops = sum(each.drops for each in self._session.status())
        line = (
            f"{screen.rate_hz:5.1f} pictures a second, {screen.latency_ms:4.0f} ms behind the "
            f"camera (95 %: {screen.latency_p95_ms:.0f} ms), {drops} dropped"
        )
        if self._rewrites:
            print(f"\r{line}\033[K", end="", file=sys.stderr, flush=True)
        else:
            console.notice(line)

    def _hear(self, event: Event) -> None:
        if event.kind == "ended":
            self._ended.set()
        elif event.kind in ("notice", "sink"):
            self._say(event.sentence)
        elif event.progress is not None and event.progress.step.sentence != self._asked:
            self._asked = event.progress.step.sentence
            self._say(f"{event.progress.number} of {event.progress.count}: {self._asked}")

    def _say(self, sentence: str) -> None:
        console.notice(f"\r{sentence}\033[K" if self._rewrites else sentence)
