"""What a face does by itself while it speaks: blinks, glances, sway, and nods with the voice.

Blinks come every few seconds, at intervals that scatter log-normally (as measured of spontaneous
blinks), more often where a phrase ends; the head dips and the brows rise where the voice sets in
strongly. Everything follows from a seed: the same sound gives the same film.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.ndimage import gaussian_filter1d

from engine.drivers.motion_curves import blinks, keyed, sway
from engine.facemodels.gaze import expression_with_gaze
from engine.types import ARKIT_INDEX

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import FloatArray

    Curve = NDArray[np.float64]

_BLINK_EVERY_S, _BLINK_SCATTER = 3.6, 0.45
_LEAST_BETWEEN_S = 0.7
_GLANCE_EVERY_S = (0.9, 2.6)
_GLANCE_DEG = 2.2
_DIP_DEG, _SWAY_DEG = 2.6, 1.0
_PHRASE_S = 0.35


def lively(
    times_s: Curve, voice: Curve, amount: float = 1.0, seed: int = 0
) -> tuple[FloatArray, FloatArray]:
    """What to add to a face that speaks.

    Args:
        times_s: (N,) rising.
        voice: (N,) how much voice is heard, 0..1.
        amount: 0 nothing, 1 natural, 2 twice the motion. Lids shut fully as soon as they blink.
        seed: other seeds give other motion of the same kind.

    Returns:
        (N, 52) ARKit coefficients and (N, 3) head angles in radians.
    """
    expression = np.zeros((len(times_s), 52), np.float32)
    head = np.zeros((len(times_s), 3), np.float32)
    if amount <= 0 or len(times_s) < 2:
        return expression, head
    random = np.random.default_rng(seed)
    step_s = float(np.median(np.diff(times_s)))
    ends = _phrase_ends(times_s, voice, step_s)
    shut = blinks(times_s, _blink_times(float(times_s[-1]), ends, random))
    stress = _stress(voice, step_s)
    for name, curve in (
        ("eyeBlinkLeft", shut), ("eyeBlinkRight", shut),
        ("browInnerUp", 0.3 * amount * stress), ("browOuterUpLeft", 0.2 * amount * stress),
        ("browOuterUpRight", 0.17 * amount * stress),
    ):  # fmt: skip
        expression[:, ARKIT_INDEX[name]] = np.clip(curve, 0.0, 1.0)
    gaze = np.radians(amount * np.stack([_glances(times_s, random) for _ in range(2)], axis=1))
    looking = [
        expression_with_gaze(e, np.array([g, g], np.float32))
        for e, g in zip(expression, gaze, strict=True)
    ]
    busy = 0.6 + 0.8 * gaussian_filter1d(voice, 0.6 / step_s, mode="nearest")
    for axis, share in enumerate((1.0, 0.7, 0.6)):
        drift = sway(times_s, _SWAY_DEG * share, float(random.uniform(0, 6))) * busy
        dip = -_DIP_DEG * stress if axis == 1 else 0.0
        head[:, axis] = np.radians(amount * (drift + dip))
    return np.stack(looking), head


def _stress(voice: Curve, step_s: float) -> Curve:
    """0..1 where the voice sets in strongly, as slow as a head moves."""
    rise = np.maximum(np.gradient(gaussian_filter1d(voice, 0.06 / step_s, mode="nearest")), 0.0)
    swell = gaussian_filter1d(rise, 0.12 / step_s, mode="nearest")
    return swell / max(float(swell.max()), 1e-6) if voice.max() > 0.05 else np.zeros_like(voice)


def _phrase_ends(times_s: Curve, voice: Curve, step_s: float) -> Curve:
    spoken = gaussian_filter1d(voice, _PHRASE_S / 2 / step_s, mode="nearest") > 0.3
    return times_s[1:][spoken[:-1] & ~spoken[1:]]


def _blink_times(end_s: float, ends_s: Curve, random: np.random.Generator) -> list[float]:
    starts: list[float] = []
    at_s = float(random.uniform(0.6, 2.0))
    while at_s < end_s - 0.4:
        near = ends_s[np.abs(ends_s - at_s) < 0.8]
        start = float(near[0]) + 0.05 if len(near) else at_s
        if not starts or start - starts[-1] > _LEAST_BETWEEN_S:
            starts.append(start)
        at_s = max(at_s, start) + float(random.lognormal(np.log(_BLINK_EVERY_S), _BLINK_SCATTER))
    return starts


def _glances(times_s: Curve, random: np.random.Generator) -> Curve:
    """Degrees: the eyes jump within 60 ms, rest, and keep returning to the middle."""
    keys = [(0.0, 0.0)]
    while keys[-1][0] < times_s[-1]:
        rest_s = keys[-1][0] + float(random.uniform(*_GLANCE_EVERY_S))
        away = float(random.normal(0, _GLANCE_DEG)) if random.random() < 0.6 else 0.0
        keys += [(rest_s, keys[-1][1]), (rest_s + 0.06, away)]
    return keyed(times_s, keys)
