"""Which values of a take a name stands for: a coefficient, an angle, a group, or a part of one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.groups import GROUPS, members
from engine.drivers.sliders import slider
from engine.errors import UsageError
from engine.types import ARKIT_INDEX, ARKIT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.drivers.takes import Take

ANGLES = {"yaw": 0, "pitch": 1, "roll": 2}
"""Angle of the head -> its column in `Take.head_rad`."""
PARTS: dict[str, tuple[str, ...]] = {
    "sight": ("eye",), "cheeks": ("cheek", "nose"), "lips": ("mouth",), "tongue": ("tongue",),
}  # fmt: skip
"""What a timeline edits apart although it is one of `GROUPS`, or as one although it is two: name
-> beginnings of its coefficients. `sight` are lids and gaze."""


@dataclass(frozen=True, eq=False)
class Columns:
    """What a name stands for.

    Attributes:
        expression: (52,) bool.
        head: (3,) bool, yaw, pitch and roll.
        place: whether the head's place belongs to it.
    """

    expression: NDArray[np.bool_]
    head: NDArray[np.bool_]
    place: bool = False


def exact_name(name: str) -> str:
    """The name as takes spell it.

    Raises:
        UsageError: a take holds nothing of that name.
    """
    if name in GROUPS or name in PARTS:
        return name
    name = slider(name).name
    if not is_single(name):
        raise UsageError(f"A take has no {name}.")
    return name


def is_single(name: str) -> bool:
    """Whether it is one coefficient or angle."""
    return name in ARKIT_INDEX or name in ANGLES


def columns_of(name: str) -> Columns:
    """The columns of an exact name."""
    none, still = np.zeros(len(ARKIT_NAMES), bool), np.zeros(3, bool)
    if name == "head":
        return Columns(none, np.ones(3, bool), place=True)
    if name in GROUPS:
        return Columns(members(name), still)
    if name in PARTS:
        starts = PARTS[name]
        return Columns(np.array([each.startswith(starts) for each in ARKIT_NAMES]), still)
    if name in ANGLES:
        return Columns(none, np.arange(3) == ANGLES[name])
    return Columns(np.arange(len(ARKIT_NAMES)) == ARKIT_INDEX[name], still)


def scaled(take: Take, name: str, factor: float | NDArray[np.floating]) -> Take:
    """The take with everything a name stands for made weaker or stronger.

    Args:
        take: the performance.
        name: an exact name.
        factor: one, or (N, 1) of them. The head's place moves about that of the first frame.
    """
    columns = columns_of(name)
    expression, head = take.expression.copy(), take.head_rad.copy()
    place = take.translation_mm
    expression[:, columns.expression] = np.clip(
        expression[:, columns.expression] * factor, 0.0, 1.0
    )
    head[:, columns.head] = head[:, columns.head] * factor
    if columns.place:
        place = (place[:1] + (place - place[:1]) * factor).astype(np.float32)
    return replace(take, expression=expression, head_rad=head, translation_mm=place)
