"""The personal remainder: what the model cannot express, spread smoothly over the mesh.

The misses at the landmarks are interpolated over the skin by kriging with a kernel of compact
support, in a pose of the head in which mouth and eyes stand open, so that upper and lower lips
and lids are far apart and move on their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from scipy.linalg import cho_factor, cho_solve
from scipy.spatial.distance import cdist

from engine.facemodels.parts import Part
from engine.facemodels.projection import project, to_camera
from engine.fitting.contour import outline_normals
from engine.fitting.gaze import EYE_SHIFT_MM
from engine.types import ARKIT_INDEX

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.types import FaceParams, FloatArray, Landmarks

    DoubleArray = NDArray[np.float64]

REACH_MM = 40.0
"""The kernel is zero beyond."""
NOISE = 0.03
"""Variance of a trusted point's miss over that of the remainder."""
STIFFER, STIFFER_NEAR = 1.6, 2.0
"""Factors of all points' noise, and on top of it of those near a fold, until nothing folds."""
ROUNDS = 8
NEAR_FOLD_MM = 15.0
OUTLINE_NOISE = 8.0
"""Factor of the noise of the outline's points, which slide."""
LARGEST_MM = 15.0
MAX_FOLDED = 1e-3
"""Share of the visible skin that may turn its back to the camera through the offsets."""

_OPEN = {"jawOpen": 0.6, "mouthLowerDownLeft": 0.3, "mouthLowerDownRight": 0.3,
         "eyeWideLeft": 1.0, "eyeWideRight": 1.0}  # fmt: skip
_BONES = (Part.TEETH_UPPER, Part.TEETH_LOWER, Part.TONGUE)
_SKIN = (Part.FACE, Part.LIPS, Part.LID_LEFT, Part.LID_RIGHT)


class Remainder:
    """Spreads misses at a scheme's landmarks over a model's mesh."""

    def __init__(self, model: FaceModel, scheme: str) -> None:
        self._model = model
        self._scheme = scheme
        embedding = model.embeddings[scheme]
        expression = np.zeros(52, np.float32)
        for name, value in _OPEN.items():
            expression[ARKIT_INDEX[name]] = value
        opened = model.express(model.vertices_mm, expression)
        at_landmarks = embedding.points(opened, model.triangles)
        eyes = np.isin(model.triangle_part[embedding.triangle], (Part.EYE_LEFT, Part.EYE_RIGHT))
        self._used = np.flatnonzero(~eyes & (embedding.weight > 0))
        self._places = at_landmarks[self._used]
        self._kernel = _wendland(cdist(self._places, self._places))
        self._vertices, self._spread = self._spread_over_skin(opened)
        self._rigid = self._rigid_parts()
        self._checked = model.triangles[np.isin(model.triangle_part, _SKIN)]

    def _spread_over_skin(self, opened: FloatArray) -> tuple[NDArray[np.int64], FloatArray]:
        """Vertices in reach that bend, and the kernel from each to the landmarks."""
        model = self._model
        stiff = np.zeros(len(opened), bool)
        for side in ("left", "right"):
            stiff[model.groups[f"eyeball_{side}"]] = True
        stiff[model.triangles[np.isin(model.triangle_part, _BONES)]] = True
        low, high = self._places.min(axis=0) - REACH_MM, self._places.max(axis=0) + REACH_MM
        near = ~stiff & (opened > low).all(axis=1) & (opened < high).all(axis=1)
        vertices = np.flatnonzero(near & (model.pose_weight > 0))
        spread = _wendland(cdist(opened[vertices], self._places)).astype(np.float32)
        reached = spread.max(axis=1) > 0
        vertices, spread = vertices[reached], spread[reached]
        return vertices, spread * model.pose_weight[vertices][:, None]

    def _rigid_parts(self) -> list[tuple[NDArray[np.int32], NDArray[np.int32]]]:
        """Parts that move as one, each with the skin vertices it follows."""
        groups, triangles, part = (
            self._model.groups,
            self._model.triangles,
            self._model.triangle_part,
        )
        pairs = [(groups[f"eyeball_{side}"], groups[f"lid_{side}"]) for side in ("left", "right")]
        lips = (groups["lip_outer_upper"], groups["lip_outer_lower"], groups["lip_outer_lower"])
        bones = [np.unique(triangles[part == bone]) for bone in _BONES]
        return pairs + list(zip(bones, lips, strict=True))

    def offsets_mm(
        self, params: FaceParams, landmarks: Landmarks, trust: DoubleArray
    ) -> FloatArray:
        """(V, 3) float32 head-frame mm that bring the fitted mesh onto the tracked points.

        Args:
            params: the fit.
            landmarks: tracked points.
            trust: (L,) 0 where a point is hidden or wrong, 1 where it holds.
        """
        model = self._model
        mesh = model.shape(params.identity, params.expression)
        miss = self._misses(mesh, params, landmarks)[self._used]
        noise = NOISE / np.clip(trust[self._used], 1e-3, 1.0)
        noise[model.embeddings[self._scheme].contour[self._used]] *= OUTLINE_NOISE
        offsets = np.zeros_like(model.vertices_mm)
        for _ in range(ROUNDS):
            factor = cho_factor(self._kernel + np.diag(noise), check_finite=False)
            offsets[self._vertices] = self._spread @ cho_solve(factor, miss).astype(np.float32)
            share, places = self._folds(mesh, offsets, params)
            if share <= MAX_FOLDED:
                break
            on_mesh = model.landmarks(mesh, self._scheme)[self._used]
            near = cdist(on_mesh, places).min(axis=1) < NEAR_FOLD_MM
            noise *= np.where(near, STIFFER * STIFFER_NEAR, STIFFER)
        for part, skin in self._rigid:
            offsets[part] = offsets[skin].mean(axis=0)
        for side, shift in EYE_SHIFT_MM.items():
            offsets[model.groups[f"eyeball_{side}"]] += np.asarray(shift, np.float32)
        return offsets

    def _misses(self, mesh: FloatArray, params: FaceParams, landmarks: Landmarks) -> DoubleArray:
        """(L, 3) head-frame mm from fitted to tracked points, parallel to the picture."""
        on_mesh = to_camera(self._model.landmarks(mesh, self._scheme), params.pose)
        fitted, depth = project(on_mesh, params.camera)
        tracked = landmarks.points_px[:, :2].astype(np.float64)
        away = tracked - fitted
        order, normal = outline_normals(tracked, self._scheme)
        away[order] = normal * np.einsum("nd,nd->n", away[order], normal)[:, None]
        in_camera = np.zeros((len(away), 3))
        in_camera[:, :2] = away * [1.0, -1.0] * (depth / params.camera.focal_px)[:, None]
        length = np.linalg.norm(in_camera, axis=1, keepdims=True)
        in_camera *= np.minimum(1.0, LARGEST_MM / np.maximum(length, 1e-9))
        return in_camera @ params.pose.rotation()

    def _folds(
        self, mesh: FloatArray, offsets: FloatArray, params: FaceParams
    ) -> tuple[float, FloatArray]:
        """Share of the visible skin's area that the offsets turn over, and (N, 3) mm where."""
        before = _signed_areas(mesh, self._checked, params)
        after = _signed_areas(mesh + offsets, self._checked, params)
        turned = (before > 0) & (after < 0)
        share = before[turned].sum() / max(float(before[before > 0].sum()), 1e-9)
        return float(share), mesh[self._checked[turned]].mean(axis=1)


_CACHE: WeakKeyDictionary[FaceModel, dict[str, Remainder]] = WeakKeyDictionary()


def remainder(model: FaceModel, scheme: str) -> Remainder:
    """The interpolator of a model and a scheme; made once."""
    table = _CACHE.setdefault(model, {})
    if scheme not in table:
        table[scheme] = Remainder(model, scheme)
    return table[scheme]


def _wendland(distance_mm: DoubleArray) -> DoubleArray:
    """Wendland's C2 function of compact support: (1 - r)^4 (4 r + 1), 0 from r = 1 on.

    H. Wendland, "Piecewise polynomial, positive definite and compactly supported radial functions
    of minimal degree", 1995.
    """
    r = np.minimum(distance_mm / REACH_MM, 1.0)
    return (1.0 - r) ** 4 * (4.0 * r + 1.0)


def _signed_areas(mesh: FloatArray, triangles: NDArray[np.int32], params: FaceParams) -> FloatArray:
    """(T,) twice the area in the picture, positive where a triangle faces the camera."""
    points, _ = project(to_camera(mesh, params.pose), params.camera)
    a, b, c = (points[triangles[:, corner]] for corner in range(3))
    one, two = b - a, c - a
    return one[:, 1] * two[:, 0] - one[:, 0] * two[:, 1]
