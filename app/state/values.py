"""Slider values as a panel shows them, and edits that give them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from engine.drivers.edits import Edit
from engine.drivers.sliders import SLIDERS
from engine.facemodels.gaze import gaze_from_expression
from engine.types import ARKIT_INDEX

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.state.faces import Face
    from engine.types import FaceParams

_ANGLES = {"yaw": "yaw_rad", "pitch": "pitch_rad", "roll": "roll_rad"}
_GAZE_AXIS = {"gazeYaw": 0, "gazePitch": 1}
_SHIFTS = {"x": 0, "y": 1}
_DIGITS = 6


def value_of(name: str, params: FaceParams, photo: FaceParams) -> float:
    """The absolute value of a slider in its unit; `x`, `y`, `scale` compare with `photo`."""
    if name in ARKIT_INDEX:
        return float(params.expression[ARKIT_INDEX[name]])
    if name in _ANGLES:
        return math.degrees(getattr(params.pose, _ANGLES[name]))
    if name in _GAZE_AXIS:
        return math.degrees(
            float(gaze_from_expression(params.expression)[:, _GAZE_AXIS[name]].mean())
        )
    scale = photo.pose.translation_mm[2] / params.pose.translation_mm[2]
    if name == "scale":
        return scale
    axis = _SHIFTS[name]
    return params.pose.translation_mm[axis] - photo.pose.translation_mm[axis] / scale


def shown(name: str, face: Face, *, relative: bool) -> float:
    """What the slider called `name` shows for a face."""
    photo = face.portrait.params
    value = value_of(name, face.target(), photo)
    return value - value_of(name, photo, photo) if _differs(name, relative) else value


def shown_values(face: Face, *, relative: bool) -> dict[str, float]:
    """What every slider shows for a face; the target is computed once."""
    photo, target = face.portrait.params, face.target()
    values = {}
    for name in SLIDERS:
        value = value_of(name, target, photo)
        values[name] = value - value_of(name, photo, photo) if _differs(name, relative) else value
    return values


def achieved(name: str, face: Face, *, relative: bool) -> float | None:
    """Where the needle of a slider stands, or None where nothing was measured."""
    if name not in face.achieved:
        return None
    photo = face.portrait.params
    value = face.achieved[name]
    return value - value_of(name, photo, photo) if _differs(name, relative) else value


def resting(name: str, face: Face, *, relative: bool) -> float:
    """What the slider shows when the face is as in the photo: where a double click brings it."""
    photo = face.portrait.params
    return 0.0 if _differs(name, relative) else value_of(name, photo, photo)


def limits(name: str, face: Face, *, relative: bool) -> tuple[float, float]:
    """Lowest and highest value a slider shows; they hold the photo's own value."""
    slider, photo = SLIDERS[name], face.portrait.params
    now = value_of(name, photo, photo)
    low, high = min(slider.low, now), max(slider.high, now)
    return (low - now, high - now) if _differs(name, relative) else (low, high)


def changed(edit: Edit, face: Face, values: Mapping[str, float], *, relative: bool) -> Edit:
    """The edit after sliders were brought to `values`, as the panel shows them.

    A value that is the photo's own leaves no trace, so that a face brought back by hand is
    untouched again. Values are clamped to `limits`.
    """
    set_, add = dict(edit.set), dict(edit.add)
    for name, value in values.items():
        low, high = limits(name, face, relative=relative)
        value = round(min(max(value, low), high), _DIGITS)
        set_.pop(name, None)
        add.pop(name, None)
        if abs(value - resting(name, face, relative=relative)) < 0.5 * 10**-_DIGITS:
            continue
        (add if _differs(name, relative) else set_)[name] = value
    return Edit(set_, add)


def _differs(name: str, relative: bool) -> bool:
    # A factor says how it compares with the photo by itself.
    return relative and SLIDERS[name].unit != "x"
