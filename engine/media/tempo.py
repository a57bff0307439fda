"""Sound played faster or slower at the same pitch, by FFmpeg's filter `atempo`."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np
from av.error import BlockingIOError as NotYet
from av.error import EOFError as AtEnd
from av.filter import Graph

if TYPE_CHECKING:
    from engine.types import FloatArray

_STRONGEST = 2.0
"""Beyond it one filter would skip samples; several are put in a row."""


def at_tempo(samples: FloatArray, rate_hz: int, factor: float) -> FloatArray:
    """(N,) mono samples `factor` times as fast: about N / factor of them, exactly so rounded.

    Args:
        samples: in [-1, 1].
        rate_hz: sample rate.
        factor: above 0; 2 is twice as fast.
    """
    wanted = round(len(samples) / factor)
    if factor == 1.0 or not len(samples):
        return samples
    graph = Graph()
    last = graph.add_abuffer(
        sample_rate=rate_hz, format="flt", layout="mono", time_base=Fraction(1, rate_hz)
    )
    for step in _steps(factor):
        following = graph.add("atempo", f"{step:.9f}")
        last.link_to(following)
        last = following
    sink = graph.add("abuffersink")
    last.link_to(sink)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(samples[None].astype(np.float32), "flt", "mono")
    frame.sample_rate = rate_hz
    graph.push(frame)
    graph.push(None)
    pieces: list[FloatArray] = []
    while True:
        try:
            pulled = graph.pull()
        except (NotYet, AtEnd):
            break
        if isinstance(pulled, av.AudioFrame):
            pieces.append(pulled.to_ndarray().reshape(-1).astype(np.float32))
    made = np.concatenate(pieces) if pieces else np.zeros(0, np.float32)
    # The filter's last window may end a little early or late.
    return np.pad(made[:wanted], (0, max(wanted - len(made), 0)))


def _steps(factor: float) -> list[float]:
    steps = []
    while factor > _STRONGEST or factor < 1 / _STRONGEST:
        steps.append(_STRONGEST if factor > 1 else 1 / _STRONGEST)
        factor /= steps[-1]
    return [*steps, factor]
