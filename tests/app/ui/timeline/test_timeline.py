"""The timeline of a real window: keys dragged with the mouse, played, saved, found again."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMessageBox

from app.state.timeline_keys import keys_of
from app.state.timeline_lanes import values_of
from engine import assets
from engine.drivers.take_edits import TakeEdits
from engine.drivers.take_files import open_take, read_edits
from engine.drivers.takes import read_take
from engine.media.sound_writing import write_sound
from engine.types import AudioBlock

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.state.timeline import Timeline
    from app.ui.main_window import MainWindow
    from app.ui.timeline.board import Board
    from app.ui.timeline.lane_curve import LaneCurve

_Left = Qt.MouseButton.LeftButton
_No = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def take(tmp_path: Path) -> Path:
    """A copy of the sample that talks."""
    path = tmp_path / "talk.csv"
    shutil.copy(assets.locate("take-talking"), path)
    return path


@pytest.fixture
def shown(qtbot: QtBot, window: MainWindow, take: Path) -> MainWindow:
    """A window with that take in its timeline."""
    window.ask_to_keep_take = lambda: QMessageBox.StandardButton.Discard
    assert not window.timeline_panel.isVisible()
    window.open_take_from(take)
    qtbot.waitUntil(lambda: window.timeline_panel.timeline.source is not None, timeout=10_000)
    qtbot.waitUntil(lambda: window.timeline_panel.board.sheet.curves_px > 200)
    return window


def parts(window: MainWindow) -> tuple[Timeline, Board]:
    return window.timeline_panel.timeline, window.timeline_panel.board


def jaw(qtbot: QtBot, window: MainWindow) -> LaneCurve:
    """The lane of the open jaw, unfolded and in sight."""
    timeline, board = parts(window)
    timeline.fold("jaw", False)
    timeline.choose("jawOpen")
    curve = board.sheet.curves["jawOpen"]
    qtbot.waitUntil(lambda: not curve.visibleRegion().isEmpty())
    qtbot.wait(30)
    return curve


def drag(curve: LaneCurve, start: QPoint, way: QPoint, modifier: Qt.KeyboardModifier = _No) -> None:
    QTest.mousePress(curve, _Left, modifier, start)
    for share in (0.3, 0.7, 1.0):
        at = QPointF(start + way * share)
        move = QMouseEvent(QEvent.Type.MouseMove, at, curve.mapToGlobal(at),
                           Qt.MouseButton.NoButton, _Left, modifier)  # fmt: skip
        QApplication.sendEvent(curve, move)
    QTest.mouseRelease(curve, _Left, modifier, start + way)


def test_a_key_is_added_dragged_and_taken_back(qtbot: QtBot, shown: MainWindow) -> None:
    timeline, board = parts(shown)
    curve = jaw(qtbot, shown)
    x = round(board.axis.to_px(2.0))
    QTest.mouseDClick(curve, _Left, _No, QPoint(x, 10))
    QTest.mouseRelease(curve, _Left, _No, QPoint(x, 10))
    assert len(keys_of(timeline.edits, "jawOpen")) == 3
    assert timeline.selected == {1}
    assert timeline.position_s == pytest.approx(2.0, abs=0.02)
    before = timeline.edits
    recorded = values_of(timeline.material.take, "jawOpen")
    drag(curve, curve.places()[1].toPoint(), QPoint(30, -14))
    key = keys_of(timeline.edits, "jawOpen")[1]
    assert key.time_s == pytest.approx(2.0 + 30 / board.axis.px_per_s, abs=0.03)
    assert key.value == pytest.approx(14 / (curve.height() - 14), abs=0.05)
    played = values_of(timeline.layered(), "jawOpen")
    at = int(np.argmin(np.abs(timeline.material.take.times_s - key.time_s)))
    assert played[at] - recorded[at] == pytest.approx(key.value, abs=0.01)
    assert timeline.undo_stack.count() == 2  # The whole drag is one step.
    QTest.keyClick(board, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert timeline.edits == before
    assert shown.document.undo_stack.count() == 0
    QTest.keyClick(board, Qt.Key.Key_Delete)
    assert len(keys_of(timeline.edits, "jawOpen")) == 2


def test_a_drag_with_shift_keeps_the_time(qtbot: QtBot, shown: MainWindow) -> None:
    timeline, board = parts(shown)
    curve = jaw(qtbot, shown)
    timeline.seek(1.0)
    QTest.keyClick(board, Qt.Key.Key_K)
    at_s = keys_of(timeline.edits, "jawOpen")[1].time_s
    drag(curve, curve.places()[1].toPoint(), QPoint(6, -20), Qt.KeyboardModifier.ShiftModifier)
    assert keys_of(timeline.edits, "jawOpen")[1].time_s == at_s
    assert keys_of(timeline.edits, "jawOpen")[1].value > 0.2


def test_the_ends_of_the_take_are_dragged(qtbot: QtBot, shown: MainWindow) -> None:
    del qtbot
    timeline, board = parts(shown)
    y = board.clip.height() // 2
    x = round(board.axis.to_px(0.0))
    assert board.clip.grip_at(x + 11) == "start"  # 24 px wide to the hand.
    QTest.mousePress(board.clip, _Left, _No, QPoint(x, y))
    for step in (20, 60, 90):
        QTest.mouseMove(board.clip, QPoint(x + step, y))
        QApplication.processEvents()
    QTest.mouseRelease(board.clip, _Left, _No, QPoint(x + 90, y))
    assert timeline.span_s[0] == pytest.approx(90 / board.axis.px_per_s, abs=0.02)
    assert timeline.undo_stack.count() == 1


def test_a_second_of_playing_changes_the_picture_and_nothing_else(
    qtbot: QtBot, shown: MainWindow
) -> None:
    timeline, board = parts(shown)
    document = shown.document
    revision, steps = document.revision, document.undo_stack.count()
    pictures: list[np.ndarray] = []
    shown.take_preview.drawn.connect(lambda picture: pictures.append(picture.pixels))
    timeline.seek(0.8)
    board.setFocus()
    QTest.keyClick(board, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(pictures) >= 5, timeout=60_000)
    assert shown.timeline_panel.playback.playing
    assert shown.canvas.layers.live
    assert shown.preview_sign.isVisible()
    assert "talk" in shown.preview_sign.text.text()
    QTest.keyClick(board, Qt.Key.Key_Space)
    assert not shown.timeline_panel.playback.playing
    assert any((pictures[0] != other).any() for other in pictures[1:])
    assert (document.revision, document.undo_stack.count()) == (revision, steps)
    QTest.keyClick(board, Qt.Key.Key_Escape)
    assert not shown.canvas.layers.live
    assert not shown.preview_sign.isVisible()


def test_scrubbing_shows_frames_and_letting_go_may_bring_the_edit_back(
    qtbot: QtBot, shown: MainWindow
) -> None:
    timeline, board = parts(shown)
    shown.timeline_panel.transport.hold.setChecked(False)
    QTest.mousePress(board.ruler, _Left, _No, QPoint(200, 14))
    with qtbot.waitSignal(shown.take_preview.drawn, timeout=60_000):
        QTest.mouseMove(board.ruler, QPoint(260, 14))
    assert shown.canvas.layers.live
    assert timeline.position_s == pytest.approx(board.axis.to_s(260), abs=0.02)
    QTest.mouseRelease(board.ruler, _Left, _No, QPoint(260, 14))
    assert not shown.canvas.layers.live


def test_turning_to_the_sliders_ends_the_preview(qtbot: QtBot, shown: MainWindow) -> None:
    _, board = parts(shown)
    QTest.keyClick(board, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: shown.canvas.layers.live, timeout=60_000)
    shown.activateWindow()
    board.setFocus()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.controls.focus_search()
    qtbot.waitUntil(lambda: not shown.take_preview.on)
    assert not shown.canvas.layers.live


def test_a_frame_becomes_an_edit_in_one_step(shown: MainWindow) -> None:
    timeline, _ = parts(shown)
    document = shown.document
    loudest = int(np.argmax(values_of(timeline.material.take, "jawOpen")))
    timeline.seek(float(timeline.material.take.times_s[loudest]))
    shown.timeline_panel.transport.use.click()
    assert document.undo_stack.count() == 1
    fitted = document.faces[0].portrait.params.expression
    assert document.target_of(0).expression[24] != fitted[24] or document.edit_of(0).set
    assert "talk" in document.undo_stack.undoText()
    document.undo_stack.undo()
    assert document.faces[0].state.empty


def test_edits_are_saved_and_found_again(
    qtbot: QtBot, shown: MainWindow, take: Path
) -> None:
    timeline, board = parts(shown)
    recording = take.read_bytes()
    timeline.choose("head")
    timeline.seek(1.5)
    QTest.keyClick(board, Qt.Key.Key_K)
    QTest.keyClick(board, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    shown.timeline_panel.key_bar.speed.setValue(150)
    shown.timeline_panel.board.sheet.heads["brows"].mute.click()
    edits = timeline.edits
    assert timeline.dirty
    QTest.keyClick(board, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not timeline.dirty, timeout=10_000)
    assert read_edits(take) == edits
    assert take.read_bytes() == recording
    shown.open_bundled_take("take-nod")
    qtbot.waitUntil(lambda: timeline.source.name != "talk", timeout=10_000)
    assert timeline.edits == TakeEdits()
    shown.open_take_from(take)
    qtbot.waitUntil(lambda: timeline.source.name == "talk", timeout=10_000)
    assert timeline.edits == edits
    assert shown.timeline_panel.board.sheet.heads["brows"].mute.isChecked()
    assert shown.timeline_panel.key_bar.speed.value() == 150


def test_a_sample_is_saved_where_the_user_says(
    qtbot: QtBot, shown: MainWindow, tmp_path: Path
) -> None:
    timeline, _ = parts(shown)
    shown.open_bundled_take("take-nod")
    qtbot.waitUntil(lambda: not timeline.source.has_file, timeout=10_000)
    shown.join_bundled_take("take-idle")
    qtbot.waitUntil(lambda: bool(timeline.edits.joins), timeout=10_000)
    length_s = timeline.played_duration_s
    shown.ask_save = lambda *_: tmp_path / "mine.csv"
    shown.timeline_panel.transport.save.click()
    qtbot.waitUntil(lambda: timeline.source.has_file, timeout=10_000)
    assert not timeline.dirty
    assert open_take(tmp_path / "mine.csv").played().duration_s == pytest.approx(length_s)
    shown.ask_save = lambda *_: tmp_path / "flat.csv"
    shown.timeline_panel.transport.save_as.click()
    qtbot.waitUntil(lambda: (tmp_path / "flat.csv").exists(), timeout=10_000)
    qtbot.waitUntil(lambda: "flat.csv" in shown.notices.last, timeout=10_000)
    assert not open_take(tmp_path / "flat.csv").edited


def test_a_take_of_the_project_follows_once_it_has_a_file(
    qtbot: QtBot, shown: MainWindow, tmp_path: Path
) -> None:
    timeline, _ = parts(shown)
    nod = read_take(assets.locate("take-nod"))
    shown.document.put_library({}, {"my nod": nod})
    joins = shown.timeline_panel.joins
    joins.aboutToShow.emit()
    (offered,) = (action for action in joins.actions() if action.text() == "my nod")
    shown.ask_save = lambda *_: None
    offered.trigger()
    assert not shown.working
    shown.ask_save = lambda *_: tmp_path / "my nod.csv"
    before_s = timeline.duration_s
    offered.trigger()
    qtbot.waitUntil(lambda: bool(timeline.edits.joins), timeout=10_000)
    assert timeline.edits.joins[0].take == "my nod.csv"
    assert timeline.duration_s == pytest.approx(before_s + nod.duration_s - 0.3, abs=0.05)


def test_unsaved_edits_are_asked_about(qtbot: QtBot, shown: MainWindow) -> None:
    timeline, board = parts(shown)
    QTest.keyClick(board, Qt.Key.Key_M)
    shown.ask_to_keep_take = lambda: QMessageBox.StandardButton.Cancel
    shown.open_bundled_take("take-nod")
    qtbot.wait(100)
    assert timeline.source.name == "talk"
    assert not shown.close()
    shown.ask_to_keep_take = lambda: QMessageBox.StandardButton.Discard


def test_the_clip_dialog_offers_the_take_as_it_is_played(shown: MainWindow) -> None:
    shown.timeline_panel.key_bar.speed.setValue(200)
    shown.timeline_panel.transport.export.click()
    dialog = next(one for one in shown.findChildren(QDialog) if one.isVisible())
    field = dialog.findChildren(QComboBox)[0]
    assert field.currentText().startswith("talk")
    assert dialog.take.take().duration_s == pytest.approx(
        shown.timeline_panel.timeline.played_duration_s
    )
    dialog.close()


def test_the_wheel_zooms_and_the_keyboard_reaches_every_lane(
    qtbot: QtBot, shown: MainWindow
) -> None:
    timeline, board = parts(shown)
    curve = board.sheet.curves["brows"]
    at_s = board.axis.to_s(300)
    event = QWheelEvent(
        QPointF(300, 10), curve.mapToGlobal(QPointF(300, 10)), QPoint(), QPoint(0, 360),
        Qt.MouseButton.NoButton, _No, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(curve, event)
    assert board.axis.share < 0.7
    assert board.axis.to_s(300) == pytest.approx(at_s)
    QTest.keyClick(board, Qt.Key.Key_F)
    assert board.axis.share == 1.0
    lanes = [timeline.lane]
    for _ in range(6):
        QTest.keyClick(board, Qt.Key.Key_Down)
        lanes.append(timeline.lane)
    assert len(set(lanes)) == 7
    QTest.keyClick(board, Qt.Key.Key_E)
    assert timeline.lane in timeline.expanded
    qtbot.wait(20)
    for head in board.sheet.heads.values():
        assert head.gain.accessibleName()
        assert head.mute.accessibleName()


def test_a_take_with_sound_shows_it_and_can_be_played(
    qtbot: QtBot, shown: MainWindow, take: Path
) -> None:
    timeline, board = parts(shown)
    transport = shown.timeline_panel.transport
    assert not transport.sound.isVisible()
    silent = board.clip.grab().toImage()
    at_s = np.arange(7 * 16_000) / 16_000
    voice = np.sin(2 * np.pi * 300 * at_s) * np.abs(np.sin(3 * at_s))
    write_sound(take.with_suffix(".wav"), AudioBlock(voice.astype(np.float32), 16_000, 0.0))
    shown.open_take_from(take)
    qtbot.waitUntil(lambda: timeline.material.sound is not None, timeout=10_000)
    assert transport.sound.isVisible()
    assert board.clip.grab().toImage() != silent
    shown.timeline_panel.playback.start()  # Heard, or told that nothing can be heard here.
    qtbot.wait(300)
    transport.sound.click()
    assert not shown.take_sound.on
    assert shown.timeline_panel.playback.playing


def test_without_a_take_there_is_a_sentence_and_a_button(window: MainWindow) -> None:
    window.actions_.by_id["show_timeline"].trigger()
    panel = window.timeline_panel
    assert panel.isVisible()
    assert panel.open_button.isVisible()
    panel.takes.aboutToShow.emit()
    assert len([one for one in panel.takes.actions() if not one.isSeparator()]) >= 6
    window.actions_.by_id["show_timeline"].trigger()
    assert not panel.isVisible()
