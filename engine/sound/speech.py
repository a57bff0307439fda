"""What a voice does from moment to moment: loudness, formants, hiss and hum.

Formants by selective linear prediction (Makhoul, Proc. IEEE 63, 1975): the power spectrum up to
5.5 kHz alone is turned into an autocorrelation, so sound of any rate gives the same answer, and
the resonances are the roots of the predictor.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import fft
from scipy.linalg import solve_toeplitz

from engine.sound.levels import SILENCE_DBFS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import AudioBlock, FloatArray

STEP_S = 0.01
_WINDOW_S = 0.03
_VOICE_HZ, _ORDER = 5500.0, 12
_PRE_EMPHASIS = 0.97
_WIDEST_HZ = 500.0
"""Broader resonances are the slope of the spectrum, not formants."""


@dataclass(frozen=True)
class SpeechMoment:
    """One hundredth of a second of sound.

    Attributes:
        time_s: middle of the window, on the clock of the blocks.
        level_dbfs: root mean square.
        first_hz, second_hz: the two lowest formants; 0 where none was found.
        hiss: share of the energy above 3 kHz, 0..1; near 1 in s, f and sh.
        hiss_hz: centre of that energy; below 5 kHz in sh.
        hum: share of the energy below 500 Hz, 0..1; near 1 in m and n.
    """

    time_s: float
    level_dbfs: float
    first_hz: float
    second_hz: float
    hiss: float
    hiss_hz: float
    hum: float


class SpeechStream:
    """Moments from blocks of any size; the same ones whatever the size.

    Args:
        rate_hz: sample rate.
    """

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._size = round(_WINDOW_S * rate_hz)
        self._taper = np.hanning(self._size)
        self._samples = np.zeros(0, np.float32)
        self._start_s: float | None = None
        self._steps = 0
        self._gone = 0
        at_hz = fft.rfftfreq(self._size, 1 / rate_hz)
        self._at_hz = at_hz
        self._voice = at_hz <= min(_VOICE_HZ, rate_hz / 2)
        turn = 2 * math.pi * at_hz[self._voice] / (2 * at_hz[self._voice][-1])
        self._emphasis = np.abs(1 - _PRE_EMPHASIS * np.exp(-1j * turn)) ** 2
        self._voice_rate_hz = 2 * float(at_hz[self._voice][-1])

    def push(self, block: AudioBlock) -> list[SpeechMoment]:
        """Add a block; gives what is complete now. Blocks are taken to follow each other."""
        if self._start_s is None:
            self._start_s = block.time_s
        self._samples = np.concatenate([self._samples, block.samples])
        moments = []
        passed = 0
        while True:
            begin = round(self._steps * STEP_S * self._rate_hz) - self._gone
            if begin + self._size > len(self._samples):
                break
            moments.append(self._moment(self._samples[begin : begin + self._size]))
            self._steps += 1
            passed = begin
        self._samples = self._samples[passed:]
        self._gone += passed
        return moments

    def _moment(self, samples: FloatArray) -> SpeechMoment:
        assert self._start_s is not None
        time_s = self._start_s + self._steps * STEP_S + _WINDOW_S / 2
        power = np.square(np.abs(fft.rfft(samples * self._taper)), dtype=np.float64)
        total = float(power[1:].sum())
        mean_square = float(np.mean(np.square(samples, dtype=np.float64)))
        if total <= 0 or mean_square <= 0:
            return SpeechMoment(time_s, SILENCE_DBFS, 0.0, 0.0, 0.0, 0.0, 0.0)
        high = self._at_hz > 3000
        hiss = float(power[high].sum())
        first_hz, second_hz = self._formants(power[self._voice])
        return SpeechMoment(
            time_s,
            max(10 * math.log10(mean_square), SILENCE_DBFS),
            first_hz,
            second_hz,
            hiss / total,
            float(power[high] @ self._at_hz[high]) / hiss if hiss > 0 else 0.0,
            float(power[(self._at_hz > 80) & (self._at_hz < 500)].sum()) / total,
        )

    def _formants(self, power: NDArray[np.float64]) -> tuple[float, float]:
        shaped = fft.irfft(power * self._emphasis)[: _ORDER + 1]
        shaped[0] *= 1 + 1e-6
        predictor = solve_toeplitz(shaped[:-1], -shaped[1:])
        roots = np.roots(np.concatenate([[1.0], predictor]))
        roots = roots[roots.imag > 0]
        at_hz = np.angle(roots) * self._voice_rate_hz / (2 * math.pi)
        width_hz = -np.log(np.maximum(np.abs(roots), 1e-9)) * self._voice_rate_hz / math.pi
        found = np.sort(at_hz[(at_hz > 180) & (at_hz < 3200) & (width_hz < _WIDEST_HZ)])
        if len(found) < 2:
            return (float(found[0]) if len(found) else 0.0), 0.0
        return float(found[0]), float(found[1])
