"""Sound that is played reaches a real sound server, and ends when it is told to."""

from __future__ import annotations

import subprocess
import time
from typing import TYPE_CHECKING

import numpy as np

from engine.media.loudspeaker import Loudspeaker
from engine.types import AudioBlock

if TYPE_CHECKING:
    from tests.engine.media.conftest import SoundServer

RATE_HZ = 16_000


def playing() -> str:
    """What the server plays now."""
    command = ["pactl", "list", "short", "sink-inputs"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_a_tone_is_heard_until_it_is_stopped(sound_server: SoundServer) -> None:
    del sound_server
    at_s = np.arange(5 * RATE_HZ) / RATE_HZ
    tone = (0.4 * np.sin(2 * np.pi * 440 * at_s)).astype(np.float32)
    tone[:RATE_HZ] = 0.9  # Playing from 1 s on leaves this out.
    listener = subprocess.Popen(
        ["parec", "-d", "speaker.monitor", "--format=s16le", f"--rate={RATE_HZ}", "--channels=1"],
        stdout=subprocess.PIPE,
    )
    speaker = Loudspeaker()
    speaker.play(AudioBlock(tone, RATE_HZ, 0.0), 1.0)
    time.sleep(3.0)
    assert str(RATE_HZ) in playing()
    speaker.stop()
    speaker.stop()
    listener.terminate()
    raw = listener.communicate()[0]
    heard = np.frombuffer(raw[: len(raw) // 2 * 2], "<i2") / 32768.0
    assert 0.3 < np.abs(heard).max() < 0.5
    assert not playing()


def test_a_sound_that_has_ended_leaves_silence(sound_server: SoundServer) -> None:
    del sound_server
    speaker = Loudspeaker()
    speaker.play(AudioBlock(np.zeros(800, np.float32), RATE_HZ, 0.0), 9.0)
    time.sleep(0.3)
    speaker.stop()
    assert not playing()
