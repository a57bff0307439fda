"""Temporal smoothing that gives way to fast motion: the One-Euro filter.

Casiez, Roussel, Vogel: "1 Euro Filter: A Simple Speed-based Low-pass Filter for Noisy Input in
Interactive Systems", CHI 2012. A low pass whose cutoff rises with the speed of the signal: a
still face does not tremble, a blink is not late.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    DoubleArray = NDArray[np.float64]

LONGEST_GAP_S = 0.5
"""After a gap longer than this the filter starts afresh."""


class OneEuro:
    """Filters vectors of a fixed length.

    Args:
        cutoff_hz: (N,) cutoff at rest.
        speed_gain: (N,) how fast the cutoff rises, in Hz per unit of signal per second.
        speed_cutoff_hz: low pass of the speed itself.
    """

    def __init__(
        self, cutoff_hz: DoubleArray, speed_gain: DoubleArray, speed_cutoff_hz: float = 4.0
    ) -> None:
        self._cutoff = np.asarray(cutoff_hz, dtype=np.float64)
        self._gain = np.asarray(speed_gain, dtype=np.float64)
        self._speed_cutoff = speed_cutoff_hz
        self._value: DoubleArray | None = None
        self._raw: DoubleArray | None = None
        self._speed = np.zeros_like(self._cutoff)
        self._time = 0.0

    def __call__(self, value: DoubleArray, time_s: float) -> DoubleArray:
        """The filtered (N,) vector at `time_s`; times must not decrease."""
        value = np.asarray(value, dtype=np.float64)
        span = time_s - self._time
        if self._value is None or self._raw is None or span > LONGEST_GAP_S:
            self._value, self._speed = value.copy(), np.zeros_like(value)
        elif span > 0:
            speed = (value - self._raw) / span
            self._speed += _share(self._speed_cutoff, span) * (speed - self._speed)
            # The larger of the momentary and the smoothed speed: a blink begins in one frame.
            swift = np.maximum(np.abs(self._speed), np.abs(speed) * 0.5)
            share = _share(self._cutoff + self._gain * swift, span)
            self._value = self._value + share * (value - self._value)
        self._raw, self._time = value, time_s
        return self._value.copy()

    def reset(self) -> None:
        """Forget the past; the next value passes unchanged."""
        self._value = None


def _share(cutoff_hz: DoubleArray | float, span_s: float) -> DoubleArray | float:
    """Weight of the new sample of a first-order low pass."""
    turn = 2 * np.pi * cutoff_hz * span_s
    return turn / (1.0 + turn)
