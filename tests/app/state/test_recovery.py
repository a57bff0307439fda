"""After kill -9 the next start finds what was there; after a clean exit there is nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.commands.edits import SetSliders
from app.state.autosave import Autosave
from app.state.project_file import read_project, write_project
from app.state.recovery import recoverable
from engine.drivers.edits import Edit

if TYPE_CHECKING:
    from app.state.document import Document
    from app.state.project import Project

_KEEP = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.commands.edits import SetSliders
from app.state.document import Document
from app.state.project_file import read_project
from app.state.autosave import Autosave
core = QCoreApplication([])
project, folder = Path(sys.argv[1]), Path(sys.argv[2])
document = Document()
autosave = Autosave(document, folder)
autosave.kept.connect(lambda: print("kept", flush=True))
document.open(read_project(project), project)
document.undo_stack.push(SetSliders(document, 0, {"jawOpen": 0.4}, relative=True))
core.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_a_killed_process_leaves_its_document(sample_project: Project, tmp_path: Path) -> None:
    saved, folder = tmp_path / "one.likeness", tmp_path / "recovery"
    write_project(saved, sample_project)
    process = subprocess.Popen(
        [sys.executable, "-c", _KEEP, str(saved), str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "kept"
    assert recoverable(folder) == []  # It still runs.
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    (left,) = recoverable(folder)
    assert left.original == saved
    assert left.title == "one.likeness"
    assert time.time() - left.saved_at < 60
    assert read_project(left.project).edits[0].edit == Edit({}, {"jawOpen": 0.4})
    left.discard()
    assert recoverable(folder) == []


def test_what_is_saved_or_closed_is_not_kept(document: Document, tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    autosave = Autosave(document, folder)
    document.undo_stack.push(SetSliders(document, 0, {"jawOpen": 0.4}))
    autosave.keep()
    autosave.flush()
    assert len(list(folder.glob("*/project.likeness"))) == 1
    document.mark_saved(tmp_path / "a.likeness")
    autosave.flush()
    assert not list(folder.glob("*/project.likeness"))
    document.undo_stack.undo()
    autosave.keep()
    autosave.flush()
    assert len(list(folder.glob("*/project.likeness"))) == 1
    autosave.close()
    assert not list(folder.glob("*/*"))


def test_nothing_is_written_without_a_change(document: Document, tmp_path: Path) -> None:
    autosave = Autosave(document, tmp_path / "recovery")
    autosave.keep()
    autosave.flush()
    assert not (tmp_path / "recovery").exists()
    autosave.close()


@pytest.mark.expects_warnings
def test_a_folder_that_cannot_be_written_is_told_once(
    document: Document, tmp_path: Path, qtbot: object
) -> None:
    (tmp_path / "recovery").write_text("in the way")
    told: list[tuple[str, str]] = []
    document.notice.connect(lambda level, sentence: told.append((level, sentence)))
    autosave = Autosave(document, tmp_path / "recovery")
    for value in (0.1, 0.2):
        document.undo_stack.push(SetSliders(document, 0, {"jawOpen": value}))
        autosave.keep()
        autosave.flush()
        qtbot.wait(20)
    assert [level for level, _ in told] == ["warning"]
    autosave.close()


def test_rubbish_in_the_folder_is_ignored(tmp_path: Path) -> None:
    for number, note in enumerate(["", "[]", '{"pid": "x"}', '{"pid": 99999999999999}']):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "session.json").write_text(note)
    (tmp_path / "file").write_text("x")
    assert recoverable(tmp_path) == []
    assert recoverable(tmp_path / "gone") == []
