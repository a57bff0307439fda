"""Landmark embeddings: on the mesh, symmetric, lids and lips on their own borders."""

from __future__ import annotations

import numpy as np
import pytest

from engine.facemodels import Part
from engine.facemodels.model import FaceModel

MIRRORED = {33: 263, 133: 362, 159: 386, 145: 374, 61: 291, 78: 308, 105: 334, 234: 454, 82: 312}
MIDLINE = (1, 10, 13, 14, 152, 168)


@pytest.mark.parametrize(("scheme", "count"), [("mediapipe478", 478), ("ibug68", 68)])
def test_embedding_is_complete(model: FaceModel, scheme: str, count: int):
    embedding = model.embeddings[scheme]
    assert embedding.triangle.shape == (count,)
    assert embedding.triangle.max() < len(model.triangles)
    assert np.allclose(embedding.barycentric.sum(1), 1, atol=1e-5)
    assert embedding.barycentric.min() > -1e-6
    assert embedding.contour.sum() == (36 if count == 478 else 17)


def test_landmarks_are_symmetric(model: FaceModel):
    points = model.landmarks(model.vertices_mm, "mediapipe478")
    for right, left in MIRRORED.items():
        assert points[left] * [-1, 1, 1] == pytest.approx(points[right], abs=0.02)
    assert np.abs(points[list(MIDLINE), 0]).max() < 0.3


def test_inner_lip_points_sit_on_different_lips(model: FaceModel, expression):
    opened = model.express(model.vertices_mm, expression(jawOpen=1.0))
    points = model.landmarks(opened, "mediapipe478")
    assert points[13, 1] - points[14, 1] > 30
    sparse = model.landmarks(opened, "ibug68")
    assert sparse[62, 1] - sparse[66, 1] > 30


def test_lid_points_follow_a_blink(model: FaceModel, expression):
    shut = model.express(model.vertices_mm, expression(eyeBlinkLeft=1.0))
    points = model.landmarks(shut, "mediapipe478")
    assert abs(points[386, 1] - points[374, 1]) < 0.6
    assert points[159, 1] - points[145, 1] > 5


def test_iris_points_lie_on_the_eyeballs(model: FaceModel):
    embedding = model.embeddings["mediapipe478"]
    parts = model.triangle_part[embedding.triangle]
    assert (parts[468:473] == Part.EYE_RIGHT).all()
    assert (parts[473:] == Part.EYE_LEFT).all()
    points = model.landmarks(model.vertices_mm, "mediapipe478")
    assert points[469, 0] > points[471, 0]
    assert points[470, 1] > points[472, 1]
