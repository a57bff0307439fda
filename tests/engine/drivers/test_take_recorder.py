"""Recording a take: what is on the disk, whatever happens to the program."""

from __future__ import annotations

import gc
import itertools
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from engine.drivers.take_files import open_take
from engine.drivers.take_recorder import TakeRecorder
from engine.drivers.take_unfinished import unfinished
from engine.errors import MediaError
from engine.media.sound_reading import read_sound
from engine.types import AudioBlock, Camera, FaceParams, Pose

RATE_HZ = 16000

_ENDLESS = """
import sys, time
from pathlib import Path
import numpy as np
from engine.drivers.take_recorder import TakeRecorder
from engine.types import AudioBlock, Camera, FaceParams, Pose
face = FaceParams(np.zeros(1), np.zeros(52, np.float32), Pose(), Camera(1, (0, 0), (2, 2)))
recorder = TakeRecorder(Path(sys.argv[1]))
start, number = time.monotonic(), 0
while True:
    now = time.monotonic()
    recorder.frame(now, face)
    recorder.sound(AudioBlock(np.full(480, 0.1, np.float32), 16000, now))
    print(now - start, flush=True)
    number += 1
    time.sleep(max(0, start + number * 0.03 - time.monotonic()))
"""


def face(jaw: float = 0.0, x_mm: float = 0.0) -> FaceParams:
    params = FaceParams(
        np.zeros(1, np.float32), np.zeros(52, np.float32),
        Pose(0.1, 0.2, 0.3, (x_mm, 0.0, -900.0)), Camera(1.0, (0.0, 0.0), (2, 2)),
    )  # fmt: skip
    return params.with_coefficient("jawOpen", jaw)


def record_forever(recorder: TakeRecorder) -> None:
    for number in itertools.count():
        recorder.frame(number / 60, face())


def test_every_frame_is_kept_with_its_time(tmp_path: Path) -> None:
    with TakeRecorder(tmp_path / "t.csv") as recorder:
        for number in range(200):
            seen = number != 50
            recorder.frame(1000.0 + number / 60, face(number / 200, number) if seen else None)
        recorded = recorder.close()
    assert (recorded.frames, recorded.sound) == (200, None)
    take = open_take(tmp_path / "t.csv").recorded
    np.testing.assert_allclose(take.times_s, np.arange(200) / 60, atol=1e-4)
    assert take.seen.sum() == 199
    np.testing.assert_allclose(take.expression[100, 17], 0.5, atol=1e-6)
    np.testing.assert_allclose(take.translation_mm[:50, 0], np.arange(50), atol=1e-4)
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]


def test_the_first_sample_belongs_to_the_first_frame(tmp_path: Path) -> None:
    """A click 0.5 s into the performance; the microphone was open before and runs 300 ppm fast."""
    start_s = 50.0
    with TakeRecorder(tmp_path / "t.csv") as recorder:
        for number in range(-50, 500):
            at_s = start_s + number * 0.02 * (1 - 300e-6)
            samples = np.zeros(320, np.float32)
            if number in (25, 475):
                samples[0] = 0.9
            recorder.sound(AudioBlock(samples, RATE_HZ, at_s))
            if number >= 0:
                recorder.frame(start_s + number * 0.02, face())
    sound = read_sound(tmp_path / "t.wav")
    clicks = np.flatnonzero(sound.samples > 0.3) / RATE_HZ
    np.testing.assert_allclose(clicks, [0.5, 9.5 * (1 - 300e-6)], atol=0.002)


def test_sound_that_stays_away_leaves_silence_of_its_length(tmp_path: Path) -> None:
    with TakeRecorder(tmp_path / "t.csv") as recorder:
        recorder.frame(0.0, face())
        for at_s in (*np.arange(0, 1, 0.02), *np.arange(3, 4, 0.02)):
            recorder.sound(AudioBlock(np.full(320, 0.5, np.float32), RATE_HZ, float(at_s)))
    sound = read_sound(tmp_path / "t.wav").samples
    assert len(sound) == pytest.approx(4 * RATE_HZ, abs=5)
    assert sound[round(0.5 * RATE_HZ)] == sound[round(3.5 * RATE_HZ)] == pytest.approx(0.5)
    assert np.abs(sound[round(1.1 * RATE_HZ) : round(2.9 * RATE_HZ)]).max() == 0


def test_an_existing_take_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("precious")
    with pytest.raises(MediaError, match="already a file"):
        TakeRecorder(tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text() == "precious"


def test_a_take_that_is_being_recorded_is_left_alone(tmp_path: Path) -> None:
    with TakeRecorder(tmp_path / "t.csv") as recorder:
        recorder.frame(0.0, face())
        with pytest.raises(MediaError, match="still being recorded"):
            open_take(tmp_path / "t.csv")
        assert unfinished(tmp_path) == []


def test_a_full_disk_is_told_and_keeps_what_was_written(tmp_path: Path) -> None:
    """The limit on the size of files stands in for the end of the disk."""
    resource = pytest.importorskip("resource")
    path = tmp_path / "t.csv"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    recorder = TakeRecorder(path)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, before[1]))
        with pytest.raises(MediaError, match=r"t\.csv has ended: the disk is full"):
            record_forever(recorder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    with pytest.raises(MediaError, match="disk is full"):
        recorder.close()
    kept = open_take(path)
    assert kept.notice == ""
    assert 30 < len(kept.recorded) < 100


def test_killing_the_program_loses_less_than_a_second(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    with subprocess.Popen(
        [sys.executable, "-c", _ENDLESS, str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        told = [float(process.stdout.readline()) for _ in range(60)]
        process.send_signal(signal.SIGKILL)
        told += [float(line) for line in process.stdout.read().split()]
    # What a power cut leaves in addition: half a line, and zeros that were never written.
    with path.open("ab") as file:
        file.write(b"00:00:09:59.000,61,0.0,0.1\0\0\0")
    assert unfinished(tmp_path) == [path]
    opened = open_take(path)
    assert "was cut off" in opened.notice
    assert told[-1] - opened.recorded.duration_s < 0.5
    assert opened.sound is not None
    sound = read_sound(opened.sound)
    assert told[-1] - len(sound.samples) / sound.rate_hz < 0.5
    assert unfinished(tmp_path) == []
    assert open_take(path).notice == ""


def test_frames_and_sound_never_wait_for_the_disk(tmp_path: Path) -> None:
    gc.collect()  # One that falls into the loop would be taken for the disk's.
    slowest_s = 0.0
    with TakeRecorder(tmp_path / "t.csv") as recorder:
        for number in range(500):
            before_s = time.perf_counter()
            recorder.frame(number / 60, face())
            slowest_s = max(slowest_s, time.perf_counter() - before_s)
    assert slowest_s < 0.2
