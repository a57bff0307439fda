"""How a live session fares: rate, latency by the stamps of its pictures, drops and memory."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import psutil

from engine.errors import MediaError

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.live.session import LiveSession

_START_S = 30.0
_WARM_S = 3.0
_SAMPLE_S = 10.0
_PATIENCE_S = 1.0


@dataclass(frozen=True)
class LiveScore:
    """A measured session.

    Attributes:
        seconds: how long was measured, after the start.
        rate_hz: pictures a second that reached the consumer.
        latency_ms, latency_p95_ms: capture to the consumer, median and 95 %.
        longest_gap_ms: between two pictures.
        drops: by stage, during the measurement.
        cpu_cores: processor time over wall time.
        memory_mb: resident memory, a sample every ten seconds.
        rung: of the quality ladder at the end, 0 the best.
    """

    seconds: float
    rate_hz: float
    latency_ms: float
    latency_p95_ms: float
    longest_gap_ms: float
    drops: dict[str, int]
    cpu_cores: float
    memory_mb: tuple[float, ...]
    rung: int

    @property
    def growth_mb(self) -> float:
        """Memory at the end over that after a quarter of the time (medians of a few samples)."""
        count = len(self.memory_mb)
        few = max(count // 8, 1)
        early = self.memory_mb[count // 4 : count // 4 + few]
        return float(np.median(self.memory_mb[-few:]) - np.median(early))


def measure_live(
    session: LiveSession,
    seconds: float,
    report: Callable[[LiveScore], None] | None = None,
) -> LiveScore:
    """Start a session, watch it as a window would, and stop it.

    Args:
        session: not started yet.
        seconds: how long, after a warm-up of three.
        report: called with the score so far, every ten seconds.

    Raises:
        MediaError: no picture came.
    """
    session.start()
    try:
        if session.wait(0, _START_S) is None:
            errors = [stage.last_error for stage in session.status() if stage.last_error]
            raise MediaError(errors[0] if errors else "The camera shows no face.")
        time.sleep(_WARM_S)
        return _Watch(session).run(seconds, report)
    finally:
        session.stop()


class _Watch:
    def __init__(self, session: LiveSession) -> None:
        self._session = session
        self._process = psutil.Process()
        self._drops = self._dropped()
        self._latency: list[float] = []
        self._memory: list[float] = []
        self._longest_s = 0.0
        self._cpu_s = _processor_s()
        self._start_s = time.monotonic()

    def run(self, seconds: float, report: Callable[[LiveScore], None] | None) -> LiveScore:
        revision, last_s = 0, self._start_s
        next_sample_s = self._start_s
        while (now_s := time.monotonic()) < self._start_s + seconds:
            if now_s >= next_sample_s:
                self._memory.append(self._process.memory_info().rss / 2**20)
                next_sample_s += _SAMPLE_S
                if report and self._latency:
                    report(self.score())
            shown = self._session.wait(revision, _PATIENCE_S)
            if shown is None:
                continue
            arrived_s = time.monotonic()
            self._session.displayed(shown)
            self._latency.append(arrived_s - shown.captured_s)
            self._longest_s = max(self._longest_s, arrived_s - last_s)
            revision, last_s = shown.revision, arrived_s
        return self.score()

    def score(self) -> LiveScore:
        if not self._latency:
            raise MediaError("No picture came.")
        seconds = time.monotonic() - self._start_s
        median, p95 = np.percentile(self._latency, (50, 95)) * 1000
        now = self._dropped()
        return LiveScore(
            seconds=seconds,
            rate_hz=len(self._latency) / seconds,
            latency_ms=float(median),
            latency_p95_ms=float(p95),
            longest_gap_ms=1000 * self._longest_s,
            drops={name: now[name] - self._drops.get(name, 0) for name in now},
            cpu_cores=(_processor_s() - self._cpu_s) / seconds,
            memory_mb=tuple(self._memory),
            rung=self._session.rung,
        )

    def _dropped(self) -> dict[str, int]:
        return {stage.name: stage.drops for stage in self._session.status()}


def _processor_s() -> float:
    times = os.times()
    return times.user + times.system
