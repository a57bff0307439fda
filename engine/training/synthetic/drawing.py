"""Drawing a staged person at twice the picture's size."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import load_model, projection
from engine.rasterizers.numba_cpu import rasterize
from engine.training.synthetic import hair_shading, noise, shading, strokes
from engine.training.synthetic.lenses import draw_lenses

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.training.synthetic.bodies import Body
    from engine.training.synthetic.lights import Lights
    from engine.training.synthetic.people import Person
    from engine.training.synthetic.shadows import ShadowMaps
    from engine.training.synthetic.staging import HairBlock, Staged
    from engine.types import Camera, FloatArray, Pose

_FEW_HAIRS_BELOW_PX = 800
"""In small pictures fewer, wider strands look the same."""
_FEWER, _WIDER = 3 / 5, 1.4


@dataclass(frozen=True, eq=False)
class Canvas:
    """Buffers of (2H, 2W): sample (2y, 2x) lies on the centre of pixel (y, x).

    Attributes:
        light: (..., 3) float32 linear RGB.
        element: (...) int32 what is seen, see `frames.Surface`, -1 for the background.
        weights: (..., 3) float32 where on it.
        depth_mm: (...) float32, inf for the background.
        normals: (..., 3) float32 camera frame, 0 where unknown.
    """

    light: FloatArray
    element: NDArray[np.int32]
    weights: FloatArray
    depth_mm: FloatArray
    normals: FloatArray


def draw(
    person: Person, staged: Staged, body: Body, head: Pose, camera: Camera, lamps: Lights,
    maps: ShadowMaps,
) -> Canvas:  # fmt: skip
    """Draw everything before the camera.

    Args:
        person, staged, body: who, as posed.
        head: its pose.
        camera: of the picture.
        lamps, maps: the light and its shadows.
    """
    double = replace(
        camera, focal_px=2 * camera.focal_px,
        centre_px=(2 * camera.centre_px[0], 2 * camera.centre_px[1]),
    )  # fmt: skip
    size = (2 * camera.size_hw[0], 2 * camera.size_hw[1])
    points, depth = projection.project(staged.vertices, double)
    fragments = rasterize(points, depth, body.triangles, size)
    light, normals = np.zeros((2, *size, 3), np.float32)
    canvas = Canvas(
        light, fragments.triangle, fragments.barycentric, fragments.depth_mm, normals
    )
    first = len(body.triangles)
    # Thick hair goes first: what it hides need not be shaded. Fine hair lies on shaded skin.
    for block in (block for block in staged.hairs if block.thick):
        first = _draw_hairs(block, lamps, maps, double, first, canvas)
    _shade(person, staged, body, head, lamps, maps, canvas)
    for block in (block for block in staged.hairs if not block.thick):
        first = _draw_hairs(block, lamps, maps, double, first, canvas)
    if person.lenses:
        draw_lenses(person.lenses, head, double, lamps, canvas)
    return canvas


def _shade(
    person: Person, staged: Staged, body: Body, head: Pose, lamps: Lights, maps: ShadowMaps,
    canvas: Canvas,
) -> None:  # fmt: skip
    eyes = person.eyes
    reflection = 0.004 + 0.012 * lamps.softness
    eye = [eyes.pupil, *eyes.sclera, eyes.redness, _iris_angle(), reflection, 0.0]
    tint = np.stack([person.hair.colour * 0.5, person.hair.colour * 0.35 + 0.012])
    shading.shade(
        canvas.element, canvas.weights, canvas.depth_mm, body.triangles, staged.table,
        body.material, staged.rows, person.skin.detail, staged.folds, _weave(), eyes.iris,
        np.array(eye, np.float32), tint.astype(np.float32), head.rotation(), lamps.directions,
        lamps.colours, lamps.softness, lamps.sh, maps.solid, maps.hair, maps.cover, maps.frame,
        maps.centre, canvas.light, canvas.normals,
    )  # fmt: skip


def _draw_hairs(
    block: HairBlock, lamps: Lights, maps: ShadowMaps, camera: Camera, first: int, canvas: Canvas
) -> int:
    """Draw one block; gives the number of the next block's first element."""
    count, steps = block.points.shape[:2]
    colour = np.zeros((count, steps, 3), np.float32)
    chosen, thicken = block.chosen, 1.0
    if block.thick and canvas.element.shape[0] < _FEW_HAIRS_BELOW_PX:
        chosen, thicken = chosen[chosen % 5 < 5 * _FEWER], _WIDER
    hair_shading.shade_hairs(
        chosen, block.points, block.outward, block.colour, lamps.directions, lamps.colours,
        lamps.softness, lamps.sh, maps.solid, maps.hair, maps.frame, maps.centre, block.sheen,
        block.matted, colour,
    )  # fmt: skip
    flat, far = projection.project(block.points.reshape(-1, 3), camera)
    across = thicken * block.width_mm * camera.focal_px / float(far.mean())
    strokes.draw(
        chosen, flat.reshape(count, steps, 2), far.reshape(count, steps), colour,
        np.stack([across, 0.35 * across], 1).astype(np.float32), not block.thick, first,
        canvas.element, canvas.weights, canvas.depth_mm, canvas.normals, canvas.light,
    )  # fmt: skip
    return first + count * (steps - 1)


@cache
def _weave() -> FloatArray:
    """(N, N, 2) float32 tiling slopes of woven cloth."""
    field = noise.grain(2.5, 9) + 0.7 * noise.grain(6.0, 9)
    slopes = [np.roll(field, 1, axis) - np.roll(field, -1, axis) for axis in (1, 0)]
    return np.stack(slopes, 2).astype(np.float32)


@cache
def _iris_angle() -> float:
    """Radians between the optical axis and the iris' rim."""
    model = load_model()
    rim = model.uv[model.groups["iris_left"]] - 0.5
    return float(np.linalg.norm(rim, axis=1).mean() * 2 * np.pi)
