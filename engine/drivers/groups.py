"""The 52 coefficients by the part of the face a performer thinks of, and their mirror image."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from engine.types import ARKIT_INDEX, ARKIT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import FloatArray

Group = Literal["brows", "eyes", "gaze", "mouth", "jaw", "head"]
GROUPS: tuple[Group, ...] = ("brows", "eyes", "gaze", "mouth", "jaw", "head")
"""In the order of a face from top to bottom; `head` has no coefficients, it is the pose."""


def group_of(name: str) -> Group:
    """The group of an ARKit coefficient. Cheeks, nose and tongue move with the mouth."""
    if name.startswith("brow"):
        return "brows"
    if name.startswith("eyeLook"):
        return "gaze"
    if name.startswith("eye"):
        return "eyes"
    return "jaw" if name.startswith("jaw") else "mouth"


def members(group: Group) -> NDArray[np.bool_]:
    """(52,) which coefficients belong to a group."""
    return np.array([group_of(name) == group for name in ARKIT_NAMES])


def _opposite(name: str) -> str:
    for side, other in (("Left", "Right"), ("Right", "Left")):
        if name.endswith(side):
            return name.removesuffix(side) + other
    return name


_SWAPPED = np.array([ARKIT_INDEX[_opposite(name)] for name in ARKIT_NAMES])


def swapped_sides(expression: FloatArray) -> FloatArray:
    """The (52,) expression a mirror shows: left and right change places, shifts their sign."""
    return expression[_SWAPPED]
