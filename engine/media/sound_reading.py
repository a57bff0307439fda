"""The sound of a file as samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av
import numpy as np
from av.error import FFmpegError

from engine.errors import MediaError
from engine.media.files import require_readable
from engine.types import AudioBlock

if TYPE_CHECKING:
    from pathlib import Path

SOUND_SUFFIXES = frozenset({".wav", ".flac", ".mp3", ".m4a", ".aac", ".ogg", ".opus", ".aiff"})
"""Endings of files that hold sound alone."""


def read_sound(path: Path) -> AudioBlock:
    """The first sound track of any file, mixed to mono, at its own rate.

    What is damaged at the end is left out. Time 0 is the first sample.

    Raises:
        MediaError: the file cannot be read, or holds no sound.
    """
    source = require_readable(path)
    pieces: list[np.ndarray] = []
    try:
        with av.open(str(source), metadata_errors="replace") as container:
            if not container.streams.audio:
                raise MediaError(f"{source.name} holds no sound.")
            stream = container.streams.audio[0]
            rate_hz = stream.rate or 48_000
            resampler = av.AudioResampler("fltp", "mono", rate_hz)
            try:
                for frame in container.decode(stream):
                    pieces += [each.to_ndarray()[0] for each in resampler.resample(frame)]
            except FFmpegError:
                if not pieces:
                    raise
            pieces += [each.to_ndarray()[0] for each in resampler.resample(None)]
    except (FFmpegError, OSError, ValueError) as error:
        raise MediaError(f"The sound of {source.name} cannot be read.") from error
    if not pieces:
        raise MediaError(f"{source.name} holds no sound.")
    return AudioBlock(np.concatenate(pieces).astype(np.float32), rate_hz, 0.0)


def at_rate(sound: AudioBlock, rate_hz: int) -> AudioBlock:
    """The same sound with `rate_hz` samples a second."""
    if sound.rate_hz == rate_hz or not len(sound.samples):
        return sound
    resampler = av.AudioResampler("flt", "mono", rate_hz)
    frame = av.AudioFrame.from_ndarray(sound.samples[None], "flt", "mono")
    frame.sample_rate = sound.rate_hz
    frames = [*resampler.resample(frame), *resampler.resample(None)]
    pieces = [each.to_ndarray().reshape(-1) for each in frames]
    return AudioBlock(np.concatenate(pieces).astype(np.float32), rate_hz, sound.time_s)
