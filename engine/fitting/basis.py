"""The face model seen only at the landmarks: small linear bases, computed once per model."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from engine.facemodels.parts import Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel

    DoubleArray = NDArray[np.float64]

OUTER_EYE_CORNERS = {"mediapipe478": (33, 263), "ibug68": (36, 45)}
IRISES = {
    "mediapipe478": {"right": slice(468, 473), "left": slice(473, 478)},
    "ibug68": {},
}
OUTLINE: dict[str, tuple[int, ...]] = {
    "mediapipe478": (
        *(10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377),
        *(152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109),
    ),
    "ibug68": tuple(range(17)),
}
"""The points of the face's outline in order; MediaPipe's is closed."""


@dataclass(frozen=True, eq=False)
class LandmarkBasis:
    """A face model at L landmarks of one scheme.

    Attributes:
        scheme: which landmarks.
        mean: (L, 3) mm.
        shapes: (3, L, 52 + I) mm per unit: 52 expressions, then identity; coordinates first, as
            the solver wants them.
        normal: (L, 3) outward unit normals of the mean head.
        weight: (L,) trust in each point, 0 for points the mesh does not have.
        contour: (L,) bool, points of the outline.
        iris: (L,) bool, points that turn with the eyes.
        eye_centre: side -> (3, 1 + I): mean and identity shapes of the eyeball's centre.
        iris_centre: side -> the same of the iris, where the scheme has points of it.
    """

    scheme: str
    mean: DoubleArray
    shapes: DoubleArray
    normal: DoubleArray
    weight: DoubleArray
    contour: NDArray[np.bool_]
    iris: NDArray[np.bool_]
    eye_centre: dict[str, DoubleArray]
    iris_centre: dict[str, DoubleArray]

    @cached_property
    def expression(self) -> DoubleArray:
        """(3, L, 52) mm per unit."""
        return np.ascontiguousarray(self.shapes[:, :, :52])

    @cached_property
    def _people(self) -> DoubleArray:
        """(3 L, I) mm per standard deviation."""
        return self.shapes[:, :, 52:].reshape(3 * len(self.mean), -1)

    def neutral(self, identity: DoubleArray) -> DoubleArray:
        """(L, 3) mm of one person without expression."""
        return self.mean + (self._people @ identity).reshape(3, -1).T


_CACHE: WeakKeyDictionary[FaceModel, dict[str, LandmarkBasis]] = WeakKeyDictionary()


def landmark_basis(model: FaceModel, scheme: str) -> LandmarkBasis:
    """The basis of a model at a scheme's landmarks; computed once."""
    table = _CACHE.setdefault(model, {})
    if scheme not in table:
        table[scheme] = _landmark_basis(model, scheme)
    return table[scheme]


def _landmark_basis(model: FaceModel, scheme: str) -> LandmarkBasis:
    embedding = model.embeddings[scheme]
    corners = model.triangles[embedding.triangle]

    def at_landmarks(field: NDArray[np.float32]) -> DoubleArray:
        return np.einsum("lc,...lcd->...ld", embedding.barycentric, field[..., corners, :]).astype(
            np.float64
        )

    shapes = np.concatenate([at_landmarks(model.expression_mm), at_landmarks(model.identity_mm)])
    shapes = np.ascontiguousarray(shapes.transpose(2, 1, 0))
    mean = at_landmarks(model.vertices_mm)
    part = model.triangle_part[embedding.triangle]
    normal = at_landmarks(vertex_normals(model.vertices_mm, model.triangles))
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
    iris = np.isin(part, (Part.EYE_LEFT, Part.EYE_RIGHT))
    return LandmarkBasis(
        scheme=scheme,
        mean=mean,
        shapes=shapes,
        normal=normal,
        weight=embedding.weight.astype(np.float64),
        contour=embedding.contour,
        iris=iris,
        eye_centre={side: _eye_centre(model, side) for side in ("left", "right")},
        iris_centre={
            side: np.column_stack([mean[points].mean(axis=0), shapes[:, points, 52:].mean(axis=1)])
            for side, points in IRISES[scheme].items()
        },
    )


def _eye_centre(model: FaceModel, side: str) -> DoubleArray:
    ring = model.groups[f"eye_equator_{side}"]
    mean = model.vertices_mm[ring].mean(axis=0)[:, None]
    identity = model.identity_mm[:, ring].mean(axis=1).T
    return np.concatenate([mean, identity], axis=1).astype(np.float64)


def vertex_normals(
    vertices: NDArray[np.float32], triangles: NDArray[np.int32]
) -> NDArray[np.float32]:
    """(V, 3) unit normals, area-weighted over the triangles around each vertex."""
    a, b, c = (vertices[triangles[:, corner]] for corner in range(3))
    face = np.cross(b - a, c - a)
    normals = np.zeros_like(vertices)
    for axis in range(3):
        for corner in range(3):
            normals[:, axis] += np.bincount(
                triangles[:, corner], weights=face[:, axis], minlength=len(vertices)
            ).astype(vertices.dtype)
    return normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
