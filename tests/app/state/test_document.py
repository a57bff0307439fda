"""The document: what is open, what is dirty, which picture is shown."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.commands.edits import SetSliders
from app.state import values
from app.state.document import Document, FaceEdit, Project, Rendered
from app.state.faces import Face
from engine.drivers.edits import Edit
from engine.drivers.sliders import SLIDERS
from engine.errors import UsageError


def _picture(revision: int, *, draft: bool) -> Rendered:
    return Rendered.whole(np.zeros((4, 4, 3), np.uint8), (4, 4), revision, draft)


def test_models_work_without_widgets() -> None:
    script = (
        "import sys\n"
        "sys.modules['PySide6.QtWidgets'] = None\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "core = QCoreApplication([])\n"
        "import app.state.document, app.state.recovery, app.state.settings\n"
        "import app.commands.actions, app.jobs.render_loop, app.jobs.exporting, app.jobs.batch\n"
        "document = app.state.document.Document()\n"
        "print(document.undo_stack.count())\n"
    )
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert out.stdout.strip() == "0", out.stderr


def test_an_empty_document_has_nothing_to_save(qapp: object) -> None:
    document = Document()
    assert not document.dirty
    assert document.face is None
    with pytest.raises(UsageError):
        document.snapshot()


def test_an_unedited_face_has_the_fitted_parameters_themselves(document: Document) -> None:
    assert document.target_of(0) is document.faces[0].portrait.params


def test_dirty_follows_edits_undo_and_saving(document: Document, tmp_path: Path) -> None:
    told: list[bool] = []
    document.dirty_changed.connect(told.append)
    document.undo_stack.push(SetSliders(document, 0, {"jawOpen": 0.3}))
    document.undo_stack.undo()
    document.undo_stack.redo()
    document.mark_saved(tmp_path / "a.likeness")
    document.undo_stack.undo()
    assert told == [True, False, True, False, True]
    assert document.title == "a.likeness"


def test_edits_made_while_saving_stay_unsaved(document: Document, tmp_path: Path) -> None:
    document.undo_stack.push(SetSliders(document, 0, {"jawOpen": 0.3}))
    step = document.undo_stack.index()
    document.undo_stack.push(SetSliders(document, 0, {"yaw": 5.0}))
    document.mark_saved(tmp_path / "a.likeness", step)
    assert document.dirty


def test_a_rescued_document_is_dirty_until_saved(
    document: Document, sample_project: Project, tmp_path: Path
) -> None:
    document.open(sample_project, rescued=True)
    assert document.dirty
    document.mark_saved(tmp_path / "a.likeness")
    assert not document.dirty


def test_snapshot_and_open_are_inverse(document: Document, sample_project: Project) -> None:
    edit = FaceEdit(Edit({"yaw": 4.0}, {"jawOpen": 0.2}), (0.0, 1.5))
    document.open(replace(sample_project, edits=(edit,), presets={"mine": Edit({"roll": 1.0})}))
    other = Document()
    other.open(document.snapshot())
    assert other.faces[0].state == edit
    assert other.presets == {"mine": Edit({"roll": 1.0})}
    assert not other.dirty


def test_older_and_rougher_pictures_are_not_shown(document: Document) -> None:
    shown: list[Rendered] = []
    document.rendered.connect(shown.append)
    now = document.revision
    order = ((now, True), (now, False), (now, True), (now - 1, False), (now + 1, True))
    for revision, draft in order:
        document.show(_picture(revision, draft=draft))
    assert [(one.revision, one.draft) for one in shown] == [
        (now, True), (now, False), (now + 1, True),
    ]  # fmt: skip


def test_pictures_of_the_photo_before_are_not_shown(
    document: Document, sample_project: Project
) -> None:
    stale = _picture(document.revision, draft=False)
    document.open(sample_project)
    document.show(stale)
    assert document.newest is None


def test_choosing_a_face_is_no_edit(document: Document, pair_project: Project) -> None:
    document.open(pair_project)
    chosen: list[int] = []
    document.face_chosen.connect(chosen.append)
    document.choose_face(1)
    document.choose_face(1)
    document.choose_face(7)
    assert chosen == [1]
    assert not document.dirty


@given(
    name=st.sampled_from(sorted(SLIDERS)),
    share=st.floats(0, 1),
    relative=st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_a_slider_shows_what_it_was_set_to(
    sample_project: Project, name: str, share: float, relative: bool
) -> None:
    face = Face(sample_project.portraits[0])
    low, high = values.limits(name, face, relative=relative)
    wanted = low + share * (high - low)
    face.edit = values.changed(face.edit, face, {name: wanted}, relative=relative)
    assert values.shown(name, face, relative=relative) == pytest.approx(wanted, abs=2e-3)


@given(name=st.sampled_from(sorted(SLIDERS)), relative=st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_slider_brought_back_leaves_no_trace(
    sample_project: Project, name: str, relative: bool
) -> None:
    face = Face(sample_project.portraits[0], Edit({name: SLIDERS[name].high}, {}))
    resting = values.resting(name, face, relative=relative)
    face.edit = values.changed(face.edit, face, {name: resting}, relative=relative)
    assert face.state.empty
