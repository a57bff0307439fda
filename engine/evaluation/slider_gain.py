"""Slider gain: does a slider do what its number says, and nothing else?

Each slider is moved alone, the picture is rendered, and the face in the result is tracked and
fitted anew against the portrait (`ChangeFitter`): its identity, its camera and what the model
cannot express of it are known, and changes are read with the tracker's measured response. That
fit explains a change by as few shapes as will do: stray motion too small to tell from the
tracker's errors counts as none, and the response comes from drawings of portraits, so the figures
say whether sliders act alike on all faces, not that a millimetre of skin is right.

Gain is achieved over requested change. Cross-talk is the change of another slider over the
requested one, both in full ranges (a coefficient of 1, or `FULL_ANGLE_DEG`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers import edits
from engine.drivers.edits import Edit
from engine.drivers.jobs import QUIET, Job
from engine.facemodels.gaze import gaze_from_expression
from engine.fitting import ChangeFitter
from engine.trackers.base import nearest
from engine.types import ARKIT_NAMES, Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.facemodels.model import FaceModel
    from engine.fitting.response import TrackerResponse
    from engine.renderers import Renderer
    from engine.trackers.base import Tracker
    from engine.types import ByteArray, FaceParams, Portrait

FULL_ANGLE_DEG = 45.0
_ANGLES = ("yaw", "pitch", "roll", "gazeYaw", "gazePitch")
_TESTED = tuple(name for name in ARKIT_NAMES if not name.startswith("eyeLook"))

REQUESTS: dict[str, float] = {
    "jawOpen": 0.5, "mouthSmileLeft": 0.5, "mouthSmileRight": 0.5,
    "eyeBlinkLeft": 0.8, "eyeBlinkRight": 0.8, "browInnerUp": 0.6, "mouthPucker": 0.6,
    "yaw": 15.0, "pitch": 10.0, "roll": 12.0, "gazeYaw": 15.0,
}  # fmt: skip
"""Sliders tested by default and how far each is moved."""


@dataclass(frozen=True)
class SliderGain:
    """One slider on one photo.

    Attributes:
        slider: its name.
        requested, achieved: change in the slider's unit.
        gain: achieved / requested.
        cross_talk: largest change of another slider, in full ranges over full ranges.
        cross_slider: which one that is.
        mean_cross_talk: mean over all others.
    """

    slider: str
    requested: float
    achieved: float
    gain: float
    cross_talk: float
    cross_slider: str
    mean_cross_talk: float


def slider_gain(
    portrait: Portrait,
    *,
    renderer: Renderer,
    tracker: Tracker,
    model: FaceModel,
    requests: dict[str, float] = REQUESTS,
    job: Job = QUIET,
    response: TrackerResponse | None = None,
) -> list[SliderGain]:
    """Measure sliders on one portrait.

    A coefficient that would leave 0..1 is moved the other way. `response` replaces the installed
    measurement of how tracked points answer.
    """
    fitter = ChangeFitter(model, portrait.params, portrait.landmarks, response)
    judge = _Judge(portrait, tracker, fitter)
    before = judge.values(portrait.picture.pixels)
    plain = replace(portrait, picture=Picture(portrait.picture.pixels))
    prepared = renderer.prepare(plain)
    gains = []
    for done, (name, amount) in enumerate(requests.items(), start=1):
        amount = _possible(name, amount, portrait.params)
        target = edits.apply(Edit(add={name: amount}), portrait.params)
        after = judge.values(prepared.render(target).pixels)
        gains.append(_gain(name, amount, before, after))
        job.step(done, len(requests))
    return gains


def mean_gains(photos: Sequence[Sequence[SliderGain]]) -> list[SliderGain]:
    """Slider by slider, the mean over photos; `cross_slider` names the worst photo's."""
    means = []
    for gains in zip(*photos, strict=True):
        worst = max(gains, key=lambda each: each.cross_talk)
        numbers = {
            name: float(np.mean([getattr(each, name) for each in gains]))
            for name in ("requested", "achieved", "gain", "cross_talk", "mean_cross_talk")
        }
        means.append(SliderGain(gains[0].slider, cross_slider=worst.cross_slider, **numbers))
    return means


class _Judge:
    """Reads slider values out of a picture."""

    def __init__(self, portrait: Portrait, tracker: Tracker, fitter: ChangeFitter) -> None:
        self._portrait, self._tracker, self._fitter = portrait, tracker, fitter

    def values(self, pixels: ByteArray) -> dict[str, float] | None:
        """All sliders in full ranges, or None where no face is found."""
        faces = self._tracker.detect(pixels)
        if not faces:
            return None
        params = self._fitter.fit(nearest(faces, self._portrait.landmarks, 1))
        gaze = np.degrees(gaze_from_expression(params.expression).mean(axis=0))
        pose = params.pose
        angles = (*np.degrees([pose.yaw_rad, pose.pitch_rad, pose.roll_rad]), *gaze)
        coefficients = dict(zip(ARKIT_NAMES, params.expression.tolist(), strict=True))
        return {name: coefficients[name] for name in _TESTED} | {
            name: float(angle) / FULL_ANGLE_DEG for name, angle in zip(_ANGLES, angles, strict=True)
        }


def _possible(name: str, amount: float, params: FaceParams) -> float:
    if name in _ANGLES:
        return amount
    now = float(params.expression[ARKIT_NAMES.index(name)])
    return amount if now + amount <= 1.0 else -min(amount, now)


def _gain(
    name: str, requested: float, before: dict[str, float] | None, after: dict[str, float] | None
) -> SliderGain:
    if before is None or after is None:
        return SliderGain(name, requested, 0.0, 0.0, 0.0, "no face found", 0.0)
    full = FULL_ANGLE_DEG if name in _ANGLES else 1.0
    change = {other: after[other] - before[other] for other in before}
    achieved = change.pop(name) * full
    shares = {other: abs(value) / abs(requested / full) for other, value in change.items()}
    worst = max(shares, key=lambda other: shares[other])
    return SliderGain(
        name, requested, achieved, achieved / requested, shares[worst], worst,
        float(np.mean(list(shares.values()))),
    )  # fmt: skip
