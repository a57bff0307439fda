"""A video in place of a camera, and a window whose face performs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine import assets
from engine.media import VideoWriter, read_picture
from engine.media.sound_writing import write_sound
from engine.types import AudioBlock

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.state.settings import Settings
    from app.ui.main_window import MainWindow


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four seconds of the sample portrait drifting before a camera."""
    path = tmp_path_factory.mktemp("camera") / "clip.mp4"
    pixels = read_picture(assets.locate("sample-portrait")).pixels
    with VideoWriter(path, (480, 480), 30.0) as writer:
        for frame in range(120):
            shift = round(6 * np.sin(frame / 9))
            writer.write(np.roll(pixels, shift, axis=1)[:480, 16:496])
    return path


@pytest.fixture(scope="session")
def humming(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four seconds of the portrait with a tone at a tenth of full scale."""
    folder = tmp_path_factory.mktemp("humming")
    tone = 0.1 * np.sin(2 * np.pi * 440 * np.arange(4 * 48_000) / 48_000)
    write_sound(folder / "tone.wav", AudioBlock(tone.astype(np.float32), 48_000, 0.0))
    pixels = read_picture(assets.locate("sample-portrait")).pixels
    writing = VideoWriter(folder / "clip.mp4", (512, 512), 10.0, audio_from=folder / "tone.wav")
    with writing as writer:
        for _ in range(40):
            writer.write(pixels)
    return folder / "clip.mp4"


@pytest.fixture
def performing(
    qtbot: QtBot, window: MainWindow, settings: Settings, clip: Path, tmp_path: Path
) -> MainWindow:
    """A window whose face performs."""
    settings.set("live_camera", str(clip))
    settings.set("live_microphone", "")
    settings.set("live_folder", str(tmp_path / "films"))
    settings.set("consent_given", True)
    window.live(True)
    qtbot.waitUntil(lambda: window.canvas.layers.live, timeout=90_000)
    return window
