"""Memory over time: its peak, and whether it grows."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import numpy as np
import psutil

MOST_GROWTH_MB_PER_MIN = 1.0
"""60 MB in an hour's session: less than one window's pictures."""
_WARM_UP_SHARE, _SHORTEST_WARM_UP_S, _LONGEST_WARM_UP_S = 0.3, 120.0, 900.0
_LEAST_MINUTES = 5
_SURE = 2.0
"""Standard errors by which growth must exceed what may be, so that noise does not condemn."""


@dataclass(frozen=True)
class Growth:
    """How memory grew after the warm-up.

    Attributes:
        mb_per_min: slope of a straight line through the least memory of each minute: what stays
            when work rests. Pictures come and go.
        error: its standard error.
        minutes: how many the line was drawn through.
    """

    mb_per_min: float
    error: float
    minutes: int

    @property
    def too_much(self) -> bool:
        """Whether memory certainly grows faster than `MOST_GROWTH_MB_PER_MIN`."""
        return self.mb_per_min - _SURE * self.error > MOST_GROWTH_MB_PER_MIN

    def __str__(self) -> str:
        return (
            f"{self.mb_per_min:+.2f} ± {self.error:.2f} MB a minute over {self.minutes} minutes "
            f"(at most {MOST_GROWTH_MB_PER_MIN:+.1f})"
        )


def growth(seen: list[tuple[float, float]]) -> Growth | None:
    """The growth of memory, or None when the run was too short to tell.

    The first 30 % of a run (2 minutes at least, 15 at most) are warm-up: caches fill, modules are
    loaded when they are first needed.

    Args:
        seen: seconds since the start and megabytes.
    """
    if not seen:
        return None
    warm_up = min(max(_WARM_UP_SHARE * seen[-1][0], _SHORTEST_WARM_UP_S), _LONGEST_WARM_UP_S)
    floor: dict[int, float] = {}
    for seconds, megabytes in seen:
        minute = int((seconds - warm_up) // 60.0)
        if minute >= 0:
            floor[minute] = min(floor.get(minute, np.inf), megabytes)
    if len(floor) < _LEAST_MINUTES:
        return None
    minutes, megabytes = np.array(sorted(floor.items())).T
    (slope, _), covariance = np.polyfit(minutes, megabytes, 1, cov=True)
    return Growth(float(slope), float(np.sqrt(covariance[0, 0])), len(floor))


class MemoryWatch:
    """The largest resident memory of this process, looked at ten times a second."""

    def __init__(self) -> None:
        self.peak_mb = 0.0
        self._ended = threading.Event()
        threading.Thread(target=self._look, name="memory", daemon=True).start()

    def stop(self) -> float:
        """End; the peak in megabytes."""
        self._ended.set()
        return self.peak_mb

    def _look(self) -> None:
        me = psutil.Process()
        while not self._ended.wait(0.1):
            self.peak_mb = max(self.peak_mb, me.memory_info().rss / 1e6)
