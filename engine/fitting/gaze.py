"""Gaze from the irises: where the ray through an iris meets its eyeball."""

from __future__ import annotations

from math import asin, atan2, dist, hypot, sqrt
from statistics import fmean
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels.gaze import expression_with_gaze
from engine.fitting.basis import IRISES
from engine.fitting.priors import EYE_LOOK
from engine.types import ARKIT_INDEX

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.fitting.basis import LandmarkBasis
    from engine.fitting.solver import State
    from engine.types import Camera

    DoubleArray = NDArray[np.float64]

_RINGS = {
    "right": np.array(
        [33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7]
    ),
    "left": np.array(
        [263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249]
    ),
}
_APERTURES = {
    "right": ((159, 145), (158, 153), (160, 144)),
    "left": ((386, 374), (385, 380), (387, 373)),
}
_CORNERS = {"right": (33, 133), "left": (263, 362)}
"""MediaPipe's points around each eye."""

EYE_SHIFT_MM = {"left": (0.6, -1.4, -0.8), "right": (-0.6, -1.4, -0.8)}
"""Where people's eyeballs sit relative to the model's, head frame. In its mean head the iris stands
at 0.71 of the lids' opening, in portraits that look into the camera at 0.53; unshifted, all of them
would read as looking 9 degrees down and apart. The step back keeps the ball behind the lids."""

_BLINK = {"left": ARKIT_INDEX["eyeBlinkLeft"], "right": ARKIT_INDEX["eyeBlinkRight"]}
_CLOSED, _OPEN = 0.06, 0.16
"""Lid aperture over eye width below which an iris is not seen, and above which it is."""
_OWN_YAW, _OWN_PITCH = 0.6, 0.3
"""How much of an eye's difference from the other's direction is believed."""
MAX_YAW_RAD, MAX_PITCH_RAD = 0.75, 0.5


def openness(points_px: DoubleArray, side: str) -> float:
    """How far an eye is open for its iris to be trusted, 0..1."""
    aperture = fmean(dist(points_px[upper], points_px[lower]) for upper, lower in _APERTURES[side])
    outer, inner = _CORNERS[side]
    width = max(dist(points_px[outer], points_px[inner]), 1e-6)
    return min(max((aperture / width - _CLOSED) / (_OPEN - _CLOSED), 0.0), 1.0)


def gaze_angles(
    basis: LandmarkBasis,
    state: State,
    identity: DoubleArray,
    points_px: DoubleArray,
    fitted_px: DoubleArray,
    camera: Camera,
) -> DoubleArray | None:
    """(2, 2) radians [left, right] x [yaw, pitch] relative to the head, or None when unseen.

    Args:
        basis: of a scheme with irises.
        state: pose of the head, and coefficients of which the blinks count.
        identity: (I,) standard deviations.
        points_px: (L, 2) tracked points.
        fitted_px: (L, 2) where the fit puts them: what the lids miss, the iris misses too.
        camera: of the picture.
    """
    if not basis.iris_centre:
        return None
    angles, trust = np.zeros((2, 2)), np.zeros(2)
    with_one = np.concatenate([[1.0], identity])
    for row, side in enumerate(("left", "right")):
        ring = _RINGS[side]
        miss = (points_px[ring] - fitted_px[ring]).mean(axis=0)
        target = points_px[IRISES[basis.scheme][side]].mean(axis=0) - miss
        centre = basis.eye_centre[side] @ with_one
        neutral_iris = basis.iris_centre[side] @ with_one - centre
        centre = centre + EYE_SHIFT_MM[side]
        seen = _direction_seen(centre, hypot(*neutral_iris), target, state, camera)
        angles[row] = np.subtract(_angles(seen), _angles(neutral_iris))
        blink = float(state.coefficients[_BLINK[side]])
        trust[row] = openness(points_px, side) * min(max((0.95 - blink) / 0.3, 0.0), 1.0)
    return _coupled(angles, trust)


def gaze_shapes(angles: DoubleArray | None) -> DoubleArray:
    """(8,) eyeLook coefficients of two eyes' angles, at most 1; zeros when unknown."""
    if angles is None:
        return np.zeros(8)
    limited = np.stack(
        [
            np.clip(angles[:, 0], -MAX_YAW_RAD, MAX_YAW_RAD),
            np.clip(angles[:, 1], -MAX_PITCH_RAD, MAX_PITCH_RAD),
        ],
        axis=1,
    )
    expression = expression_with_gaze(np.zeros(52, np.float32), limited.astype(np.float32))
    return np.clip(expression[list(EYE_LOOK)].astype(np.float64), 0.0, 1.0)


def _direction_seen(
    centre: DoubleArray, radius: float, target_px: DoubleArray, state: State, camera: Camera
) -> DoubleArray:
    """(3,) head-frame vector from the eyeball's centre to the point seen at `target_px`."""
    middle = state.rotation @ centre + state.translation
    ray = np.array(
        [
            (target_px[0] - camera.centre_px[0]) / camera.focal_px,
            -(target_px[1] - camera.centre_px[1]) / camera.focal_px,
            -1.0,
        ]
    )
    ray /= hypot(*ray)
    along = float(ray @ middle)
    off = middle - along * ray
    inside = radius**2 - float(off @ off)
    hit = (along - sqrt(max(inside, 0.0))) * ray - middle
    return state.rotation.T @ (hit * radius / max(hypot(*hit), 1e-9))


def _angles(direction: DoubleArray) -> tuple[float, float]:
    """Yaw and pitch of a head-frame direction; (0, 0, 1) looks straight ahead."""
    x, y, z = (float(part) for part in direction)
    return atan2(x, z), asin(min(max(y / max(hypot(x, y, z), 1e-9), -1.0), 1.0))


def _coupled(angles: DoubleArray, trust: DoubleArray) -> DoubleArray | None:
    """Both eyes look nearly the same way; a closed one follows the open one."""
    if trust.sum() < 0.05:
        return None
    common = trust @ angles / trust.sum()
    own = np.array([_OWN_YAW, _OWN_PITCH]) * trust[:, None]
    return common + own * (angles - common)
