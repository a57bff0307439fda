"""`likeness live` on a real clip: what it prints, what it writes, what a kill leaves."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest

from engine import assets
from engine.drivers.take_files import open_take
from engine.media import VideoReader, VideoWriter, probe, read_picture, resize
from engine.media.live_recording import working_path


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three seconds of a face that moves a little, ten frames a second."""
    face = resize(read_picture(assets.locate("sample-portrait")).pixels, (320, 320))
    path = tmp_path_factory.mktemp("live") / "camera.mp4"
    with VideoWriter(path, (280, 280), 10) as writer:
        for number in range(30):
            shift = abs(number % 10 - 5) * 4
            writer.write(face[shift : shift + 280, 20:300].copy())
    return path


def test_a_clip_performs_and_is_recorded(
    likeness: Callable, sample: Path, clip: Path, tmp_path: Path
) -> None:
    movie, take = tmp_path / "out.mp4", tmp_path / "out.csv"
    done = likeness(
        "live", sample, "--camera", clip, "--loop", "--seconds", "3", "--size", "256",
        "--record", movie, "--take", take, "--osc", "127.0.0.1:9", "--json",
    )  # fmt: skip
    assert done.code == 0, done.err
    told = json.loads(done.out)
    assert told["pictures"] > 5
    assert 0 < told["latency_ms"] <= told["latency_p95_ms"]
    assert told["recorded"] == [str(movie), str(take)]
    assert probe(movie).frames == pytest.approx(told["pictures"], abs=8)
    assert len(open_take(take).recorded) > 5


def test_without_loop_it_ends_with_the_clip(likeness: Callable, sample: Path, clip: Path) -> None:
    done = likeness("live", sample, "--camera", clip, "--size", "128")
    assert done.code == 0, done.err
    assert "pictures in" in done.out
    assert "behind the camera" in done.out


def test_a_face_that_leaves_and_comes_back_is_spoken_of(
    likeness: Callable, sample: Path, tmp_path: Path
) -> None:
    face = resize(read_picture(assets.locate("sample-portrait")).pixels, (320, 320))
    wall, path = np.full_like(face, 90), tmp_path / "away.mp4"
    with VideoWriter(path, (320, 320), 10) as writer:
        for pixels in [face] * 15 + [wall] * 20 + [face] * 15:
            writer.write(pixels)
    done = likeness("live", sample, "--camera", path, "--size", "128")
    assert done.code == 0, done.err
    assert "The face is not seen; the portrait comes to rest." in done.err
    assert "The face is found again." in done.err


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files the Linux way")
def test_a_full_disk_is_told_and_what_was_recorded_stays(
    sample: Path, clip: Path, tmp_path: Path
) -> None:
    """The limit on the size of files stands in for the end of the disk."""
    movie, take = tmp_path / "full.mp4", tmp_path / "full.csv"
    limit = "import resource, signal, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (40_000,) * 2)"
    program = f"{limit}; from engine.cli.__main__ import main; main()"
    command = [
        sys.executable, "-c", program, "live", sample, "--camera", clip, "--loop",
        "--size", "256", "--seconds", "10", "--record", movie, "--take", take,
    ]  # fmt: skip
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert "Traceback" not in done.stderr
    assert "The disk is full" in done.stderr
    assert "the disk is full" in done.stderr, "the take says so too"
    assert "pictures in" in done.stdout, "the session goes on"
    opened = open_take(take)
    assert opened.notice == ""
    assert len(opened.recorded) > 10
    with VideoReader(working_path(movie)) as reader:
        assert sum(1 for _ in reader) > 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--camera", "nowhere.mp4"), "There is no file nowhere.mp4"),
        (("--camera", "99"), "camera 99 cannot be opened"),
        (("--mic", "camera"), "no sound"),
        (("--osc", "localhost:what"), "is not HOST:PORT"),
        (("--record", "clip.gif"), "written as .mp4"),
        (("--renderer", "oil"), "no renderer called 'oil'"),
    ],
)
def test_what_cannot_work_is_one_sentence(
    likeness: Callable, sample: Path, clip: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], sentence: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("engine.cli.live_telling.START_S", 1.0)
    camera = () if "--camera" in arguments else ("--camera", clip)
    done = likeness("live", sample, *camera, *arguments, "--seconds", "1")
    assert done.code not in (0, 1)
    assert sentence in done.err
    assert "Traceback" not in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_recording_opens_again(sample: Path, clip: Path, tmp_path: Path) -> None:
    """`kill -9` while a take and a movie are recorded."""
    movie, take = tmp_path / "killed.mp4", tmp_path / "killed.csv"
    command = [
        sys.executable, "-m", "engine.cli", "live", sample, "--camera", clip, "--loop",
        "--size", "192", "--record", movie, "--take", take,
    ]  # fmt: skip
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as process:
        until_s = time.monotonic() + 60
        while not _lines(take) and time.monotonic() < until_s:
            time.sleep(0.05)
        began_s = time.monotonic()
        time.sleep(4.0)
        process.send_signal(signal.SIGKILL)
        ran_s = time.monotonic() - began_s
        process.wait()
    opened = open_take(take)
    assert opened.notice
    assert opened.recorded.duration_s > ran_s - 1.0
    with VideoReader(working_path(movie)) as reader:
        assert sum(1 for _ in reader) > 10
    with av.open(str(working_path(movie))) as container:
        last_s = [packet.pts * packet.time_base for packet in container.demux() if packet.pts][-1]
    # Pictures wait to be drawn as well; on a busy machine that takes up to half a second.
    assert last_s > ran_s - 1.5


def _lines(take: Path) -> int:
    return take.read_bytes().count(b"\n") - 1 if take.exists() else 0
