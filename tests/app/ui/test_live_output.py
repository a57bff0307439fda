"""The bare window and the full screen show what the canvas shows, and go with the panel."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.live_output import LiveView
    from app.ui.live_output_window import OutputWindow
    from app.ui.main_window import MainWindow


@pytest.fixture
def output(qtbot: QtBot, performing: MainWindow) -> OutputWindow:
    """The window, once it shows a picture."""
    performing.actions_.by_id["live_window"].trigger()
    window = performing.live_outputs.window
    assert window is not None
    with qtbot.waitSignals([performing.player.pictured] * 2, timeout=60_000):
        pass
    return window


def test_the_window_shows_the_picture_and_goes_with_the_panel(
    qtbot: QtBot, performing: MainWindow, output: OutputWindow
) -> None:
    assert output.isVisible()
    assert output.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert output.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert np.ptp(_pixels(output)) > 150
    performing.live_panel.showing.on_top.setChecked(False)
    assert not output.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert output.isVisible()
    performing.live_panel.close()
    assert performing.live_outputs.window is None
    assert not performing.actions_.by_id["live_window"].isChecked()
    qtbot.waitUntil(lambda: not performing.player.running, timeout=60_000)


def test_the_window_keeps_the_shape_of_the_picture(
    qtbot: QtBot, performing: MainWindow, output: OutputWindow
) -> None:
    shape = output.picture_size
    for key, larger in ((Qt.Key.Key_Plus, True), (Qt.Key.Key_Minus, False)):
        before = output.width()
        qtbot.keyClick(output, key)
        assert (output.width() > before) == larger
    before, corner = output.size(), QPoint(output.width() - 2, output.height() - 2)
    _drag(output, corner, QPoint(60, 60))
    assert output.width() > before.width() + 40
    assert output.width() / output.height() == pytest.approx(
        shape.width() / shape.height(), rel=0.02
    )
    place = output.pos()
    qtbot.keyClick(output, Qt.Key.Key_Right)
    assert output.pos() - place == QPoint(10, 0)
    qtbot.keyClick(output, Qt.Key.Key_Escape)
    assert performing.live_outputs.window is None
    assert performing.player.running


def test_a_transparent_background_is_transparent(
    qtbot: QtBot, performing: MainWindow, output: OutputWindow
) -> None:
    background = performing.live_panel.showing.background
    background.setCurrentIndex(background.findData("transparent"))
    background.activated.emit(background.currentIndex())
    qtbot.waitUntil(lambda: _alpha(output)[4, -40] == 0, timeout=60_000)
    alpha = _alpha(output)
    assert alpha[alpha.shape[0] // 2, alpha.shape[1] // 2] == 255
    background.setCurrentIndex(background.findData("green"))
    background.activated.emit(background.currentIndex())
    qtbot.waitUntil(lambda: tuple(_pixels(output)[4, -40]) == (0, 177, 64), timeout=60_000)


def test_a_display_is_filled_until_escape(qtbot: QtBot, performing: MainWindow) -> None:
    performing.live_panel.showing.full.click()
    full = performing.live_outputs.full
    assert full is not None
    screen = QGuiApplication.primaryScreen()
    qtbot.waitUntil(lambda: full.size() == screen.size(), timeout=5000)
    with qtbot.waitSignals([performing.player.pictured] * 2, timeout=60_000):
        pass
    assert performing.actions_.by_id["live_full"].isChecked()
    pixels = _pixels(full)
    assert not pixels[pixels.shape[0] // 2, 2].any(), "black beside the picture"
    assert np.ptp(pixels) > 150
    qtbot.keyClick(full, Qt.Key.Key_Escape)
    assert performing.live_outputs.full is None
    assert not performing.actions_.by_id["live_full"].isChecked()


_TWO_DISPLAYS = """
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
application = QApplication([])
from app.state.settings import Settings
from app.ui.live_outputs import LiveOutputs
from app.ui.panels.live_showing import LiveShowing
outputs = LiveOutputs()
panel = LiveShowing(outputs, Settings(QSettings("settings.ini", QSettings.Format.IniFormat)))
panel.show()
outputs.fill_screen(panel.screen_chosen())
application.processEvents()
place = outputs.full.geometry()
print(panel.screens.isVisible(), panel.screens.currentText(), place.x(), place.width())
outputs.close()
"""


def test_the_second_display_is_the_first_choice(tmp_path: Path) -> None:
    """In a process of its own: a process has the displays that it begins with."""
    usual = {"y": 0, "logicalDpi": 96, "dpr": 1}
    displays = [
        {"name": "left", "x": 0, "width": 1280, "height": 800, **usual},
        {"name": "right", "x": 1280, "width": 1920, "height": 1080, **usual},
    ]
    config = tmp_path / "displays.json"
    config.write_text(json.dumps({"screens": displays}))
    root = str(Path(__file__).resolve().parents[3])
    environment = {
        **os.environ, "PYTHONPATH": root, "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", _TWO_DISPLAYS], env=environment, cwd=tmp_path,
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout.split() == ["True", "right", "1280", "1920"], done.stderr


def _pixels(view: LiveView) -> np.ndarray:
    """(H, W, 3) of what the view paints."""
    return _grabbed(view)[..., :3]


def _alpha(view: LiveView) -> np.ndarray:
    return _grabbed(view)[..., 3]


def _grabbed(view: LiveView) -> np.ndarray:
    from PySide6.QtGui import QImage

    image = QImage(view.size(), QImage.Format.Format_RGBA8888)
    image.fill(Qt.GlobalColor.transparent)
    view.render(image)
    # A copy: the memory goes with the image.
    return np.array(image.constBits()).reshape(image.height(), image.width(), 4)


def _drag(view: LiveView, start: QPoint, by: QPoint) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    away = Qt.KeyboardModifier.NoModifier
    steps = (
        (QMouseEvent.Type.MouseButtonPress, QPoint(), left, left),
        (QMouseEvent.Type.MouseMove, by, none, left),
        (QMouseEvent.Type.MouseButtonRelease, by, left, none),
    )
    corner = view.pos()
    for kind, moved, button, held in steps:
        spot = QPointF(start + moved)
        event = QMouseEvent(kind, spot, spot + QPointF(corner), button, held, away)
        QGuiApplication.sendEvent(view, event)
