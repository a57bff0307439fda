"""Curves of keyframes layered over a take, one lane for each slider or group."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from engine.drivers.motion_curves import keyed
from engine.drivers.take_columns import ANGLES, exact_name, is_single, scaled
from engine.errors import UsageError
from engine.types import ARKIT_INDEX

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.drivers.takes import Take
    from engine.types import FloatArray

    Curve = NDArray[np.float64]

Mode = Literal["add", "set", "gain"]
Ease = Literal["smooth", "linear", "hold"]


@dataclass(frozen=True)
class Key:
    """A point of a curve: the time in the recording, the value, and the way to the next key."""

    time_s: float
    value: float
    ease: Ease = "smooth"


@dataclass(frozen=True)
class Lane:
    """One curve layered over the take.

    Attributes:
        name: a slider (`jawOpen`, `yaw` ...), in its unit, or for "gain" also a group or a part
            of one (see `take_columns`).
        mode: "add" to what was recorded, "set" in its place, or "gain", a factor.
        keys: in rising order of time; before the first and after the last one the curve rests.
    """

    name: str
    mode: Mode
    keys: tuple[Key, ...]

    def __post_init__(self) -> None:
        if self.mode not in get_args(Mode):
            raise UsageError(f"There is no mode {self.mode!r}.", "Use add, set or gain.")
        object.__setattr__(self, "name", exact_name(self.name))
        if self.mode != "gain" and not is_single(self.name):
            raise UsageError(f"A lane for all of {self.name} can only be a gain.")
        times = [key.time_s for key in self.keys]
        if not times or any(b <= a for a, b in pairwise(times)):
            raise UsageError(f"The keys of {self.name} do not follow each other in time.")
        if any(key.ease not in get_args(Ease) for key in self.keys):
            raise UsageError("A key is eased smooth, linear or hold.")

    def at(self, times_s: Curve) -> Curve:
        """The curve at (N,) times of the recording."""
        smooth = keyed(times_s, [(key.time_s, key.value) for key in self.keys])
        values = np.array([key.value for key in self.keys])
        places = np.array([key.time_s for key in self.keys])
        straight = np.interp(times_s, places, values)
        index = np.clip(np.searchsorted(places, times_s, side="right") - 1, 0, len(places) - 1)
        eases = np.array([key.ease for key in self.keys])[index]
        return np.select([eases == "linear", eases == "hold"], [straight, values[index]], smooth)

    def over(self, take: Take) -> Take:
        """The take with the curve applied."""
        curve = self.at(take.times_s)[:, None].astype(np.float32)
        if self.mode == "gain":
            return scaled(take, self.name, curve)
        expression, head = take.expression.copy(), take.head_rad.copy()
        if self.name in ANGLES:
            column = slice(ANGLES[self.name], ANGLES[self.name] + 1)
            head[:, column] = self._changed(head[:, column], np.radians(curve))
        else:
            column = slice(ARKIT_INDEX[self.name], ARKIT_INDEX[self.name] + 1)
            expression[:, column] = np.clip(self._changed(expression[:, column], curve), 0, 1)
        return replace(take, expression=expression, head_rad=head)

    def _changed(self, values: FloatArray, curve: FloatArray) -> FloatArray:
        return values + curve if self.mode == "add" else curve
