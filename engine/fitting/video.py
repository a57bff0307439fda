"""Landmarks of a video -> parameters, frame by frame: one person, one camera, smooth motion."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from engine.fitting.basis import landmark_basis
from engine.fitting.contour import distances, facing, whitening
from engine.fitting.gaze import gaze_angles, gaze_shapes
from engine.fitting.identity import KeyFrames
from engine.fitting.photo import SIGMA_IOD, Fit, eye_distance_px
from engine.fitting.priors import EYE_LOOK, frame_prior
from engine.fitting.smoothing import OneEuro
from engine.fitting.solver import Observation, Prior, State, posed, projected, solve
from engine.fitting.start import start_state
from engine.types import FaceParams, Pose

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.fitting.known import KnownFace
    from engine.types import Camera, FloatArray, Landmarks

    DoubleArray = NDArray[np.float64]

STEPS = 3
LOST_AFTER_S = 0.4
"""After a gap this long the pose is searched from nothing."""


class VideoFitter:
    """Fits one person's frames in order; 3 ms a frame. Belongs to one thread.

    Args:
        model: the head.
        camera: of the video, the same for all frames.
        identity: (I,) of the person; without it, it is learnt from the first differing frames.
        smooth: 0 none, 0.5 still faces hardly tremble, 1 strong.
        known: the person in one picture of this camera, with `identity`; changes are then
            measured against that, and its frame reads back as it is.
    """

    def __init__(
        self,
        model: FaceModel,
        camera: Camera,
        identity: FloatArray | None = None,
        smooth: float = 0.5,
        known: KnownFace | None = None,
    ) -> None:
        self._model = model
        self._known = known
        self._camera = camera
        self._keys = KeyFrames(model, camera) if identity is None else None
        self._identity = np.zeros(len(model.identity_mm)) if identity is None else identity
        self._no_offsets = np.zeros_like(model.vertices_mm)
        self._state: State | None = None
        self._filter = motion_filter(smooth) if smooth > 0 else None
        self._time = 0.0
        self._gaze = np.zeros(8)

    @property
    def identity(self) -> FloatArray:
        """(I,) float32 what the frames are fitted with now."""
        return np.asarray(self._identity, dtype=np.float32)

    def fit(self, landmarks: Landmarks, time_s: float) -> Fit:
        """Parameters of the next frame; its `Fit` carries no offsets.

        Args:
            landmarks: tracked points.
            time_s: when; must not decrease.
        """
        if self._keys is not None:
            self._identity = self._keys.see(landmarks)
        if self._state is None or time_s - self._time > LOST_AFTER_S:
            self._restart(landmarks)
        self._time = time_s
        basis = landmark_basis(self._model, landmarks.scheme)
        points = landmarks.points_px[:, :2].astype(np.float64)
        state, fitted = self._solve(landmarks, points)
        iod = eye_distance_px(basis, state, self._camera)
        away = distances(fitted, points, landmarks.scheme) / iod
        return Fit(
            params=self._params(state, time_s),
            offsets_mm=self._no_offsets,
            landmark_error_iod=float(away.mean()),
            scores=(landmarks.scores / (1.0 + (away / 0.05) ** 2)).astype(np.float32),
        )

    def _restart(self, landmarks: Landmarks) -> None:
        basis = landmark_basis(self._model, landmarks.scheme)
        points = landmarks.points_px[:, :2].astype(np.float64)
        base, _ = self._points_mm(landmarks.scheme, None)
        weight = basis.weight * landmarks.scores * ~basis.iris
        state, _ = start_state(base, points, weight, self._camera, landmarks.size_hw)
        self._state = replace(state, coefficients=np.zeros(52))

    def _points_mm(self, scheme: str, pose: Pose | None) -> tuple[DoubleArray, DoubleArray]:
        """(L, 3) mm at zero coefficients, in a pose or the known face's own, and the shapes."""
        if self._known is not None:
            return self._known.base(pose or self._known.rest), self._known.shapes
        basis = landmark_basis(self._model, scheme)
        return basis.neutral(np.asarray(self._identity, dtype=np.float64)), basis.expression

    def _solve(self, landmarks: Landmarks, points: DoubleArray) -> tuple[State, DoubleArray]:
        """Move the state to this frame; also (L, 2) pixels where it puts the points."""
        assert self._state is not None
        basis = landmark_basis(self._model, landmarks.scheme)
        state = self._state
        base, shapes = self._points_mm(landmarks.scheme, _pose(state))
        points_cam = posed(base, shapes, state)
        visible = np.where(basis.contour, facing(basis, state.rotation, points_cam), 1.0)
        weight = basis.weight * landmarks.scores * ~basis.iris * visible
        sigma = SIGMA_IOD * eye_distance_px(basis, state, self._camera)
        maps = whitening(points, weight, sigma, basis.scheme)
        seen = Observation(points, maps, self._camera)
        state = solve(base, shapes, seen, state, self._prior(), steps=STEPS)
        fitted = projected(posed(base, shapes, state), self._camera)
        identity = np.asarray(self._identity, dtype=np.float64)
        angles = gaze_angles(basis, state, identity, points, fitted, self._camera)
        if angles is not None:
            self._gaze = gaze_shapes(angles)
            state.coefficients[list(EYE_LOOK)] = self._gaze
        self._state = state
        return state, fitted

    def _prior(self) -> Prior:
        prior = frame_prior(self._gaze)
        if self._known is None:
            return prior
        own = self._known.own
        low = np.where(prior.low < prior.high, np.minimum(prior.low, own), prior.low)
        return replace(prior, centre=own, low=low, pull=np.zeros_like(own))

    def _params(self, state: State, time_s: float) -> FaceParams:
        pose = _pose(state)
        expression = state.coefficients
        if self._filter is not None:
            raw = np.concatenate(
                [[pose.yaw_rad, pose.pitch_rad, pose.roll_rad, *pose.translation_mm], expression]
            )
            yaw, pitch, roll, x, y, z, *expression = self._filter(raw, time_s)
            pose = Pose(yaw, pitch, roll, (x, y, z))
        return FaceParams(
            identity=self.identity,
            expression=np.asarray(expression, dtype=np.float32),
            pose=pose,
            camera=self._camera,
        )


def _pose(state: State) -> Pose:
    x, y, z = (float(value) for value in state.translation)
    return Pose.from_rotation(state.rotation, (x, y, z))


def motion_filter(smooth: float) -> OneEuro:
    """One-Euro over three angles (rad), three millimetres and 52 coefficients.

    Args:
        smooth: above 0 light, 1 strong. At 0.5, a head turning at 30 degrees a second is followed
            at 10 Hz, a blink at over 25 Hz.
    """
    slack = 4.0 ** (1.0 - 2.0 * min(smooth, 1.0))
    cutoff = np.concatenate([np.full(3, 1.5), np.full(2, 1.5), [0.8], np.full(52, 2.0)])
    gain = np.concatenate([np.full(3, 16.0), np.full(2, 0.2), [0.08], np.full(52, 3.0)])
    return OneEuro(cutoff * slack, gain * slack)
