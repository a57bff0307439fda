"""Mouths from loudness and formants: no words are understood, no weights are needed.

What is used of phonetics: the first formant rises as the jaw opens, the second as the tongue moves
to the front and the lips spread, and sinks as they round (Peterson and Barney, J. Acoust. Soc. Am.
24, 1952, for the ranges). Hiss is spoken through nearly closed teeth, hum through closed lips.
The sizes of the coefficients are our own, by eye and by comparison with tracked speech.
"""

from __future__ import annotations

import math
from collections import deque
from typing import TYPE_CHECKING

import numpy as np

from engine.sound.speech import STEP_S, SpeechMoment, SpeechStream
from engine.types import ARKIT_INDEX
from engine.visemes.base import HeardMouth
from engine.visemes.loudness import VoiceLevel

if TYPE_CHECKING:
    from engine.types import AudioBlock, FloatArray

_CLOSED_HZ, _OPEN_HZ = 320.0, 740.0
_BACK_HZ, _FRONT_HZ = 950.0, 2000.0
_SHARP_HZ = 5200.0
_REACH = 7
"""Moments to each side over which lips and jaw flow together."""
_SIGMA = 3.5
_LEAD_S = 0.08
"""Lips move before the sound they make: on tracked clips the jaw agrees best at 80 to 150 ms."""
_TEETH = ("mouthLowerDownLeft", "mouthLowerDownRight")
_LIP = ("mouthUpperUpLeft", "mouthUpperUpRight")
_WIDE = ("mouthStretchLeft", "mouthStretchRight")
_PRESS = ("mouthPressLeft", "mouthPressRight")


class FormantMouth:
    """The default reader; see `base.MouthReader`.

    Args:
        rate_hz: sample rate of the blocks.
        top_dbfs: the voice's loudest where it is known beforehand, as for a recording.
    """

    def __init__(self, rate_hz: int, *, top_dbfs: float | None = None) -> None:
        self._speech = SpeechStream(rate_hz)
        self._level = VoiceLevel(STEP_S) if top_dbfs is None else VoiceLevel(STEP_S, top_dbfs)
        weights = np.exp(-0.5 * (np.arange(-_REACH, _REACH + 1) / _SIGMA) ** 2)
        self._weights = (weights / weights.sum()).astype(np.float32)
        self._near: deque[tuple[float, FloatArray, float]] = deque(maxlen=2 * _REACH + 1)

    def push(self, block: AudioBlock) -> list[HeardMouth]:
        """Add a block; gives what is certain now, about 85 ms behind the sound."""
        mouths = []
        for moment in self._speech.push(block):
            mouths += self._add(moment.time_s, *self._shaped(moment))
        return mouths

    def finish(self) -> list[HeardMouth]:
        """The last moments: silence is taken to follow."""
        mouths = []
        for _ in range(_REACH if self._near else 0):
            mouths += self._add(self._near[-1][0] + STEP_S, np.zeros(52, np.float32), 0.0)
        return mouths

    def _add(self, time_s: float, shape: FloatArray, voice: float) -> list[HeardMouth]:
        if not self._near:
            rest = np.zeros(52, np.float32)
            for step in range(_REACH, 0, -1):
                self._near.append((time_s - step * STEP_S, rest, 0.0))
        self._near.append((time_s, shape, voice))
        if len(self._near) <= 2 * _REACH:
            return []
        shapes = np.stack([near[1] for near in self._near])
        voices = np.array([near[2] for near in self._near], np.float32)
        middle_s = self._near[_REACH][0] - _LEAD_S
        return [HeardMouth(middle_s, self._weights @ shapes, float(self._weights @ voices))]

    def _shaped(self, moment: SpeechMoment) -> tuple[FloatArray, float]:
        """The mouth of one moment alone, and how much of a voice it is."""
        loud = self._level.share(moment.level_dbfs)
        hiss = _between(moment.hiss, 0.15, 0.6)
        hum = _between(moment.hum, 0.75, 0.95) * (1 - hiss) * _between(moment.first_hz, 420, 260)
        vowel = math.sqrt(loud) * (1 - hiss) * (1 - 0.75 * hum)
        teeth = _between(loud, 0.0, 0.25) * hiss
        opened = _between(moment.first_hz or 450.0, _CLOSED_HZ, _OPEN_HZ)
        front = _between(moment.second_hz or 1400.0, _BACK_HZ, _FRONT_HZ)
        rounded = vowel * (1 - front)
        hushed = teeth * _between(moment.hiss_hz, _SHARP_HZ, 4200.0)
        shape = np.zeros(52, np.float32)
        for names, value in (
            (("jawOpen",), vowel * (0.08 + 0.34 * opened) + 0.05 * teeth),
            (("mouthFunnel",), rounded * (0.12 + 0.3 * opened) + 0.35 * hushed),
            (("mouthPucker",), rounded * (1 - opened) * 0.6 + 0.15 * hushed),
            (_WIDE, vowel * front * (0.3 - 0.15 * opened) + 0.18 * (teeth - hushed)),
            (_TEETH, vowel * (0.06 + 0.12 * opened) * (0.4 + 0.6 * front) + 0.2 * teeth),
            (_LIP, vowel * (0.02 + 0.06 * opened) + 0.08 * teeth),
            (("mouthClose",), 0.06 * hum * loud),
            (_PRESS, 0.3 * hum * _between(loud, 0.0, 0.3)),
        ):
            for name in names:
                shape[ARKIT_INDEX[name]] = value
        return shape, _between(loud, 0.0, 0.25)


def _between(value: float, nothing: float, all_: float) -> float:
    """0 at or before `nothing`, 1 at or beyond `all_`, straight in between."""
    return min(max((value - nothing) / (all_ - nothing), 0.0), 1.0)
