"""What a hand does to keyframes: an edit list goes in, another one comes out."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from app.state.timeline_lanes import LANES, limits, values_of
from engine.drivers.take_columns import is_single
from engine.drivers.take_lanes import Key, Lane

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from engine.drivers.take_edits import TakeEdits
    from engine.drivers.take_lanes import Ease
    from engine.drivers.takes import Take

REACH_S = 0.4
"""A first key changes the take this far to either side; resting keys there hold the rest still."""
NEAREST_S = 0.01
"""Keys keep this distance from each other."""
_FAINT = 0.02


def lane_of(edits: TakeEdits, name: str) -> Lane | None:
    """The lane that holds the keys of a name, or None."""
    return next((lane for lane in edits.lanes if lane.name == name), None)


def keys_of(edits: TakeEdits, name: str) -> tuple[Key, ...]:
    """The keys of a name, in order of time."""
    lane = lane_of(edits, name)
    return lane.keys if lane else ()


def with_keys(edits: TakeEdits, name: str, keys: Iterable[Key]) -> TakeEdits:
    """The edits with other keys for a name; without any, its lane goes."""
    lane = lane_of(edits, name)
    mode = lane.mode if lane else ("add" if is_single(name) else "gain")
    ordered = tuple(sorted(keys, key=lambda key: key.time_s))
    others = [each for each in edits.lanes if each is not lane]
    if ordered:
        others.append(Lane(name, mode, ordered))
    # Groups come first: what is added to one coefficient is then not scaled.
    groups = [group.name for group in LANES]
    others.sort(key=lambda each: (each.name not in groups, each.name))
    return replace(edits, lanes=tuple(others))


def added(
    edits: TakeEdits, name: str, time_s: float, end_s: float
) -> tuple[TakeEdits, int]:
    """The edits with a key that changes nothing yet, and its number.

    Args:
        edits: as they are.
        name: of the lane.
        time_s: when.
        end_s: duration of the take.
    """
    lane = lane_of(edits, name)
    keys = list(lane.keys) if lane else []
    near = [n for n, key in enumerate(keys) if abs(key.time_s - time_s) < NEAREST_S]
    if near:
        return edits, near[0]
    still = 0.0 if lane is None and is_single(name) else 1.0
    if lane is not None:
        still = 1.0 if lane.mode == "gain" else 0.0

    def value_at(at_s: float) -> float:
        return float(lane.at(np.array([at_s]))[0]) if lane else still

    new = [Key(time_s, value_at(time_s))]
    for side in (-REACH_S, REACH_S):
        at_s = min(max(time_s + side, 0.0), end_s)
        between = (min(at_s, time_s) - NEAREST_S, max(at_s, time_s) + NEAREST_S)
        free = not any(between[0] <= key.time_s <= between[1] for key in keys)
        if free and abs(at_s - time_s) >= NEAREST_S and abs(value_at(at_s) - still) < 1e-6:
            new.append(Key(at_s, still))
    out = with_keys(edits, name, [*keys, *new])
    return out, [key.time_s for key in keys_of(out, name)].index(time_s)


def moved(
    edits: TakeEdits, name: str, numbers: frozenset[int], by_s: float, values: Mapping[int, float],
    end_s: float,
) -> TakeEdits:  # fmt: skip
    """The edits with keys moved; none passes its neighbours or the ends of the take.

    Args:
        edits: as they were when the drag began.
        name: of the lane.
        numbers: of the keys that move.
        by_s: how much later.
        values: new values by number; others keep theirs.
        end_s: duration of the take.
    """
    keys = keys_of(edits, name)
    low, high = -min(keys[n].time_s for n in numbers), end_s - max(keys[n].time_s for n in numbers)
    for left, right in pairwise(range(len(keys))):
        gap = keys[right].time_s - keys[left].time_s - NEAREST_S
        if right in numbers and left not in numbers:
            low = max(low, -gap)
        if left in numbers and right not in numbers:
            high = min(high, gap)
    step = min(max(by_s, min(low, 0.0)), max(high, 0.0))
    out = [
        replace(key, time_s=key.time_s + step, value=values.get(n, key.value))
        if n in numbers else key
        for n, key in enumerate(keys)
    ]  # fmt: skip
    return with_keys(edits, name, out)


def without_keys(edits: TakeEdits, name: str, numbers: frozenset[int]) -> TakeEdits:
    """The edits without some keys."""
    kept = [key for n, key in enumerate(keys_of(edits, name)) if n not in numbers]
    return with_keys(edits, name, kept)


def eased(edits: TakeEdits, name: str, numbers: frozenset[int], ease: Ease) -> TakeEdits:
    """The edits with another way from some keys to the next ones."""
    keys = keys_of(edits, name)
    return with_keys(
        edits, name, [replace(k, ease=ease) if n in numbers else k for n, k in enumerate(keys)]
    )


class LaneScale:
    """Between what a lane shows and what its keys hold, as the edits were when it was made.

    A key of a single coefficient stands on the curve it bends; a key of a group is a gain.

    Args:
        calm: the whole take, smoothed.
        edits: all of them.
        name: of the lane.
    """

    def __init__(self, calm: Take, edits: TakeEdits, name: str) -> None:
        self.name = name
        self.low, self.high = limits(calm, name)
        lane = lane_of(edits, name)
        self.mode = lane.mode if lane else ("add" if is_single(name) else "gain")
        self._calm = calm
        self._others = with_keys(replace(edits, smooth={}, muted=()), name, ())

    def shown(self, key: Key) -> float:
        """Where a key stands."""
        if self.mode == "set" or not is_single(self.name):
            return key.value
        base = self._under(key.time_s)
        value = base + key.value if self.mode == "add" else base * key.value
        return min(max(value, self.low), self.high)

    def held(self, time_s: float, shown: float, now: float) -> float:
        """The value of a key that should stand at `shown`; `now` where none can bring it there."""
        shown = min(max(shown, self.low), self.high)
        if self.mode == "set" or not is_single(self.name):
            return shown
        base = self._under(time_s)
        if self.mode == "add":
            return shown - base
        return min(max(shown / base, 0.0), 4.0) if abs(base) > _FAINT else now

    def raised(self, time_s: float, value: float, by: float) -> float:
        """The value of a key after it was moved up by so much of what the lane shows."""
        if self.mode == "set" or not is_single(self.name):
            return min(max(value + by, self.low), self.high)
        base = self._under(time_s)
        if self.mode == "add":
            return min(max(value + by, self.low - base), self.high - base)
        return self.held(time_s, base * value + by, value)

    def _under(self, time_s: float) -> float:
        """What the take does there without the lane's own keys."""
        moment = self._others.layered(self._calm.resampled(np.array([time_s])))
        return float(values_of(moment, self.name)[0])
