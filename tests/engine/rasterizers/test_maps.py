"""Geometry maps: dense flow is exact, normals and parts are right, hidden is hidden."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.facemodels import projection
from engine.facemodels.model import FaceModel
from engine.rasterizers import geometry_maps, rasterize
from engine.rasterizers.maps import seen
from engine.types import ARKIT_INDEX, Camera, FaceParams, Pose

CAMERA = Camera(1000.0, (99.5, 79.5), (160, 200))


class EyelessModel(FaceModel):
    """A face model whose expressions are nothing but displacements."""

    def express(self, neutral, expression):
        return neutral + np.tensordot(expression, self.expression_mm, 1)


@pytest.fixture(scope="module")
def model(torus) -> FaceModel:
    """The torus as a face model of one identity, whose jawOpen lifts one side of it."""
    vertices = (torus.vertices - np.array([0, 0, -400])).astype(np.float32)
    shapes = np.zeros((52, *vertices.shape), np.float32)
    shapes[ARKIT_INDEX["jawOpen"], :, 1] = np.maximum(vertices[:, 0], 0) / 5
    return EyelessModel(
        name="torus",
        vertices_mm=vertices,
        identity_mm=np.ones((1, *vertices.shape), np.float32),
        expression_mm=shapes,
        triangles=torus.triangles,
        triangle_part=(vertices[torus.triangles[:, 0], 0] > 0).astype(np.uint8) + 1,
        uv=torus.colours[:, :2],
        pncc=torus.colours,
        pose_weight=np.ones(len(vertices), np.float32),
        embeddings={},
        groups={},
        mirror=np.arange(len(vertices), dtype=np.int32),
    )


@pytest.fixture
def params() -> FaceParams:
    return FaceParams(np.zeros(1, np.float32), np.zeros(52, np.float32), Pose(), CAMERA)


def turned(params: FaceParams) -> FaceParams:
    pose = Pose(0.4, 0.2, -0.1, (12.0, -5.0, -900.0))
    return replace(params, pose=pose).with_coefficient("jawOpen", 0.8)


def test_flow_to_itself_is_the_pixel_itself(model, params):
    maps = geometry_maps(model, turned(params), (160, 200), source=turned(params))
    assert maps.flow_px is not None
    y, x = np.nonzero(maps.mask)
    assert len(x) > 3000
    np.testing.assert_allclose(maps.flow_px[y, x], np.stack([x, y], axis=1), atol=1e-3)
    assert np.isnan(maps.flow_px[maps.mask == 0]).all()


def test_flow_is_the_direct_projection_of_the_point_seen(model, params):
    target = turned(params)
    maps = geometry_maps(model, target, (160, 200), source=params)
    vertices = projection.to_camera(model.shape(target.identity, target.expression), target.pose)
    points, depth = projection.project(vertices, CAMERA)
    found = rasterize(points, depth, model.triangles, (160, 200))
    y, x = np.nonzero(found.covered)
    rest = projection.to_camera(model.shape(params.identity, params.expression), params.pose)
    corner = rest[model.triangles[found.triangle[y, x]]].astype(np.float64)
    surface = np.einsum("nc,ncd->nd", found.barycentric[y, x], corner)
    expected, _ = projection.project(surface, CAMERA)
    assert maps.flow_px is not None
    np.testing.assert_allclose(maps.flow_px[y, x], expected, atol=2e-3)


def test_normals_are_those_of_the_torus(model, params):
    maps = geometry_maps(model, params, (160, 200))
    assert maps.flow_px is None
    y, x = np.nonzero(maps.mask)
    normal = maps.normal[y, x]
    np.testing.assert_allclose(np.linalg.norm(normal, axis=1), 1, atol=1e-5)
    depth = maps.depth_mm[y, x]
    ray = np.stack([(x - 99.5) / 1000, -(y - 79.5) / 1000, -np.ones(len(x))], axis=1)
    assert (np.einsum("nd,nd->n", normal, ray) < 0.1).all()  # towards the viewer
    head = ray * depth[:, None] - np.array([0, 0, -1000])
    tilt = np.array([[1, 0, 0], [0, np.cos(1), -np.sin(1)], [0, np.sin(1), np.cos(1)]])
    flat = head @ tilt
    ring = np.hypot(flat[:, 0], flat[:, 1])
    outward = np.stack([flat[:, 0] * (1 - 70 / ring), flat[:, 1] * (1 - 70 / ring), flat[:, 2]], 1)
    outward = outward / np.linalg.norm(outward, axis=1, keepdims=True) @ tilt.T
    cosine = np.einsum("nd,nd->n", normal, outward)
    assert np.quantile(cosine, 0.01) > np.cos(np.radians(5))
    assert (maps.depth_mm[maps.mask == 0] == 0).all()


def test_parts_and_pncc_follow_the_surface(model, params):
    maps = geometry_maps(model, params, (160, 200))
    assert set(np.unique(maps.mask)) == {0, 1, 2}
    columns = np.arange(200)[None, :].repeat(160, 0)
    assert columns[maps.mask == 2].min() > 95
    assert columns[maps.mask == 1].max() < 104
    right = maps.mask > 0
    # The torus is centred, so red (x) grows with the column.
    assert np.corrcoef(maps.pncc[right][:, 0], columns[right])[0, 1] > 0.99
    assert not maps.pncc[~right].any()


def test_offsets_move_the_surface(model, params):
    plain = geometry_maps(model, params, (160, 200))
    offsets = np.zeros_like(model.vertices_mm) + np.array([0, 0, 50], np.float32)
    moved = geometry_maps(model, params, (160, 200), offsets_mm=offsets)
    both = (plain.mask > 0) & (moved.mask > 0)
    assert np.median(plain.depth_mm[both] - moved.depth_mm[both]) == pytest.approx(50, abs=5)


def test_seen_agrees_with_what_is_drawn(model, params):
    vertices = projection.to_camera(model.vertices_mm, params.pose)
    points, depth = projection.project(vertices, CAMERA)
    found = rasterize(points, depth, model.triangles, (160, 200))
    visible = seen(points, depth, found.depth_mm)
    drawn = np.zeros(len(points), bool)
    drawn[model.triangles[np.unique(found.triangle[found.covered])]] = True
    assert visible[drawn].mean() > 0.93  # a drawn triangle may have a hidden corner
    # Of what is not drawn, only what lies at an outline may pass the depth test.
    assert visible[~drawn].mean() < 0.12


def test_seen_outside_behind_and_turned_away():
    surface = np.full((10, 10), 500, np.float32)
    points = np.array([[5, 5], [5, 5], [-3, 5], [np.nan, 5], [5.4, 9.4], [5, 5]], np.float32)
    depth = np.array([501, 503, 500, 500, 500, 400], np.float32)
    assert seen(points, depth, surface).tolist() == [True, False, False, False, True, True]
    facing = np.array([1, 1, 1, 1, -0.5, 0.01])
    found = seen(points, depth, surface, facing=facing)
    assert found.tolist() == [True, False, False, False, False, False]
    assert seen(points[0], depth[0], np.zeros((10, 10))).tolist() is True
