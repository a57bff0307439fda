"""The open take: its edits, the playhead and what is chosen, as a model with signals.

Its undo stack is its own, not the document's: the edits lie in a file beside the take and outlive
the portrait, while the document's steps end with the project and make that unsaved.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.state.history import History
from app.state.timeline_lanes import LANES, group_of
from engine.drivers.take_edits import TakeEdits

if TYPE_CHECKING:
    from app.state.timeline_source import Material, TakeSource
    from engine.drivers.take_files import OpenedTake
    from engine.drivers.takes import Take

_UNDO_STEPS = 500


class Timeline(QObject):
    """Lives on the UI thread. All times are those of the whole recording.

    Attributes:
        source: the take, or None while none is open.
        edits: what is done to it.
        position_s: the playhead.
        lane: name of the lane the keys act on.
        selected: numbers of the keys chosen in it.
        expanded: groups whose single coefficients are shown.
        undo_stack: every edit, in order.

    Signals:
        opened: another take, or none.
        edited: other edits.
        moved: another position.
        chosen: another lane or other keys.
        folded: a group was expanded or folded.
        dirty_changed: whether anything is unsaved.
    """

    opened = Signal()
    edited = Signal()
    moved = Signal()
    chosen = Signal()
    folded = Signal()
    dirty_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source: TakeSource | None = None
        self.edits = TakeEdits()
        self.position_s = 0.0
        self.lane = LANES[0].name
        self.selected: frozenset[int] = frozenset()
        self.expanded: frozenset[str] = frozenset()
        self._materials: dict[object, Material] = {}
        self._layered: tuple[TakeEdits, Take] | None = None
        self._calm: tuple[object, Take] | None = None
        self.undo_stack = History(self)
        self.undo_stack.setUndoLimit(_UNDO_STEPS)
        self.undo_stack.cleanChanged.connect(self._tell_dirty)

    # What is open

    @property
    def dirty(self) -> bool:
        """Whether closing now would lose an edit."""
        return self.source is not None and not self.undo_stack.isClean()

    @property
    def material(self) -> Material:
        """What the edits are laid over."""
        return self._materials[self.edits.joins]

    @property
    def duration_s(self) -> float:
        """Of the whole recording."""
        return self.material.take.duration_s

    @property
    def span_s(self) -> tuple[float, float]:
        """Start and end of what is played."""
        return self.edits.span(self.duration_s)

    def open(self, source: TakeSource | None) -> None:
        """Show another take with the edits that lie beside it; None for none."""
        self.undo_stack.clear()
        self.source = source
        self._materials, self._layered, self._calm = {}, None, None
        self.selected = frozenset()
        self.edits = TakeEdits() if source is None else source.opened.edits
        if source is not None:
            self._materials = {(): source.own, self.edits.joins: source.material}
            self.position_s = self.span_s[0]
        self.opened.emit()
        self.dirty_changed.emit(False)

    def saved_as(self, source: TakeSource) -> None:
        """The take and its edits now lie in a file; what was done can still be taken back."""
        self.source = source
        self.undo_stack.setClean()
        self.dirty_changed.emit(False)

    def add_material(self, joins: object, material: Material) -> None:
        """Have a longer recording ready before a command puts its joins among the edits."""
        self._materials[joins] = material

    def _tell_dirty(self, clean: bool) -> None:
        self.dirty_changed.emit(not clean)

    def layered(self) -> Take:
        """The whole take with its edits, before trim and tempo."""
        if self._layered is None or self._layered[0] is not self.edits:
            rest = replace(self.edits, smooth={})
            self._layered = (self.edits, rest.layered(self.calm()))
        return self._layered[1]

    def calm(self) -> Take:
        """The whole take smoothed, before every other edit; that takes the longest."""
        key = (self.material, dict(self.edits.smooth))
        if self._calm is None or self._calm[0] != key:
            only = TakeEdits(smooth=self.edits.smooth)
            self._calm = (key, only.layered(self.material.take))
        return self._calm[1]

    def now(self) -> OpenedTake:
        """The take with the edits as they are, for exporting and saving.

        Raises:
            AttributeError: none is open.
        """
        assert self.source is not None
        return replace(self.source.opened, edits=self.edits, joined=self.material.joined)

    # For commands

    def put_edits(self, edits: TakeEdits) -> None:
        """Replace the edits. Only commands call this."""
        longer = edits.joins != self.edits.joins
        self.edits = edits
        count = len(next((one.keys for one in edits.lanes if one.name == self.lane), ()))
        self.selected = frozenset(n for n in self.selected if n < count)
        self.edited.emit()
        if longer:
            self.opened.emit()
            self.seek(self.position_s)

    # The playhead

    @property
    def frame(self) -> int:
        """Number of the recorded frame under the playhead."""
        times = self.material.take.times_s
        return int(np.argmin(np.abs(times - self.position_s)))

    @property
    def played_s(self) -> float:
        """The playhead in the time of what is played: trimmed, at its speed."""
        at = np.array([self.position_s])
        return float(self.edits.played_s(at, self.duration_s)[0])

    @property
    def played_duration_s(self) -> float:
        """How long the take plays."""
        pieces = self.edits.pieces(self.duration_s)
        return sum((end - start) / tempo for start, end, tempo in pieces)

    def seek(self, time_s: float) -> None:
        """Put the playhead somewhere in the recording."""
        time_s = min(max(time_s, 0.0), self.duration_s)
        if time_s != self.position_s:
            self.position_s = time_s
            self.moved.emit()

    def seek_played(self, played_s: float) -> None:
        """Put the playhead where so much has been played."""
        edges_s, lengths = [self.span_s[0]], [0.0]
        for start, end, tempo in self.edits.pieces(self.duration_s):
            edges_s.append(end)
            lengths.append(lengths[-1] + (end - start) / tempo)
        self.seek(float(np.interp(played_s, lengths, edges_s)))

    def step(self, frames: int) -> None:
        """Go on or back by recorded frames."""
        times = self.material.take.times_s
        self.seek(float(times[min(max(self.frame + frames, 0), len(times) - 1)]))

    # What is chosen

    def choose(self, lane: str, keys: frozenset[int] = frozenset()) -> None:
        """Let keyboard and fields act on a lane and some of its keys."""
        if (lane, keys) != (self.lane, self.selected):
            self.lane, self.selected = lane, keys
            self.chosen.emit()

    def fold(self, group: str, folded: bool) -> None:
        """Show the single coefficients of a group, or not."""
        self.expanded = self.expanded - {group} if folded else self.expanded | {group}
        if folded and group_of(self.lane).name == group:
            self.choose(group)
        self.folded.emit()

    def lanes(self) -> list[str]:
        """Every lane in sight, from top to bottom."""
        shown = []
        for group in LANES:
            shown.append(group.name)
            if group.name in self.expanded:
                shown += group.rows
        return shown
