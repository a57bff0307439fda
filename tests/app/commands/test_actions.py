"""The table of actions holds together, and running an action does what it says."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence

from app.commands import faces
from app.commands.actions import ACTIONS, CONDITIONS, ActionSpec, action, enabled, run
from app.commands.edits import SetSliders
from app.state.document import Document

if TYPE_CHECKING:
    from app.state.project import Project

_MENUS = {"file", "edit", "face", "view", "window", "help"}


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)
def test_each_action_is_complete(spec: ActionSpec) -> None:
    assert re.fullmatch(r"[a-z_0-9]+", spec.id)
    assert spec.text
    assert spec.tooltip
    assert not spec.tooltip.endswith(".")
    assert spec.enabled_when in CONDITIONS
    assert spec.menu.partition("/")[0] in _MENUS


def _keys(spec: ActionSpec) -> QKeySequence | None:
    if not spec.shortcut:
        return None
    if spec.shortcut.startswith("std:"):
        return QKeySequence(QKeySequence.StandardKey[spec.shortcut.removeprefix("std:")])
    return QKeySequence.fromString(spec.shortcut, QKeySequence.SequenceFormat.PortableText)


def test_keys_are_valid_and_used_once(qapp: object) -> None:
    taken: dict[str, str] = {}
    for spec in ACTIONS:
        keys = _keys(spec)
        if keys is None:
            continue
        text = keys.toString(QKeySequence.SequenceFormat.PortableText)
        assert text, spec.id
        assert taken.setdefault(text, spec.id) == spec.id


def test_names_are_used_once() -> None:
    assert len({spec.id for spec in ACTIONS}) == len(ACTIONS)
    assert faces.ACTIONS.keys() <= {spec.id for spec in ACTIONS}


def test_actions_are_enabled_when_they_can_work(
    qapp: object, sample_project: Project, pair_project: Project
) -> None:
    document = Document()
    assert not enabled(action("save"), document)
    document.open(sample_project)
    assert enabled(action("save"), document)
    assert not enabled(action("undo"), document)
    assert not enabled(action("reset_face"), document)
    document.undo_stack.push(SetSliders(document, 0, {"jawOpen": 0.2}))
    assert enabled(action("undo"), document)
    assert enabled(action("reset_face"), document)
    assert not enabled(action("next_face"), document)
    document.open(pair_project)
    assert enabled(action("next_face"), document)


def test_running_asks_the_document_or_the_window(document: Document) -> None:
    called: list[tuple[object, ...]] = []
    window = SimpleNamespace(document=document, split_view=lambda *args: called.append(args))
    run("split_view", window, True)
    run("randomise", window)
    run("undo", window)
    run("undo", window)  # Not enabled: nothing happens.
    assert called == [(True,)]
    assert document.undo_stack.count() == 1
    assert document.undo_stack.index() == 0
