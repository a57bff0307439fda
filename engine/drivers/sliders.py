"""Every value a person can set by name, with its range and unit, as data."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from engine.errors import UsageError
from engine.types import ARKIT_NAMES


@dataclass(frozen=True)
class Slider:
    """One nameable value.

    Attributes:
        name: what the user types.
        low, high: the range that gives usable pictures, in `unit`.
        unit: "" for a coefficient, "deg", "mm" or "x" (a factor).
        neutral: the value of a face at rest, at the photo's own place and size.
        summary: one line of help.
    """

    name: str
    low: float
    high: float
    unit: str
    neutral: float
    summary: str


_PLACEMENT = (
    Slider("yaw", -60, 60, "deg", 0, "turn the head, positive towards the picture's right"),
    Slider("pitch", -40, 40, "deg", 0, "lift (positive) or lower the nose"),
    Slider("roll", -60, 60, "deg", 0, "tilt the head, positive counter-clockwise"),
    Slider("gazeYaw", -40, 40, "deg", 0, "both eyes sideways, positive to the right"),
    Slider("gazePitch", -30, 30, "deg", 0, "both eyes up (positive) or down"),
    Slider("x", -100, 100, "mm", 0, "shift the head to the picture's right"),
    Slider("y", -100, 100, "mm", 0, "shift the head up"),
    Slider("scale", 0.5, 2, "x", 1, "size of the head compared with the photo"),
)

SLIDERS: dict[str, Slider] = {
    slider.name: slider
    for slider in (
        *_PLACEMENT,
        *(Slider(name, 0, 1, "", 0, "ARKit coefficient") for name in ARKIT_NAMES),
    )
}
"""All sliders by name: placement first, then the 52 ARKit coefficients."""

_BY_LOWER = {name.lower(): name for name in SLIDERS}


def slider(name: str) -> Slider:
    """The slider called `name`; upper and lower case do not matter.

    Raises:
        UsageError: there is none; the nearest name is suggested.
    """
    exact = _BY_LOWER.get(name.lower())
    if exact:
        return SLIDERS[exact]
    near = difflib.get_close_matches(name.lower(), _BY_LOWER, n=1, cutoff=0.5)
    hint = (
        f"Did you mean {_BY_LOWER[near[0]]}?"
        if near
        else "Use an ARKit name such as jawOpen, or yaw, pitch, roll, gazeYaw, gazePitch, x, y, "
        "scale."
    )
    raise UsageError(f"There is no slider called {name!r}.", hint)
