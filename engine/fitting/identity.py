"""One identity from several frames of the same person.

Each key frame has its own pose and expression; eliminating them from its normal equations (Schur
complement) leaves equations for the identity alone, which simply add up over the frames.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from engine.fitting.basis import landmark_basis
from engine.fitting.contour import facing, whitening
from engine.fitting.photo import SIGMA_IOD, eye_distance_px, solve_photo
from engine.fitting.priors import EYE_LOOK, photo_prior
from engine.fitting.solver import (
    POSE,
    Observation,
    State,
    normal_equations,
    posed,
    solve,
    with_prior,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.types import Camera, FloatArray, Landmarks

    DoubleArray = NDArray[np.float64]

MAX_KEYS = 6
NOVELTY = 0.25
"""How far, in the inter-ocular distance after alignment, a frame must differ to be a key."""


def shared_identity(
    frames: Sequence[Landmarks], model: FaceModel, camera: Camera | None = None
) -> tuple[FloatArray, Camera]:
    """Identity (I,) and camera of one person seen in several pictures of one camera.

    Args:
        frames: tracked points; the most different ones are used.
        model: the head.
        camera: of the pictures; assumed from the first when None.
    """
    keys = KeyFrames(model, camera)
    for landmarks in frames:
        keys.see(landmarks)
    if keys.camera is None:
        raise ValueError("shared_identity needs at least one frame")
    return keys.identity.astype(np.float32), keys.camera


class KeyFrames:
    """Collects differing frames until there are enough; then the identity stays."""

    def __init__(self, model: FaceModel, camera: Camera | None) -> None:
        self.camera = camera
        self.identity = np.zeros(len(model.identity_mm))
        self._model = model
        self._keys: list[Landmarks] = []
        self._states: list[State] = []

    def see(self, landmarks: Landmarks) -> DoubleArray:
        """(I,) identity after this frame, which becomes a key if it tells something new."""
        if len(self._keys) < MAX_KEYS and self._is_new(landmarks):
            state, self.camera = solve_photo(landmarks, self._model, self.camera)
            self._keys.append(landmarks)
            self._states.append(state)
            self.identity = self._solve()
        return self.identity

    def _is_new(self, landmarks: Landmarks) -> bool:
        shape = _aligned(landmarks)
        apart = (np.abs(shape - _aligned(key)).max() for key in self._keys)
        return all(distance > NOVELTY for distance in apart)

    def _solve(self) -> DoubleArray:
        """Alternate: identity from all keys, then pose and expression of each key."""
        count = len(self.identity)
        if len(self._states) == 1:
            return self._states[0].coefficients[52:]
        identity = np.mean([state.coefficients[52:] for state in self._states], axis=0)
        for _ in range(2):
            matrix, right = np.eye(count), np.zeros(count)
            # The tracker errs alike in every frame of a face: n frames tell less than n times one.
            share = len(self._keys) ** -0.5
            for index, landmarks in enumerate(self._keys):
                state, reduced, gradient = self._reduced(landmarks, self._states[index], identity)
                self._states[index] = state
                matrix += share * reduced
                right += share * (reduced @ identity - gradient)
            identity = np.clip(np.linalg.solve(matrix, right), -4.0, 4.0)
        return identity

    def _reduced(
        self, landmarks: Landmarks, state: State, identity: DoubleArray
    ) -> tuple[State, DoubleArray, DoubleArray]:
        """One key fitted with the identity, and its equations for the identity alone."""
        assert self.camera is not None
        basis = landmark_basis(self._model, landmarks.scheme)
        points = landmarks.points_px[:, :2].astype(np.float64)
        state = replace(state, coefficients=np.concatenate([state.coefficients[:52], identity]))
        points_cam = posed(basis.mean, basis.shapes, state)
        visible = np.where(basis.contour, facing(basis, state.rotation, points_cam), 1.0)
        weight = basis.weight * landmarks.scores * ~basis.iris * visible
        sigma = SIGMA_IOD * eye_distance_px(basis, state, self.camera)
        seen = Observation(points, whitening(points, weight, sigma, basis.scheme), self.camera)
        gaze = state.coefficients[:52][list(EYE_LOOK)]
        prior = photo_prior(len(identity), gaze)
        held = replace(
            prior,
            low=np.concatenate([prior.low[:52], identity]),
            high=np.concatenate([prior.high[:52], identity]),
        )
        state = solve(basis.mean, basis.shapes, seen, state, held, steps=3)
        data = normal_equations(basis.mean, basis.shapes, seen, state, robust=True)
        # Only the expressions' prior: the identity's is counted once, not once per frame.
        alone = replace(prior, precision=prior.precision * (np.arange(len(prior.precision)) < 52))
        normal = with_prior(data, alone, state.coefficients)
        inside = (prior.high > prior.low) & (state.coefficients > prior.low + 1e-9)
        inside &= state.coefficients < prior.high - 1e-9
        own = np.concatenate([np.arange(POSE), POSE + np.flatnonzero(inside[:52])])
        shared = np.arange(POSE + 52, len(normal.matrix))
        cross = normal.matrix[np.ix_(own, shared)]
        through = np.linalg.solve(normal.matrix[np.ix_(own, own)], cross)
        reduced = normal.matrix[np.ix_(shared, shared)] - cross.T @ through
        gradient = normal.gradient[shared] - through.T @ normal.gradient[own]
        return state, reduced, gradient


def _aligned(landmarks: Landmarks) -> DoubleArray:
    """Points centred and scaled by the box, so that place and size in the picture do not count."""
    points = landmarks.points_px[:, :2].astype(np.float64)
    spread = np.linalg.norm(points.std(axis=0))
    return (points - points.mean(axis=0)) / max(float(spread), 1e-9)
