"""How long the stages of one picture took."""

from __future__ import annotations

import time


class Stopwatch:
    """Wall time of consecutive stages.

    Attributes:
        laps_ms: stage -> milliseconds, in their order.
    """

    def __init__(self) -> None:
        self.laps_ms: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, name: str) -> None:
        """A stage has ended, and the next one begins."""
        now = time.perf_counter()
        self.laps_ms[name] = 1000.0 * (now - self._last)
        self._last = now
