"""A small z-buffer renderer for the build: contact sheets, and pictures to find landmarks on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]
    Ints = NDArray[np.integer[Any]]


@njit(cache=True)
def _fill(
    points: Any, triangles: Any, height: int, width: int
) -> Any:  # pragma: no cover - compiled
    depth = np.full((height, width), -1e30)
    index = np.full((height, width), -1, np.int32)
    bary = np.zeros((height, width, 3), np.float32)
    for t in range(len(triangles)):
        a, b, c = points[triangles[t, 0]], points[triangles[t, 1]], points[triangles[t, 2]]
        area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
        if area >= -1e-9:  # y grows downwards: fronts turn clockwise
            continue
        left = max(int(np.floor(min(a[0], b[0], c[0]))), 0)
        right = min(int(np.ceil(max(a[0], b[0], c[0]))), width - 1)
        top = max(int(np.floor(min(a[1], b[1], c[1]))), 0)
        bottom = min(int(np.ceil(max(a[1], b[1], c[1]))), height - 1)
        for y in range(top, bottom + 1):
            for x in range(left, right + 1):
                u = ((b[0] - x) * (c[1] - y) - (b[1] - y) * (c[0] - x)) / area
                v = ((c[0] - x) * (a[1] - y) - (c[1] - y) * (a[0] - x)) / area
                w = 1.0 - u - v
                if u < 0 or v < 0 or w < 0:
                    continue
                z = u * a[2] + v * b[2] + w * c[2]
                if z > depth[y, x]:
                    depth[y, x] = z
                    index[y, x] = t
                    bary[y, x, 0], bary[y, x, 1], bary[y, x, 2] = u, v, w
    return index, bary


def rasterize(points: Floats, triangles: Ints, size: int) -> tuple[Ints, Floats]:
    """Nearest triangle and barycentric weights of each pixel.

    Args:
        points: (V, 3) x and y in pixels (y down), z growing towards the viewer.
        triangles: (T, 3) counter-clockwise seen from outside.
        size: picture width and height.
    """
    return _fill(points.astype(np.float64), triangles.astype(np.int64), size, size)


def vertex_normals(vertices: Floats, triangles: Ints) -> Floats:
    """(V, 3) area-weighted unit normals."""
    a, b, c = (vertices[triangles[:, i]] for i in range(3))
    face = np.cross(b - a, c - a)
    normals = np.zeros_like(vertices)
    for corner in range(3):
        np.add.at(normals, triangles[:, corner], face)
    return normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)


def view(
    vertices: Floats, size: int, yaw_deg: float, pitch_deg: float, centre: Floats, scale: float
) -> Floats:
    """(V, 3) pixels under a camera 1 m away; `scale` is pixels per millimetre at `centre`."""
    yaw, pitch = np.deg2rad(yaw_deg), -np.deg2rad(pitch_deg)
    about_y = np.array(
        [[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]]
    )
    about_x = np.array(
        [[1, 0, 0], [0, np.cos(pitch), -np.sin(pitch)], [0, np.sin(pitch), np.cos(pitch)]]
    )
    turned = (vertices - centre) @ (about_y @ about_x).T
    near = 1000.0 / (1000.0 - turned[:, 2])
    x = size / 2 + turned[:, 0] * near * scale
    y = size / 2 - turned[:, 1] * near * scale
    return np.stack([x, y, near * 1000.0], axis=1)


def shade(
    points: Floats, normals: Floats, triangles: Ints, colours: Floats, size: int
) -> NDArray[np.uint8]:
    """(size, size, 3) picture: Lambert with a soft key light, from `view`ed points.

    Args:
        points: (V, 3) pixels.
        normals: (V, 3) unit normals in the camera frame.
        triangles: (T, 3).
        colours: (V, 3) in [0, 1].
        size: pixels.
    """
    index, bary = rasterize(points, triangles, size)
    seen = index >= 0
    corners = triangles[index[seen]]
    weights = bary[seen][:, :, None]
    normal = (normals[corners] * weights).sum(1)
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
    albedo = (colours[corners] * weights).sum(1)
    light = np.array([0.25, 0.35, 0.9]) / np.linalg.norm([0.25, 0.35, 0.9])
    lit = 0.35 + 0.7 * np.clip(normal @ light, 0, 1)
    picture = np.full((size, size, 3), 0.75)
    picture[seen] = np.clip(albedo * lit[:, None], 0, 1)
    return (picture**0.85 * 255).astype(np.uint8)


def turn(vectors: Floats, yaw_deg: float, pitch_deg: float) -> Floats:
    """Rotate directions as `view` rotates points."""
    yaw, pitch = np.deg2rad(yaw_deg), -np.deg2rad(pitch_deg)
    about_y = np.array(
        [[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]]
    )
    about_x = np.array(
        [[1, 0, 0], [0, np.cos(pitch), -np.sin(pitch)], [0, np.sin(pitch), np.cos(pitch)]]
    )
    return vectors @ (about_y @ about_x).T
