"""A performance from sound alone: the mouth speaks, the face stays alive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.ndimage import gaussian_filter1d

from engine.drivers.jobs import QUIET, Job
from engine.drivers.liveliness import lively
from engine.drivers.takes import Take
from engine.types import ARKIT_INDEX, AudioBlock
from engine.visemes import VISEMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.visemes import HeardMouth, MouthReader

FPS = 30.0
_SMILES = [ARKIT_INDEX["mouthSmileLeft"], ARKIT_INDEX["mouthSmileRight"]]
_CHUNK_S = 1.0
_SMILE, _SMILE_SIGMA_S = 0.35, 0.2
"""The performer smiles a little at rest and less while speaking, so that a smiling portrait can
round its lips."""
_EASE_S = 0.1
"""The first frame is the face at rest, which the portrait's own face corresponds to."""


def speech_take(
    sound: AudioBlock, *, visemes: str = VISEMES.default, life: float = 1.0, job: Job = QUIET
) -> Take:
    """The performance that belongs to a recording of speech.

    The recording is heard twice: its loudest is known from the first time on, so that the first
    word opens the mouth as far as the last one.

    Args:
        sound: the whole recording.
        visemes: name of the reader.
        life: amount of blinks, glances and head motion; 0 for none, 1 natural.
        job: reports hundredths of a second heard, and may be cancelled.

    Raises:
        UsageError: there is no such reader.
        UnavailableError: it cannot run here.
        CancelledError: the user stopped.
    """
    reader: MouthReader = VISEMES.load(visemes, rate_hz=sound.rate_hz, top_dbfs=loudest(sound))
    mouths: list[HeardMouth] = []
    size = round(_CHUNK_S * sound.rate_hz)
    for start in range(0, len(sound.samples), size):
        piece = sound.samples[start : start + size]
        mouths += reader.push(AudioBlock(piece, sound.rate_hz, start / sound.rate_hz))
        job.step(min(start + size, len(sound.samples)), len(sound.samples))
    mouths += reader.finish()
    frames = max(round(len(sound.samples) / sound.rate_hz * FPS), 1)
    times_s = np.arange(frames, dtype=np.float64) / FPS
    if not mouths:
        return Take.of(times_s, np.zeros((frames, 52)), np.zeros((frames, 3)))
    heard_s = np.array([mouth.time_s for mouth in mouths])
    shapes = np.stack([mouth.expression for mouth in mouths])
    expression = np.stack([np.interp(times_s, heard_s, column) for column in shapes.T], axis=1)
    expression *= np.clip(times_s / _EASE_S, 0.0, 1.0)[:, None]
    voice = np.interp(times_s, heard_s, [mouth.voice for mouth in mouths])
    own, head = lively(times_s, voice, life)
    own[:, _SMILES] = _SMILE * (1 - _eased(voice, times_s))[:, None]
    return Take.of(times_s, np.maximum(expression, own), head)


def _eased(voice: NDArray[np.float64], times_s: NDArray[np.float64]) -> NDArray[np.float64]:
    """The voice as slow as a smile, from nothing on."""
    slow = gaussian_filter1d(voice, _SMILE_SIGMA_S * FPS, mode="nearest")
    return slow * np.clip(times_s / _EASE_S, 0.0, 1.0)


def loudest(sound: AudioBlock) -> float:
    """Level in dBFS that 97 of 100 moments of a recording stay below."""
    size = max(round(0.03 * sound.rate_hz), 1)
    count = len(sound.samples) // size
    if not count:
        return -22.0
    power = np.square(sound.samples[: count * size], dtype=np.float64).reshape(count, size)
    level = 10 * np.log10(np.maximum(power.mean(axis=1), 1e-12))
    return float(max(np.percentile(level, 97), -60.0))
