"""Fixtures of the desktop program's tests."""

from __future__ import annotations

import gc
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest.importorskip("PySide6.QtGui", reason="needs PySide6 and the libraries it is linked to")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from app.collector import Collector
from app.jobs import tasks
from app.state.document import Document
from app.state.project import Project
from app.state.settings import Settings
from engine import assets
from engine.drivers.photo import read_portrait
from engine.facemodels import load_model
from engine.media import read_picture
from engine.trackers import TRACKERS

# OpenCV, imported by the engine, points Qt at plugins of its own.
os.environ.pop("QT_QPA_PLATFORM_PLUGIN_PATH", None)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from app.ui.main_window import MainWindow


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "expects_warnings: logs or Qt messages are part of it")


@pytest.fixture(scope="session")
def collector(qapp: QApplication) -> Collector:
    """As in the program: no worker's thread destroys what a closed window leaves."""
    return Collector(qapp)


@pytest.fixture(autouse=True)
def collected(collector: Collector) -> Iterator[None]:
    """What a test leaves is collected after it, in turn."""
    yield
    collector.collect()


@pytest.fixture
def settled_heap() -> None:
    """What is loaded is no longer gone through by the collector, as in the program."""
    gc.freeze()


@pytest.fixture(scope="session")
def sample_project() -> Project:
    """The bundled portrait, fitted."""
    path = assets.locate("sample-portrait")
    picture = read_picture(path)
    tracker = TRACKERS.load(TRACKERS.default)
    portrait = read_portrait(picture, tracker=tracker, model=load_model())
    tracker.close()
    return Project(path.read_bytes(), path.name, picture, (portrait,))


@pytest.fixture(scope="session")
def pair_project(sample_project: Project) -> Project:
    """A photo of two people: the sample twice, side by side."""
    from dataclasses import replace

    import numpy as np

    from engine.types import Picture

    one = sample_project.portraits[0]
    pixels = np.concatenate([one.picture.pixels] * 2, axis=1)
    picture = Picture(pixels)
    width = one.picture.size_hw[1]
    portraits = []
    for left in (0, width):
        shift = np.array([left, 0, 0], np.float32)
        camera, marks = one.params.camera, one.landmarks
        centre = (camera.centre_px[0] + left, camera.centre_px[1])
        box = replace(marks.box, left=marks.box.left + left)
        person = one.person
        if person is not None:
            person = replace(person, box=replace(person.box, left=person.box.left + left))
        portraits.append(replace(
            one,
            picture=picture,
            landmarks=replace(
                marks, points_px=marks.points_px + shift, size_hw=picture.size_hw, box=box
            ),
            params=replace(
                one.params, camera=replace(camera, centre_px=centre, size_hw=picture.size_hw)
            ),
            person=person,
        ))  # fmt: skip
    return replace(sample_project, picture=picture, portraits=tuple(portraits))


@pytest.fixture
def document(qapp: object, sample_project: Project) -> Iterator[Document]:
    """A document that shows the sample."""
    del qapp
    shown = Document()
    shown.open(sample_project)
    yield shown
    shown.undo_stack.clear()


@pytest.fixture
def settings(qapp: object, tmp_path: Path) -> Settings:
    """Settings of their own, all at their defaults."""
    del qapp
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


_HARMLESS = ("This plugin does not support", "propagateSizeHints", "Could not detect window")
"""What Qt says on a platform without a screen."""


@pytest.fixture(autouse=True)
def nothing_unexpected(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail on log records and Qt messages of warning or worse that no test expects.

    A test that provokes them carries the marker `expects_warnings`.
    """
    qtlog = request.getfixturevalue("qtlog")
    yield
    if request.node.get_closest_marker("expects_warnings"):
        return
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    ours = [one for one in records if one.name.split(".")[0] in ("app", "engine")]
    said = [one.getMessage() for one in ours if one.levelno >= logging.WARNING]
    said += [
        one.message
        for one in qtlog.records
        if one.log_type_name in ("QtWarningMsg", "QtCriticalMsg", "QtFatalMsg")
        and not any(part in one.message for part in _HARMLESS)
    ]
    assert not said, f"unexpected: {said}"


@pytest.fixture
def window(qtbot: QtBot, document: Document, settings: Settings) -> Iterator[MainWindow]:
    """The main window with the sample portrait; its questions answer themselves."""
    from PySide6.QtWidgets import QMessageBox

    from app.ui import theme
    from app.ui.main_window import MainWindow

    theme.apply(QApplication.instance(), "dark")
    settings.set("consent_given", True)
    one = MainWindow(document, settings)
    one.ask_to_keep = lambda: QMessageBox.StandardButton.Discard
    one.ask_to_stop_jobs = lambda: True
    one.resize(1400, 900)
    one.show()
    qtbot.waitExposed(one)
    yield one
    one.close()
    tasks.stop_all()
    one.deleteLater()
