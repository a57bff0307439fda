"""Microphones over a real sound server: stamps, levels, nothing lost, and what goes wrong."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from engine.errors import MediaError
from engine.media.microphone_list import find_microphone, list_microphones
from engine.media.microphones import Microphone
from engine.media.sound_reading import at_rate, read_sound
from engine.media.sound_writing import write_sound
from engine.sound.preamp import Preamp
from engine.types import AudioBlock

if TYPE_CHECKING:
    from pathlib import Path

_CLICKS = """
import os, sys, time
import numpy as np
pipe, start, sent = os.open(sys.argv[1], os.O_WRONLY), time.monotonic(), 0
for number in range(2600):
    samples = np.zeros(240, np.int16)
    if number % 100 == 50:
        samples[:20] = 20000
        # The block is handed over when its last sample was "taken", its first one 5 ms before.
        print(time.monotonic() - 240 / 48000, flush=True)
    os.write(pipe, samples.tobytes())
    sent += 240
    time.sleep(max(0, start + sent / 48000 - time.monotonic()))
"""
_TONE = """
import os, sys, time
import numpy as np
pipe, start, sent = os.open(sys.argv[1], os.O_WRONLY), time.monotonic(), 0
tone = (16384 * np.sin(2 * np.pi * 480 * np.arange(480) / 48000)).astype(np.int16).tobytes()
while True:
    os.write(pipe, tone)
    sent += 480
    time.sleep(max(0, start + sent / 48000 - time.monotonic()))
"""
_SERVER_DIES = """
import os, signal, sys, time
from engine.errors import MediaError
from engine.media.microphone_list import list_microphones
from engine.media.microphones import Microphone

with Microphone() as microphone:
    time.sleep(0.5)
    microphone.check()
    print("listening", flush=True)
    os.kill(int(sys.argv[1]), signal.SIGKILL)
    until_s = time.monotonic() + 10
    while time.monotonic() < until_s:
        try:
            microphone.check()
        except MediaError as error:
            print(error.sentence, flush=True)
            break
        time.sleep(0.05)
list_microphones()
try:
    Microphone().open()
except MediaError as error:
    print(error.sentence, flush=True)
os._exit(0)
"""


def listened(microphone: Microphone, seconds: float) -> list[AudioBlock]:
    """What a microphone that is open hears."""
    reader, until_s = microphone.reader(), time.monotonic() + seconds
    blocks: list[AudioBlock] = []
    while time.monotonic() < until_s:
        blocks += reader.read(0.05)
    assert reader.lost_blocks == 0
    return blocks


def waited(condition: Callable[[], bool], seconds: float) -> bool:
    until_s = time.monotonic() + seconds
    while not condition() and time.monotonic() < until_s:
        time.sleep(0.02)
    return condition()


def test_clicks_are_stamped_when_they_happened(
    sound_server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SOURCE", "pipe")
    clicks = sound_server.feed(_CLICKS)
    # A busy interpreter is what stamps have to survive.
    stop = threading.Event()
    busy = threading.Thread(target=lambda: [None for _ in iter(stop.is_set, True)])
    try:
        with Microphone() as microphone:
            assert microphone.rate_hz == 48_000
            listened(microphone, 2.5)
            busy.start()
            blocks = listened(microphone, 5.0)
    finally:
        stop.set()
        clicks.kill()
    busy.join()
    told = np.array([float(line) for line in clicks.stdout.read().split()])
    offsets_ms = [
        1000 * (at_s - told[np.argmin(np.abs(told - at_s))])
        for block in blocks
        if len(hits := np.flatnonzero(block.samples > 0.3))
        for at_s in [block.time_s + hits[0] / block.rate_hz]
    ]
    assert len(offsets_ms) >= 8
    assert abs(float(np.median(offsets_ms))) < 5
    # The sender itself may be late by some ms on a busy computer.
    assert max(map(abs, offsets_ms)) < 20
    gaps = [b.time_s - a.time_s - len(a.samples) / a.rate_hz for a, b in pairwise(blocks)]
    assert max(map(abs, gaps)) < 0.005


def test_recorded_speech_comes_through_whole(
    sound_server: Any, monkeypatch: pytest.MonkeyPatch, shared_media: Path, tmp_path: Path
) -> None:
    monkeypatch.setenv("PULSE_SOURCE", "speaker.monitor")
    speech = at_rate(
        read_sound(shared_media / "peer-examples" / "atvgnet-male-sentences.wav"), 48_000
    )
    # The speaker drops what comes while it wakes up.
    said = np.concatenate([np.zeros(24_000, np.float32), speech.samples[: 3 * 48_000]])
    write_sound(tmp_path / "said.wav", AudioBlock(said, 48_000, 0.0))
    with Microphone() as microphone:
        # The monitor of an idle speaker sleeps for up to two seconds.
        listened(microphone, 2.0)
        reader, blocks = microphone.reader(), []
        playing = sound_server.play(tmp_path / "said.wav")
        until_s = time.monotonic() + 30
        while time.monotonic() < until_s:
            blocks += reader.read(0.05)
            if playing.poll() is not None:
                until_s = min(until_s, time.monotonic() + 2.0)
    heard = np.concatenate([block.samples for block in blocks])
    said = said[24_000:]
    size = len(heard) + len(said)
    agreement = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(said, size)))
    start = int(np.argmax(agreement))
    part = heard[start : start + len(said)]
    assert len(part) == len(said)
    assert float(np.corrcoef(part, said)[0, 1]) > 0.995


def test_gain_gate_and_level(sound_server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SOURCE", "pipe")
    tone = sound_server.feed(_TONE)
    try:
        with Microphone(preamp=Preamp(gain_db=-6.0)) as microphone:
            assert waited(lambda: microphone.preamp.level.peak_dbfs > -13, 5)
            listened(microphone, 0.3)
            # Half of full scale is -6.02 dBFS; a sine's rms lies 3.01 dB below its peak.
            assert microphone.preamp.level.peak_dbfs == pytest.approx(-12.02, abs=0.1)
            assert microphone.preamp.before == microphone.preamp.level
            assert microphone.preamp.level.rms_dbfs == pytest.approx(-15.03, abs=0.2)
            microphone.preamp.gain_db = 12.0
            assert waited(lambda: microphone.preamp.level.clipped, 3)
            microphone.preamp.gain_db, microphone.preamp.gate_dbfs = 0.0, -3.0
            assert waited(lambda: microphone.preamp.level.peak_dbfs < -100, 3)
            assert microphone.preamp.before.peak_dbfs > -7
            microphone.preamp.gate_dbfs = -12.0
            assert waited(lambda: microphone.preamp.level.peak_dbfs > -7, 3)
    finally:
        tone.kill()


def test_a_server_that_dies_is_told_and_another_one_is_found(
    sound_server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a process of its own: up to PortAudio 19.7 the dead stream's thread may never rest."""
    monkeypatch.setenv("PULSE_SOURCE", "speaker.monitor")
    child = subprocess.run(
        [sys.executable, "-c", _SERVER_DIES, str(sound_server.process.pid)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=60, check=True,
    )  # fmt: skip
    listening, dead, none = child.stdout.splitlines()
    assert listening == "listening"
    assert "has stopped sending sound" in dead
    assert re.search(r"No microphone was found|cannot be opened|in use", none)


def test_looking_for_devices_leaves_open_ones_alone(
    sound_server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SOURCE", "pipe")
    tone = sound_server.feed(_TONE)
    try:
        with Microphone() as microphone:
            listened(microphone, 0.5)
            reader = microphone.reader()
            for _ in range(3):
                assert list_microphones()
            assert waited(lambda: len(reader.read(0.1)) > 0, 3)
            microphone.check()
    finally:
        tone.kill()


def test_an_unknown_microphone_is_named(sound_server: Any) -> None:
    assert find_microphone("PULS").name == "pulse"
    with pytest.raises(MediaError, match=r"no microphone called 'banjo'.*There are: .*pulse"):
        Microphone("banjo").open()
