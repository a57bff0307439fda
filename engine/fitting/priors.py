"""What is believed of identity and expression before looking at a face.

A neutral face must read as zero although no model has exactly its features, so the seldom used
and the poorly visible shapes are held more tightly than those that carry an expression.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from engine.fitting.solver import Prior
from engine.types import ARKIT_INDEX, ARKIT_NAMES

_COMMON_SPREAD = 0.4
_SPREAD = {
    "eyeBlink": 1.2, "eyeWide": 0.5, "eyeSquint": 0.25,
    "jawOpen": 1.0, "jawForward": 0.1, "jawLeft": 0.15, "jawRight": 0.15,
    "mouthClose": 0.1, "mouthLeft": 0.15, "mouthRight": 0.15,
    "mouthFunnel": 0.5, "mouthPucker": 0.8, "mouthSmile": 0.7,
    "mouthFrown": 0.4, "mouthDimple": 0.2, "mouthStretch": 0.25, "mouthRoll": 0.18,
    "mouthShrug": 0.18, "mouthPress": 0.2, "mouthLowerDown": 0.4, "mouthUpperUp": 0.4,
    "browDown": 0.6, "browInnerUp": 0.8, "browOuterUp": 0.6,
    "cheekPuff": 0.08, "cheekSquint": 0.15, "noseSneer": 0.25,
}  # fmt: skip
"""Standard deviation by the beginning of the shape's name. The sideways shapes are tight because
the tracker draws the mouth of a turned head towards the far side; looser, they read 0.4 there."""

_PULL = 0.3
"""In standard deviations of one tracked point: doubtful shapes stay at exactly zero."""

EYE_LOOK = tuple(ARKIT_INDEX[name] for name in ARKIT_NAMES if name.startswith("eyeLook"))
UNSEEN = (ARKIT_INDEX["tongueOut"],)


@cache
def expression_spread() -> np.ndarray:
    """(52,) standard deviations of the expression coefficients."""
    return np.array([_spread(name) for name in ARKIT_NAMES])


def _spread(name: str) -> float:
    fitting = [key for key in _SPREAD if name.startswith(key)]
    return _SPREAD[max(fitting, key=len)] if fitting else _COMMON_SPREAD


def photo_prior(identity_count: int, gaze_shapes: np.ndarray) -> Prior:
    """Prior of the 52 expressions, 0..1, followed by the identity, N(0, 1).

    Args:
        identity_count: number of identity directions.
        gaze_shapes: (8,) coefficients the eyeLook shapes are held at; the irises say them.
    """
    spread = expression_spread()
    low = np.concatenate([np.zeros(52), np.full(identity_count, -np.inf)])
    high = np.concatenate([np.ones(52), np.full(identity_count, np.inf)])
    high[list(UNSEEN)] = 0.0
    low[list(EYE_LOOK)] = high[list(EYE_LOOK)] = gaze_shapes
    pull = np.concatenate([_PULL / spread, np.zeros(identity_count)])
    return Prior(
        precision=np.concatenate([spread**-2, np.ones(identity_count)]),
        centre=np.zeros(52 + identity_count),
        pull=pull,
        low=low,
        high=high,
    )


def frame_prior(gaze_shapes: np.ndarray) -> Prior:
    """Prior of the 52 expressions alone, for a frame of a known person."""
    return photo_prior(0, gaze_shapes)
