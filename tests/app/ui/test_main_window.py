"""The whole window: opened, edited, closed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from app.commands.actions import ACTIONS
from app.commands.edits import SetSliders
from app.jobs.tasks import Task
from app.state.document import Document
from app.ui import theme
from app.ui.main_window import MainWindow
from engine import assets
from engine.drivers.jobs import Job

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.state.settings import Settings


def test_opens_the_sample_portrait(qtbot: QtBot, settings: Settings) -> None:
    window = MainWindow(Document(), settings)
    qtbot.addWidget(window)
    window.show()
    window.open_sample()
    qtbot.waitUntil(lambda: window.document.face is not None, timeout=20_000)
    assert "sample-portrait" in window.windowTitle()
    assert not window.isWindowModified()


@pytest.mark.usefixtures("settled_heap")
def test_is_made_quickly(qtbot: QtBot, settings: Settings, slowness: float) -> None:
    started = time.thread_time()
    qtbot.addWidget(MainWindow(Document(), settings))
    assert time.thread_time() - started < 0.6 * slowness


def test_an_edit_marks_the_title_and_is_drawn(qtbot: QtBot, window: MainWindow) -> None:
    document = window.document
    with qtbot.waitSignal(document.rendered, timeout=20_000):
        document.undo_stack.push(SetSliders(document, 0, {"jawOpen": 0.4}))
    assert window.isWindowModified()
    qtbot.waitUntil(lambda: window.status.speed.text().endswith(" ms"), timeout=20_000)
    document.undo_stack.undo()
    assert not window.isWindowModified()


def test_every_action_is_in_a_menu_and_in_the_palette(window: MainWindow) -> None:
    found = {action for _, action in window.commands()}
    in_menus = {action for menu in window.actions_.menus.values() for action in menu.actions()}
    for spec in ACTIONS:
        action = window.actions_.by_id[spec.id]
        assert action in found
        assert not spec.menu or action in in_menus


def test_every_action_can_be_run(window: MainWindow) -> None:
    for spec in ACTIONS:
        assert spec.id in window.actions_.by_id
        from app.commands import faces

        assert spec.id in faces.ACTIONS or callable(getattr(window, spec.id))


def test_shortcuts_are_unique(window: MainWindow) -> None:
    taken: dict[str, str] = {}
    for action_id, action in window.actions_.by_id.items():
        for keys in action.shortcuts():
            text = keys.toString()
            assert text not in taken, f"{text} belongs to {action_id} and {taken[text]}"
            taken[text] = action_id


def test_menus_have_no_mnemonic_twice(window: MainWindow) -> None:
    titles = [action.text() for action in window.menuBar().actions()]
    letters = [title[title.index("&") + 1].lower() for title in titles]
    assert len(set(letters)) == len(letters)


def test_themes_change_the_colours(window: MainWindow, qtbot: QtBot) -> None:
    seen = {}
    for name in ("light", "dark"):
        window.actions_.by_id[f"theme_{name}"].trigger()
        qtbot.wait(20)
        seen[name] = window.grab().toImage().pixelColor(window.width() - 60, 60).lightness()
        assert window.actions_.by_id[f"theme_{name}"].isChecked()
        assert theme.tokens().name == name
    assert seen["light"] > 180 > 90 > seen["dark"]


def test_actions_follow_the_document(qtbot: QtBot, window: MainWindow) -> None:
    undo = window.actions_.by_id["undo"]
    assert not undo.isEnabled()
    window.actions_.by_id["neutralise"].trigger()
    qtbot.waitUntil(undo.isEnabled)
    undo.trigger()
    qtbot.waitUntil(lambda: not undo.isEnabled())


def test_closing_asks_about_unsaved_work(window: MainWindow) -> None:
    window.document.undo_stack.push(SetSliders(window.document, 0, {"jawOpen": 0.4}))
    window.ask_to_keep = lambda: QMessageBox.StandardButton.Cancel
    window.close()
    assert window.isVisible()
    window.ask_to_keep = lambda: QMessageBox.StandardButton.Discard
    window.close()
    assert not window.isVisible()


def test_closing_with_save_writes_the_project(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "kept.likeness"
    window.document.undo_stack.push(SetSliders(window.document, 0, {"jawOpen": 0.4}))
    window.ask_to_keep = lambda: QMessageBox.StandardButton.Save
    window.ask_save = lambda *_: path
    with qtbot.waitSignal(window.closed, timeout=20_000):
        window.close()
    assert path.stat().st_size > 1000
    assert window.settings.recent == (path,)


def test_closing_while_a_job_runs(qtbot: QtBot, window: MainWindow) -> None:
    def work(report: Job) -> None:
        for step in range(2000):
            report.step(step, 2000)
            time.sleep(0.01)

    task = window.start(Task("slow", work))
    qtbot.waitUntil(lambda: task.state == "running")
    window.ask_to_stop_jobs = lambda: False
    window.close()
    assert window.isVisible()
    window.ask_to_stop_jobs = lambda: True
    with qtbot.waitSignal(task.cancelled):
        window.close()
    assert not window.isVisible()


def test_a_file_that_is_no_picture_leaves_everything(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "no.jpg"
    path.write_bytes(b"nothing of the kind")
    before = window.document.picture
    with qtbot.waitSignal(window.notices.shown, timeout=10_000) as said:
        window.open_path(path)
    assert said.args[0] == "error"
    assert window.document.picture is before


def test_a_dropped_photo_is_opened(qtbot: QtBot, window: MainWindow) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(assets.locate("sample-portrait")))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    with qtbot.waitSignal(window.document.opened, timeout=20_000):
        window.dropEvent(event)


def test_the_before_key_shows_the_photo_while_it_is_held(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.activateWindow()
    window.controls.setFocus()
    window.actions_.by_id["show_before"].trigger()
    assert window.canvas.compare.before
    qtbot.keyRelease(window.controls, Qt.Key.Key_Backslash)
    assert not window.canvas.compare.before


def test_a_switch_goes_on_and_off_again(window: MainWindow) -> None:
    """An action that is triggered twice comes back; once it was always told to go off."""
    switch = window.actions_.by_id["split_view"]
    for on in (True, False):
        switch.trigger()
        assert window.canvas.compare.split is on
        assert switch.isChecked() is on


def test_sliders_are_copied_and_pasted(window: MainWindow) -> None:
    document = window.document
    document.undo_stack.push(SetSliders(document, 0, {"jawOpen": 0.3}))
    edit = document.edit_of(0)
    window.copy_edit()
    document.undo_stack.undo()
    window.paste_edit()
    assert document.edit_of(0) == edit
    QApplication.clipboard().setText("{")
    window.paste_edit()
    assert document.edit_of(0) == edit


def test_the_layout_is_remembered(qtbot: QtBot, window: MainWindow, settings: Settings) -> None:
    window.history.hide()
    window.close()
    again = MainWindow(Document(), settings)
    qtbot.addWidget(again)
    again.show()
    assert again.history.isHidden()
    assert not again.controls.isHidden()
    again.reset_layout()
    assert not again.history.isHidden()


def test_a_broken_layout_is_ignored(qtbot: QtBot, settings: Settings) -> None:
    settings.set_layout("panels", QByteArray(b"garbage"))
    settings.set_layout("geometry", QByteArray(b"garbage"))
    window = MainWindow(Document(), settings)
    qtbot.addWidget(window)
    window.show()
    assert not window.controls.isHidden()


def test_controls_have_names_for_screen_readers(window: MainWindow) -> None:
    from PySide6.QtWidgets import (
        QAbstractButton,
        QAbstractSlider,
        QAbstractSpinBox,
        QLineEdit,
        QScrollBar,
        QTabBar,
    )

    for kind in (QAbstractButton, QAbstractSlider, QAbstractSpinBox):
        for widget in window.findChildren(kind):
            parts_of_qt = isinstance(widget.parent(), QTabBar | QLineEdit) or widget.isHidden()
            if parts_of_qt or isinstance(widget, QScrollBar) or widget.objectName()[:3] == "qt_":
                continue
            said = widget.accessibleName() or getattr(widget, "text", str)() or widget.toolTip()
            assert said, widget


def test_the_palette_finds_and_runs(qtbot: QtBot, window: MainWindow) -> None:
    window.command_palette()
    palette = next(one for one in window.findChildren(QDialog) if one.isVisible())
    qtbot.keyClicks(palette.field, "neutral")
    assert palette.list.item(0).text() == "Neutralise"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.document.undo_stack.count() == 1


@pytest.mark.parametrize("level", ["info", "warning", "error"])
def test_notices_lie_within_the_canvas(window: MainWindow, level: str) -> None:
    window.notices.show(level, "A sentence that is long. " * 12)
    frame = window.notices._frame
    assert window.canvas.rect().contains(frame.geometry())
    assert frame.mapTo(window, QPoint(0, 0)).y() > window.height() // 2
