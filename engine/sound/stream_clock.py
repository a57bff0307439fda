"""When the samples of a sound card were taken, on the computer's own clock.

A block never arrives before its last sample was taken, only later: by the wait for the host's
buffer and for the processor. The earliest arrivals of the last seconds therefore tell the time,
and following them also follows the drift between the two clocks (some ten parts in a million).
The same holds between PortAudio's clock and Python's: a busy interpreter is late, never early.
Clicks sent through PulseAudio came back within 0.2 ms of the truth that way, whereas the
converter times that PortAudio reports there wandered by 12 ms.
"""

from __future__ import annotations

from collections import deque

_WINDOW_S = 8.0
"""A clock 100 ppm slow is then at most 0.8 ms behind."""
_SETTLING_S = 1.0
_SLEW = 0.002
"""Share of a block by which stamps may bend once settled: neighbours stay in step."""
_LATE_S = 0.04
_LATE_FOR_S = 1.0
"""When every block comes late by `_LATE_S` for so long, samples were lost without a word. Less than
that is a busy computer, and is found out when the window has passed."""


class StreamClock:
    """Stamps the blocks of a stream.

    Args:
        rate_hz: nominal sample rate.
    """

    def __init__(self, rate_hz: float) -> None:
        self._rate_hz = rate_hz
        self._samples = 0
        self._since_s: float | None = None
        self._offset_s = 0.0
        self._sample_offset = _EarliestOffset()
        self._host_offset = _EarliestOffset()

    def stamp(self, samples: int, host_s: float, now_s: float) -> float:
        """The monotonic time of a block's first sample.

        Args:
            samples: length of the block.
            host_s: when the sound system handed it over, on the sound system's clock.
            now_s: monotonic time at which this was learnt.
        """
        start_s = self._samples / self._rate_hz
        self._samples += samples
        end_s = self._samples / self._rate_hz
        self._host_offset.see(end_s, now_s - host_s)
        jumped = self._sample_offset.see(end_s, host_s - end_s)
        if jumped:
            self._sample_offset = _EarliestOffset()
            self._sample_offset.see(end_s, host_s - end_s)
        target_s = self._sample_offset.earliest_s + self._host_offset.earliest_s
        if self._since_s is None or jumped:
            self._since_s = end_s
        if end_s - self._since_s < _SETTLING_S:
            self._offset_s = target_s
        else:
            bend_s = _SLEW * (end_s - start_s)
            self._offset_s += min(max(target_s - self._offset_s, -bend_s), bend_s)
        return self._offset_s + start_s

    def lost(self) -> None:
        """Samples were lost on the way here: what was learnt of the offset no longer holds."""
        self._since_s = None
        self._sample_offset = _EarliestOffset()


class _EarliestOffset:
    """The least offset between two clocks in the last seconds."""

    def __init__(self) -> None:
        self._least: deque[tuple[float, float]] = deque()
        self._late_since_s = 0.0

    @property
    def earliest_s(self) -> float:
        return self._least[0][1]

    def see(self, at_s: float, offset_s: float) -> bool:
        """Take note of one look at the clocks; True when they seem to have moved apart for good."""
        if not self._least or offset_s - self.earliest_s <= _LATE_S:
            self._late_since_s = at_s
        # Offsets rise from left to right; the first one is the least of the window.
        while self._least and self._least[-1][1] >= offset_s:
            self._least.pop()
        self._least.append((at_s, offset_s))
        while at_s - self._least[0][0] > _WINDOW_S:
            self._least.popleft()
        return at_s - self._late_since_s > _LATE_FOR_S
