"""Undo and redo: whatever was done, stepping back and forth gives the same states again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.commands import faces
from app.commands.edits import (
    ApplyPreset,
    ReplaceEdit,
    ResetFace,
    ResetSliders,
    SetIdentity,
    SetSliders,
    new_gesture,
)
from app.commands.renderer import ChooseRenderer
from app.state import values
from app.state.document import Document, FaceEdit, Project
from app.ui import language
from engine.drivers.edits import Edit
from engine.drivers.presets import PRESETS, preset
from engine.drivers.sliders import SLIDERS
from engine.facemodels.gaze import gaze_from_expression

_NAMES = st.sampled_from(sorted(SLIDERS))


def _states(document: Document) -> tuple[object, ...]:
    return (
        *(face.state for face in document.faces),
        document.renderer_name,
        tuple(document.renderer_options.items()),
    )


@pytest.fixture(scope="module")
def machine_project(pair_project: Project, qapp: object) -> Project:
    del qapp
    return pair_project


class History(RuleBasedStateMachine):
    """Random editing beside a plain list of the states that should come back."""

    project: Project

    @initialize()
    def start(self) -> None:
        self.document = Document()
        self.document.open(self.project)
        self.past = [_states(self.document)]
        self.at = 0
        self.gesture: int | None = None
        self.merging = False

    def _did(self) -> None:
        now = _states(self.document)
        if now == self.past[self.at] and self.document.undo_stack.index() == self.at:
            return
        del self.past[self.at + 1 :]
        self.past.append(now)
        self.at += 1

    @rule(face=st.integers(0, 1), name=_NAMES, share=st.floats(0, 1), relative=st.booleans())
    def slide(self, face: int, name: str, share: float, relative: bool) -> None:
        low, high = values.limits(name, self.document.faces[face], relative=relative)
        wanted = {name: low + share * (high - low)}
        self.document.undo_stack.push(SetSliders(self.document, face, wanted, relative=relative))
        self._did()

    @rule(face=st.integers(0, 1), name=_NAMES, shares=st.lists(st.floats(0, 1), min_size=1))
    def drag(self, face: int, name: str, shares: list[float]) -> None:
        gesture = new_gesture()
        low, high = values.limits(name, self.document.faces[face], relative=True)
        for share in shares:
            wanted = {name: low + share * (high - low)}
            command = SetSliders(self.document, face, wanted, gesture=gesture, relative=True)
            self.document.undo_stack.push(command)
            if _states(self.document) != self.past[self.at]:
                # What could be done again is gone, even if the hand comes back.
                del self.past[self.at + 1 :]
        self._did()

    @rule(face=st.integers(0, 1), name=st.sampled_from(sorted(PRESETS)), strength=st.floats(0, 1.5))
    def preset(self, face: int, name: str, strength: float) -> None:
        self.document.undo_stack.push(ApplyPreset(self.document, face, preset(name), strength))
        self._did()

    @rule(face=st.integers(0, 1), direction=st.integers(0, 9), offset=st.floats(-3, 3))
    def identity(self, face: int, direction: int, offset: float) -> None:
        self.document.undo_stack.push(SetIdentity(self.document, face, {direction: offset}))
        self._did()

    @rule(face=st.integers(0, 1), names=st.lists(_NAMES, min_size=1, max_size=4))
    def reset_sliders(self, face: int, names: list[str]) -> None:
        self.document.undo_stack.push(ResetSliders(self.document, face, names))
        self._did()

    @rule(face=st.integers(0, 1))
    def reset(self, face: int) -> None:
        self.document.undo_stack.push(ResetFace(self.document, face))
        self._did()

    @rule(option=st.integers(0, 3))
    def renderer(self, option: int) -> None:
        options = {"quality": option} if option else {}
        self.document.undo_stack.push(ChooseRenderer(self.document, "warp", options))
        self._did()

    @rule(face=st.integers(0, 1))
    def choose_face(self, face: int) -> None:
        self.document.choose_face(face)

    @rule(action=st.sampled_from(["neutralise", "frontalise", "randomise", "mirror_edit"]))
    def act(self, action: str) -> None:
        faces.ACTIONS[action](self.document)
        self._did()

    @rule()
    def undo(self) -> None:
        self.document.undo_stack.undo()
        self.at = max(self.at - 1, 0)

    @rule()
    def redo(self) -> None:
        self.document.undo_stack.redo()
        self.at = min(self.at + 1, len(self.past) - 1)

    @rule(share=st.floats(0, 1))
    def jump(self, share: float) -> None:
        self.at = round(share * (len(self.past) - 1))
        self.document.undo_stack.setIndex(self.at)

    @invariant()
    def shows_the_state_of_this_step(self) -> None:
        assert _states(self.document) == self.past[self.at]

    @invariant()
    def counts_one_step_for_each_change(self) -> None:
        assert self.document.undo_stack.index() == self.at
        assert self.document.undo_stack.count() == len(self.past) - 1

    @invariant()
    def is_clean_only_at_the_start(self) -> None:
        assert self.document.dirty == (self.at != 0)


def test_history(machine_project: Project) -> None:
    History.project = machine_project
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        History, settings=settings(max_examples=40, stateful_step_count=30, deadline=None)
    )


def test_a_gesture_is_one_step(document: Document) -> None:
    gesture = new_gesture()
    for value in (0.1, 0.2, 0.3):
        document.undo_stack.push(SetSliders(document, 0, {"jawOpen": value}, gesture=gesture))
    document.undo_stack.push(SetSliders(document, 0, {"jawOpen": 0.4}, gesture=new_gesture()))
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    assert document.edit_of(0).add == {"jawOpen": 0.3}
    document.undo_stack.undo()
    assert document.faces[0].state.empty


def test_a_gesture_that_ends_where_it_began_leaves_no_step(document: Document) -> None:
    gesture = new_gesture()
    for value in (0.1, 0.2, 0.0):
        document.undo_stack.push(SetSliders(document, 0, {"jawOpen": value}, gesture=gesture))
    assert document.undo_stack.count() == 0
    assert not document.dirty


def test_a_command_that_changes_nothing_is_no_step(document: Document) -> None:
    told: list[int] = []
    document.edited.connect(lambda face, revision: told.append(revision))
    document.undo_stack.push(ResetFace(document, 0))
    document.undo_stack.push(ChooseRenderer(document, document.renderer_name))
    assert document.undo_stack.count() == 0
    assert told == []


def test_every_change_raises_the_revision_once(document: Document) -> None:
    told: list[tuple[int, int]] = []
    document.edited.connect(lambda face, revision: told.append((face, revision)))
    before = document.revision
    document.undo_stack.push(SetSliders(document, 0, {"jawOpen": 0.3, "yaw": 4.0}))
    document.undo_stack.undo()
    assert told == [(0, before + 1), (0, before + 2)]


def test_a_preset_at_strength_nought_is_the_photo(document: Document) -> None:
    document.undo_stack.push(ApplyPreset(document, 0, preset("smile"), 0.0))
    assert document.faces[0].state.empty


def test_a_preset_keeps_what_it_does_not_speak_of(document: Document) -> None:
    document.undo_stack.push(SetSliders(document, 0, {"mouthSmileLeft": 0.3, "yaw": 7.0}))
    document.undo_stack.push(ApplyPreset(document, 0, preset("wink-left"), 1.0))
    edit = document.edit_of(0)
    assert edit.add["mouthSmileLeft"] == pytest.approx(0.3)
    assert edit.set["eyeBlinkLeft"] == 1.0


def test_values_of_a_drag_are_kept_as_the_panel_shows_them(document: Document) -> None:
    face = document.faces[0]
    own = values.resting("jawOpen", face, relative=False)
    document.undo_stack.push(SetSliders(document, 0, {"jawOpen": own + 0.25}, absolute=True))
    assert document.edit_of(0).add["jawOpen"] == pytest.approx(0.25, abs=1e-5)
    document.set_relative(False)
    document.undo_stack.push(SetSliders(document, 0, {"jawOpen": 0.5}, absolute=True))
    assert document.edit_of(0) == Edit({"jawOpen": 0.5}, {})


def test_frontalise_turns_the_head_to_the_camera(document: Document) -> None:
    faces.frontalise(document)
    pose = document.target_of(0).pose
    assert (pose.yaw_rad, pose.pitch_rad, pose.roll_rad) == pytest.approx((0, 0, 0), abs=1e-6)


def test_mirroring_twice_gives_the_edit_back(document: Document) -> None:
    edit = Edit({"yaw": 3.0}, {"mouthSmileLeft": 0.4, "jawLeft": 0.2})
    document.undo_stack.push(ReplaceEdit(document, 0, edit, "paste"))
    faces.mirror_edit(document)
    assert document.edit_of(0) == Edit({"yaw": -3.0}, {"mouthSmileRight": 0.4, "jawRight": 0.2})
    faces.mirror_edit(document)
    assert document.faces[0].state == FaceEdit(edit)


@pytest.mark.parametrize("relative", [True, False])
def test_a_dragged_gaze_keeps_the_difference_of_the_eyes(
    document: Document, relative: bool
) -> None:
    document.set_relative(relative)
    before = gaze_from_expression(document.target_of(0).expression)
    wanted = {"gazeYaw": 9.0, "gazePitch": -4.0}
    document.undo_stack.push(SetSliders(document, 0, wanted, absolute=True))
    after = gaze_from_expression(document.target_of(0).expression)
    assert after[0] - after[1] == pytest.approx(before[0] - before[1], abs=1e-4)
    assert np.degrees(after.mean(axis=0)) == pytest.approx([9.0, -4.0], abs=1e-3)
    for name, value in wanted.items():
        assert values.shown(name, document.faces[0], relative=False) == pytest.approx(value)


def test_steps_can_be_named_again_in_another_language(document: Document) -> None:
    stack = document.undo_stack
    stack.push(SetSliders(document, 0, {"jawOpen": 0.3}))
    stack.push(SetSliders(document, 0, {"mouthSmileLeft": 0.1, "mouthSmileRight": 0.1}))
    stack.push(ApplyPreset(document, 0, PRESETS["smile"], 0.5))
    stack.push(ApplyPreset(document, 0, replace(PRESETS["grin"], name="Mine")))
    stack.push(ResetSliders(document, 0, ["yaw", "jawOpen"]))
    stack.push(ChooseRenderer(document, "headgan"))
    try:
        language.speak("de")
        stack.say_again()
    finally:
        language.speak("en")
    assert [stack.text(step) for step in range(stack.count())] == [
        "Mund öffnen", "Lächeln", "Vorlage Lächeln, 50%", "Vorlage Mine",
        "2 Regler zurücksetzen", stack.text(5),
    ]  # fmt: skip
    assert stack.text(5).startswith("Renderer ")


def test_steps_are_named_as_on_screen(document: Document) -> None:
    stack = document.undo_stack
    stack.push(SetSliders(document, 0, {"jawOpen": 0.3}))
    stack.push(SetSliders(document, 0, {"mouthSmileLeft": 0.1, "mouthSmileRight": 0.1}))
    stack.push(ApplyPreset(document, 0, PRESETS["wink-left"]))
    stack.push(ResetSliders(document, 0, ["yaw", "jawOpen"]))
    texts = [stack.text(step) for step in range(stack.count())]
    assert texts == ["Open jaw", "Smile", "Preset Wink left", "Reset 2 sliders"]
