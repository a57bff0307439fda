"""A video before the window: the face performs, is recorded, and the devices are closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drivers.takes import read_take

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.state.settings import Settings
    from app.ui.main_window import MainWindow


def test_the_face_performs_until_it_is_stopped(qtbot: QtBot, performing: MainWindow) -> None:
    window = performing
    assert window.player.camera_open
    assert "camera" in window.live_panel.state.sign.text()
    assert window.live_panel.start.text() == "Stop"
    with qtbot.waitSignals([window.player.pictured] * 5, timeout=60_000):
        pass
    assert window.player.status()[-1].rate_hz > 0
    window.live(False)
    qtbot.waitUntil(lambda: not window.player.running and not window.player.busy, timeout=60_000)
    assert not window.player.camera_open
    assert not window.canvas.layers.live


def test_putting_the_panel_away_closes_the_camera(qtbot: QtBot, performing: MainWindow) -> None:
    performing.live_panel.close()
    qtbot.waitUntil(lambda: not performing.player.running, timeout=60_000)
    assert not performing.player.camera_open


def test_a_recording_becomes_a_take_of_the_project(
    qtbot: QtBot, performing: MainWindow, tmp_path: Path
) -> None:
    window = performing
    window.live_record(True)
    assert window.player.recording
    qtbot.wait(1500)
    window.live_record(False)
    qtbot.waitUntil(lambda: bool(window.document.takes), timeout=90_000)
    name, take = next(iter(window.document.takes.items()))
    assert take.duration_s > 0.5
    assert len(read_take(tmp_path / "films" / f"{name}.csv")) == len(take)
    assert (tmp_path / "films" / f"{name}.mp4").stat().st_size > 1000
    assert window.document.undo_stack.undoText().startswith("Record take")


def test_a_video_that_is_gone_is_a_sentence(
    qtbot: QtBot, window: MainWindow, settings: Settings, tmp_path: Path
) -> None:
    settings.set("live_camera", str(tmp_path / "gone.mp4"))
    settings.set("consent_given", True)
    with qtbot.waitSignal(window.player.failed, timeout=60_000) as blocker:
        window.live(True)
    assert "gone.mp4" in str(blocker.args[0])
    qtbot.waitUntil(lambda: not window.player.busy)
    assert not window.player.running
