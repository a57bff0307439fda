"""The whole program: it starts with the sample, ends when asked, and finds what a crash left."""

from __future__ import annotations

import gc
import logging
import shutil
import signal
import subprocess
import sys
import threading
import time
import weakref
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from app import diagnosis
from app.commands.edits import SetSliders
from app.jobs.tasks import Task
from app.program import Program
from app.state.recovery import recoverable
from app.state.texts import words
from app.ui import language
from app.ui.dialogs.recovery import RecoveryDialog
from engine import assets
from engine.errors import MediaError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.state.settings import Settings


@pytest.fixture
def program(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    # Qt would start no event loop any more in this process.
    monkeypatch.setattr("app.program.QCoreApplication", SimpleNamespace(exit=lambda code: None))
    settings.set("show_viewport", False)
    settings.set("show_hints", False)
    program = Program(settings, tmp_path / "recovery")
    yield program
    for window in list(program.windows):
        window.document.undo_stack.setClean()
        window.document.mark_saved(tmp_path / "a.likeness")
        window.close()
    program.close()


def _opened(qtbot: Any, program: Program) -> Any:
    window = program.open_window()
    qtbot.waitUntil(lambda: bool(window.document.faces), timeout=30_000)
    return window


def test_a_window_opens_with_the_sample(program: Program, qtbot: Any) -> None:
    window = _opened(qtbot, program)
    assert window.document.photo_name == "sample-portrait.png"
    qtbot.waitUntil(lambda: window.document.newest is not None, timeout=30_000)


def test_several_photos_open_a_window_each(program: Program, qtbot: Any, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.png", "b.png")]
    for path in paths:
        shutil.copy(assets.locate("sample-portrait"), path)
    program.open_window(paths)
    assert len(program.windows) == 2
    for window in program.windows:
        window.ask_consent = lambda: None
    first, second = (window.document for window in program.windows)
    qtbot.waitUntil(lambda: bool(first.faces and second.faces), timeout=60_000)
    assert (first.photo_name, second.photo_name) == ("a.png", "b.png")
    assert program.windows[0].pos() != program.windows[1].pos()


def test_a_closed_window_leaves_nothing_aside(program: Program, qtbot: Any, tmp_path: Path) -> None:
    window = _opened(qtbot, program)
    window.document.undo_stack.push(SetSliders(window.document, 0, {"jawOpen": 0.3}))
    autosave = program._autosaves[id(window.document)]
    autosave.keep()
    autosave.flush()
    assert list((tmp_path / "recovery").glob("*/project.likeness"))
    window.document.mark_saved(tmp_path / "a.likeness")
    window.close()
    assert program.windows == []
    assert not list((tmp_path / "recovery").glob("*/project.likeness"))


@pytest.mark.parametrize("frozen", [False, True])
def test_a_closed_window_gives_its_photo_back(
    program: Program, qtbot: Any, tmp_path: Path, frozen: bool
) -> None:
    document = _opened(qtbot, program).document
    held = [weakref.ref(document), weakref.ref(document.face.portrait.picture.pixels)]
    document.mark_saved(tmp_path / "a.likeness")
    program.windows[0].close()
    del document
    if frozen:
        gc.freeze()
    qtbot.waitUntil(lambda: not any(each() is not None for each in held), timeout=20_000)


def test_an_interrupted_program_keeps_its_documents(
    program: Program, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = _opened(qtbot, program)
    window.document.undo_stack.push(SetSliders(window.document, 0, {"jawOpen": 0.3}))
    program.interrupt()
    monkeypatch.setattr("app.state.recovery._alive", lambda note: False)
    assert len(recoverable(tmp_path / "recovery")) == 1
    _answer(monkeypatch, lambda dialog: dialog.accept())
    assert program.offer_recovery()
    found = program.windows[-1].document
    qtbot.waitUntil(lambda: bool(found.faces), timeout=30_000)
    assert found.edit_of(0).add["jawOpen"] == pytest.approx(0.3)
    assert found.dirty
    assert found.steps == 1
    # The new window keeps it now.
    qtbot.waitUntil(lambda: len(recoverable(tmp_path / "recovery")) == 1, timeout=10_000)


def _answer(monkeypatch: pytest.MonkeyPatch, act: Callable[[RecoveryDialog], None]) -> None:
    """Let the question about what a crash left be answered by a function."""

    def run(dialog: RecoveryDialog) -> int:
        dialog.show()
        act(dialog)
        return dialog.result()

    monkeypatch.setattr(RecoveryDialog, "exec", run)


def _discard_twice(dialog: RecoveryDialog) -> None:
    dialog.discard.click()
    assert not dialog.problem.isHidden()
    dialog.discard.click()


@pytest.mark.parametrize("answer", ["discard", "later", "nothing chosen"])
def test_what_is_left_can_be_thrown_away_or_kept(
    program: Program, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    window = _opened(qtbot, program)
    window.document.undo_stack.push(SetSliders(window.document, 0, {"jawOpen": 0.3}))
    program.interrupt()
    monkeypatch.setattr("app.state.recovery._alive", lambda note: False)
    acts = {
        "discard": _discard_twice,
        "later": lambda dialog: dialog.reject(),
        "nothing chosen": lambda dialog: [line.box.setChecked(False) for line in dialog.lines],
    }
    _answer(monkeypatch, acts[answer])
    assert not program.offer_recovery()
    assert len(recoverable(tmp_path / "recovery")) == (answer != "discard")


def test_another_language_takes_effect_at_once(program: Program, qtbot: Any) -> None:
    window = _opened(qtbot, program)
    document = window.document
    document.undo_stack.push(SetSliders(document, 0, {"jawOpen": 0.3}))
    window.split_view(True)
    window.preferences()
    try:
        program.settings.set("language", "de")
        qtbot.waitUntil(lambda: window not in program.windows, timeout=10_000)
        (german,) = program.windows
        assert german.document is document
        assert german.controls.windowTitle() == "Regler"
        assert document.undo_stack.text(0) == "Mund öffnen"
        assert german.canvas.compare.split
        assert german.preferences_open
        newest = document.newest
        document.undo_stack.undo()
        qtbot.waitUntil(lambda: document.newest is not newest, timeout=30_000)
        assert program._autosaves[id(document)]
    finally:
        language.speak("en")
        program.settings.set("language", "en")


def _fail(report: object) -> None:
    raise MediaError("a.jpg is damaged or cut off: its pixels cannot be read.")


def test_what_was_done_is_told_in_the_new_language(program: Program, qtbot: Any) -> None:
    window = _opened(qtbot, program)
    title = words("Exporting", "Export {name}", name="a.jpg")
    tasks = [window.start(Task(title, work)) for work in (lambda report: None, _fail)]
    qtbot.waitUntil(lambda: not any(task.active for task in tasks), timeout=10_000)
    try:
        program.settings.set("language", "de")
        qtbot.waitUntil(lambda: window not in program.windows, timeout=10_000)
        lines = program.windows[0].jobs.lines
        assert [line.task for line in lines] == tasks[::-1]
        assert [line.heading.text() for line in lines] == ["a.jpg exportieren"] * 2
        assert lines[1].state.text() == "Fertig"
        assert "beschädigt" in lines[0].state.text()
        assert not lines[0].bar.isVisibleTo(lines[0])
    finally:
        language.speak("en")


def test_a_language_waits_for_jobs(program: Program, qtbot: Any) -> None:
    window = _opened(qtbot, program)
    go_on = threading.Event()
    task = window.start(Task("Long", lambda report: go_on.wait(20)))
    try:
        program.settings.set("language", "de")
        qtbot.wait(100)
        assert program.windows == [window]
        go_on.set()
        qtbot.waitUntil(lambda: window not in program.windows, timeout=10_000)
        assert task.state == "done"
    finally:
        language.speak("en")


@pytest.mark.expects_warnings
def test_what_nobody_caught_is_logged_and_told_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    told: list[str] = []
    diagnosis.hook(told.append)
    for _ in range(2):
        try:
            raise ZeroDivisionError("of all things")
        except ZeroDivisionError as error:
            sys.excepthook(ZeroDivisionError, error, error.__traceback__)
    with caplog.at_level(logging.ERROR):
        thread = threading.Thread(target=lambda: [][1])
        thread.start()
        thread.join()
    assert len(told) == 2
    assert "ZeroDivisionError" in told[0]
    assert "IndexError" in told[1]
    assert "of all things" in caplog.text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
def test_the_program_starts_and_ends_when_asked(tmp_path: Path) -> None:
    import os

    home = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    state = tmp_path / "state"
    environment = os.environ | home | {
        "XDG_STATE_HOME": str(state), "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-m", "app"], env=environment, stderr=subprocess.PIPE, text=True
    )
    time.sleep(6)
    assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 0, errors
    log = (state / "likeness" / "likeness.log").read_text()
    assert "Likeness" in log
    assert "ERROR" not in log
