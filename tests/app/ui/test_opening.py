"""Several files at once: what is asked, what opens where, and what is only offered."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from app.state.file_kinds import sorted_files
from app.state.project_file import write_project
from app.ui.dialogs.batch import BatchDialog
from app.ui.window_opening import MOST_WINDOWS
from engine import assets
from engine.renderers import RENDERERS

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.main_window import MainWindow


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Three copies of the sample."""
    paths = [tmp_path / f"{name}.png" for name in "abc"]
    for path in paths:
        shutil.copy(assets.locate("sample-portrait"), path)
    return paths


def _answer(button: int | QMessageBox.StandardButton) -> list[str]:
    """Click a button of the question that comes up; what it said is put into the list."""
    said: list[str] = []

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        ways = [one for one in box.buttons() if one is not box.button(box.StandardButton.Cancel)]
        said.extend([box.text(), *(one.text() for one in ways)])
        chosen = ways[button] if type(button) is int else box.button(button)
        chosen.click()

    QTimer.singleShot(200, click)
    return said


def test_files_are_sorted_by_kind(tmp_path: Path) -> None:
    names = ("b.csv", "A.JPG", "x.likeness", "n.txt", "p.json", "A.JPG", "bare")
    files = sorted_files(tmp_path / name for name in names)
    assert [path.name for path in files.photos] == ["A.JPG"]
    assert [path.name for path in files.projects] == ["x.likeness"]
    assert [path.name for path in files.brought] == ["b.csv", "p.json"]
    assert [path.name for path in files.unknown] == ["n.txt", "bare"]


def test_several_photos_can_open_a_window_each(window: MainWindow, photos: list[Path]) -> None:
    wanted: list[tuple[Path, ...]] = []
    window.window_wanted.connect(wanted.append)
    before, said = window.document.picture, _answer(0)
    window.open_paths(photos)
    assert "3" in said[0]
    assert len(said) == 3
    assert wanted == [(path,) for path in photos]
    assert window.document.picture is before


def test_several_photos_can_go_to_the_batch(window: MainWindow, photos: list[Path]) -> None:
    _answer(1)
    window.open_paths(photos)
    dialog = window.findChild(BatchDialog)
    assert dialog is not None
    assert dialog.isVisible()
    shown = [dialog.photos.item(row).text() for row in range(dialog.photos.count())]
    assert shown == ["a.png", "b.png", "c.png"]
    dialog.reject()


def test_several_photos_can_be_left_alone(window: MainWindow, photos: list[Path]) -> None:
    wanted: list[object] = []
    window.window_wanted.connect(wanted.append)
    _answer(QMessageBox.StandardButton.Cancel)
    window.open_paths(photos)
    assert not wanted
    assert window.findChild(BatchDialog) is None


def test_many_photos_are_work_for_the_batch_only(window: MainWindow, tmp_path: Path) -> None:
    said = _answer(QMessageBox.StandardButton.Cancel)
    window.open_paths([tmp_path / f"{number}.jpg" for number in range(MOST_WINDOWS + 1)])
    assert len(said) == 2


def test_a_take_is_offered_to_the_photo_it_came_with(
    qtbot: QtBot, window: MainWindow, photos: list[Path], tmp_path: Path
) -> None:
    take = shutil.copy(assets.locate("take-nod"), tmp_path / "mine.csv")
    with qtbot.waitSignal(window.document.opened, timeout=20_000):
        window.open_paths([take, photos[0]])
    assert window.document.photo_name == "a.png"
    assert "mine.csv" in window.notices.last
    assert not window.document.takes
    window.notices.buttons[0].click()
    qtbot.waitUntil(lambda: "mine" in window.document.takes, timeout=20_000)


def test_what_is_unknown_is_named_and_the_rest_opens(
    qtbot: QtBot, window: MainWindow, photos: list[Path], tmp_path: Path
) -> None:
    with qtbot.waitSignals([window.notices.shown, window.document.opened], timeout=20_000):
        window.open_paths([tmp_path / "notes.txt", photos[1]])
    assert window.document.photo_name == "b.png"


def test_nothing_but_unknown_files_changes_nothing(window: MainWindow, tmp_path: Path) -> None:
    before = window.document.picture
    window.open_paths([tmp_path / "notes.txt", tmp_path / "more.doc"])
    assert "notes.txt, more.doc" in window.notices.last
    assert window.document.picture is before


def test_the_file_menu_takes_several(window: MainWindow, photos: list[Path]) -> None:
    window.ask_open_several = lambda title, kinds: photos
    said = _answer(QMessageBox.StandardButton.Cancel)
    window.actions_.by_id["open_file"].trigger()
    assert said


@pytest.mark.parametrize(
    ("renderer", "options", "told"),
    [
        ("headgan", {"device": "cuda:7"}, "HeadGAN · cuda:7 is not available here"),
        ("headgan-lite", {"device": "cuda:7"}, "HeadGAN lite · cuda:7 is not available here"),
        ("headgan-lite", {"device": "cpu"}, ""),
    ],
)
def test_a_project_of_a_better_computer_is_drawn_with_what_is_here(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, renderer: str, options: dict, told: str
) -> None:
    path = tmp_path / "sent.likeness"
    document = window.document
    write_project(
        path, replace(document.snapshot(), renderer=renderer, renderer_options=options)
    )
    with qtbot.waitSignal(document.opened, timeout=20_000):
        window.open_paths([path])
    qtbot.waitUntil(lambda: window.notices.last.startswith(told), timeout=5000)
    if told:
        assert document.renderer_name == RENDERERS.default
        assert not document.renderer_options
    else:
        assert (document.renderer_name, document.renderer_options) == (renderer, options)
