"""Cutting meshes, and hair that stays outside heads."""

from __future__ import annotations

import numpy as np

from engine.training.synthetic.people import sample_person
from engine.training.synthetic.pieces import cut, follow_weight
from engine.training.synthetic.volume import distance_at, of_head


def _area(vertices: np.ndarray, triangles: np.ndarray) -> float:
    a, b, c = (vertices[triangles[:, i]] for i in range(3))
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)


def test_a_cut_keeps_exactly_the_positive_side() -> None:
    square = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]], np.float32)
    triangles = np.array([[0, 1, 2], [0, 2, 3]], np.int32)
    vertices, kept, field = cut(square, triangles, square[:, 0] - np.float32(0.3))
    assert np.isclose(_area(vertices, kept), 0.7)
    assert vertices[:, 0].min() >= 0.3 - 1e-6
    assert field.min() >= 0
    normals = np.cross(
        vertices[kept[:, 1]] - vertices[kept[:, 0]], vertices[kept[:, 2]] - vertices[kept[:, 0]]
    )
    assert (normals[:, 2] > 0).all()


def test_the_head_turns_and_the_shoulders_stay() -> None:
    assert follow_weight(np.array([[0, 0, 80]])) == 1
    assert follow_weight(np.array([[0, -220, 0]])) == 0


def test_hair_grows_outside_the_head() -> None:
    grown = 0
    for seed in (31, 107, 405):
        person = sample_person(seed)
        if person.hair.strands is None:
            continue
        space = of_head(person.neutral)
        points = person.hair.strands.points_mm[::40].reshape(-1, 3)
        depth = [distance_at(space.distance_mm, space.low_mm, *point) for point in points]
        assert np.quantile(depth, 0.02) > -5.0
        grown += 1
    assert grown
