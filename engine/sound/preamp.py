"""Gain and noise gate between a microphone and its readers, and how loud it is on both sides."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from engine.sound.gate import NoiseGate
from engine.sound.levels import Level, amplitude

if TYPE_CHECKING:
    from engine.types import FloatArray


class Preamp:
    """May be changed at any time, from any thread; acts on what comes next.

    Args:
        gain_db: amplification.
        gate_dbfs: what stays below this peak level is faded out; minus infinity for no gate.

    Attributes:
        before: level of the newest block behind the gain and before the gate.
        level: the same behind the gate: what readers get.
    """

    def __init__(self, gain_db: float = 0.0, gate_dbfs: float = -math.inf) -> None:
        self.gain_db, self.gate_dbfs = gain_db, gate_dbfs
        self.before = self.level = Level()
        self._gate: NoiseGate | None = None

    def begin(self, rate_hz: int) -> None:
        """Another stream, of that sample rate, follows."""
        self._gate = NoiseGate(rate_hz)

    def apply(self, samples: FloatArray) -> FloatArray:
        """(N,) samples in [-1, 1] as readers get them; the next ones of the stream."""
        assert self._gate is not None
        gained = np.clip(samples * np.float32(amplitude(self.gain_db)), -1.0, 1.0)
        heard = self._gate.apply(gained, self.gate_dbfs)
        self.before, self.level = Level.of(gained), Level.of(heard)
        return heard

    def end(self) -> None:
        """Nothing is heard any more."""
        self.before = self.level = Level()
