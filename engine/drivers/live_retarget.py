"""A calibrated performance moves onto a portrait, moment by moment.

What is carried over is the change from the performer's neutral, as a share of the performer's
range; it is added to the portrait's own expression as the same share of what room the portrait
has left. So the portrait keeps its identity and its own way of being at rest.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.groups import GROUPS, members, swapped_sides
from engine.drivers.sliders import SLIDERS
from engine.errors import UsageError
from engine.facemodels.gaze import expression_with_gaze, gaze_from_expression
from engine.types import FaceParams, Pose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.drivers.groups import Group
    from engine.drivers.performance import Performance
    from engine.types import FloatArray

_HOLD_S, _FADE_S = 0.4, 0.8
_RETURN_S = 0.25
_KNEE = 0.7
"""Share of the head's limit up to which it is followed exactly."""
_ACROSS_MM, _DEPTH_MM = 70.0, 150.0
_GAZE_RAD = np.radians([SLIDERS["gazeYaw"].high, SLIDERS["gazePitch"].high])
_HIGHEST_GAIN = 3.0
_EYES, _GAZE = members("eyes"), members("gaze")
_SPOKEN = members("mouth") | members("jaw")


@dataclass(frozen=True)
class LiveRetargeting:
    """How a performance is carried over while it happens.

    Attributes:
        gains: by group, 0 still, 1 as performed, up to 3; a group left out counts as 1.
        mirror: the portrait moves as a mirror image would.
        head_limit_deg: how far the head may turn from where the photo has it; approached softly.
        smooth: 0 as tracked, 0.5 still faces stand still, 1 very calm.
        hold_pose: the head stays where it is.
        freeze_eyes: lids and gaze stay the portrait's own.
    """

    gains: Mapping[Group, float] = field(default_factory=dict)
    mirror: bool = False
    head_limit_deg: float = 30.0
    smooth: float = 0.5
    hold_pose: bool = False
    freeze_eyes: bool = False

    def __post_init__(self) -> None:
        for group, gain in self.gains.items():
            if group not in GROUPS:
                raise UsageError(f"There is no group {group!r}.", f"Use {', '.join(GROUPS)}.")
            if not 0 <= gain <= _HIGHEST_GAIN:
                raise UsageError(f"The gain {gain:g} is outside 0 to {_HIGHEST_GAIN:g}.")
        if not 0 <= self.smooth <= 1:
            raise UsageError(f"The smoothing of {self.smooth:g} is outside 0 to 1.")
        if not 1 <= self.head_limit_deg <= SLIDERS["yaw"].high:
            raise UsageError(
                f"The head's limit of {self.head_limit_deg:g} degrees is outside 1 to 60."
            )

    def gain(self, group: Group) -> float:
        """The gain of a group."""
        return float(self.gains.get(group, 1.0))


class LiveRetarget:
    """Carries one performance onto one portrait; remembers the held pose and a lost face.

    Args:
        own: the portrait's parameters, edits included: what it shows at neutral.
        turn_rad: how far the performer turns the head, or 0 where that is not known.
    """

    def __init__(self, own: FaceParams, turn_rad: float = 0.0) -> None:
        self.own = own
        self.turn_rad = turn_rad
        self._held: tuple[FloatArray, FloatArray] | None = None
        self._presence = 1.0
        self._lost_s = 0.0
        self._time_s: float | None = None

    def target(self, moment: Performance, how: LiveRetargeting) -> FaceParams:
        """What the portrait shows at this (calibrated, smoothed) moment."""
        presence = self._present(moment)
        values, head, place = moment.expression, moment.head_rad, moment.translation_mm
        if how.mirror:
            values = swapped_sides(values)
            head, place = head * (-1.0, 1.0, -1.0), place * (-1.0, 1.0, 1.0)
        if not how.hold_pose:
            self._held = None
        elif self._held is None:
            self._held = (head, place)
        else:
            head, place = self._held
        spoken = np.where(_SPOKEN, presence + (1.0 - presence) * moment.heard, presence)
        expression = self._expression((values * spoken).astype(np.float32), how)
        pose = self._pose(head * presence, place * presence, how)
        return replace(self.own, expression=expression, pose=pose)

    def _present(self, moment: Performance) -> float:
        """1 while the face is seen, held for a moment after it is lost, then fading to 0."""
        span = 0.0 if self._time_s is None else max(moment.time_s - self._time_s, 0.0)
        self._time_s = moment.time_s
        if moment.seen:
            self._lost_s = 0.0
            self._presence = min(self._presence + span / _RETURN_S, 1.0)
        else:
            self._lost_s += span
            if self._lost_s > _HOLD_S:
                self._presence = max(self._presence - span / _FADE_S, 0.0)
        # Eased at both ends: the head neither starts nor stops with a jerk.
        return self._presence**2 * (3.0 - 2.0 * self._presence)

    def _expression(self, values: FloatArray, how: LiveRetargeting) -> FloatArray:
        own = self.own.expression
        scaled = values.copy()
        for group in GROUPS:
            scaled[members(group)] *= how.gain(group)
        room = np.where(scaled > 0, np.maximum(1.0 - own, 0.0), np.maximum(own, 0.0))
        moved = np.where(scaled == 0, own, np.clip(own + scaled * room, 0.0, 1.0))
        if how.freeze_eyes:
            moved[_EYES | _GAZE] = own[_EYES | _GAZE]
            return moved.astype(np.float32)
        moved[_GAZE] = own[_GAZE]
        change = gaze_from_expression(values) * how.gain("gaze")
        if not change.any():
            return moved.astype(np.float32)
        gaze = gaze_from_expression(own) + change
        return expression_with_gaze(moved, np.clip(gaze, -_GAZE_RAD, _GAZE_RAD))

    def _pose(self, head: FloatArray, place: FloatArray, how: LiveRetargeting) -> Pose:
        own, gain = self.own.pose, how.gain("head")
        if gain == 0 or not (head.any() or place.any()):
            return own
        limit = math.radians(how.head_limit_deg)
        # Who turns farther than the portrait may is followed in proportion, not cut off.
        share = gain * min(1.0, limit / self.turn_rad) if self.turn_rad else gain
        yaw, pitch, roll = (softly(float(angle) * share, limit) for angle in head)
        x, y = (softly(float(shift) * gain, _ACROSS_MM) for shift in place[:2])
        z = softly(float(place[2]) * gain, _DEPTH_MM)
        rotation = own.rotation() @ Pose(yaw, pitch, roll).rotation()
        start = own.translation_mm
        return Pose.from_rotation(rotation, (start[0] + x, start[1] + y, start[2] + z))


def softly(value: float, limit: float) -> float:
    """`value`, bent so that it never passes `limit` on either side and starts to bend at 0.7."""
    knee = _KNEE * limit
    beyond = abs(value) - knee
    if beyond <= 0:
        return value
    return math.copysign(knee + (limit - knee) * math.tanh(beyond / (limit - knee)), value)
