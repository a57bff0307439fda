"""Everything the warp computes once per photo."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.facemodels.parts import Part
from engine.media import resample
from engine.rasterizers import Fragments, rasterize
from engine.rasterizers.maps import part_mask
from engine.renderers.base import Pace
from engine.renderers.warp import eyes, kernels, lighting, mouth
from engine.renderers.warp.backdrop import Backdrop, lay_backdrop
from engine.renderers.warp.matte import Matte, cut_out, no_matte
from engine.renderers.warp.standing_ears import StandingEar, find_ears
from engine.renderers.warp.surface import (
    HEAD_PARTS,
    INTERIOR_PARTS,
    Surface,
    look_at_surface,
    vertices_of,
)
from engine.types import ARKIT_INDEX

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from engine.facemodels import FaceModel
    from engine.renderers.warp.contour import Contour
    from engine.renderers.warp.placement import Placement, Placer
    from engine.renderers.warp.region import Region
    from engine.types import FloatArray, Portrait

_EARS = (Part.EAR_LEFT, Part.EAR_RIGHT)
_TEXELS_PER_PX = 2.5


@dataclass(frozen=True)
class Analysis:
    """A photo understood by the warp.

    Attributes:
        pixels: (H, W, 3) the whole photo at its full depth.
        region: the part that can change.
        photo: the region's pixels at working size.
        rest: the mesh as the photo shows it.
        surface: what the photo shows of it.
        backdrop: lattice that carries the rest.
        ears: that stand out from the head.
        matte: person and background.
        light: (9,) light coefficients; rest_shade: (V,) shade in the photo.
        skin: (3,) colour of well-lit skin, in the photo's range.
        eyes, eye_uv: eye textures and (V, 2) coordinates in them.
        mouth: what the photo shows between the lips.
        behind_skin: (V,) 1 on what lies inside the mouth and is not lip.
        around_class: class -> vertices whose rest means that its pixels need no drawing.
    """

    pixels: NDArray[Any]
    region: Region
    photo: NDArray[Any]
    rest: Placement
    surface: Surface
    backdrop: Backdrop
    ears: tuple[StandingEar, ...]
    matte: Matte
    light: FloatArray
    rest_shade: FloatArray
    skin: FloatArray
    eyes: tuple[eyes.EyeTexture, eyes.EyeTexture]
    eye_uv: FloatArray
    mouth: mouth.InnerMouth
    behind_skin: FloatArray
    around_class: Mapping[int, NDArray[np.intp]]


@dataclass(frozen=True)
class _Overlay:
    """The mesh laid over the photo's region; see `Analysis`."""

    region: Region
    photo: NDArray[Any]
    rest: Placement
    outline: Contour
    fragments: Fragments
    parts: NDArray[np.uint8]


def analyse(portrait: Portrait, model: FaceModel, placer: Placer) -> Analysis:
    """Look at the photo once."""
    overlay = _lay_over(portrait, model, placer)
    region, photo, rest, outline = overlay.region, overlay.photo, overlay.rest, overlay.outline
    fragments, parts = overlay.fragments, overlay.parts
    depth = np.where(fragments.covered, fragments.depth_mm, np.float32(0))
    matte = _separate(portrait, model, placer, overlay)
    surface = look_at_surface(
        model, rest.points_px, rest.depth_mm, rest.normals[:, 2], depth, outline, matte.coverage
    )
    light, skin = _measure_light(photo, rest, surface)
    jaw_open = float(portrait.params.expression[ARKIT_INDEX["jawOpen"]])
    inside = vertices_of(model, INTERIOR_PARTS) & ~vertices_of(model, HEAD_PARTS)
    textures, eye_uv = _take_eyes(portrait, model, placer, photo, parts)
    backdrop = lay_backdrop(
        outline, region.size_hw, fragments.triangle, fragments.barycentric, matte.coverage,
        cut_out=portrait.person is not None,
    )  # fmt: skip
    ears = () if portrait.person is None else find_ears(
        model, rest, outline, matte.coverage, photo, skin,
        partial(placer.points, params=portrait.params), backdrop.nodes_px,
    )  # fmt: skip
    return Analysis(
        pixels=portrait.picture.deepest_pixels,
        region=region,
        photo=photo,
        rest=rest,
        surface=surface,
        backdrop=backdrop,
        ears=ears,
        matte=matte,
        light=light,
        rest_shade=lighting.shade(light, rest.normals),
        skin=skin,
        eyes=textures,
        eye_uv=eye_uv,
        mouth=mouth.look_into_mouth(photo, parts, jaw_open, region.scale),
        behind_skin=inside.astype(np.float32),
        around_class=_around_class(model),
    )  # fmt: skip


def _lay_over(portrait: Portrait, model: FaceModel, placer: Placer) -> _Overlay:
    region, rest = placer.region, placer.place(portrait.params)
    fragments = rasterize(rest.points_px, rest.depth_mm, model.triangles, region.size_hw)
    photo = region.cut(portrait.picture.deepest_pixels)
    return _Overlay(
        region, photo, rest, placer.outline(rest, portrait.params), fragments,
        part_mask(fragments, model.triangle_part),
    )  # fmt: skip


def _separate(portrait: Portrait, model: FaceModel, placer: Placer, overlay: _Overlay) -> Matte:
    """Person and background, worked out at the size of pictures that stay: of fewer pixels the
    background would be continued worse."""
    if portrait.person is None:
        return no_matte(overlay.photo)
    still = placer.at(Pace.STILL)
    fine = overlay if still is placer else _lay_over(portrait, model, still)
    ears = np.isin(fine.parts, _EARS)
    matte = cut_out(
        fine.photo, portrait.person, fine.region, fine.outline, fine.fragments.covered, ears
    )
    return matte.reduced(overlay.photo)


def _measure_light(
    photo: NDArray[Any], rest: Placement, surface: Surface
) -> tuple[FloatArray, FloatArray]:
    """Light coefficients for luminance in 0..1, and the (3,) colour of well-lit skin."""
    top = float(np.iinfo(photo.dtype).max)
    x, y = surface.points_px[None, :, 0], surface.points_px[None, :, 1]
    colour = resample.remap(photo, x, y, border="replicate")[0].astype(np.float32)
    luminance = colour.mean(axis=1) / top
    weight = surface.seen * surface.trust
    light = lighting.fit_light(rest.normals, luminance, weight)
    clear = weight > 0.5
    if not clear.any():
        return light, np.full(3, 0.6 * top, np.float32)
    low, high = np.quantile(luminance[clear], (0.65, 0.92))
    lit = clear & (luminance >= low) & (luminance <= high)
    return light, np.median(colour[lit], axis=0).astype(np.float32)


def _take_eyes(
    portrait: Portrait,
    model: FaceModel,
    placer: Placer,
    photo: NDArray[Any],
    parts: NDArray[np.uint8],
) -> tuple[tuple[eyes.EyeTexture, eyes.EyeTexture], FloatArray]:
    params, region = portrait.params, placer.region
    balls = eyes.eye_balls(model, placer.neutral_mm)
    floating = photo.astype(np.float32)
    px_per_mm = params.camera.focal_px / -params.pose.translation_mm[2] * region.scale
    left, right = (
        eyes.take_texture(
            floating, ball, rotation, params, parts, region,
            texels=int(np.clip(
                _TEXELS_PER_PX * 2.0 * eyes.REACH_RAD * ball.radius_mm * px_per_mm, 48, 768
            )),
        )
        for ball, rotation in zip(balls, eyes.gaze_rotations(params.expression), strict=True)
    )  # fmt: skip
    return (left, right), eyes.texture_coordinates(model, balls, placer.neutral_mm)


def _around_class(model: FaceModel) -> dict[int, NDArray[np.intp]]:
    groups = {
        kernels.INTERIOR: (Part.LIPS, *INTERIOR_PARTS),
        kernels.EYE_LEFT: (Part.LID_LEFT, Part.EYE_LEFT),
        kernels.EYE_RIGHT: (Part.LID_RIGHT, Part.EYE_RIGHT),
    }
    return {kind: np.flatnonzero(vertices_of(model, parts)) for kind, parts in groups.items()}
