"""Edits of a take as undo commands on the timeline's own stack; one step per gesture."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.state import timeline_keys
from app.state.history import Change
from app.state.timeline_lanes import lane_title
from engine.drivers.groups import GROUPS
from engine.drivers.take_edits import TakeEdits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.state.timeline import Timeline
    from app.state.timeline_source import Material
    from engine.drivers.take_edits import Join
    from engine.drivers.take_lanes import Ease

SLOWEST, FASTEST = 0.25, 4.0
"""Speeds offered."""
_SHORTEST_S = 0.1


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("TakeCommands", text)


class EditTake(Change):
    """One edit list replaced by another.

    Args:
        timeline: where.
        after: the edits to bring about.
        text: what undo is called.
        gesture: number of the gesture it belongs to (`commands.edits.new_gesture`), or None.
    """

    def __init__(
        self, timeline: Timeline, after: TakeEdits, text: str, gesture: int | None = None
    ) -> None:
        super().__init__(text, timeline.edits, after, gesture)
        self.timeline = timeline

    @property
    def place(self) -> object:
        """The timeline."""
        return self.timeline

    def put(self, value: TakeEdits) -> None:
        if self.timeline.edits != value:
            self.timeline.put_edits(value)


def _push(timeline: Timeline, edits: TakeEdits, text: str, gesture: int | None = None) -> None:
    timeline.undo_stack.push(EditTake(timeline, edits, text, gesture))


# Keys


def add_key(timeline: Timeline, lane: str, time_s: float) -> int:
    """Put a key on a lane where nothing changes yet, and choose it; gives its number."""
    time_s = min(max(time_s, 0.0), timeline.duration_s)
    edits, number = timeline_keys.added(timeline.edits, lane, time_s, timeline.duration_s)
    _push(timeline, edits, tr("Keyframe: {lane}").format(lane=lane_title(lane)))
    timeline.choose(lane, frozenset({number}))
    return number


def put_keys(timeline: Timeline, edits: TakeEdits, lane: str, gesture: int) -> None:
    """Bring keys where a drag has them."""
    _push(timeline, edits, tr("Move keyframe: {lane}").format(lane=lane_title(lane)), gesture)


def delete_keys(timeline: Timeline) -> None:
    """Remove the chosen keys."""
    if timeline.selected:
        edits = timeline_keys.without_keys(timeline.edits, timeline.lane, timeline.selected)
        text = tr("Delete keyframe: {lane}").format(lane=lane_title(timeline.lane))
        timeline.choose(timeline.lane)
        _push(timeline, edits, text)


def ease_keys(timeline: Timeline, ease: Ease) -> None:
    """Change the way from the chosen keys to the next ones."""
    if timeline.selected:
        edits = timeline_keys.eased(timeline.edits, timeline.lane, timeline.selected, ease)
        _push(timeline, edits, tr("Ease keyframe: {lane}").format(lane=lane_title(timeline.lane)))


# Lanes


def set_gain(timeline: Timeline, lane: str, gain: float, gesture: int | None = None) -> None:
    """Play a lane stronger or weaker; 1 is as performed."""
    gains: Mapping[str, float] = {**timeline.edits.gains, lane: gain}
    kept = {name: value for name, value in gains.items() if value != 1.0}
    text = tr("Strength: {lane}").format(lane=lane_title(lane))
    _push(timeline, replace(timeline.edits, gains=kept), text, gesture)


def set_muted(timeline: Timeline, lane: str, muted: bool) -> None:
    """Leave a lane at rest, or let it play again."""
    others = [name for name in timeline.edits.muted if name != lane]
    names = tuple(sorted([*others, lane] if muted else others))
    text = tr("Mute: {lane}") if muted else tr("Unmute: {lane}")
    edits = replace(timeline.edits, muted=names)
    _push(timeline, edits, text.format(lane=lane_title(lane)))


# The whole take


def trim(
    timeline: Timeline,
    start_s: float | None = None,
    end_s: float | None = None,
    gesture: int | None = None,
) -> None:
    """Play from another start or up to another end; at least a tenth of a second stays."""
    duration_s = timeline.duration_s
    start, end = timeline.span_s
    if start_s is not None:
        start = min(max(start_s, 0.0), end - _SHORTEST_S)
    if end_s is not None:
        end = max(min(end_s, duration_s), start + _SHORTEST_S)
    kept_end = None if end >= duration_s - 1e-6 else end
    edits = replace(timeline.edits, start_s=max(start, 0.0), end_s=kept_end)
    _push(timeline, edits, tr("Trim take"), gesture)


def set_speed(timeline: Timeline, speed: float, gesture: int | None = None) -> None:
    """Play the whole take faster or slower; 1 is as performed."""
    speed = min(max(speed, SLOWEST), FASTEST)
    tempo = () if speed == 1.0 else ((0.0, speed),)
    _push(timeline, replace(timeline.edits, tempo=tempo), tr("Speed of take"), gesture)


def set_smoothing(timeline: Timeline, amount: float, gesture: int | None = None) -> None:
    """Calm the whole take: 0 as recorded, 1 very calm."""
    smooth = dict.fromkeys(GROUPS, amount) if amount > 0 else {}
    _push(timeline, replace(timeline.edits, smooth=smooth), tr("Smooth take"), gesture)


def join(timeline: Timeline, follows: Join, longer: Material, name: str) -> None:
    """Let another take follow.

    Args:
        timeline: where.
        follows: the other take.
        longer: what the recording becomes with it.
        name: of the other take.
    """
    joins = (*timeline.edits.joins, follows)
    timeline.add_material(joins, longer)
    edits = replace(timeline.edits, joins=joins, end_s=None)
    _push(timeline, edits, tr("Join {name}").format(name=name))


def take_over(timeline: Timeline, edits: TakeEdits) -> None:
    """Go on with the edits another window had."""
    _push(timeline, edits, tr("Edits so far"))


def reset(timeline: Timeline) -> None:
    """Play the take as it was recorded."""
    _push(timeline, TakeEdits(), tr("Forget all edits of the take"))
