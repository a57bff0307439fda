"""Personalising in the window: asked, followed, used, undone, saved and opened again."""

from __future__ import annotations

import multiprocessing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.commands.renderer import ChooseRenderer
from app.jobs.personalising import Learned
from app.jobs.tasks import Task
from app.ui.dialogs.personalise import PersonaliseDialog
from app.ui.dialogs.renderer_choice import _NAME, _OWN, RendererChoice
from engine.renderers import RENDERERS
from engine.renderers.headgan.lite.availability import bundled
from engine.renderers.headgan.personal import PersonalNetwork, read_personal

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.state.settings import Settings
    from app.ui.main_window import MainWindow


@pytest.fixture
def network() -> PersonalNetwork:
    return read_personal(bundled())


def _learn(qtbot: QtBot, window: MainWindow, learned: Learned) -> None:
    """Let a job of the window end with this."""
    window._follow_learning(Task("learning", lambda report: learned))
    assert window._learning is not None
    with qtbot.waitSignal(window._learning.ended, timeout=5000):
        pass


def test_what_was_learned_draws_is_undone_saved_and_opened_again(
    qtbot: QtBot, window: MainWindow, settings: Settings, network: PersonalNetwork, tmp_path: Path
) -> None:
    document = window.document
    assert not document.dirty
    _learn(qtbot, window, Learned(network, True, 0.12))
    assert (document.renderer_name, document.network) == ("headgan-lite", network)
    assert document.dirty
    assert "12.0 %" in window.notices.last
    assert "personalised" in window.status.device.text()
    document.undo_stack.undo()
    assert (document.renderer_name, document.network) == (RENDERERS.default, None)
    document.undo_stack.redo()
    path = tmp_path / "me.likeness"
    window._save(path)
    qtbot.waitUntil(lambda: not document.dirty, timeout=30_000)
    window.open_sample()
    qtbot.waitUntil(lambda: document.network is None, timeout=60_000)
    window.open_path(path)
    qtbot.waitUntil(lambda: document.network == network, timeout=60_000)
    assert document.renderer_options == {"weights": str(network.path)}


def test_the_chooser_goes_back_to_the_ordinary_weights(
    qtbot: QtBot, window: MainWindow, settings: Settings, network: PersonalNetwork
) -> None:
    document = window.document
    choice = RendererChoice(settings, document)
    qtbot.addWidget(choice)
    choice.stop()
    assert not any(line.data(0, _OWN) for line in choice._lines())
    _learn(qtbot, window, Learned(network, True, 0.1))
    lines = {(line.data(0, _NAME), line.data(0, _OWN)): line for line in choice._lines()}
    own, ordinary = lines["headgan-lite", True], lines["headgan-lite", False]
    assert choice._used(own)
    assert not choice._used(ordinary)
    assert "personalised" in own.text(0)
    choice.table.itemClicked.emit(ordinary, 0)
    assert document.renderer_options == {}
    assert document.network == network
    choice.table.itemClicked.emit(own, 0)
    assert document.renderer_options == {"weights": str(network.path)}
    document.undo_stack.push(ChooseRenderer(document, "warp"))
    assert not choice._used(own)


def test_weights_that_are_no_better_are_used_only_if_the_user_insists(
    qtbot: QtBot, window: MainWindow, network: PersonalNetwork
) -> None:
    _learn(qtbot, window, Learned(network, False, -0.01))
    assert window.document.network is None
    assert not window.document.dirty
    window.notices.buttons[0].click()
    assert window.document.network == network


def test_weights_of_a_photo_that_was_left_are_offered_as_a_file(
    qtbot: QtBot, window: MainWindow, network: PersonalNetwork, tmp_path: Path
) -> None:
    out = tmp_path / "person.safetensors"
    window.ask_save = lambda *_: out
    window._learned(b"another photo", Learned(network, True, 0.1))
    assert window.document.network is None
    window.notices.buttons[0].click()
    assert out.read_bytes() == network.data


def test_the_action_asks_starts_one_job_and_closing_stops_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.actions_.by_id["personalise"].trigger()
    dialog = window.findChild(PersonaliseDialog)
    assert dialog is not None
    dialog.source.choose(tmp_path / "gone.mp4")
    dialog.accept()
    assert "gone.mp4" in dialog.problem.text()
    dialog.source.choice.setCurrentIndex(0)
    assert [dialog.time.itemData(number) for number in range(3)] == [2.0, 4.0, 10.0]
    dialog.accept()
    (task,) = window.jobs.active()
    window.personalise()
    assert "already" in window.notices.last
    assert len(window.jobs.lines) == 1
    qtbot.waitUntil(lambda: bool(multiprocessing.active_children()), timeout=30_000)
    asked: list[bool] = []
    window.ask_to_stop_jobs = lambda: asked.append(True) or True
    window.close()
    assert asked == [True]
    with qtbot.waitSignal(task.ended, timeout=20_000):
        pass
    assert task.state == "cancelled"
    assert not multiprocessing.active_children()
