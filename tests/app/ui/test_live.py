"""A video before the window: the face performs, is recorded, and the devices are closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.state.live_calibrations import Calibrations
from engine import assets
from engine.drivers.takes import read_take
from engine.media import read_digital_source_type
from engine.media.credentials.marks import read_marks
from engine.media.credentials.signing import why_unsigned

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
    assert take.calibrated


def test_a_recording_goes_on_in_the_timeline(qtbot: QtBot, performing: MainWindow) -> None:
    window = performing
    window.live_record(True)
    qtbot.wait(1000)
    window.live_record(False)
    qtbot.waitUntil(lambda: window.notices.last.startswith("Recorded"), timeout=90_000)
    timeline, shown = window.notices.buttons[0], window.timeline_panel.timeline
    assert timeline.text() == "Open in Timeline"
    with qtbot.waitSignal(shown.opened, timeout=20_000):
        timeline.click()
    assert shown.source is not None
    assert shown.source.name in window.document.takes
    assert shown.source.has_file


def test_a_recording_is_not_given_to_a_project_opened_since(
    qtbot: QtBot, performing: MainWindow, tmp_path: Path
) -> None:
    window = performing
    window.live_record(True)
    qtbot.wait(1000)
    window.document.open(window.document.snapshot())
    qtbot.waitUntil(lambda: window.notices.last.startswith("Recorded"), timeout=90_000)
    assert not window.document.takes
    assert not window.document.dirty
    (take,) = (tmp_path / "films").glob("*.csv")
    assert read_take(take).duration_s > 0.5


def test_a_recorded_film_tells_how_it_was_made(
    qtbot: QtBot, performing: MainWindow, tmp_path: Path
) -> None:
    if why_unsigned("film.mp4"):
        pytest.skip("needs c2pa-python")
    window = performing
    window.live_record(True)
    qtbot.wait(1000)
    with qtbot.waitSignal(window.player.recorded, timeout=60_000) as blocker:
        window.live_record(False)
    film = blocker.args[0].movie
    (signing,) = window.jobs.active()
    assert film.name in signing.title
    with qtbot.waitSignal(signing.finished, timeout=60_000):
        pass
    marks = read_marks(film)
    assert marks.credentials is not None
    assert marks.statements[0].level == "good"
    assert read_digital_source_type(film).endswith("compositeWithTrainedAlgorithmicMedia")
    assert [path.suffix for path in sorted(film.parent.iterdir())] == [".csv", ".mp4"]


def test_a_calibration_is_kept_for_its_camera(
    qtbot: QtBot, performing: MainWindow, settings: Settings, clip: Path
) -> None:
    window, row = performing, performing.live_panel.calibration
    assert "guessed" in row.line.text()
    with qtbot.waitSignal(window.player.calibrated, timeout=60_000):
        row.neutral.click()
    assert row.line.text().startswith("Last calibration")
    kept = Calibrations(settings.folder).of(str(clip))
    assert kept is not None
    window.live(False)
    qtbot.waitUntil(lambda: not window.player.running and not window.player.busy, timeout=60_000)
    row.show_camera("another")
    assert row.kept is None
    row.show_camera(str(clip))
    window.live(True)
    assert window.player.sitting is not None
    assert window.player.sitting.calibration is not None
    qtbot.waitUntil(lambda: window.player.running, timeout=60_000)
    row.forget.click()
    assert Calibrations(settings.folder).of(str(clip)) is None
    assert "guessed" in row.line.text()


def test_gain_and_gate_act_while_it_listens(
    qtbot: QtBot, window: MainWindow, settings: Settings, humming: Path
) -> None:
    settings.set("live_camera", str(humming))
    settings.set("live_microphone", "camera")
    settings.set("consent_given", True)
    window.live(True)
    qtbot.waitUntil(lambda: window.player.microphone_open, timeout=90_000)
    preamp = window.player.preamp
    assert preamp is not None
    qtbot.waitUntil(lambda: preamp.level.peak_dbfs == pytest.approx(-20.0, abs=1.0), timeout=20_000)
    settings.set("live_gain_db", 6.0)
    qtbot.waitUntil(lambda: preamp.level.peak_dbfs == pytest.approx(-14.0, abs=1.0), timeout=5000)
    window.live_panel.sound.meter.gate_moved.emit(-10.0)
    qtbot.waitUntil(lambda: preamp.level.peak_dbfs < -60.0, timeout=5000)
    assert preamp.before.peak_dbfs == pytest.approx(-14.0, abs=1.0)
    assert settings.get("live_gate_dbfs") == -10.0
    assert "microphone" in window.live_panel.state.sign.text()


@pytest.mark.expects_warnings
def test_pictures_that_disappear_are_told_and_the_session_waits(
    qtbot: QtBot, window: MainWindow, settings: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    source = assets.locate("sample-portrait")
    for number in range(40):
        (folder / f"{number:03d}.png").write_bytes(source.read_bytes())
    settings.set("live_camera", str(folder))
    settings.set("live_folder", str(tmp_path / "films"))
    settings.set("consent_given", True)
    told: list[str] = []
    window.player.noticed.connect(told.append)
    window.live(True)
    qtbot.waitUntil(lambda: window.canvas.layers.live, timeout=90_000)
    window.live_record(True)
    qtbot.wait(600)
    for path in folder.iterdir():
        path.unlink()
    qtbot.waitUntil(lambda: any("There is no file" in one for one in told), timeout=30_000)
    assert window.player.running
    assert not window.player.camera_open
    window.live_record(False)
    qtbot.waitUntil(lambda: bool(window.document.takes), timeout=60_000)
    assert next(iter(window.document.takes.values())).duration_s > 0.2


def test_putting_the_panel_away_while_it_starts_closes_the_camera(
    qtbot: QtBot, window: MainWindow, settings: Settings, clip: Path
) -> None:
    settings.set("live_camera", str(clip))
    settings.set("consent_given", True)
    window.live(True)
    assert window.player.busy
    window.live_panel.close()
    qtbot.waitUntil(lambda: not window.player.running and not window.player.busy, timeout=90_000)
    qtbot.wait(100)
    assert not window.player.running
    assert not window.player.camera_open


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
