"""Takes one after the other, blended where they meet."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.takes import Take
from engine.errors import UsageError
from engine.types import AudioBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.types import FloatArray


def join_takes(takes: Sequence[Take], blend_s: float = 0.3) -> Take:
    """One performance out of several; each begins `blend_s` before the one before it ends.

    The rate is that of the fastest. Heads meet in the blend too; where one take knows the head's
    place and another does not, the place is kept from where it was last known.

    Raises:
        UsageError: a take is shorter than its blends, or there is none.
    """
    starts = _starts([take.duration_s for take in takes], blend_s)
    fps = max(_densest_fps(take) for take in takes)
    end_s = starts[-1] + takes[-1].duration_s
    times_s = np.append(np.arange(0.0, end_s - 0.5 / fps, 1 / fps), end_s)
    joined = takes[0].resampled(times_s)
    for start, take in zip(starts[1:], takes[1:], strict=True):
        new = take.resampled(times_s - start)
        weight = _ease((times_s - start) / blend_s if blend_s > 0 else (times_s >= start) * 1.0)
        place = new.translation_mm if take.translation_mm.any() else joined.translation_mm
        joined = Take(
            times_s,
            _mixed(joined.expression, new.expression, weight),
            _mixed(joined.head_rad, new.head_rad, weight),
            _mixed(joined.translation_mm, place, weight),
            np.where(weight < 0.5, joined.seen, new.seen),
            joined.calibrated and new.calibrated,
        )
    return joined


def join_sounds(
    sounds: Sequence[AudioBlock | None], durations_s: Sequence[float], blend_s: float = 0.3
) -> AudioBlock | None:
    """The sounds of takes that are joined, at one sample rate; silence where one has none."""
    rates = {sound.rate_hz for sound in sounds if sound is not None}
    if not rates:
        return None
    if len(rates) > 1:
        raise ValueError("the sounds have different rates")
    rate_hz = rates.pop()
    starts = _starts(durations_s, blend_s)
    joined = np.zeros(round((starts[-1] + durations_s[-1]) * rate_hz), np.float32)
    for number, (start, length, sound) in enumerate(zip(starts, durations_s, sounds, strict=True)):
        if sound is None:
            continue
        begin = round(start * rate_hz)
        samples = sound.samples[: min(round(length * rate_hz), len(joined) - begin)]
        at_s = np.arange(len(samples)) / rate_hz
        gain = np.ones(len(samples))
        if blend_s > 0 and number:
            gain *= np.sin(0.5 * math.pi * np.clip(at_s / blend_s, 0, 1))
        if blend_s > 0 and number < len(sounds) - 1:
            gain *= np.sin(0.5 * math.pi * np.clip((length - at_s) / blend_s, 0, 1))
        joined[begin : begin + len(samples)] += (samples * gain).astype(np.float32)
    return AudioBlock(np.clip(joined, -1, 1), rate_hz, 0.0)


def _densest_fps(take: Take) -> float:
    """The rate of its densest tenth: a retimed take has several."""
    if len(take) < 2:
        return take.fps
    return float(1.0 / max(np.percentile(np.diff(take.times_s), 10), 1e-3))


def _starts(durations_s: Sequence[float], blend_s: float) -> list[float]:
    if not durations_s:
        raise UsageError("There are no takes to join.")
    if blend_s < 0 or (len(durations_s) > 1 and min(durations_s) <= 2 * blend_s):
        raise UsageError(
            f"A blend of {blend_s:g} s does not fit into takes of {min(durations_s):.2f} s.",
            "It takes up at most half of the shortest.",
        )
    starts = [0.0]
    for duration in durations_s[:-1]:
        starts.append(starts[-1] + duration - blend_s)
    return starts


def _ease(u: NDArray[np.float64]) -> NDArray[np.float64]:
    u = np.clip(u, 0, 1)
    return u * u * (3 - 2 * u)


def _mixed(a: FloatArray, b: FloatArray, weight: NDArray[np.float64]) -> FloatArray:
    return (a + weight[:, None] * (b - a)).astype(np.float32)
