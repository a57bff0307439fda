"""What stands in for a camera keeps its pace; a camera that is not there is one sentence."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.errors import MediaError
from engine.media import VideoWriter
from engine.media.cameras import DeviceCamera, FileCamera, FolderCamera, camera


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """Ten frames at 20 a second, each brighter than the one before."""
    path = tmp_path / "clip.mp4"
    with VideoWriter(path, (64, 64), 20, crf=1) as writer:
        for number in range(10):
            writer.write(np.full((64, 64, 3), 20 * number, np.uint8))
    return path


def test_frames_come_when_they_are_due(clip: Path) -> None:
    source = FileCamera(clip, loop=False)
    with closing(source):
        source.open()
        seen = []
        while (frame := source.read()) is not None:
            late_s = time.monotonic() - frame.time_s
            assert late_s >= 0
            seen.append((frame.time_s - source.round_start_s, frame.index))
    assert source.fps == 20
    for time_s, index in seen:
        assert time_s == pytest.approx(index / 20, abs=1e-6)
    assert seen[-1][1] == 9


def test_what_is_long_overdue_is_left_out(clip: Path) -> None:
    source = FileCamera(clip)
    with closing(source):
        source.open()
        first = source.read()
        time.sleep(0.3)
        second = source.read()
    assert first is not None
    assert second is not None
    assert second.index - first.index >= 5
    assert int(second.pixels.mean()) >= 80


def test_a_loop_goes_on_in_step(clip: Path) -> None:
    source = FileCamera(clip)
    with closing(source):
        source.open()
        frames = [source.read()]
        start_s = source.round_start_s
        while frames[-1].index < 12:
            frames.append(source.read())
    assert source.round_start_s == pytest.approx(start_s + 0.5)
    for frame in frames:
        assert frame.time_s - start_s == pytest.approx(frame.index / 20, abs=1e-6)


def test_a_folder_of_pictures_is_a_camera(tmp_path: Path) -> None:
    for number, side in ((1, 64), (2, 48), (10, 64)):
        Image.new("RGB", (side, side), (number, 0, 0)).save(tmp_path / f"{number:02d}.png")
    (tmp_path / "notes.txt").write_text("no picture")
    assert isinstance(camera(str(tmp_path)), FolderCamera)
    source = FolderCamera(tmp_path, fps=10, loop=False)
    with closing(source):
        source.open()
        reds = []
        while (frame := source.read()) is not None:
            assert frame.pixels.shape == (64, 64, 3)
            reds.append(int(frame.pixels[0, 0, 0]))
    assert reds == [1, 2, 10]


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="holds no picture"):
        camera(str(tmp_path))
    with pytest.raises(MediaError, match="There is no file"):
        camera(str(tmp_path / "nothing.mp4"))
    with pytest.raises(MediaError, match="camera 63 cannot be opened"):
        DeviceCamera(63).open()
