"""Presets, faces, history and jobs."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from app.jobs.tasks import Task
from app.state.document import Document
from app.state.preset_files import read_presets, write_presets
from app.state.preset_names import PRESET_NAMES
from app.ui.panels.faces import FacesPanel
from app.ui.panels.history import HistoryPanel
from app.ui.panels.jobs import JobsPanel, duration
from app.ui.panels.presets import PresetsPanel
from engine.drivers.edits import Edit
from engine.drivers.presets import PRESETS
from engine.errors import MediaError

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.state.project import Project
    from app.ui.main_window import MainWindow


@pytest.fixture
def panel(qtbot: QtBot, document: Document) -> PresetsPanel:
    one = PresetsPanel(document)
    qtbot.addWidget(one)
    one.resize(340, 700)
    one.show()
    return one


def test_every_preset_has_a_name() -> None:
    assert sorted(PRESET_NAMES) == sorted(PRESETS)


def test_thumbnails_are_drawn_from_the_portrait(qtbot: QtBot, panel: PresetsPanel) -> None:
    qtbot.waitUntil(lambda: all(map(panel.grid.has_picture, panel.grid.names())), timeout=30_000)


def test_a_preset_is_applied_and_its_strength_is_the_same_step(
    panel: PresetsPanel, document: Document
) -> None:
    panel.grid.choose("surprise")
    panel.grid.chosen.emit("surprise")
    full = document.target_of(0).expression[17]
    assert full == pytest.approx(PRESETS["surprise"].values["jawOpen"], abs=1e-4)
    panel.strength.moved.emit(0.5)
    panel.strength.set_exact(0.5)
    panel.strength.moved.emit(0.5)
    assert document.target_of(0).expression[17] < full
    assert document.undo_stack.count() == 1


def test_strength_leaves_later_edits_alone(panel: PresetsPanel, document: Document) -> None:
    panel.apply("smile")
    panel.apply("neutral")
    document.undo_stack.undo()
    document.undo_stack.undo()
    panel.strength.moved.emit(0.5)
    assert document.faces[0].state.empty


def test_own_presets_are_kept_renamed_and_deleted(window: MainWindow) -> None:
    names = iter(("Mine", "Yours"))
    window.ask_name = lambda *_: next(names)
    window.save_preset()
    assert not window.document.presets
    window.controls._edit("jawOpen", 0.3, 1)
    window.save_preset()
    assert set(window.document.presets) == {"Mine"}
    assert "own:Mine" in window.presets.grid.names()
    window.rename_preset("Mine")
    assert set(window.document.presets) == {"Yours"}
    window.presets.apply("own:Yours")
    window.delete_preset("Yours")
    assert not window.document.presets
    window.document.undo_stack.undo()
    assert set(window.document.presets) == {"Yours"}


def test_preset_files_come_back(tmp_path: Path) -> None:
    path = tmp_path / "presets.json"
    presets = {"Größe": Edit({"jawOpen": 0.5, "yaw": 10.0})}
    write_presets(path, presets)
    assert read_presets(path) == presets


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", '{"format": "likeness-presets", "version": 99, "presets": {}}',
     '{"format": "likeness-presets", "version": 1, "presets": []}',
     '{"format": "likeness-presets", "version": 1, "presets": {"a": {"set": {"nose": 1}}}}',
     '{"format": "likeness-presets", "version": 1, "presets": {"a": {"set": {"yaw": NaN}}}}',
     "[" * 100_000],
)  # fmt: skip
def test_bad_preset_files_are_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "presets.json"
    path.write_text(content)
    with pytest.raises(MediaError):
        read_presets(path)


def test_faces_are_chosen_by_click(qtbot: QtBot, pair_project: Project) -> None:
    document = Document()
    panel = FacesPanel(document)
    qtbot.addWidget(panel)
    assert panel.grid.isHidden()
    document.open(pair_project)
    assert panel.grid.names() == ["0", "1"]
    panel.grid.chosen.emit("1")
    assert document.active == 1
    qtbot.waitUntil(lambda: panel.grid.has_picture("1"), timeout=20_000)


def test_history_jumps(qtbot: QtBot, panel: PresetsPanel, document: Document) -> None:
    history = HistoryPanel(document)
    qtbot.addWidget(history)
    panel.apply("smile")
    panel.apply("sad")
    history.view.setCurrentIndex(history.view.model().index(0, 0))
    assert document.undo_stack.index() == 0
    assert document.faces[0].state.empty


def test_jobs_show_progress_and_can_be_cancelled(qtbot: QtBot) -> None:
    panel = JobsPanel()
    qtbot.addWidget(panel)

    def work(report: object) -> None:
        for step in range(1000):
            report.step(step, 1000)
            time.sleep(0.005)

    line = panel.add(Task("Export clip.mp4", work))
    qtbot.waitUntil(lambda: line.bar.value() > 0)
    line.stop.click()
    qtbot.waitUntil(lambda: not panel.active())
    assert line.bar.isHidden()
    panel.clear_finished()
    assert not panel.lines


def test_a_long_list_of_jobs_forgets_the_oldest(qtbot: QtBot) -> None:
    panel = JobsPanel()
    qtbot.addWidget(panel)
    for number in range(30):
        task = Task(f"job {number}", lambda _report: None)
        panel.add(task)
        with qtbot.waitSignal(task.ended, timeout=5000):
            pass
    waiting = threading.Event()
    running = Task("long", lambda _report: waiting.wait(10))
    panel.add(running)
    titles = [line.heading.text() for line in panel.lines]
    assert titles[:3] == ["long", "job 29", "job 28"]
    assert len(titles) == 21
    with qtbot.waitSignal(running.ended, timeout=5000):
        waiting.set()



def test_durations_are_said_as_people_do() -> None:
    assert duration(0.2) == "1 s"
    assert duration(59) == "59 s"
    assert duration(61) == "1:01 min"
