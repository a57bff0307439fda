"""The movie's thread: a full disk is told once, and what was written stays."""

from __future__ import annotations

import resource
import signal
import sys
import time
from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.drivers.performance import Performance
from engine.live.movie import Movie, MovieStage
from engine.live.recording import Recording
from engine.live.shown import Shown
from engine.media import VideoReader
from engine.media.live_recording import working_path

if TYPE_CHECKING:
    from pathlib import Path

    from engine.types import Portrait


def noise(portrait: Portrait, number: int, side: int = 256) -> Shown:
    pixels = np.random.default_rng(number).integers(0, 255, (side, side, 3), np.uint8)
    still, now_s = np.zeros(3, np.float32), time.monotonic()
    moment = Performance(now_s, number, np.zeros(52, np.float32), still, still)
    return Shown(pixels, None, portrait.params, moment, now_s, now_s, number, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files the Linux way")
def test_a_full_disk_ends_the_movie_with_a_sentence(portrait: Portrait, tmp_path: Path) -> None:
    said: list[str] = []
    path = tmp_path / "full.mp4"
    stage = MovieStage(Movie(path, time.monotonic()), 30.0, said.append)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, before[1]))
        stage.start()
        for number in range(2000):
            stage.slot.put(noise(portrait, number))
            time.sleep(0.01)
            if not stage.is_alive():
                break
        stage.join(10.0)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert len(said) == 1
    assert said[0].startswith("The disk is full")
    assert "are kept in full.recording.mp4" in said[0]
    assert not path.exists()
    with VideoReader(working_path(path)) as reader:
        assert sum(1 for _ in reader) > 5


def test_a_picture_of_another_size_ends_the_movie_and_it_is_complete(
    portrait: Portrait, tmp_path: Path
) -> None:
    said: list[str] = []
    recording = Recording(
        None, tmp_path / "sizes.mp4", None,
        fps=30.0, delay_s=0.0, made_by_network=False, tell=said.append,
    )  # fmt: skip
    for number in range(10):
        recording.show(noise(portrait, number))
        time.sleep(0.02)
    recording.show(noise(portrait, 10, side=128))
    recorded = recording.finish()
    assert len(said) == 1
    assert "recording ends here" in said[0]
    assert recorded.movie is not None
    with VideoReader(recorded.movie) as reader:
        assert sum(1 for _ in reader) == recorded.frames == 10
