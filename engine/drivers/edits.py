"""Edits by name: what the sliders, presets and `--set NAME=VALUE` do to a fitted head."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.drivers.sliders import Slider, slider
from engine.errors import UsageError
from engine.facemodels.gaze import expression_with_gaze, gaze_from_expression
from engine.types import ARKIT_INDEX, ARKIT_NAMES, FaceParams

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from engine.types import FloatArray

_ANGLES = {"yaw": "yaw_rad", "pitch": "pitch_rad", "roll": "roll_rad"}
_GAZE_AXIS = {"gazeYaw": 0, "gazePitch": 1}


@dataclass(frozen=True)
class Edit:
    """Values to set and values to add, by slider name, in the slider's unit.

    Attributes:
        set: absolute values; `x` and `y` count in mm from where the photo has the head, `scale`
            is a factor to the photo's size.
        add: differences on top of what the photo (or `set`) gives.
    """

    set: Mapping[str, float] = field(default_factory=dict)
    add: Mapping[str, float] = field(default_factory=dict)

    def then(self, other: Edit) -> Edit:
        """This edit followed by another: what the other sets replaces what this one did."""
        kept = {name: value for name, value in self.add.items() if name not in other.set}
        added = {name: kept.get(name, 0.0) + value for name, value in other.add.items()}
        return Edit({**self.set, **other.set}, {**kept, **added})

    def within_range(self, *, strict: bool = False) -> tuple[Edit, list[str]]:
        """The edit with every value inside its slider's range, and a notice for each change.

        Raises:
            UsageError: `strict` and a value is out of range, or a value is not a finite number.
        """
        notices: list[str] = []
        set_ = {
            name: _clamped(slider(name), value, strict, notices) for name, value in self.set.items()
        }
        add = {
            name: _clamped(_difference(slider(name)), value, strict, notices)
            for name, value in self.add.items()
        }
        return Edit(set_, add), notices

    def to_json(self) -> dict[str, dict[str, float]]:
        return {"set": dict(self.set), "add": dict(self.add)}

    @classmethod
    def from_json(cls, data: Any) -> Edit:
        """The inverse of `to_json`.

        Raises:
            UsageError: the data is not an edit, or it names an unknown slider.
        """
        if not isinstance(data, dict) or not set(data) <= {"set", "add"}:
            raise UsageError('An edit in JSON is an object with the keys "set" and "add".')
        parts: dict[str, dict[str, float]] = {}
        for key, values in data.items():
            if not isinstance(values, dict):
                raise UsageError(f'"{key}" of an edit in JSON is an object of names and numbers.')
            parts[key] = {slider(name).name: _number(name, value) for name, value in values.items()}
        return cls(**parts)


def parse(assignments: Iterable[str]) -> dict[str, float]:
    """NAME=VALUE words to a table.

    Raises:
        UsageError: a word without `=`, an unknown name or something that is not a number.
    """
    values: dict[str, float] = {}
    for word in assignments:
        name, sign, value = word.partition("=")
        if not sign:
            raise UsageError(f"{word!r} is not NAME=VALUE.", "For example: --set jawOpen=0.4")
        exact = slider(name.strip()).name
        values[exact] = _number(exact, value.strip())
    return values


def from_expression(expression: FloatArray) -> Edit:
    """The edit that gives a face a whole (52,) expression, gaze included."""
    return Edit({name: float(v) for name, v in zip(ARKIT_NAMES, expression, strict=True)})


def from_params(target: FaceParams, fitted: FaceParams) -> Edit:
    """The edit that brings a fitted head to the expression, pose and place of another one."""
    pose, own = target.pose, fitted.pose.translation_mm
    scale = own[2] / pose.translation_mm[2]
    angles = {name: math.degrees(getattr(pose, field)) for name, field in _ANGLES.items()}
    shift = {
        "x": pose.translation_mm[0] - own[0] / scale,
        "y": pose.translation_mm[1] - own[1] / scale,
        "scale": scale,
    }
    return from_expression(target.expression).then(Edit({**angles, **shift}))


def apply(edit: Edit, params: FaceParams) -> FaceParams:
    """The parameters of the edited head.

    Sums of `add` stop at the slider's range, unless the photo itself lies outside of it.
    An empty edit gives parameters equal to the photo's.
    """
    wanted = {name: _wanted(name, edit, params) for name in dict.fromkeys((*edit.set, *edit.add))}
    expression = params.expression.astype(np.float32, copy=True)
    for name in wanted.keys() & ARKIT_INDEX.keys():
        expression[ARKIT_INDEX[name]] = wanted[name]
    if wanted.keys() & _GAZE_AXIS.keys():
        expression = _with_gaze(expression, wanted, edit)
    angles = {_ANGLES[name]: math.radians(wanted[name]) for name in wanted.keys() & _ANGLES.keys()}
    pose = replace(params.pose, **angles, translation_mm=_moved(params.pose.translation_mm, wanted))
    return replace(params, expression=expression, pose=pose)


def _wanted(name: str, edit: Edit, params: FaceParams) -> float:
    value = edit.set.get(name, _current(name, params))
    if name not in edit.add:
        return value
    limits = slider(name)
    low, high = min(limits.low, value), max(limits.high, value)
    return min(max(value + edit.add[name], low), high)


def _current(name: str, params: FaceParams) -> float:
    if name in ARKIT_INDEX:
        return float(params.expression[ARKIT_INDEX[name]])
    if name in _ANGLES:
        return math.degrees(getattr(params.pose, _ANGLES[name]))
    if name in _GAZE_AXIS:
        gaze = gaze_from_expression(params.expression)
        return math.degrees(float(gaze[:, _GAZE_AXIS[name]].mean()))
    return slider(name).neutral


def _with_gaze(expression: FloatArray, wanted: Mapping[str, float], edit: Edit) -> FloatArray:
    """Point both eyes: a set value is the same for both, an added one keeps their difference."""
    gaze = gaze_from_expression(expression).copy()
    for name, axis in _GAZE_AXIS.items():
        if name in wanted:
            angle = math.radians(wanted[name])
            gaze[:, axis] += angle - gaze[:, axis].mean()
            if name in edit.set:
                gaze[:, axis] = angle
    return expression_with_gaze(expression, gaze)


def _moved(
    translation_mm: tuple[float, float, float], wanted: Mapping[str, float]
) -> tuple[float, float, float]:
    """Nearer by `scale` along the line of sight, then shifted by `x` and `y` mm."""
    x, y, z = (component / wanted.get("scale", 1.0) for component in translation_mm)
    return x + wanted.get("x", 0.0), y + wanted.get("y", 0.0), z


def _clamped(limits: Slider, value: float, strict: bool, notices: list[str]) -> float:
    if not math.isfinite(value):
        raise UsageError(f"{limits.name} needs a finite number, not {value}.")
    clamped = min(max(value, limits.low), limits.high)
    if clamped != value:
        sentence = (
            f"{limits.name}={value:g} is outside {limits.low:g} to {limits.high:g}{limits.unit}"
        )
        if strict:
            raise UsageError(f"{sentence}.")
        notices.append(f"{sentence}; {clamped:g} is used.")
    return clamped


def _difference(limits: Slider) -> Slider:
    span = limits.high - limits.low
    return replace(limits, low=-span, high=span)


def _number(name: str, value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise UsageError(f"{name} needs a number, not {value!r}.") from None
