"""Stamped blocks of a microphone laid end to end on one even time line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from engine.types import AudioBlock, FloatArray

_BEND = 0.002
"""Largest stretch of a block: a third of a hundredth of a tone, which nobody hears."""
_GAP_S = 0.05
"""Beyond this distance from its place a block is not stretched: silence is put in, or it is cut."""


class SteadySound:
    """Gives samples of a nominal rate whose number tells the time.

    A sound card's clock drifts against the computer's; in half an hour the sound would be a tenth
    of a second beside the picture. Blocks are stretched or shortened by a sample or so to stay in
    step. Where sound is missing there is silence, so what follows stays in its place.

    Args:
        rate_hz: of the blocks and of the result.
        start_s: time of the first sample; what was taken before is cut off.
    """

    def __init__(self, rate_hz: int, start_s: float) -> None:
        self.rate_hz = rate_hz
        self._start_s = start_s
        self.samples = 0

    def add(self, block: AudioBlock) -> FloatArray:
        """The samples that follow those already given; may be empty."""
        place = round((block.time_s - self._start_s) * self.rate_hz)
        samples, apart = block.samples, place - self.samples
        if self.samples == 0 or abs(apart) > _GAP_S * self.rate_hz:
            laid = _moved(samples, apart)
        else:
            most = max(round(_BEND * len(samples)), 1)
            laid = _stretched(samples, len(samples) + min(max(apart, -most), most))
        self.samples += len(laid)
        return laid


def _moved(samples: FloatArray, apart: int) -> FloatArray:
    if apart < 0:
        return samples[-apart:]
    return np.concatenate([np.zeros(apart, np.float32), samples])


def _stretched(samples: FloatArray, length: int) -> FloatArray:
    if length == len(samples) or len(samples) < 2:
        return samples
    at = np.linspace(0, len(samples) - 1, max(length, 1))
    return np.interp(at, np.arange(len(samples)), samples).astype(np.float32)
