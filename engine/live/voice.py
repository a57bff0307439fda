"""Where the camera does not see the mouth (a hand, a mug, the dark), the sound moves it."""

from __future__ import annotations

import math
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.groups import members
from engine.live.stage import Stage
from engine.visemes import VISEMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.drivers.performance import Performance
    from engine.live.receiving import SoundSource
    from engine.sound.ring import SoundReader
    from engine.visemes import HeardMouth, MouthReader

_WAIT_S = 0.1
_STALE_S = 0.4
"""A mouth heard longer ago is shut: the microphone is gone."""
_SETTLING_S = 0.25
"""The tracker's doubt flickers; sound takes over, and gives back, within this time."""
_SPOKEN = members("mouth") | members("jaw")


class Voice(Stage):
    """Hears a mouth, and lends it to moments in which none is seen.

    Args:
        microphone: kept open by somebody else.
        tell: see `Stage`.
    """

    def __init__(self, microphone: SoundSource, tell: Callable[[str], None]) -> None:
        super().__init__("voice", tell)
        self._microphone = microphone
        self._sound: SoundReader | None = None
        self._mouths: MouthReader | None = None
        self._rate_hz = 0
        self._newest: HeardMouth | None = None
        self._heard_s = 0.0
        self._hidden = 0.0
        self._time_s: float | None = None

    def begin(self) -> None:
        """Listen from now on."""
        self._sound = self._microphone.reader()
        self._mouths = None

    def step(self) -> bool:
        """Take in the sound that has come."""
        assert self._sound is not None
        for block in self._sound.read(_WAIT_S):
            mouths = self._mouths
            if mouths is None or block.rate_hz != self._rate_hz:
                mouths = VISEMES.load(VISEMES.default, rate_hz=block.rate_hz)
                self._mouths, self._rate_hz = mouths, block.rate_hz
            start = time.perf_counter()
            for mouth in mouths.push(block):
                self._newest, self._heard_s = mouth, time.monotonic()
            self.meter.count(block.time_s, time.perf_counter() - start)
        return True

    def lend(self, moment: Performance) -> Performance:
        """The calibrated moment, its mouth and jaw heard as far as they are not seen."""
        hidden = self._hidden_share(moment)
        if hidden < 0.02:
            return moment
        expression = moment.expression.copy()
        heard = self._newest
        fresh = heard is not None and time.monotonic() - self._heard_s < _STALE_S
        mouth = heard.expression[_SPOKEN] if fresh and heard is not None else np.float32(0.0)
        expression[_SPOKEN] += np.float32(hidden) * (mouth - expression[_SPOKEN])
        return replace(moment, expression=expression, heard=hidden)

    def _hidden_share(self, moment: Performance) -> float:
        span_s = 0.0 if self._time_s is None else max(moment.time_s - self._time_s, 0.0)
        self._time_s = moment.time_s
        share = 1.0 - math.exp(-span_s / _SETTLING_S)
        self._hidden += share * ((1.0 - moment.mouth_score) - self._hidden)
        return self._hidden
