"""An edit list over a take: what was recorded stays, what is played is computed from both.

All times of an edit list are those of the recording, so that trimming or retiming later moves no
keyframe away from the moment it was made for. Order: joins, smoothing, gains, lanes, mutes, trim,
tempo.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.ndimage import gaussian_filter1d

from engine.drivers.groups import GROUPS, Group, members
from engine.drivers.take_columns import exact_name, scaled
from engine.drivers.take_lanes import Key, Lane
from engine.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from engine.drivers.takes import Take
    from engine.types import FloatArray

    Curve = NDArray[np.float64]

_SIGMA_S: dict[Group, float] = {
    "brows": 0.12, "eyes": 0.05, "gaze": 0.05, "mouth": 0.08, "jaw": 0.08, "head": 0.25,
}  # fmt: skip
"""Gaussian width at smoothing 1: lids and lips lose their life sooner than the head does."""
_LEAST_TEMPO, _MOST_TEMPO = 0.1, 10.0
_MOST_GAIN = 4.0


@dataclass(frozen=True)
class Join:
    """Another take that follows.

    Attributes:
        take: its path, seen from the folder of the take it follows, or "bundled:" and the id of
            one that comes with the program.
        blend_s: how long the two melt together.
    """

    take: str
    blend_s: float = 0.3


@dataclass(frozen=True)
class TakeEdits:
    """Everything that was done to a take after it was recorded.

    Attributes:
        start_s, end_s: what is played of the recording; None for its end.
        tempo: (from when on, how many times as fast), in rising order; 1 before the first.
        smooth: by group, 0 (as recorded) to 1 (very calm).
        lanes: curves, applied in this order.
        gains: how strong a coefficient, an angle, a group or a part of one is played, 0..4.
        muted: names of that kind which stay at rest.
        joins: takes that follow; `take_files` reads them. Every time here counts in the whole.
    """

    start_s: float = 0.0
    end_s: float | None = None
    tempo: tuple[tuple[float, float], ...] = ()
    smooth: Mapping[Group, float] = field(default_factory=dict)
    lanes: tuple[Lane, ...] = ()
    gains: Mapping[str, float] = field(default_factory=dict)
    muted: tuple[str, ...] = ()
    joins: tuple[Join, ...] = ()

    def __post_init__(self) -> None:
        if self.end_s is not None and self.end_s <= self.start_s:
            raise UsageError("The end of a trimmed take comes after its start.")
        for group, amount in self.smooth.items():
            if group not in GROUPS:
                raise UsageError(f"There is no group {group!r}.", f"Use {', '.join(GROUPS)}.")
            if not 0 <= amount <= 1:
                raise UsageError(f"The smoothing of {amount:g} is outside 0 to 1.")
        if any(b <= a for (a, _), (b, _) in pairwise(self.tempo)):
            raise UsageError("Changes of tempo do not follow each other in time.")
        for _, factor in self.tempo:
            if not _LEAST_TEMPO <= factor <= _MOST_TEMPO:
                raise UsageError(f"A tempo of {factor:g} is outside 0.1 to 10.")
        for name, gain in self.gains.items():
            if not 0 <= gain <= _MOST_GAIN:
                raise UsageError(f"A gain of {gain:g} for {exact_name(name)} is outside 0 to 4.")
        for name in self.muted:
            exact_name(name)

    def to_json(self) -> dict[str, Any]:
        """Plain data; see `from_json`."""
        lanes = [
            {"name": lane.name, "mode": lane.mode,
             "keys": [[key.time_s, key.value, key.ease] for key in lane.keys]}
            for lane in self.lanes
        ]  # fmt: skip
        return {
            "trim_s": [self.start_s, self.end_s],
            "tempo": [list(turn) for turn in self.tempo],
            "smooth": dict(self.smooth),
            "lanes": lanes,
            "gains": dict(self.gains),
            "muted": list(self.muted),
            "joins": [[join.take, join.blend_s] for join in self.joins],
        }

    @classmethod
    def from_json(cls, data: Any) -> TakeEdits:
        """The inverse of `to_json`.

        Raises:
            UsageError: the data is no edit list, or holds something out of range.
        """
        try:
            start_s, end_s = data.get("trim_s", (0.0, None))
            lanes = [
                Lane(each["name"], each["mode"],
                     tuple(Key(float(t), float(v), ease) for t, v, ease in each["keys"]))
                for each in data.get("lanes", ())
            ]  # fmt: skip
            tempo = tuple((float(at), float(factor)) for at, factor in data.get("tempo", ()))
            smooth = {group: float(amount) for group, amount in data.get("smooth", {}).items()}
            end_s = None if end_s is None else float(end_s)
            gains = {exact_name(name): float(gain) for name, gain in data.get("gains", {}).items()}
            muted = tuple(exact_name(name) for name in data.get("muted", ()))
            joins = tuple(Join(str(path), float(blend)) for path, blend in data.get("joins", ()))
            return cls(
                float(start_s), end_s, tempo, smooth, tuple(lanes), gains, muted, joins
            )
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise UsageError("This is not a list of edits of a take.") from error

    def apply(self, take: Take) -> Take:
        """The take as it is played.

        Raises:
            UsageError: nothing of the take is left.
        """
        return self.cut(self.layered(take))

    def cut(self, layered: Take) -> Take:
        """What is played of a layered take: trimmed, at its tempo.

        Raises:
            UsageError: nothing of the take is left.
        """
        start_s, end_s = self.span(layered.duration_s)
        times_s = layered.times_s
        inner = (times_s > start_s + 1e-3) & (times_s < end_s - 1e-3)
        # The ends exactly: sound that is cut there stays in step.
        first, last = (layered.resampled(np.array([at_s])) for at_s in (start_s, end_s))

        def whole(values: NDArray[Any], start: NDArray[Any], end: NDArray[Any]) -> NDArray[Any]:
            return np.concatenate([start, values[inner], end])

        kept_s = whole(times_s, first.times_s, last.times_s)
        return replace(
            layered,
            times_s=self.played_s(kept_s, layered.duration_s),
            expression=whole(layered.expression, first.expression, last.expression),
            head_rad=whole(layered.head_rad, first.head_rad, last.head_rad),
            translation_mm=whole(
                layered.translation_mm, first.translation_mm, last.translation_mm
            ),
            seen=whole(layered.seen, first.seen, last.seen),
        )

    def layered(self, take: Take) -> Take:
        """The whole take at its own times, before trim and tempo."""
        out = _smoothed(take, self.smooth)
        for name, gain in self.gains.items():
            out = scaled(out, name, gain)
        for lane in self.lanes:
            out = lane.over(out)
        for name in self.muted:
            out = scaled(out, name, 0.0)
        return out

    def span(self, duration_s: float) -> tuple[float, float]:
        """Start and end of what is played, in times of the recording.

        Raises:
            UsageError: the recording ends before the start.
        """
        start_s = max(self.start_s, 0.0)
        end_s = duration_s if self.end_s is None else min(self.end_s, duration_s)
        if end_s <= start_s:
            raise UsageError(
                f"Nothing is left between {start_s:g} and {end_s:g} s.",
                f"The recording is {duration_s:.2f} s long.",
            )
        return start_s, end_s

    def pieces(self, duration_s: float) -> list[tuple[float, float, float]]:
        """(start, end, tempo) in times of the recording, one after the other."""
        start_s, end_s = self.span(duration_s)
        turns = [(at, factor) for at, factor in self.tempo if start_s < at < end_s]
        first = [factor for at, factor in self.tempo if at <= start_s][-1:] or [1.0]
        edges = [start_s, *(at for at, _ in turns), end_s]
        factors = [*first, *(factor for _, factor in turns)]
        return list(zip(edges[:-1], edges[1:], factors, strict=True))

    def played_s(self, times_s: Curve, duration_s: float) -> Curve:
        """When moments of the recording are played."""
        pieces = self.pieces(duration_s)
        lengths = [(end - start) / factor for start, end, factor in pieces]
        edges = [pieces[0][0], *(end for _, end, _ in pieces)]
        return np.interp(times_s, edges, np.concatenate([[0.0], np.cumsum(lengths)]))


def _smoothed(take: Take, amounts: Mapping[Group, float]) -> Take:
    expression, head, place = take.expression.copy(), take.head_rad, take.translation_mm
    for group, amount in amounts.items():
        sigma = amount * _SIGMA_S[group] * take.fps
        if sigma <= 0:
            continue
        if group == "head":
            head, place = _blurred(head, sigma), _blurred(place, sigma)
        else:
            columns = members(group)
            expression[:, columns] = _blurred(expression[:, columns], sigma)
    return replace(take, expression=expression, head_rad=head, translation_mm=place)


def _blurred(values: FloatArray, sigma: float) -> FloatArray:
    return gaussian_filter1d(values, sigma, axis=0, mode="nearest")
