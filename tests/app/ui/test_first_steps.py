"""What a newcomer tries first, with real events on the whole window."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QGestureEvent,
    QLineEdit,
    QPinchGesture,
    QWidget,
)

from app.program import Program
from app.ui.dialogs.shortcuts import ShortcutsDialog
from engine import assets

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.state.settings import Settings
    from app.ui.main_window import MainWindow

_MOST_STOPS = 600


def _activate(qtbot: QtBot, window: MainWindow) -> None:
    """Let the canvas of a window hear the keyboard."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)
    window.canvas.setFocus()


def _drop(window: MainWindow, path: Path) -> None:
    """Drag a file over the middle of the canvas and let it go there."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    canvas = window.canvas
    at, copy = QPointF(canvas.width() / 2, 40), Qt.DropAction.CopyAction
    rest = (mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(at.toPoint(), copy, *rest)
    QApplication.sendEvent(canvas, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(canvas, QDropEvent(at, copy, *rest))


def test_two_fingers_zoom_about_their_middle(window: MainWindow) -> None:
    canvas = window.canvas
    canvas.zoom_to(2.0)
    at = QPointF(canvas.width() * 0.4, canvas.height() * 0.5)
    before, under = canvas.zoom, canvas.view.to_photo(at.x(), at.y())
    pinch = QPinchGesture()
    pinch.setScaleFactor(1.25)
    for place in (pinch.setCenterPoint, pinch.setLastCenterPoint):
        place(canvas.mapToGlobal(at))
    QApplication.sendEvent(canvas, QGestureEvent([pinch]))
    assert canvas.zoom == pytest.approx(1.25 * before)
    assert canvas.view.to_photo(at.x(), at.y()) == pytest.approx(under, abs=1.0)


@pytest.mark.parametrize("keys", ["\\", "B", "Ctrl+Alt+J"])
def test_before_is_shown_while_any_key_is_held(
    qtbot: QtBot, window: MainWindow, settings: Settings, keys: str
) -> None:
    dialog = ShortcutsDialog(settings, window)
    qtbot.addWidget(dialog)
    assert dialog.assign("show_before", QKeySequence(keys))
    _activate(qtbot, window)
    combination = QKeySequence(keys)[0]
    key, held = combination.key(), combination.keyboardModifiers()
    qtbot.keyPress(window.canvas, key, held)
    assert window.canvas.compare.before
    qtbot.keyRelease(window.canvas, key, held)
    assert not window.canvas.compare.before
    qtbot.keyPress(window.canvas, key, held)
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))
    assert not window.canvas.compare.before


def test_presets_and_takes_can_be_dropped(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "mine.json"
    presets = {"Wry": {"set": {"mouthSmileLeft": 0.5}, "add": {}}}
    content = {"format": "likeness-presets", "version": 1, "presets": presets}
    file.write_text(json.dumps(content), encoding="utf-8")
    _drop(window, file)
    assert list(window.document.presets) == ["Wry"]
    with qtbot.waitSignal(window.document.library_changed, timeout=30_000):
        _drop(window, assets.locate("take-smile"))
    assert len(window.document.takes) == 1
    assert window.document.undo_stack.count() == 2


def test_every_control_can_be_reached_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    _activate(qtbot, window)
    window.canvas.pointer.keyboard.end()
    reached: set[QWidget] = set()
    for _ in range(_MOST_STOPS):
        one = QApplication.focusWidget()
        if one is None or (one in reached and one is window.canvas):
            break
        reached.add(one)
        window.focusNextChild()
    for kind in (QAbstractSlider, QLineEdit, QAbstractButton):
        for widget in window.findChildren(kind):
            seen = widget.isVisible() and widget.isEnabled()
            by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if seen and by_tab and not widget.visibleRegion().isEmpty():
                assert widget in reached or widget.focusProxy() in reached, widget
    rows = {row.slider for row in window.controls.rows.all() if row.isVisible()}
    assert rows <= reached


def test_each_window_has_a_photo_of_its_own(
    qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    settings.set("show_viewport", False)
    program = Program(settings, tmp_path / "recovery")
    first = program.open_window()
    qtbot.waitUntil(lambda: bool(first.document.faces), timeout=30_000)
    first.new_window()
    second = program.windows[-1]
    qtbot.waitUntil(lambda: bool(second.document.faces), timeout=30_000)
    second.actions_.by_id["neutralise"].trigger()
    assert second.document.dirty
    assert not first.document.dirty
    second.document.undo_stack.undo()
    first.close()
    assert program.windows == [second]
    second.close()
    program.close()
