"""A person, a scene and a performance to a picture with its truth."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import load_model, projection
from engine.media import blur
from engine.rasterizers.maps import homogeneous
from engine.rasterizers.numba_cpu import rasterize
from engine.training.synthetic import hair_shading, noise, occlusion, shading, shadows, strokes
from engine.training.synthetic.backgrounds import fitted
from engine.training.synthetic.bodies import body_of
from engine.training.synthetic.frames import Surface, SyntheticFrame
from engine.training.synthetic.looks import develop
from engine.training.synthetic.performances import Performance
from engine.training.synthetic.randomness import stream
from engine.training.synthetic.staging import stage
from engine.types import FaceParams

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.training.synthetic.bodies import Body
    from engine.training.synthetic.people import Person
    from engine.training.synthetic.scenes import Scene
    from engine.training.synthetic.shadows import ShadowMaps
    from engine.training.synthetic.staging import Staged
    from engine.types import Camera, FloatArray, Pose

OCCLUSION_MM = 11.0
_HAIRS_TO_SKIP = 3
_FEW_HAIRS_BELOW_PX = 800
"""In small pictures fewer, wider strands look the same."""


def render(
    person: Person, scene: Scene, acted: Performance | FaceParams, size_hw: tuple[int, int],
    take: int = 0,
) -> SyntheticFrame:  # fmt: skip
    """Draw one frame.

    Args:
        person: who.
        scene: where.
        acted: a performance, or a head already posed before `scene.camera(size_hw)`, whose
            identity is replaced by the person's; the shoulders then keep the scene's rest.
        size_hw: of the picture.
        take: number of the frame: gives each its own sensor noise.
    """
    params, rest = _placed(person, scene, acted, size_hw)
    body, staged = body_of(person), stage(person, params, rest)
    centre = projection.to_camera(np.array([[0.0, -30.0, 20.0]], np.float32), params.pose)[0]
    maps = shadows.cast(
        staged.vertices, body.triangles,
        [(block.points, _HAIRS_TO_SKIP) for block in staged.hairs if block.thick],
        centre, scene.lights.directions[0], scene.lights.softness,
    )  # fmt: skip
    double = replace(
        params.camera, focal_px=2 * params.camera.focal_px,
        centre_px=(2 * params.camera.centre_px[0], 2 * params.camera.centre_px[1]),
    )  # fmt: skip
    light, element, weights, depth, normals = _drawn(person, scene, params, body, staged, maps, double)
    even = (slice(None, None, 2), slice(None, None, 2))
    surface_mm = np.ascontiguousarray(depth[even])
    open_share = np.empty(size_hw, np.float32)
    occlusion.occlude(
        surface_mm, np.ascontiguousarray(normals[even]), params.camera.focal_px, OCCLUSION_MM,
        open_share,
    )  # fmt: skip
    out = np.empty((*size_hw, 3), np.float32)
    exposure = scene.lights.exposure
    occlusion.resolve(
        light, element, blur(open_share, 1.2), len(body.triangles),
        fitted(scene.background, size_hw) / exposure, out,
    )  # fmt: skip
    grain = stream(scene.seed, f"grain {take}")
    pixels = develop(out * exposure, scene.look, grain)
    return _with_truth(person, params, rest, body, staged, pixels, element[even], weights[even], surface_mm)


def _placed(
    person: Person, scene: Scene, acted: Performance | FaceParams, size_hw: tuple[int, int]
) -> tuple[FaceParams, Pose]:
    if isinstance(acted, FaceParams):
        return replace(acted, identity=person.identity), scene.rest_pose
    head, shoulders = acted.poses(scene.rest_pose)
    return FaceParams(person.identity, acted.expression, head, scene.camera(size_hw)), shoulders


def _drawn(
    person: Person, scene: Scene, params: FaceParams, body: Body, staged: Staged,
    maps: ShadowMaps, camera: Camera,
) -> tuple[FloatArray, NDArray[np.int32], FloatArray, FloatArray, FloatArray]:  # fmt: skip
    """Light, element, weights, depth and normals at twice the picture's size."""
    height, width = params.camera.size_hw
    size = (2 * height, 2 * width)
    points, depth = projection.project(staged.vertices, camera)
    fragments = rasterize(points, depth, body.triangles, size)
    light, normals = np.zeros((2, *size, 3), np.float32)
    target = (fragments.triangle, fragments.barycentric, fragments.depth_mm, normals, light)
    first = len(body.triangles)
    # Thick hair goes first: what it hides need not be shaded. Fine hair lies on shaded skin.
    for block in (block for block in staged.hairs if block.thick):
        first = _draw_hairs(block, scene.lights, maps, camera, first, target)
    _shade(person, scene.lights, params, body, staged, maps, target)
    for block in (block for block in staged.hairs if not block.thick):
        first = _draw_hairs(block, scene.lights, maps, camera, first, target)
    return light, fragments.triangle, fragments.barycentric, fragments.depth_mm, normals


def _shade(person, lamps, params, body, staged, maps, target) -> None:
    element, weights, depth, normals, light = target
    eye = np.array([
        person.eyes.pupil, *person.eyes.sclera, person.eyes.redness, _iris_angle(),
        0.004 + 0.012 * lamps.softness, 0.0,
    ], np.float32)  # fmt: skip
    tint = np.stack([person.hair.colour * 0.5, person.hair.colour * 0.35 + 0.012])
    shading.shade(
        element, weights, depth, body.triangles, staged.table, body.material, staged.rows,
        person.skin.detail, _weave(), person.eyes.iris, eye, tint.astype(np.float32),
        params.pose.rotation(), lamps.directions, lamps.colours, lamps.softness, lamps.sh,
        maps.solid, maps.hair, maps.cover, maps.frame, maps.centre, light, normals,
    )  # fmt: skip


def _draw_hairs(block, lamps, maps, camera, first, target) -> int:
    """Draw one block; gives the number of the next block's first element."""
    element, weights, depth, normals, light = target
    count, steps = block.points.shape[:2]
    colour = np.zeros((count, steps, 3), np.float32)
    chosen, thicken = block.chosen, 1.0
    if block.thick and element.shape[0] < _FEW_HAIRS_BELOW_PX:
        chosen, thicken = chosen[chosen % 5 > 1], 1.4
    hair_shading.shade_hairs(
        chosen, block.points, block.outward, block.colour, lamps.directions, lamps.colours,
        lamps.softness, lamps.sh, maps.solid, maps.hair, maps.frame, maps.centre, block.sheen,
        block.matted, colour,
    )  # fmt: skip
    flat, far = projection.project(block.points.reshape(-1, 3), camera)
    across = thicken * block.width_mm * camera.focal_px / float(far.mean())
    strokes.draw(
        chosen, flat.reshape(count, steps, 2), far.reshape(count, steps), colour,
        np.stack([across, 0.35 * across], 1).astype(np.float32), not block.thick, first, element,
        weights, depth, normals, light,
    )  # fmt: skip
    return first + count * (steps - 1)


def _with_truth(
    person: Person, params: FaceParams, rest: Pose, body: Body, staged: Staged, pixels, element,
    weights, surface_mm,
) -> SyntheticFrame:  # fmt: skip
    model, camera = load_model(), params.camera
    element, weights = np.ascontiguousarray(element), np.ascontiguousarray(weights)
    labels = np.append(body.labels, np.uint8(0))
    pncc = np.empty((*element.shape, 3), np.float32)
    occlusion.colour_surface(element, weights, model.triangles, model.pncc, pncc)
    points = np.concatenate([staged.vertices, *(b.points.reshape(-1, 3) for b in staged.hairs)])

    def landmarks(scheme: str) -> FloatArray:
        return projection.project(model.landmarks(staged.head, scheme), camera)[0]

    return SyntheticFrame(
        pixels=pixels, params=params, rest_pose=rest, offsets_mm=person.offsets_mm,
        parts=labels[element], landmarks478_px=landmarks("mediapipe478"),
        landmarks68_px=landmarks("ibug68"), pncc=pncc,
        depth_mm=np.where(np.isfinite(surface_mm), surface_mm, 0).astype(np.float32),
        surface=Surface(element, weights, body.elements, homogeneous(points, camera)),
    )  # fmt: skip


@cache
def _weave() -> FloatArray:
    field = noise.grain(2.5, 9) + 0.7 * noise.grain(6.0, 9)
    return np.stack(
        [np.roll(field, 1, 1) - np.roll(field, -1, 1), np.roll(field, 1, 0) - np.roll(field, -1, 0)], 2
    ).astype(np.float32)


@cache
def _iris_angle() -> float:
    """Angle between the optical axis and the iris' rim."""
    model = load_model()
    rim = model.uv[model.groups["iris_left"]] - 0.5
    return float(np.linalg.norm(rim, axis=1).mean() * 2 * np.pi)
