"""What changed on a known person's face since a reference picture.

An unedited picture reads back exactly the person's own expression and pose: what the model cannot
express of the face is the same in both pictures and drops out. Changes are explained by as few
shapes as will do, with the tracker's measured response and its measured errors.

What hides in those errors reads as no change. On strangers, in pictures with up to three changes
and a turned head, a change of 0.3 to 1 is found in two cases of three or more for jaw, blinks,
smiles, pucker, funnel, stretch and raised brows, but hardly ever for sneers, squints, presses,
shrugs and lowered brows, which the tracked points barely show.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels.gaze import gaze_from_expression
from engine.fitting.basis import landmark_basis
from engine.fitting.boxed import bounded_step
from engine.fitting.gaze import gaze_angles, gaze_shapes
from engine.fitting.known import known_face, unprojected
from engine.fitting.priors import EYE_LOOK, UNSEEN
from engine.fitting.response import TrackerResponse, pose_terms, tracker_response
from engine.fitting.solver import POSE, State, projected, turned_by
from engine.types import Pose

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.types import FaceParams, Landmarks

    DoubleArray = NDArray[np.float64]

STEPS = 9
_GAZE_AT = (0, 3)
"""Steps before which the irises are looked at."""
_SPREAD = 1.0
"""Standard deviation of a change of any shape."""
_SIGNIFICANCE, _KNEE = 2.5, 0.01
"""How many standard deviations of the tracker's errors a shape must explain to count as changed,
and where a change counts as made: the pull towards none then fades as 1 / (1 + |change| / knee),
so that it decides whether a shape moved, not how far. Candes, Wakin and Boyd, "Enhancing sparsity
by reweighted l1 minimization", 2008."""
_FLOOR_MM = 0.5
"""Error of every coordinate beyond what was measured: other people, other pictures."""
_OUTLINE = 9.0
"""How much larger the variance of the outline's points is taken: they slide."""
_PER_DEGREE, _PER_MM = 0.1, 0.04
"""Errors grow with what changed: per degree of turn, and per mm of all points' displacements."""


@dataclass(frozen=True)
class _Linear:
    """Whitened equations of one person: H = J' S^-1 J and K = S^-1 J, see `ChangeFitter`."""

    gain: DoubleArray
    matrix: DoubleArray


class ChangeFitter:
    """Reads pictures of one person against a reference picture of the same person.

    Args:
        model: the head.
        params: the person in the reference picture.
        reference: the points tracked there.
        response: how tracked points answer; the installed measurement when None.
    """

    def __init__(
        self,
        model: FaceModel,
        params: FaceParams,
        reference: Landmarks,
        response: TrackerResponse | None = None,
    ) -> None:
        self._params = params
        self._basis = landmark_basis(model, reference.scheme)
        self._response = response or tracker_response(self._basis)
        self._known = known_face(model, params, reference, self._response)
        self._identity = params.identity.astype(np.float64)
        self._used = ~self._basis.iris & (self._basis.weight > 0)
        points = reference.points_px[:, :2].astype(np.float64)
        rest = self._known.state
        self._gaze_seen = self._gaze(points, self._predicted(rest), rest)

    def fit(self, landmarks: Landmarks) -> FaceParams:
        """The person in another picture taken by the same camera."""
        points = landmarks.points_px[:, :2].astype(np.float64)
        state, own = self._known.state, self._known.own
        low, high = np.minimum(own, 0.0), np.maximum(own, 1.0)
        fixed = list(EYE_LOOK + UNSEEN)
        held = own[fixed]
        for step in range(STEPS):
            head = self._predicted(state)
            if step in _GAZE_AT:
                held = np.concatenate([self._looks(points, head, state), own[list(UNSEEN)]])
            coefficients = state.coefficients.copy()
            coefficients[fixed] = low[fixed] = high[fixed] = held
            state = replace(state, coefficients=coefficients)
            fade = 1.0 / (1.0 + (step >= 2) * np.abs(coefficients - own) / _KNEE)
            away = unprojected(points, head, state, self._params.camera) - head
            state = self._moved(state, away[self._used, :2].ravel(), (low, high), fade)
        return self._result(state)

    def _moved(
        self,
        state: State,
        away: DoubleArray,
        bounds: tuple[DoubleArray, DoubleArray],
        fade: DoubleArray,
    ) -> State:
        """The state after one step towards (2 N,) mm the points lie away from it."""
        trust = 1.0 / self._error_growth(state)
        change = state.coefficients - self._known.own
        precision = _SPREAD**-2
        matrix = self._linear.matrix * trust
        gradient = -(self._linear.gain.T @ away) * trust
        diagonal = np.arange(POSE, len(matrix))
        pull = fade * _SIGNIFICANCE * np.sqrt(matrix[diagonal, diagonal])
        matrix[diagonal, diagonal] += precision
        gradient[POSE:] += precision * change
        infinite, none = np.full(POSE, np.inf), np.zeros(POSE)
        step = bounded_step(
            matrix,
            gradient,
            np.concatenate([-infinite, bounds[0] - state.coefficients]),
            np.concatenate([infinite, bounds[1] - state.coefficients]),
            np.concatenate([none, pull]),
            np.concatenate([none, change]),
        )
        nearer = step[5] / 1000.0
        shift = state.rotation @ np.array([step[3], step[4], 0.0])
        shift -= state.translation * nearer
        return State(
            state.rotation @ turned_by(step[:3]),
            state.translation + shift,
            state.coefficients + step[POSE:],
        )

    def _predicted(self, state: State) -> DoubleArray:
        """(L, 3) head-frame mm where the tracker should put the points."""
        known = self._known
        return known.base(_pose(state)) + (known.shapes @ state.coefficients).T

    def _error_growth(self, state: State) -> float:
        """Variance of the points' errors over that of a small change."""
        turned = np.degrees(pose_terms(_pose(state), self._known.rest)[:3])
        bent = self._known.shapes[:2] @ (state.coefficients - self._known.own)
        return float(
            1.0 + (_PER_DEGREE**2) * (turned @ turned) + (_PER_MM * np.linalg.norm(bent)) ** 2
        )

    @cached_property
    def _linear(self) -> _Linear:
        shapes = self._known.shapes[:2].transpose(1, 0, 2)
        jacobian = np.concatenate([self._pose_columns(), shapes], axis=2)[self._used]
        jacobian = jacobian.reshape(-1, jacobian.shape[2])
        rows = np.repeat(self._used, 2)
        variance = self._response.variance[rows] + _FLOOR_MM**2
        variance = variance * np.where(self._basis.contour[self._used], _OUTLINE, 1.0).repeat(2)
        gain = _inverse_times(self._response.modes[rows], variance, jacobian)
        return _Linear(gain, jacobian.T @ gain)

    def _pose_columns(self) -> DoubleArray:
        """(L, 2, 6) derivatives by a turn about x, y, z, a shift along x, y, and nearness."""
        x, y, z = self._predicted(self._known.state).T
        out = np.zeros((len(x), 2, POSE))
        out[:, 1, 0], out[:, 0, 1] = -z, z
        out[:, 0, 2], out[:, 1, 2] = -y, x
        out[:, 0, 3] = out[:, 1, 4] = 1.0
        out[:, 0, 5], out[:, 1, 5] = x / 1000.0, y / 1000.0
        # Pitch turns against the x axis.
        out[:, :, :3] += self._response.pose[:, :, [1, 0, 2]] * [-1.0, 1.0, 1.0]
        return out

    def _gaze(self, points: DoubleArray, head: DoubleArray, state: State) -> DoubleArray | None:
        camera = self._params.camera
        fitted = projected(head @ state.rotation.T + state.translation, camera)
        return gaze_angles(self._basis, state, self._identity, points, fitted, camera)

    def _looks(self, points: DoubleArray, head: DoubleArray, state: State) -> DoubleArray:
        """(8,) eyeLook coefficients: the person's own, turned as the irises have."""
        seen = self._gaze(points, head, state)
        if seen is None or self._gaze_seen is None:
            return self._known.own[list(EYE_LOOK)]
        own = gaze_from_expression(self._known.own.astype(np.float32))
        return gaze_shapes(own + (seen - self._gaze_seen))

    def _result(self, state: State) -> FaceParams:
        change = state.coefficients - self._known.own
        expression = self._params.expression + change
        return replace(self._params, expression=expression.astype(np.float32), pose=_pose(state))


def _inverse_times(modes: DoubleArray, variance: DoubleArray, right: DoubleArray) -> DoubleArray:
    """(modes modes' + diag(variance))^-1 right, by Woodbury's identity."""
    plain, scaled = right / variance[:, None], modes / variance[:, None]
    inner = np.eye(modes.shape[1]) + modes.T @ scaled
    return plain - scaled @ np.linalg.solve(inner, modes.T @ plain)


def _pose(state: State) -> Pose:
    x, y, z = (float(value) for value in state.translation)
    return Pose.from_rotation(state.rotation, (x, y, z))
