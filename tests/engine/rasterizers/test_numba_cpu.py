"""The compiled rasteriser against what geometry says."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.rasterizers import Fragments, Window, numba_cpu
from engine.rasterizers.numba_cpu import (
    interpolate,
    rasterize,
    rasterize_attributes,
    vertex_normals,
)

QUAD = np.array([[0, 2, 1], [0, 3, 2]], np.int32)
"""Two triangles, front-facing when the corners run clockwise on the screen (y down)."""


def corners(left: float, top: float, right: float, bottom: float) -> np.ndarray:
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)


def flat(points: np.ndarray, depth: float = 1000.0) -> np.ndarray:
    return np.full(len(points), depth, np.float32)


@pytest.mark.parametrize(
    ("box", "rows", "columns"),
    [
        ((1.5, 2.5, 5.5, 4.5), slice(3, 5), slice(2, 6)),
        ((2, 1, 6, 4), slice(1, 4), slice(2, 6)),  # edges on centres: left and top ones belong
        ((-50, -3, 3.2, 2.2), slice(0, 3), slice(0, 4)),  # cut by the border
        ((6.1, 6.1, 6.9, 6.9), slice(0, 0), slice(0, 0)),  # between the centres
        ((20, 20, 30, 30), slice(0, 0), slice(0, 0)),  # off the screen
        ((-1e6, -1e6, 1e6, 1e6), slice(0, 8), slice(0, 10)),
    ],
)
def test_quad_covers_exactly_these_pixels(box, rows, columns):
    points = corners(*box)
    expected = np.zeros((8, 10), bool)
    expected[rows, columns] = True
    found = rasterize(points, flat(points), QUAD, (8, 10))
    np.testing.assert_array_equal(found.covered, expected)
    np.testing.assert_allclose(found.barycentric[expected].sum(-1), 1, atol=1e-6)
    np.testing.assert_allclose(found.depth_mm[expected], 1000)
    assert np.isinf(found.depth_mm[~expected]).all()
    assert not found.barycentric[~expected].any()


@settings(max_examples=60, deadline=None)
@given(st.integers(3, 12), st.integers(0, 2**31), st.booleans())
def test_a_fan_draws_each_pixel_of_its_outline_once(count, seed, whole_numbers):
    random = np.random.default_rng(seed)
    angle = np.sort(random.uniform(0, 2 * np.pi, count))
    rim = 16 + 14 * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    points = np.concatenate([[[16.0, 16.0]], rim]).astype(np.float32)
    if whole_numbers:
        points = points.round()
    after = np.roll(np.arange(1, count + 1), -1)
    fan = np.stack([np.zeros(count), after, np.arange(1, count + 1)], axis=1).astype(np.int32)
    gap = np.diff(angle, append=angle[0] + 2 * np.pi)
    fan = fan[gap < np.pi]  # the others lie outside the outline
    alone = [
        rasterize(points, flat(points), fan[[t]], (32, 32)).covered.astype(int)
        for t in range(len(fan))
    ]
    together = rasterize(points, flat(points), fan, (32, 32))
    times = np.sum(alone, axis=0) if alone else np.zeros((32, 32), int)
    assert times.max(initial=0) <= 1
    np.testing.assert_array_equal(times == 1, together.covered)
    area = sum(float(_area(points[t])) for t in fan)
    assert abs(times.sum() - area) < 4 * np.pi * 14  # off by less than the outline's length


def _area(triangle: np.ndarray) -> float:
    (ax, ay), (bx, by), (cx, cy) = triangle
    return abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) / 2


def test_a_closed_mesh_has_no_holes(torus):
    """Each row of the torus's outline is covered without gaps but for the hole in its middle."""
    found = rasterize(torus.points, torus.depth, torus.triangles, torus.size_hw)
    changes = np.abs(np.diff(found.covered.astype(int), axis=1)).sum(1)
    assert set(changes) <= {0, 2, 4}
    front = [
        rasterize(torus.points, torus.depth, torus.triangles[[t]], torus.size_hw).covered
        for t in range(0, len(torus.triangles), 97)
    ]
    assert all(found.covered[seen].all() for seen in front)


def test_the_nearer_surface_wins_whatever_the_order():
    points = np.concatenate([corners(0, 0, 8, 8), corners(2, 2, 6, 6)])
    depth = np.repeat(np.array([1000, 900], np.float32), 4)
    both = np.concatenate([QUAD, QUAD + 4])
    for triangles in (both, both[::-1].copy()):
        found = rasterize(points, depth, triangles, (8, 8))
        assert (found.depth_mm[2:6, 2:6] == 900).all()
        assert (found.depth_mm[found.covered] == 900).sum() == 16
        assert found.covered.all()


def test_values_and_depth_are_perspective_correct():
    """A slanted plane z = -500 - 4 x: the ray through each pixel meets it at a known point."""
    focal, centre = 300.0, 31.5
    plane = np.array([[-60, 50, 0], [60, 50, 0], [60, -50, 0], [-60, -50, 0]], np.float64)
    plane[:, 2] = -500 - 4 * plane[:, 0]
    depth = -plane[:, 2]
    points = centre + focal * plane[:, :2] * [1, -1] / depth[:, None]
    found, seen = rasterize_attributes(points, depth, QUAD, plane, (64, 64))
    y, x = np.nonzero(found.covered)
    slope = (x - centre) / focal
    expected_z = 500 / (1 - 4 * slope)  # d = 500 + 4 X and X = slope d
    assert len(x) > 500
    np.testing.assert_allclose(found.depth_mm[y, x], expected_z, rtol=1e-6)
    np.testing.assert_allclose(seen[y, x, 0], slope * expected_z, atol=1e-4)
    np.testing.assert_allclose(seen[y, x, 1], -(y - centre) / focal * expected_z, atol=1e-4)


def test_back_faces_are_culled():
    points = corners(1, 1, 6, 6)
    assert not rasterize(points, flat(points), QUAD[:, ::-1].copy(), (8, 8)).covered.any()


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 0.5, -1000.0])
def test_unusable_depth_drops_the_triangle_alone(bad):
    points = np.concatenate([corners(0, 0, 4, 8), corners(4, 0, 8, 8)])
    depth = flat(points)
    depth[:4] = bad
    found = rasterize(points, depth, np.concatenate([QUAD, QUAD + 4]), (8, 8))
    assert not found.covered[:, :4].any()
    assert found.covered[:, 4:].all()


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("axis", [0, 1])
def test_unusable_positions_drop_the_triangle_alone(bad, axis):
    points = np.concatenate([corners(0, 0, 4, 8), corners(4, 0, 8, 8)])
    points[0, axis] = bad
    found = rasterize(points, flat(points), np.concatenate([QUAD, QUAD + 4]), (8, 8))
    assert not found.covered[:, :4].any()
    assert found.covered[:, 4:].all()


def test_a_cropped_picture_is_the_crop(torus):
    whole = rasterize(torus.points, torus.depth, torus.triangles, torus.size_hw)
    shifted = torus.points - np.array([64, 32], np.float32)
    part = rasterize(shifted, torus.depth, torus.triangles, (80, 90))
    inside = whole.triangle[32:112, 64:154]
    assert (part.triangle == inside).mean() > 0.9999  # the shift itself rounds


def test_bands_do_not_show(torus, monkeypatch):
    expected = rasterize(torus.points, torus.depth, torus.triangles, torus.size_hw)
    for rows in ([(0, 160)], [(0, 1), (1, 160)], [(0, 77), (77, 78), (78, 160)]):
        monkeypatch.setattr(numba_cpu.bands, "by_vertices", lambda *_, rows=rows: rows)
        found = rasterize(torus.points, torus.depth, torus.triangles, torus.size_hw)
        np.testing.assert_array_equal(found.triangle, expected.triangle)
        np.testing.assert_array_equal(found.barycentric, expected.barycentric)


def test_buffers_are_reused(torus):
    scene = (torus.points, torus.depth, torus.triangles)
    expected, colours = rasterize_attributes(*scene, torus.colours, torus.size_hw)
    out = (Fragments.empty(torus.size_hw), np.full((*torus.size_hw, 3), 7, np.float32))
    again, picture = rasterize_attributes(*scene, torus.colours, torus.size_hw, out=out)
    assert again is out[0]
    assert picture is out[1]
    np.testing.assert_array_equal(again.triangle, expected.triangle)
    np.testing.assert_array_equal(picture, colours)
    np.testing.assert_array_equal(interpolate(again, torus.triangles, torus.colours), colours)


@pytest.mark.parametrize("window", [(20, 131, 33, 150), (0, 1, 0, 150), (70, 160, 0, 90)])
def test_a_window_is_drawn_alone(torus, window):
    scene = (torus.points, torus.depth, torus.triangles)
    expected, colours = rasterize_attributes(*scene, torus.colours, torus.size_hw)
    out = (Fragments.empty(torus.size_hw), np.full((*torus.size_hw, 3), 7, np.float32))
    out[0].triangle.fill(-5)
    part = Window(*window)
    found, picture = rasterize_attributes(
        *scene, torus.colours, torus.size_hw, out=out, window=part
    )
    inside = np.zeros(torus.size_hw, bool)
    inside[part.slices] = True
    for buffer, whole in (
        (found.triangle, expected.triangle), (found.barycentric, expected.barycentric),
        (found.depth_mm, expected.depth_mm), (picture, colours),
    ):  # fmt: skip
        np.testing.assert_array_equal(buffer[inside], whole[inside])
    assert (found.triangle[~inside] == -5).all()
    assert (picture[~inside] == 7).all()


def test_read_only_and_other_dtypes_are_taken(torus):
    expected = rasterize(torus.points, torus.depth, torus.triangles, torus.size_hw)
    points = torus.points.astype(np.float64)
    points.flags.writeable = False
    triangles = np.asfortranarray(torus.triangles.astype(np.int64))
    found = rasterize(points, torus.depth, triangles, torus.size_hw)
    np.testing.assert_array_equal(found.triangle, expected.triangle)


def test_no_triangles_give_an_empty_picture():
    found = rasterize(np.zeros((0, 2)), np.zeros(0), np.zeros((0, 3), int), (200, 200))
    assert not found.covered.any()


def test_many_python_threads_at_once(torus):
    scene = (torus.points, torus.depth, torus.triangles, torus.size_hw)
    expected = rasterize(*scene).triangle
    wrong: list[int] = []

    def work() -> None:
        for _ in range(20):
            if not np.array_equal(rasterize(*scene).triangle, expected):
                wrong.append(1)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_normals_of_a_torus_point_outwards(torus):
    normals = vertex_normals(torus.vertices, torus.triangles)
    np.testing.assert_allclose(np.linalg.norm(normals, axis=1), 1, atol=1e-5)
    corner = torus.vertices[torus.triangles].astype(np.float64)
    volume = np.einsum("ti,ti->", corner[:, 0], np.cross(corner[:, 1], corner[:, 2])) / 6
    np.testing.assert_allclose(volume, 2 * np.pi**2 * 70 * 30**2, rtol=0.01)
    # Moving out along the normals by 1 mm adds about one surface area of volume.
    corner = (torus.vertices + normals)[torus.triangles].astype(np.float64)
    grown = np.einsum("ti,ti->", corner[:, 0], np.cross(corner[:, 1], corner[:, 2])) / 6
    np.testing.assert_allclose(grown - volume, 4 * np.pi**2 * 70 * 30.5, rtol=0.02)


def test_speed_is_not_absurd(torus, slowness):
    """A generous bound; `likeness bench` has the figures."""
    out = rasterize_attributes(
        torus.points, torus.depth, torus.triangles, torus.colours, torus.size_hw
    )
    times = []
    for _ in range(20):
        start = time.perf_counter()
        rasterize_attributes(
            torus.points, torus.depth, torus.triangles, torus.colours, torus.size_hw, out=out
        )
        times.append(time.perf_counter() - start)
    assert min(times) < 0.02 * slowness
