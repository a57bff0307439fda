"""The two rasterisers agree to the last pixel."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.rasterizers import RASTERIZERS, numba_cpu, torch_reference


def assert_agree(points, depth, triangles, size_hw):
    compiled = RASTERIZERS.load("numba")(points, depth, triangles, size_hw)
    plain = RASTERIZERS.load("torch")(points, depth, triangles, size_hw)
    np.testing.assert_array_equal(compiled.triangle, plain.triangle)
    np.testing.assert_allclose(compiled.barycentric, plain.barycentric, atol=1e-6)
    np.testing.assert_allclose(compiled.depth_mm, plain.depth_mm, rtol=1e-6)


def test_torus_agrees(torus):
    assert_agree(torus.points, torus.depth, torus.triangles, torus.size_hw)


@settings(max_examples=50, deadline=None)
@given(
    seed=st.integers(0, 2**31),
    count=st.integers(1, 60),
    height=st.integers(1, 40),
    width=st.integers(1, 40),
    grid=st.sampled_from([0.0, 0.5, 1.0]),
    broken=st.booleans(),
)
def test_random_meshes_agree(seed, count, height, width, grid, broken):
    random = np.random.default_rng(seed)
    points = random.uniform(-15, 55, (30, 2)).astype(np.float32)
    depth = random.uniform(2, 2000, 30).astype(np.float32)
    if grid:  # corners on pixel centres and equal depths make every tie that there is
        points = (points / grid).round() * np.float32(grid)
        depth = (depth / 500).round() * np.float32(500)
    if broken:
        points[random.integers(30), 0] = np.nan
        points[random.integers(30), 1] = np.inf
        depth[random.integers(30)] = np.nan
    triangles = random.integers(0, 30, (count, 3)).astype(np.int32)
    assert_agree(points, depth, triangles, (height, width))


def test_a_batch_is_its_meshes(torus, monkeypatch):
    monkeypatch.setattr(torch_reference, "CHUNK", 5000)  # many chunks, same result
    shifts = np.array([[0, 0], [13.25, -7.5], [500, 0]], np.float32)
    batch = torch_reference.rasterize_batch(
        torch.from_numpy(torus.points[None] + shifts[:, None]),
        torch.from_numpy(torus.depth).expand(3, -1),
        torch.from_numpy(torus.triangles),
        torus.size_hw,
    )
    assert batch.barycentric.shape == (3, *torus.size_hw, 3)
    for index, shift in enumerate(shifts):
        alone = numba_cpu.rasterize(
            torus.points + shift, torus.depth, torus.triangles, torus.size_hw
        )
        np.testing.assert_array_equal(batch.triangle[index].numpy(), alone.triangle)


def test_depth_has_the_gradient_of_the_plane():
    points = torch.tensor([[[0.0, 0.0], [0.0, 8.0], [8.0, 0.0]]], requires_grad=True)
    depth = torch.tensor([[100.0, 120.0, 110.0]], requires_grad=True)
    found = torch_reference.rasterize_batch(points, depth, torch.tensor([[0, 1, 2]]), (8, 8))
    found.depth_mm[0, 2, 3].backward()
    assert depth.grad is not None
    assert points.grad is not None
    step = torch.zeros(1, 3)
    step[0, 1] = 0.1
    with torch.no_grad():
        ahead, behind = (
            torch_reference.rasterize_batch(
                points, depth + sign * step, torch.tensor([[0, 1, 2]]), (8, 8)
            ).depth_mm[0, 2, 3]
            for sign in (1, -1)
        )
    assert float(depth.grad[0, 1]) == pytest.approx(float(ahead - behind) / 0.2, rel=1e-3)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="There is no CUDA device here.")
def test_cuda_agrees(torus):
    compiled = numba_cpu.rasterize(torus.points, torus.depth, torus.triangles, torus.size_hw)
    cuda = RASTERIZERS.load("torch", device="cuda")(
        torus.points, torus.depth, torus.triangles, torus.size_hw
    )
    np.testing.assert_array_equal(compiled.triangle, cuda.triangle)
    np.testing.assert_allclose(compiled.barycentric, cuda.barycentric, atol=1e-5)
