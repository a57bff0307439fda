"""Samples as a sound file."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

from engine.media.files import atomic
from engine.media.wav import to_pcm16

if TYPE_CHECKING:
    from pathlib import Path

    from engine.types import AudioBlock


def write_sound(path: Path, sound: AudioBlock) -> None:
    """Write mono 16-bit WAV, beside and then renamed.

    Raises:
        MediaError: the file cannot be written.
    """
    with atomic(path) as part, wave.open(str(part), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sound.rate_hz)
        file.writeframes(to_pcm16(sound.samples).tobytes())
