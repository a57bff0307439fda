"""A recording that a crash cannot take away: killed, out of space, and finished well."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import av
import numpy as np
import pytest

from engine.errors import MediaError
from engine.media import VideoReader, live_recording, probe, read_digital_source_type
from engine.media.live_recording import LiveRecording, working_path

FPS, SOUND_HZ = 30, 48_000
_RECORDER = """
import sys, time
from pathlib import Path
import numpy as np
from engine.media.live_recording import LiveRecording

path, seconds = Path(sys.argv[1]), float(sys.argv[2])
start_s = time.monotonic()
recording = LiveRecording(path, (96, 96), 30, start_s, sound_hz=48000)
rng = np.random.default_rng(1)
print("began", flush=True)
for number in range(round(30 * seconds)):
    recording.write_picture(rng.integers(0, 255, (96, 96, 3), np.uint8), start_s + number / 30)
    recording.write_sound(np.zeros(1600, np.float32))
    time.sleep(max(start_s + (number + 1) / 30 - time.monotonic(), 0))
recording.finish()
"""


def test_picture_and_sound_stay_in_step(tmp_path: Path) -> None:
    """A white frame and a click at the same moment, found again in the finished file."""
    path = tmp_path / "clap.mp4"
    recording = LiveRecording(path, (97, 128), FPS, 1000.0, sound_hz=SOUND_HZ)
    for number in range(60):
        pixels = np.full((97, 128, 3), 255 if number == 45 else 40, np.uint8)
        recording.write_picture(pixels, 1000.0 + number / FPS)
        samples = np.zeros(1600, np.float32)
        samples[:300] = 0.9 if number == 45 else 0.0
        recording.write_sound(samples)
        assert recording.working.exists()
    assert recording.finish() == path
    assert not recording.working.exists()
    info = probe(path)
    assert (info.size_hw, info.frames, info.has_audio) == ((98, 128), 60, True)
    assert read_digital_source_type(path)
    flash_s = next(time_s for time_s, light in _lights(path) if light > 150)
    assert abs(flash_s - _click_s(path)) < 0.02


def test_times_are_kept_and_what_came_before_the_start_is_left_out(tmp_path: Path) -> None:
    recording = LiveRecording(tmp_path / "times.mp4", (64, 64), FPS, 50.0)
    for moment in (49.9, 50.0, 50.1, 50.35, 50.4):
        recording.write_picture(np.full((64, 64, 3), 90, np.uint8), moment)
    times = [time_s for time_s, _ in _lights(recording.finish())]
    np.testing.assert_allclose(times, [0.0, 0.1, 0.35, 0.4], atol=1e-3)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_after_a_kill_less_than_a_second_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "killed.mp4"
    command = [sys.executable, "-c", _RECORDER, str(path), "30"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        began_s = time.monotonic()
        time.sleep(3.3)
        process.send_signal(signal.SIGKILL)
        ran_s = time.monotonic() - began_s
        process.wait()
    working = working_path(path)
    assert not path.exists()
    assert _lights(working)[-1][0] > ran_s - 1.0
    with av.open(str(working)) as container:
        sound = [frame.time or 0.0 for frame in container.decode(audio=0)]
    assert sound[-1] > ran_s - 1.0
    live_recording.complete(working, path)
    assert (probe(path).duration_s or 0.0) > ran_s - 1.0
    assert not working.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files the Linux way")
def test_a_full_disk_is_one_sentence_and_keeps_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "full.mp4"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        recording = LiveRecording(path, (256, 256), FPS, 0.0)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, before[1]))
        with pytest.raises(MediaError, match="disk is full"):
            _write_noise(recording, 300)
        recording.abandon()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    with VideoReader(working_path(path)) as kept:
        assert sum(1 for _ in kept) > 10


def test_a_wrong_ending_or_place_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match=r"written as \.mp4"):
        LiveRecording(tmp_path / "clip.gif", (64, 64), FPS, 0.0)
    with pytest.raises(MediaError, match="does not exist"):
        LiveRecording(tmp_path / "nowhere" / "clip.mp4", (64, 64), FPS, 0.0)


def _write_noise(recording: LiveRecording, frames: int) -> None:
    rng = np.random.default_rng(2)
    for number in range(frames):
        noise = rng.integers(0, 255, (256, 256, 3), np.uint8)
        recording.write_picture(noise, number / FPS)


def _lights(path: Path) -> list[tuple[float, float]]:
    """(time, mean brightness) of every frame that can be decoded."""
    with av.open(str(path)) as container:
        return [
            (frame.time, float(frame.to_ndarray(format="gray").mean()))
            for frame in container.decode(video=0)
        ]


def _click_s(path: Path) -> float:
    with av.open(str(path)) as container:
        frames = list(container.decode(audio=0))
    samples = np.concatenate([frame.to_ndarray()[0] for frame in frames])
    return float(np.argmax(np.abs(samples) > 0.3)) / SOUND_HZ + (frames[0].time or 0.0)
