"""The lanes of the timeline as data: what they are called, what they hold, how they are scaled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.state.slider_groups import GROUPS, slider_name, translated
from engine.drivers.take_columns import ANGLES, columns_of, is_single
from engine.types import ARKIT_INDEX

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.drivers.takes import Take

    Curve = NDArray[np.float64]

_LEAST_TURN_DEG = 12.0
MOST_GAIN = 2.0
"""A group's keys go from 0 (at rest) over 1 (as performed) to this."""
_ENGINE_NAMES = {"brows": "brows", "eyes": "sight", "cheeks": "cheeks", "jaw": "jaw",
                 "mouth": "lips", "tongue": "tongue", "pose": "head"}  # fmt: skip


@dataclass(frozen=True)
class Group:
    """A lane that holds others.

    Attributes:
        name: what the engine calls it.
        title: in English, context "Sliders".
        rows: names of its coefficients and angles.
    """

    name: str
    title: str
    rows: tuple[str, ...]


def _in_takes(rows: dict[str, str]) -> tuple[str, ...]:
    return tuple(name for name in rows if name in ARKIT_INDEX or name in ANGLES)


_BY_ID = {group.id: group for group in GROUPS}
LANES: tuple[Group, ...] = tuple(
    Group(name, _BY_ID[key].title, _in_takes(_BY_ID[key].rows))
    for key, name in _ENGINE_NAMES.items()
)
"""From top to bottom: the face as one looks at it, then the head."""
_GROUPS = {group.name: group for group in LANES}


def lane_title(name: str) -> str:
    """What a lane is called on screen."""
    return slider_name(name) if is_single(name) else translated(_GROUPS[name].title)


def group_of(name: str) -> Group:
    """The group a lane is, or lies in."""
    if name in _GROUPS:
        return _GROUPS[name]
    return next(group for group in LANES if name in group.rows)


def values_of(take: Take, name: str) -> Curve:
    """(N,) a coefficient 0..1, or an angle in degrees."""
    columns = columns_of(name)
    if name in ANGLES:
        return np.degrees(take.head_rad[:, columns.head][:, 0].astype(np.float64))
    return take.expression[:, columns.expression][:, 0].astype(np.float64)


def strongest(take: Take, group: Group, count: int = 3) -> tuple[str, ...]:
    """The members of a group that move most, the strongest first; those at rest are left out."""
    moves = {name: float(np.ptp(values_of(take, name))) for name in group.rows}
    found = sorted((name for name in moves if moves[name] > 1e-3), key=lambda n: -moves[n])
    return tuple(found[:count])


def limits(take: Take, name: str) -> tuple[float, float]:
    """Lowest and highest value a lane shows: of a group its gain, of an angle degrees."""
    if not is_single(name):
        return 0.0, MOST_GAIN
    if name not in ANGLES:
        return 0.0, 1.0
    widest = max(float(np.abs(values_of(take, each)).max()) for each in ANGLES)
    most = max(1.15 * widest, _LEAST_TURN_DEG)
    return -most, most
