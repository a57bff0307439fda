"""Meshes and a camera that the rasteriser's tests share."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray


class Scene(NamedTuple):
    """A closed mesh as the camera sees it."""

    vertices: NDArray[np.float32]  # (V, 3) camera frame, mm
    triangles: NDArray[np.int32]  # (T, 3)
    points: NDArray[np.float32]  # (V, 2) px
    depth: NDArray[np.float32]  # (V,) mm
    colours: NDArray[np.float32]  # (V, 3) in 0..1
    size_hw: tuple[int, int]


def grid_triangles(rows: int, columns: int) -> NDArray[np.int32]:
    """Triangles of a closed rows x columns grid whose both directions wrap around."""
    row, column = (index.ravel() for index in np.mgrid[:rows, :columns])
    a, b = row * columns + column, row * columns + (column + 1) % columns
    c, d = (
        (row + 1) % rows * columns + column,
        (row + 1) % rows * columns + (column + 1) % columns,
    )
    return np.stack([a, b, c, b, d, c], axis=1).reshape(-1, 3).astype(np.int32)


@pytest.fixture(scope="session")
def torus() -> Scene:
    """A tilted torus, so that it hides parts of itself, filling most of 160 x 200 px."""
    rows, columns = 48, 96
    ring, tube = (index.ravel() for index in np.mgrid[:rows, :columns])
    ring, tube = ring * 2 * np.pi / rows, tube * 2 * np.pi / columns
    radius = 70 + 30 * np.cos(tube)
    flat = np.stack([radius * np.cos(ring), radius * np.sin(ring), 30 * np.sin(tube)], axis=1)
    tilt = np.array([[1, 0, 0], [0, np.cos(1), -np.sin(1)], [0, np.sin(1), np.cos(1)]])
    turned = flat @ tilt.T
    vertices = (turned + np.array([0, 0, -400])).astype(np.float32)
    # Wind so that normals point outwards.
    triangles = grid_triangles(rows, columns)[:, ::-1].copy()
    depth = -vertices[:, 2]
    points = np.stack(
        [99.5 + 340 * vertices[:, 0] / depth, 79.5 - 340 * vertices[:, 1] / depth], axis=1
    )
    colours = (flat - flat.min(0)) / np.ptp(flat, axis=0)
    return Scene(
        vertices,
        triangles,
        points.astype(np.float32),
        depth,
        colours.astype(np.float32),
        (160, 200),
    )
