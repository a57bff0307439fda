"""How loud a block of sound is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from engine.types import FloatArray

SILENCE_DBFS = -120.0
"""What digital silence is called; nothing is quieter."""


@dataclass(frozen=True)
class Level:
    """Loudness of a stretch of sound, in dB relative to full scale (0 is the loudest).

    Attributes:
        peak_dbfs: of the largest sample.
        rms_dbfs: of the root mean square; a full-scale sine has -3.01.
        clipped: whether a sample reached full scale.
    """

    peak_dbfs: float = SILENCE_DBFS
    rms_dbfs: float = SILENCE_DBFS
    clipped: bool = False

    @classmethod
    def of(cls, samples: FloatArray) -> Level:
        """The level of (N,) samples in [-1, 1]."""
        if not len(samples):
            return cls()
        peak = float(np.abs(samples).max())
        power = float(np.mean(np.square(samples, dtype=np.float64)))
        return cls(decibels(peak), decibels(math.sqrt(power)), peak >= 1.0)


def decibels(amplitude: float) -> float:
    """20 log10 of an amplitude, not below `SILENCE_DBFS`."""
    return max(20.0 * math.log10(max(amplitude, 1e-9)), SILENCE_DBFS)


def amplitude(level_db: float) -> float:
    """The inverse of `decibels`."""
    return 10.0 ** (level_db / 20.0)
