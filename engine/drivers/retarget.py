"""A performance moves from the performer's face to the portrait's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
from scipy.ndimage import gaussian_filter1d

from engine.drivers.sliders import SLIDERS
from engine.errors import UsageError
from engine.facemodels.gaze import expression_with_gaze, gaze_from_expression
from engine.types import ARKIT_NAMES, FaceParams, Pose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from engine.drivers.takes import Take
    from engine.types import FloatArray

Mode = Literal["relative", "absolute"]
Region = Literal["all", "pose", "expression", "lips", "eyes"]

_LIDS = np.array([name.startswith("eyeBlink") for name in ARKIT_NAMES])
_LOOKS = np.array([name.startswith("eyeLook") for name in ARKIT_NAMES])
_EYES = np.array([name.startswith("eye") for name in ARKIT_NAMES])
_LIPS = np.array([
    name.startswith(("mouth", "jaw", "tongue", "cheekPuff")) for name in ARKIT_NAMES
])  # fmt: skip
_MOVED = {
    "all": ~_LOOKS, "expression": ~_LOOKS, "lips": _LIPS, "eyes": _EYES & ~_LOOKS,
    "pose": np.zeros(len(ARKIT_NAMES), bool),
}  # fmt: skip
_LIMITS_RAD = np.radians([SLIDERS[name].high for name in ("yaw", "pitch", "roll")])

_HOLD_S, _FADE_S = 0.4, 0.8
_POSE_SIGMA_S, _EXPRESSION_SIGMA_S = 0.12, 0.05


@dataclass(frozen=True)
class Retargeting:
    """How a performance is carried over.

    Attributes:
        mode: "relative" adds the performer's changes since the reference frame to the portrait;
            "absolute" takes the performer's values themselves (the place in the picture stays
            relative).
        region: what moves; the rest keeps the portrait's values. `lips` are mouth, jaw, cheeks
            and tongue; `eyes` are lids and gaze.
        smooth: 0 (as recorded) to 1 (very calm).
        reference: number of the frame that corresponds to the portrait. None for the neutral of
            a calibrated take, or to search the frame most like the portrait in any other.
    """

    mode: Mode = "relative"
    region: Region = "all"
    smooth: float = 0.3
    reference: int | None = None

    def __post_init__(self) -> None:
        for value, choices, what in (
            (self.mode, get_args(Mode), "mode"),
            (self.region, get_args(Region), "region"),
        ):
            if value not in choices:
                raise UsageError(f"There is no {what} {value!r}.", f"Use {', '.join(choices)}.")
        if not 0 <= self.smooth <= 1:
            raise UsageError(f"The smoothing of {self.smooth:g} is outside 0 to 1.")


class Retargeted:
    """A performance carried over to a portrait: a target for any of its frames, made when asked.

    Args:
        take: the performance, at the times of the output.
        source: the portrait's own parameters.
        how: how it is carried over.
    """

    def __init__(self, take: Take, source: FaceParams, how: Retargeting) -> None:
        self._source, self._how = source, how
        self._calm = smoothed(take, how.smooth)
        self._presence = presence_of(self._calm)
        self._rest = _rest(take, self._calm, source, how.reference)

    def __len__(self) -> int:
        return len(self._calm)

    def __getitem__(self, index: int) -> FaceParams:
        if not 0 <= index < len(self):
            raise IndexError(index)
        presence = float(self._presence[index])
        return _target(self._calm, index, self._rest, presence, self._source, self._how)


def retarget(take: Take, source: FaceParams, how: Retargeting) -> Iterator[FaceParams]:
    """One target of the portrait for each frame of the take, in order; see `Retargeted`."""
    targets = Retargeted(take, source, how)
    for index in range(len(targets)):
        yield targets[index]


@dataclass(frozen=True)
class _Rest:
    """What of the performer corresponds to the portrait as it is; fields as one line of a take."""

    expression: FloatArray
    head_rad: FloatArray
    translation_mm: FloatArray


def _rest(take: Take, calm: Take, source: FaceParams, reference: int | None) -> _Rest:
    if reference is None and take.calibrated:
        still = np.zeros(3, np.float32)
        return _Rest(np.zeros(len(ARKIT_NAMES), np.float32), still, still)
    index = best_frame(take, source) if reference is None else min(reference, len(calm) - 1)
    return _Rest(calm.expression[index], calm.head_rad[index], calm.translation_mm[index])


def best_frame(take: Take, source: FaceParams) -> int:
    """The frame in which the performer looks most like the portrait.

    The distance counts coefficients and radians alike; frames without a face never win.
    """
    expression = take.expression[:, ~_LOOKS] - source.expression[~_LOOKS]
    head = take.head_rad - np.array(
        [source.pose.yaw_rad, source.pose.pitch_rad, source.pose.roll_rad]
    )
    distance = (expression**2).sum(axis=1) + 2.0 * (head**2).sum(axis=1)
    distance[~take.seen] = np.inf
    return int(np.argmin(distance))


def smoothed(take: Take, amount: float) -> Take:
    """The take without jitter: a centred Gaussian, so nothing lags; blinks are left alone."""
    if amount <= 0 or len(take) < 3:
        return take
    frames = amount * take.fps
    expression = gaussian_filter1d(
        take.expression, _EXPRESSION_SIGMA_S * frames, axis=0, mode="nearest"
    )
    expression[:, _LIDS] = take.expression[:, _LIDS]

    def calm(values: FloatArray) -> FloatArray:
        return gaussian_filter1d(values, _POSE_SIGMA_S * frames, axis=0, mode="nearest")

    return replace(
        take,
        expression=expression,
        head_rad=calm(take.head_rad),
        translation_mm=calm(take.translation_mm),
    )


def presence_of(take: Take) -> NDArray[np.float64]:
    """(N,) 1 where the face is seen, held for a moment after it is lost, then fading to 0."""
    presence = np.ones(len(take))
    if take.seen.all():
        return presence
    lost_for = 0.0
    for index in range(len(take)):
        step = take.times_s[index] - take.times_s[index - 1] if index else 0.0
        if not take.seen[index]:
            lost_for = min(lost_for + step, _HOLD_S + _FADE_S)
        elif lost_for > 0:
            # The way back is short: a face that is there again should be followed.
            lost_for = max(min(lost_for, _HOLD_S + _FADE_S) - 4 * step, 0.0)
        presence[index] = min(max(1.0 - (lost_for - _HOLD_S) / _FADE_S, 0.0), 1.0)
    return presence


def _target(
    take: Take, index: int, rest: _Rest, presence: float, source: FaceParams, how: Retargeting
) -> FaceParams:
    expression = source.expression
    if how.region != "pose":
        moved = _expression(take.expression[index], rest.expression, source.expression, how)
        expression = expression + presence * (moved - expression)
    pose = source.pose
    if how.region in ("all", "pose"):
        pose = _pose(take, index, rest, presence, source.pose, how.mode)
    return replace(source, expression=expression.astype(np.float32), pose=pose)


def _expression(
    now: FloatArray, rest: FloatArray, own: FloatArray, how: Retargeting
) -> FloatArray:
    relative = how.mode == "relative"
    wanted = own + (now - rest) if relative else now.copy()
    if relative:
        # From the portrait's lids at rest to fully shut, wherever the performer's rest.
        closing = _LIDS & (now > rest)
        room = np.maximum(1.0 - rest, 0.25)
        wanted[closing] = (own + (now - rest) * (1.0 - own) / room)[closing]
    moved = np.where(_MOVED[how.region], np.clip(wanted, 0.0, 1.0), own)
    # A portrait may rest slightly outside 0..1; with no change it must stay there.
    moved = np.where(wanted == own, own, moved)
    if how.region == "lips":
        return moved
    gaze = gaze_from_expression(now)
    if relative:
        change = gaze - gaze_from_expression(rest)
        if not change.any():
            return moved
        gaze = gaze_from_expression(own) + change
    return expression_with_gaze(moved, gaze)


def _pose(take: Take, index: int, rest: _Rest, presence: float, own: Pose, mode: Mode) -> Pose:
    now = take.head_rad[index]
    if mode == "relative":
        turned = own.rotation() @ Pose(*rest.head_rad).rotation().T @ Pose(*now).rotation()
        wanted = Pose.from_rotation(turned, own.translation_mm)
        angles = np.array([wanted.yaw_rad, wanted.pitch_rad, wanted.roll_rad])
    else:
        angles = now
    start = np.array([own.yaw_rad, own.pitch_rad, own.roll_rad])
    # The limits keep the picture usable, yet never pull a portrait that rests beyond them.
    limits = np.maximum(_LIMITS_RAD, np.abs(start))
    angles = start + presence * (np.clip(angles, -limits, limits) - start)
    if mode == "relative" and np.array_equal(now, rest.head_rad):
        angles = start
    shift = presence * (take.translation_mm[index] - rest.translation_mm)
    x, y, z = (float(a + b) for a, b in zip(own.translation_mm, shift, strict=True))
    yaw, pitch, roll = (float(angle) for angle in angles)
    nearest_z = own.translation_mm[2] / SLIDERS["scale"].high
    return Pose(yaw, pitch, roll, (x, y, min(z, nearest_z)))
