"""Landmarks of one photo -> identity, expression, gaze, pose and camera."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import NoFaceError
from engine.facemodels.projection import project, to_camera
from engine.fitting.basis import OUTER_EYE_CORNERS, landmark_basis
from engine.fitting.contour import distances, facing, whitening
from engine.fitting.gaze import gaze_angles, gaze_shapes
from engine.fitting.offsets import remainder
from engine.fitting.priors import EYE_LOOK, photo_prior
from engine.fitting.solver import Observation, Prior, State, posed, projected, solve
from engine.fitting.start import start_state
from engine.types import FaceParams, Pose

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.fitting.basis import LandmarkBasis
    from engine.types import Camera, FloatArray, Landmarks

    DoubleArray = NDArray[np.float64]

SIGMA_IOD = 0.02
"""Standard deviation of a tracked point, over the distance of the outer eye corners. Larger than
the jitter of the tracker: neighbouring points err together, so each counts for less than one."""
ROUNDS = 4
STEPS = 5


@dataclass(frozen=True)
class Fit:
    """A face understood.

    Attributes:
        params: identity, expression, pose and camera.
        offsets_mm: (V, 3) float32 head frame: brings the fitted mesh onto the tracked points;
            zeros for a video frame.
        landmark_error_iod: mean distance of tracked and fitted points, without the offsets, over
            that of the outer eye corners; across the outline for the points on it.
        scores: (L,) float32 in [0, 1]: how well each point agrees; low where the face is hidden.
    """

    params: FaceParams
    offsets_mm: FloatArray
    landmark_error_iod: float
    scores: FloatArray


def fit_photo(landmarks: Landmarks, model: FaceModel, camera: Camera | None = None) -> Fit:
    """Fit a head to one face.

    Args:
        landmarks: tracked points.
        model: the head.
        camera: of the picture; without it the head is taken to be 1000 mm away.

    Raises:
        NoFaceError: the points cannot be a face.
    """
    state, camera = solve_photo(landmarks, model, camera)
    return _result(model, landmark_basis(model, landmarks.scheme), landmarks, state, camera)


def solve_photo(
    landmarks: Landmarks, model: FaceModel, camera: Camera | None = None
) -> tuple[State, Camera]:
    """The solved state behind `fit_photo`: coefficients are 52 expressions, then the identity.

    Raises:
        NoFaceError: the points cannot be a face.
    """
    basis = landmark_basis(model, landmarks.scheme)
    points = landmarks.points_px[:, :2].astype(np.float64)
    weight = basis.weight * landmarks.scores * ~basis.iris
    if not np.isfinite(points).all() or (weight > 0).sum() < 20:
        raise NoFaceError("The tracked points do not form a face.")
    start, camera = start_state(basis.mean, points, weight, camera, landmarks.size_hw)
    return _solve(basis, points, weight, camera, start), camera


def _solve(
    basis: LandmarkBasis, points: DoubleArray, weight: DoubleArray, camera: Camera, state: State
) -> State:
    count = basis.shapes.shape[2]
    sigma = SIGMA_IOD * eye_distance_px(basis, state, camera)
    no_prior = Prior(*(np.zeros(0) for _ in range(5)))
    seen = Observation(points, whitening(points, weight, sigma, basis.scheme), camera)
    state = solve(basis.mean, basis.shapes[:, :, :0], seen, state, no_prior, steps=5)
    state = replace(state, coefficients=np.zeros(count))
    gaze = np.zeros(8)
    for _ in range(ROUNDS):
        points_cam = posed(basis.mean, basis.shapes, state)
        visible = np.where(basis.contour, facing(basis, state.rotation, points_cam), 1.0)
        seen = replace(seen, whitening=whitening(points, weight * visible, sigma, basis.scheme))
        state = solve(
            basis.mean, basis.shapes, seen, state, photo_prior(count - 52, gaze), steps=STEPS
        )
        fitted = projected(posed(basis.mean, basis.shapes, state), camera)
        angles = gaze_angles(basis, state, state.coefficients[52:], points, fitted, camera)
        gaze = gaze_shapes(angles)
        state.coefficients[list(EYE_LOOK)] = gaze
    return state


def eye_distance_px(basis: LandmarkBasis, state: State, camera: Camera) -> float:
    """Distance of the mean head's outer eye corners in pixels, as if seen from the front."""
    right, left = (basis.mean[index] for index in OUTER_EYE_CORNERS[basis.scheme])
    depth = -float((state.rotation @ ((left + right) / 2) + state.translation)[2])
    return float(np.linalg.norm(left - right)) * camera.focal_px / max(depth, 1.0)


def params_of(state: State, camera: Camera) -> FaceParams:
    """The parameters of a solved state."""
    x, y, z = (float(value) for value in state.translation)
    return FaceParams(
        identity=state.coefficients[52:].astype(np.float32),
        expression=state.coefficients[:52].astype(np.float32),
        pose=Pose.from_rotation(state.rotation, (x, y, z)),
        camera=camera,
    )


def projected_landmarks(
    model: FaceModel, params: FaceParams, scheme: str = "mediapipe478"
) -> FloatArray:
    """(L, 2) pixels where a fit puts the points of a scheme, without offsets."""
    vertices = model.shape(params.identity, params.expression)
    points, _ = project(to_camera(model.landmarks(vertices, scheme), params.pose), params.camera)
    return points


def _result(
    model: FaceModel,
    basis: LandmarkBasis,
    landmarks: Landmarks,
    state: State,
    camera: Camera,
) -> Fit:
    params = params_of(state, camera)
    points = landmarks.points_px[:, :2].astype(np.float64)
    fitted = projected_landmarks(model, params, landmarks.scheme).astype(np.float64)
    iod = eye_distance_px(basis, state, camera)
    away = distances(fitted, points, landmarks.scheme) / iod
    scores = landmarks.scores / (1.0 + (away / 0.05) ** 2)
    points_cam = posed(basis.mean, basis.shapes, state)
    trust = scores * facing(basis, state.rotation, points_cam)
    return Fit(
        params=params,
        offsets_mm=remainder(model, landmarks.scheme).offsets_mm(params, landmarks, trust),
        landmark_error_iod=float(away.mean()),
        scores=scores.astype(np.float32),
    )
