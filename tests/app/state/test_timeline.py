"""The open take as a model: edits and their undo, playhead, axis, playing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.commands import timeline as commands
from app.jobs.take_opening import project_take
from app.state.timeline import Timeline
from app.state.timeline_axis import TimeAxis
from app.state.timeline_playback import Playback
from app.state.timeline_source import Material
from engine import assets
from engine.drivers.take_edits import Join
from engine.drivers.takes import read_take

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def timeline(qapp: object) -> Timeline:
    """The sample that nods, open."""
    del qapp
    one = Timeline()
    one.open(project_take("nod", read_take(assets.locate("take-nod"))))
    return one


def test_every_edit_is_one_step_and_comes_back(timeline: Timeline) -> None:
    untouched = timeline.edits
    commands.trim(timeline, start_s=0.5)
    commands.set_speed(timeline, 2.0)
    commands.set_smoothing(timeline, 0.5)
    commands.set_gain(timeline, "head", 1.5)
    commands.set_muted(timeline, "cheeks", True)
    commands.add_key(timeline, "yaw", 1.0)
    assert timeline.undo_stack.count() == 6
    assert timeline.dirty
    changed = timeline.edits
    for _ in range(6):
        timeline.undo_stack.undo()
    assert timeline.edits == untouched
    assert not timeline.dirty
    for _ in range(6):
        timeline.undo_stack.redo()
    assert timeline.edits == changed


def test_a_gesture_is_one_step_and_nothing_leaves_no_trace(timeline: Timeline) -> None:
    for start_s in (0.2, 0.4, 0.6):
        commands.trim(timeline, start_s=start_s, gesture=7)
    commands.set_speed(timeline, 1.0)
    commands.set_gain(timeline, "jaw", 1.0)
    assert timeline.undo_stack.count() == 1
    assert timeline.span_s[0] == pytest.approx(0.6)
    commands.trim(timeline, start_s=99.0)
    assert timeline.span_s[0] == pytest.approx(timeline.duration_s - 0.1)


def test_speed_stays_within_what_is_offered(timeline: Timeline) -> None:
    length_s = timeline.played_duration_s
    commands.set_speed(timeline, 9.0)
    assert timeline.played_duration_s == pytest.approx(length_s / 4)
    commands.set_speed(timeline, 0.01)
    assert timeline.played_duration_s == pytest.approx(length_s * 4)


def test_the_playhead_knows_both_times(timeline: Timeline) -> None:
    commands.trim(timeline, start_s=0.5)
    commands.set_speed(timeline, 2.0)
    timeline.seek(1.5)
    assert timeline.played_s == pytest.approx(0.5)
    timeline.seek_played(0.25)
    assert timeline.position_s == pytest.approx(1.0)
    frame = timeline.frame
    timeline.step(3)
    assert timeline.frame == frame + 3
    timeline.seek(-5.0)
    assert timeline.position_s == 0.0


def test_a_joined_take_is_there_after_redo(timeline: Timeline) -> None:
    length_s = timeline.duration_s
    idle = read_take(assets.locate("take-idle"))
    longer = Material(idle, None)
    commands.join(timeline, Join("bundled:take-idle"), longer, "idle")
    assert timeline.material is longer
    timeline.undo_stack.undo()
    assert timeline.duration_s == length_s
    timeline.undo_stack.redo()
    assert timeline.duration_s == idle.duration_s
    commands.reset(timeline)
    assert timeline.duration_s == length_s


def test_taking_over_another_windows_edits_keeps_them_unsaved(timeline: Timeline) -> None:
    commands.set_speed(timeline, 2.0)
    other = Timeline()
    other.open(timeline.source)
    commands.take_over(other, timeline.edits)
    assert other.edits == timeline.edits
    assert other.dirty


def test_the_axis_zooms_about_the_pointer_and_never_loses_the_take(qapp: object) -> None:
    del qapp
    axis = TimeAxis()
    axis.set_width(800)
    axis.set_take(10.0)
    assert axis.share == 1.0
    at_s = axis.to_s(300)
    axis.zoom(4.0, 300)
    assert axis.to_s(300) == pytest.approx(at_s)
    assert axis.share < 0.3
    axis.pan(1e6)
    assert axis.to_s(800) == pytest.approx(10.0, abs=0.2)
    axis.reveal(1.0)
    assert 0 < axis.to_px(1.0) < 800
    axis.zoom(1e-6, 10)
    assert axis.share == 1.0
    axis.set_width(400)
    assert 380 < axis.to_px(10.0) < 400


def test_playing_follows_the_clock_and_loops(qtbot: QtBot, timeline: Timeline) -> None:
    playback = Playback(timeline)
    commands.trim(timeline, end_s=0.4)
    playback.set_looping(True)
    seen: list[float] = []
    timeline.moved.connect(lambda: seen.append(timeline.position_s))
    playback.start()
    qtbot.wait(700)
    assert playback.playing
    falls = np.diff(seen) < 0
    assert falls.sum() == 1  # It began again once.
    playback.set_looping(False)
    qtbot.waitUntil(lambda: not playback.playing, timeout=2000)
    assert timeline.position_s == pytest.approx(0.4)


def test_a_take_without_a_file_says_so(timeline: Timeline) -> None:
    assert timeline.source is not None
    assert not timeline.source.has_file
    assert timeline.now().path == Path("nod.csv")
