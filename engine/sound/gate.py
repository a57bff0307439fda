"""A noise gate: what is quieter than a threshold is faded out, softly."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from engine.sound.levels import amplitude

if TYPE_CHECKING:
    from engine.types import FloatArray

_ATTACK_S, _HOLD_S, _RELEASE_S = 0.003, 0.2, 0.08
_HYSTERESIS_DB = 6.0
"""An open gate closes only this far below the level that opens it, so that it does not chatter."""
_STEP_S = 0.002


class NoiseGate:
    """Opens within 3 ms, stays open for 200 ms after the last loud moment, closes in 80 ms.

    It decides every 2 ms by the loudest sample and changes the gain along straight ramps.

    Args:
        rate_hz: sample rate.
    """

    def __init__(self, rate_hz: int) -> None:
        self._step = max(round(_STEP_S * rate_hz), 1)
        self._rise = self._step / (_ATTACK_S * rate_hz)
        self._fall = self._step / (_RELEASE_S * rate_hz)
        self._hold = round(_HOLD_S * rate_hz / self._step)
        self._held = 0
        self._gain = 0.0

    @property
    def open(self) -> bool:
        """Whether sound passes, if only in part."""
        return self._gain > 0.0

    def apply(self, samples: FloatArray, threshold_dbfs: float) -> FloatArray:
        """The samples behind the gate.

        Args:
            samples: (N,) the next ones of the stream.
            threshold_dbfs: peak level that opens it; minus infinity lets everything pass.
        """
        if not len(samples) or threshold_dbfs == -math.inf:
            self._gain = 1.0
            return samples
        edges = np.arange(0, len(samples), self._step)
        peaks = np.maximum.reduceat(np.abs(samples), edges)
        gains = [self._gain]
        for peak in peaks:
            gains.append(self._next_gain(float(peak), threshold_dbfs))
        at = np.append(edges, len(samples))
        return samples * np.interp(np.arange(len(samples)), at, gains).astype(np.float32)

    def _next_gain(self, peak: float, threshold_dbfs: float) -> float:
        opening = threshold_dbfs - (_HYSTERESIS_DB if self._held else 0.0)
        self._held = self._hold if peak >= amplitude(opening) else max(self._held - 1, 0)
        change = self._rise if self._held else -self._fall
        self._gain = min(max(self._gain + change, 0.0), 1.0)
        return self._gain
