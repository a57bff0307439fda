"""A person, a scene and a performance to a picture with its truth."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import load_model, projection
from engine.media import blur
from engine.rasterizers.maps import homogeneous
from engine.training.synthetic import occlusion, shadows
from engine.training.synthetic.backgrounds import fitted
from engine.training.synthetic.bodies import body_of
from engine.training.synthetic.drawing import draw
from engine.training.synthetic.frames import Surface, SyntheticFrame
from engine.training.synthetic.looks import develop
from engine.training.synthetic.performances import Performance
from engine.training.synthetic.randomness import stream
from engine.training.synthetic.staging import stage
from engine.types import FaceParams

if TYPE_CHECKING:
    from engine.training.synthetic.bodies import Body
    from engine.training.synthetic.drawing import Canvas
    from engine.training.synthetic.people import Person
    from engine.training.synthetic.scenes import Scene
    from engine.training.synthetic.staging import Staged
    from engine.types import ByteArray, FloatArray, Pose

OCCLUSION_MM = 11.0
_OCCLUSION_BLUR_PX = 1.2
_HAIRS_TO_SKIP = 3
"""In the shadow map, where their density is smoothed anyway."""
_SHADOW_CENTRE_MM = np.array([[0.0, -30.0, 20.0]], np.float32)


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
    maps = shadows.cast(
        staged.vertices, body.triangles,
        [(block.points, _HAIRS_TO_SKIP) for block in staged.hairs if block.thick],
        projection.to_camera(_SHADOW_CENTRE_MM, params.pose)[0], scene.lights.directions[0],
        scene.lights.softness,
    )  # fmt: skip
    canvas = draw(person, staged, body, params.pose, params.camera, scene.lights, maps)
    light = _resolved(canvas, scene, params, len(body.triangles))
    pixels = develop(light, scene.look, stream(scene.seed, f"grain {take}"))
    return _with_truth(person, params, rest, body, staged, canvas, pixels)


def _placed(
    person: Person, scene: Scene, acted: Performance | FaceParams, size_hw: tuple[int, int]
) -> tuple[FaceParams, Pose]:
    """The head's parameters and the shoulders' pose."""
    if isinstance(acted, FaceParams):
        return replace(acted, identity=person.identity), scene.rest_pose
    head, shoulders = acted.poses(scene.rest_pose)
    return FaceParams(person.identity, acted.expression, head, scene.camera(size_hw)), shoulders


def _resolved(canvas: Canvas, scene: Scene, params: FaceParams, solid: int) -> FloatArray:
    """(H, W, 3) linear light in which a grey card is 0.18, over the background."""
    size = params.camera.size_hw
    open_share, out = np.empty(size, np.float32), np.empty((*size, 3), np.float32)
    occlusion.occlude(
        np.ascontiguousarray(canvas.depth_mm[::2, ::2]),
        np.ascontiguousarray(canvas.normals[::2, ::2]),
        params.camera.focal_px, OCCLUSION_MM, open_share,
    )  # fmt: skip
    exposure = scene.lights.exposure
    occlusion.resolve(
        canvas.light, canvas.element, blur(open_share, _OCCLUSION_BLUR_PX), solid,
        fitted(scene.background, size) / np.float32(exposure), out,
    )  # fmt: skip
    return out * np.float32(exposure)


def _with_truth(
    person: Person, params: FaceParams, rest: Pose, body: Body, staged: Staged, canvas: Canvas,
    pixels: ByteArray,
) -> SyntheticFrame:  # fmt: skip
    model, camera = load_model(), params.camera
    element = np.ascontiguousarray(canvas.element[::2, ::2])
    weights = np.ascontiguousarray(canvas.weights[::2, ::2])
    depth = canvas.depth_mm[::2, ::2]
    pncc = np.empty((*element.shape, 3), np.float32)
    occlusion.colour_surface(element, weights, model.triangles, model.pncc, pncc)
    points = [staged.vertices, *(block.points.reshape(-1, 3) for block in staged.hairs)]

    def landmarks(scheme: str) -> FloatArray:
        return projection.project(model.landmarks(staged.head, scheme), camera)[0]

    return SyntheticFrame(
        pixels=pixels, params=params, rest_pose=rest, offsets_mm=person.offsets_mm,
        parts=np.append(body.labels, np.uint8(0))[element],
        landmarks478_px=landmarks("mediapipe478"), landmarks68_px=landmarks("ibug68"), pncc=pncc,
        depth_mm=np.where(np.isfinite(depth), depth, 0).astype(np.float32),
        surface=Surface(
            element, weights, body.elements, homogeneous(np.concatenate(points), camera)
        ),
    )  # fmt: skip
