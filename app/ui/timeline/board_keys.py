"""What keys do while the timeline has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.commands import timeline as commands
from app.commands.edits import new_gesture
from app.state.timeline_keys import LaneScale, keys_of, moved
from app.state.timeline_lanes import group_of
from engine.drivers.take_columns import is_single

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.timeline.board import Board

_STEP = 0.02
"""Of a lane's range, for Alt and an arrow."""
_ZOOM = 1.25
_FRAMES = 10
_Key = Qt.Key
_Standard = QKeySequence.StandardKey


class BoardKeys:
    """Space plays; arrows step and choose lanes; K, Del, M, I, O, L, E edit; Esc lets go.

    Alt with an arrow moves the chosen keyframes; Shift makes a step ten frames long; Page Up and
    Page Down go from keyframe to keyframe.
    """

    def __init__(self, board: Board) -> None:
        self._board = board
        timeline, playback = board.timeline, board.playback
        plain: dict[Qt.Key, Callable[[], object]] = {
            _Key.Key_Space: playback.toggle,
            _Key.Key_Left: lambda: self._step(-1),
            _Key.Key_Right: lambda: self._step(1),
            _Key.Key_Up: lambda: self._choose(-1),
            _Key.Key_Down: lambda: self._choose(1),
            _Key.Key_Home: lambda: self._go(timeline.span_s[0]),
            _Key.Key_End: lambda: self._go(timeline.span_s[1]),
            _Key.Key_PageUp: lambda: self._to_key(-1),
            _Key.Key_PageDown: lambda: self._to_key(1),
            _Key.Key_K: lambda: commands.add_key(timeline, timeline.lane, timeline.position_s),
            _Key.Key_Delete: lambda: commands.delete_keys(timeline),
            _Key.Key_Backspace: lambda: commands.delete_keys(timeline),
            _Key.Key_M: self._mute,
            _Key.Key_I: lambda: commands.trim(timeline, start_s=timeline.position_s),
            _Key.Key_O: lambda: commands.trim(timeline, end_s=timeline.position_s),
            _Key.Key_L: lambda: playback.set_looping(not playback.looping),
            _Key.Key_E: self._fold,
            _Key.Key_F: board.axis.fit,
            _Key.Key_Plus: lambda: board.zoom(_ZOOM),
            _Key.Key_Equal: lambda: board.zoom(_ZOOM),
            _Key.Key_Minus: lambda: board.zoom(1 / _ZOOM),
            _Key.Key_Escape: board.release_asked.emit,
        }
        alt: dict[Qt.Key, Callable[[], object]] = {
            _Key.Key_Left: lambda: self._nudge(-1, 0.0),
            _Key.Key_Right: lambda: self._nudge(1, 0.0),
            _Key.Key_Up: lambda: self._nudge(0, _STEP),
            _Key.Key_Down: lambda: self._nudge(0, -_STEP),
        }
        shift: dict[Qt.Key, Callable[[], object]] = {
            _Key.Key_Left: lambda: self._step(-_FRAMES),
            _Key.Key_Right: lambda: self._step(_FRAMES),
            _Key.Key_Plus: lambda: board.zoom(_ZOOM),
        }
        none = Qt.KeyboardModifier.NoModifier
        self._tables = {
            none: plain, Qt.KeyboardModifier.AltModifier: alt,
            Qt.KeyboardModifier.ShiftModifier: shift,
        }  # fmt: skip
        self._standard: tuple[tuple[QKeySequence.StandardKey, Callable[[], object]], ...] = (
            (_Standard.Undo, timeline.undo_stack.undo),
            (_Standard.Redo, timeline.undo_stack.redo),
            (_Standard.Save, board.save_asked.emit),
            (_Standard.SelectAll, self._select_all),
        )

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key means something here."""
        return self._board.timeline.source is not None and self._found(event) is not None

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key says; False where it says nothing."""
        found = self._found(event)
        if found is None or self._board.timeline.source is None:
            return False
        found()
        return True

    def _found(self, event: QKeyEvent) -> Callable[[], object] | None:
        for standard, act in self._standard:
            if event.matches(standard):
                return act
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return self._tables.get(modifiers, {}).get(_Key(event.key()))

    def _step(self, frames: int) -> None:
        self._board.playback.stop()
        self._board.timeline.step(frames)
        self._shown()

    def _go(self, time_s: float) -> None:
        self._board.timeline.seek(time_s)
        self._shown()

    def _shown(self) -> None:
        self._board.axis.reveal(self._board.timeline.position_s)
        self._board.stepped.emit()

    def _choose(self, by: int) -> None:
        timeline = self._board.timeline
        lanes = timeline.lanes()
        number = lanes.index(timeline.lane) + by
        timeline.choose(lanes[min(max(number, 0), len(lanes) - 1)])

    def _to_key(self, way: int) -> None:
        """To the next keyframe of the lane, and choose it."""
        timeline = self._board.timeline
        keys = list(enumerate(keys_of(timeline.edits, timeline.lane)))
        beyond = [
            (n, key) for n, key in keys if way * (key.time_s - timeline.position_s) > 1e-6
        ]
        if beyond:
            number, key = beyond[0] if way > 0 else beyond[-1]
            timeline.choose(timeline.lane, frozenset({number}))
            self._go(key.time_s)

    def _select_all(self) -> None:
        timeline = self._board.timeline
        count = len(keys_of(timeline.edits, timeline.lane))
        timeline.choose(timeline.lane, frozenset(range(count)))

    def _mute(self) -> None:
        timeline = self._board.timeline
        commands.set_muted(timeline, timeline.lane, timeline.lane not in timeline.edits.muted)

    def _fold(self) -> None:
        timeline = self._board.timeline
        group = group_of(timeline.lane).name
        timeline.fold(group, group in timeline.expanded)

    def _nudge(self, frames: int, share: float) -> None:
        """Move the chosen keyframes by frames, or by a share of the lane's range."""
        timeline = self._board.timeline
        if not timeline.selected:
            return
        edits, name = timeline.edits, timeline.lane
        keys, scale = keys_of(edits, name), LaneScale(timeline.calm(), edits, name)
        by = share * (scale.high - scale.low) / (1.0 if is_single(name) else 2.0)
        values = {
            n: scale.raised(keys[n].time_s, keys[n].value, by)
            for n in timeline.selected
            if share
        }
        by_s = frames / timeline.material.take.fps
        after = moved(edits, name, timeline.selected, by_s, values, timeline.duration_s)
        commands.put_keys(timeline, after, name, new_gesture())
