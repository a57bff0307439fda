"""Mouse gestures on a lane: choose, add, move and delete keyframes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtWidgets import QMenu

from app.commands import timeline as commands
from app.commands.edits import new_gesture
from app.state.timeline_keys import LaneScale, keys_of, moved
from app.state.timeline_lanes import lane_title
from app.ui.timeline.metrics import PAD

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent

    from app.ui.timeline.lane_curve import LaneCurve
    from engine.drivers.take_edits import TakeEdits

_STARTS_PX = 3.0
"""A press that moves less is a click."""


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("LaneHand", text)


class LaneHand:
    """What a press, a drag and a double click do on one lane.

    With Shift a drag keeps to one direction, in time or in value; with Alt it leaves the grid of
    recorded frames; with Ctrl a click adds to the keys that are chosen.

    Attributes:
        dragged: number of the key under the pointer during a drag, or -1.
    """

    def __init__(self, lane: LaneCurve) -> None:
        self._lane = lane
        self.dragged = -1
        self._pressed_at: QPointF | None = None
        self._before: TakeEdits | None = None
        self._scale: LaneScale | None = None
        self._gesture = 0
        self._held = -1

    def press(self, event: QMouseEvent) -> None:
        """Choose the lane, and a key to move."""
        if event.button() != Qt.MouseButton.LeftButton or self._lane.timeline.source is None:
            return
        timeline, name = self._lane.timeline, self._lane.name
        number = self._lane.key_at(event.position())
        if number < 0:
            timeline.choose(name)
            return
        selected = timeline.selected if timeline.lane == name else frozenset()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            timeline.choose(name, selected ^ {number})
        elif number not in selected:
            timeline.choose(name, frozenset({number}))
        if number in timeline.selected:
            self._take_hold(number, event.position())

    def double_click(self, event: QMouseEvent) -> None:
        """Add a key where there is none; it can be dragged on at once."""
        timeline, name = self._lane.timeline, self._lane.name
        if event.button() != Qt.MouseButton.LeftButton or timeline.source is None:
            return
        if self._lane.key_at(event.position()) >= 0:
            return
        time_s = self._on_grid(self._lane.axis.to_s(event.position().x()))
        number = commands.add_key(timeline, name, time_s)
        timeline.seek(time_s)
        self._take_hold(number, event.position())

    def move(self, event: QMouseEvent) -> None:
        """Drag what is held; show what could be."""
        if self._held < 0 or not event.buttons() & Qt.MouseButton.LeftButton:
            self._lane.hover(self._lane.key_at(event.position()))
            return
        assert self._pressed_at is not None
        way = event.position() - self._pressed_at
        if self.dragged < 0 and way.manhattanLength() < _STARTS_PX:
            return
        self.dragged = self._held
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            flat = abs(way.x()) > abs(way.y())
            way = QPointF(way.x(), 0) if flat else QPointF(0, way.y())
        snaps = not event.modifiers() & Qt.KeyboardModifier.AltModifier
        self._drag(way, snaps)

    def release(self, event: QMouseEvent) -> None:
        """Let go."""
        del event
        self._held = self.dragged = -1
        self._before = None
        self._lane.update()

    def offer(self, event: QContextMenuEvent) -> None:
        """The menu of a lane."""
        timeline, name = self._lane.timeline, self._lane.name
        if timeline.source is None:
            return
        at = QPointF(event.pos())
        number = self._lane.key_at(at)
        menu = QMenu(self._lane)
        if number >= 0:
            if timeline.lane != name or number not in timeline.selected:
                timeline.choose(name, frozenset({number}))
            menu.addAction(tr("Delete Keyframe"), lambda: commands.delete_keys(timeline))
        else:
            time_s = self._on_grid(self._lane.axis.to_s(at.x()))
            menu.addAction(
                tr("Add Keyframe"), lambda: commands.add_key(timeline, name, time_s)
            )
        muted = name in timeline.edits.muted
        text = tr("Unmute {lane}") if muted else tr("Mute {lane}")
        menu.addAction(
            text.format(lane=lane_title(name)),
            lambda: commands.set_muted(timeline, name, not muted),
        )
        menu.exec(event.globalPos())

    def _take_hold(self, number: int, at: QPointF) -> None:
        timeline = self._lane.timeline
        self._held, self._pressed_at = number, at
        self._before, self._gesture = timeline.edits, new_gesture()
        self._scale = LaneScale(timeline.calm(), timeline.edits, self._lane.name)

    def _drag(self, way: QPointF, snaps: bool) -> None:
        lane, scale, before = self._lane, self._scale, self._before
        assert scale is not None
        assert before is not None
        timeline = lane.timeline
        keys = keys_of(before, lane.name)
        by_s = way.x() / lane.axis.px_per_s
        if snaps and by_s:
            by_s = self._on_grid(keys[self._held].time_s + by_s) - keys[self._held].time_s
        by_value = -way.y() / (lane.height() - 2 * PAD) * (scale.high - scale.low)
        values = {
            n: scale.raised(keys[n].time_s + by_s, keys[n].value, by_value)
            for n in timeline.selected
            if by_value
        }
        numbers = timeline.selected
        edits = moved(before, lane.name, numbers, by_s, values, timeline.duration_s)
        commands.put_keys(timeline, edits, lane.name, self._gesture)

    def _on_grid(self, time_s: float) -> float:
        times_s = self._lane.timeline.material.take.times_s
        return float(times_s[np.argmin(np.abs(times_s - time_s))])
