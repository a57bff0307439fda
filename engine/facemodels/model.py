"""The face model: identity and expression coefficients -> vertices."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels.eyes import SIDES, Eye
from engine.facemodels.gaze import gaze_from_expression
from engine.facemodels.limits import limited

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from engine.types import ByteArray, FloatArray

    IntArray = NDArray[np.int32]


_NEUTRALS_KEPT = 8


@dataclass(frozen=True)
class LandmarkEmbedding:
    """Where the points of a landmark scheme lie on the mesh.

    Attributes:
        triangle: (L,) int32 index into the model's triangles.
        barycentric: (L, 3) float32 weights of its corners.
        weight: (L,) float32, how far a fit should trust the point, 0..1.
        contour: (L,) bool, points of the face's outline, which slide over the surface as the
            head turns: their place here holds for a frontal view only.
    """

    triangle: IntArray
    barycentric: FloatArray
    weight: FloatArray
    contour: NDArray[np.bool_]

    def points(self, vertices: FloatArray, triangles: IntArray) -> FloatArray:
        """(L, 3) positions on a mesh (V, 3)."""
        return np.einsum("lc,lcd->ld", self.barycentric, vertices[triangles[self.triangle]])


@dataclass(frozen=True, eq=False)
class FaceModel:
    """A head of V vertices, T triangles, I identity directions and the 52 ARKit shapes.

    Attributes:
        name: as the registry calls it.
        vertices_mm: (V, 3) float32 mean head in the head frame.
        identity_mm: (I, V, 3) float32 displacement of one standard deviation.
        expression_mm: (52, V, 3) float32 displacement at coefficient 1, in `ARKIT_NAMES` order.
            The eyeLook shapes hold what the lids do; the eyeballs are turned by `express`.
        triangles: (T, 3) int32, counter-clockwise seen from outside.
        triangle_part: (T,) uint8 `Part` labels.
        uv: (V, 2) float32 in 0..1. Eyeballs: 0.5 + 0.5 angle / pi * (cos, sin), the angle taken
            from the optical axis, so the iris is a disc about the middle.
        pncc: (V, 3) float32 in 0..1.
        pose_weight: (V,) float32, 1 on the head, 0 on the shoulders.
        embeddings: scheme -> landmark embedding.
        groups: name -> (N,) int32 vertices.
        mirror: (V,) int32 the vertex across the midline.
    """

    name: str
    vertices_mm: FloatArray
    identity_mm: FloatArray
    expression_mm: FloatArray
    triangles: IntArray
    triangle_part: ByteArray
    uv: FloatArray
    pncc: FloatArray
    pose_weight: FloatArray
    embeddings: Mapping[str, LandmarkEmbedding]
    groups: Mapping[str, IntArray]
    mirror: IntArray

    @cached_property
    def _eyes(self) -> tuple[Eye, ...]:
        return tuple(Eye.of(self.groups, side) for side in SIDES)

    @cached_property
    def _neutrals(self) -> dict[bytes, FloatArray]:
        """Heads lately asked for: while a face is dragged it is the same one each time."""
        return {}

    def neutral(self, identity: FloatArray) -> FloatArray:
        """(V, 3) float32 head-frame mm of one person without expression.

        Args:
            identity: (I,) standard deviations; fewer are padded with zeros.
        """
        coefficients = np.asarray(identity, dtype=np.float32)
        key = coefficients.tobytes()
        head = self._neutrals.get(key)
        if head is None:
            count = min(len(coefficients), len(self.identity_mm))
            moved = coefficients[:count] @ self.identity_mm[:count].reshape(count, -1)
            head = self.vertices_mm + moved.reshape(-1, 3)
            if len(self._neutrals) >= _NEUTRALS_KEPT:
                self._neutrals.clear()
            self._neutrals[key] = head
        return head.copy()

    def express(self, neutral: FloatArray, expression: FloatArray) -> FloatArray:
        """(V, 3) float32 head-frame mm: an expression on a `neutral` head, eyes turned.

        Linear in the coefficients, but for what `limits.limited` takes off (a blink on squinted
        lids, mouthClose beyond jawOpen), the exact turn of the eyeballs, and lids that are kept
        outside them.

        Args:
            neutral: (V, 3) from `neutral`.
            expression: (52,) ARKit coefficients, usually 0..1.
        """
        coefficients = limited(expression).astype(np.float32, copy=False)
        # Also of vertices that nothing moves: to pick out the others takes longer.
        moved_mm = coefficients @ self.expression_mm.reshape(len(coefficients), -1)
        out = neutral.astype(np.float32, copy=False) + moved_mm.reshape(-1, 3)
        for eye, gaze in zip(self._eyes, gaze_from_expression(coefficients), strict=True):
            eye.turn(out, neutral, gaze)
        return out

    def shape(self, identity: FloatArray, expression: FloatArray) -> FloatArray:
        """(V, 3) float32 head-frame mm; the eyeballs rotate exactly by the eyeLook gaze."""
        return self.express(self.neutral(identity), expression)

    def eye_centre(self, vertices: FloatArray, side: str) -> FloatArray:
        """(3,) mm centre of the "left" or "right" eyeball."""
        return self._eyes[SIDES.index(side)].centre(vertices)

    def landmarks(self, vertices: FloatArray, scheme: str) -> FloatArray:
        """(L, 3) mm positions of a scheme's points on the mesh (V, 3)."""
        return self.embeddings[scheme].points(vertices, self.triangles)


def load_default() -> FaceModel:
    """The model that comes with the program."""
    from engine import assets
    from engine.facemodels.storage import read_model

    return read_model(assets.locate("face-model"), name="likeness")
