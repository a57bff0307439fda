"""Lenses of glasses: they darken what lies behind a little and mirror what lies before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import projection
from engine.rasterizers.numba_cpu import rasterize
from engine.training.synthetic.lens_shading import veil
from engine.training.synthetic.randomness import between, chance

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.training.synthetic.drawing import Canvas
    from engine.training.synthetic.lights import Lights
    from engine.types import Camera, FloatArray, Pose

_RINGS = 5
_CURVE_MM = (75.0, 140.0)
"""Radius of the front surface; strong lenses against short sight are the flattest."""
_COATINGS = np.array([[0.55, 1.0, 0.8], [0.75, 0.65, 1.0], [0.5, 0.7, 1.0], [1.0, 0.9, 0.6]])


@dataclass(frozen=True, eq=False)
class Lenses:
    """Both lenses of a pair of glasses.

    Attributes:
        vertices_mm: (N, 3) float32 on the person's neutral head, head frame.
        normals: (N, 3) float32 unit, of the front surface.
        rim: (N,) float32 0 in the middle .. 1 at the rim.
        triangles: (T, 3) int32.
        passed: (3,) float32 share of light that comes through.
        mirrored: (3,) float32 share that is thrown back, seen straight on.
    """

    vertices_mm: FloatArray
    normals: FloatArray
    rim: FloatArray
    triangles: NDArray[np.int32]
    passed: FloatArray
    mirrored: FloatArray


def sample_lenses(rims_mm: FloatArray, random: np.random.Generator) -> Lenses:
    """Lenses for two closed rims (2, N, 3) mm: mostly clear, some tinted, coated or not."""
    curve_mm, tilt = between(random, *_CURVE_MM), between(random, 0.03, 0.14)
    vertices, normals, share, triangles = [], [], [], []
    for number, rim in enumerate(rims_mm):
        points, at_rim, faces = _disc(rim[:-1])
        middle = points[0]
        away = (points - middle) / curve_mm
        # A lens wraps round the face a little, and its lower edge leans to the cheek.
        normal = away + np.array([0.05 * np.sign(middle[0]), -tilt, 1.0])
        normals.append(normal / np.linalg.norm(normal, axis=1, keepdims=True))
        vertices.append(points)
        share.append(at_rim)
        triangles.append(faces + number * len(points))
    passed = np.full(3, between(random, 0.9, 0.97)) - np.array([0.0, 0.0, between(random, 0, 0.03)])
    if chance(random, 0.12):
        passed *= between(random, 0.6, 0.85) * np.array([1.0, 0.97, between(random, 0.85, 1.05)])
    mirrored = np.full(3, between(random, 0.06, 0.09))
    if chance(random, 0.65):
        mirrored = between(random, 0.02, 0.04) * _COATINGS[random.integers(len(_COATINGS))]
    return Lenses(
        np.concatenate(vertices).astype(np.float32), np.concatenate(normals).astype(np.float32),
        np.concatenate(share).astype(np.float32), np.concatenate(triangles).astype(np.int32),
        passed.astype(np.float32), mirrored.astype(np.float32),
    )  # fmt: skip


def draw_lenses(
    lenses: Lenses, head: Pose, camera: Camera, lamps: Lights, canvas: Canvas
) -> None:
    """Lay them over a drawn canvas; what is seen stays what lies behind them.

    Args:
        lenses: to draw.
        head: the head's pose.
        camera: of the canvas.
        lamps: what they mirror.
        canvas: its light is changed in place.
    """
    points, depth = projection.project(projection.to_camera(lenses.vertices_mm, head), camera)
    height, width = canvas.element.shape
    left, top = np.maximum(np.floor(points.min(0)).astype(int), 0)
    right, bottom = np.minimum(np.ceil(points.max(0)).astype(int) + 1, [width, height])
    if left >= right or top >= bottom:
        return
    part = slice(top, bottom), slice(left, right)
    corner = np.array([left, top], points.dtype)
    found = rasterize(points - corner, depth, lenses.triangles, (bottom - top, right - left))
    veil(
        found.triangle, found.barycentric, found.depth_mm, canvas.depth_mm[part],
        lenses.triangles, np.ascontiguousarray(lenses.normals @ head.rotation().T, np.float32),
        lenses.rim, lenses.passed, lenses.mirrored,
        np.array([camera.focal_px, *(np.array(camera.centre_px) - corner)], np.float32),
        lamps.directions, lamps.colours, lamps.softness, lamps.sh, canvas.light[part],
    )  # fmt: skip


def _disc(rim: FloatArray) -> tuple[FloatArray, FloatArray, NDArray[np.int32]]:
    """Rings about the middle of a rim (N, 3): points, 0..1 how near the rim, triangles."""
    middle, count = rim.mean(0), len(rim)
    steps = np.linspace(0, 1, _RINGS + 1)[1:]
    rings = middle + steps[:, None, None] * (rim - middle)
    points = np.concatenate([middle[None], rings.reshape(-1, 3)])
    at_rim = np.concatenate([[0.0], np.repeat(steps, count)])
    here = np.arange(count)
    beside = (here + 1) % count
    faces = [np.stack([np.zeros(count, int), 1 + here, 1 + beside], 1)]
    for ring in range(_RINGS - 1):
        inner, outer = 1 + ring * count, 1 + (ring + 1) * count
        faces.append(np.stack([inner + here, outer + here, outer + beside], 1))
        faces.append(np.stack([inner + here, outer + beside, inner + beside], 1))
    return points, at_rim, np.concatenate(faces)
