"""The warp renderer: prepare a portrait once, render it under any parameters often."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.facemodels import load_model, projection
from engine.facemodels.parts import Part
from engine.media import resample
from engine.rasterizers.maps import part_mask
from engine.rasterizers.numba_cpu import rasterize, rasterize_attributes, vertex_normals
from engine.renderers.warp import backdrop as backdrops
from engine.renderers.warp import ears, eyes, lighting, mouth, paint
from engine.renderers.warp.contour import Contour, head_contour
from engine.renderers.warp.matte import cut_out
from engine.renderers.warp.region import Region
from engine.renderers.warp.surface import (
    HEAD_PARTS,
    INTERIOR_PARTS,
    Surface,
    ear_vertices,
    look_at_surface,
    vertices_of,
)
from engine.types import ARKIT_INDEX, FaceParams, Portrait, RenderResult

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.types import FloatArray

_HEAD_PARTS = (Part.FACE, Part.LIPS, Part.LID_LEFT, Part.LID_RIGHT, Part.SCALP)


_SET_BACK_MM = 14.0
"""The inside of the mouth is drawn this much farther away, so that it never pierces the skin."""


class WarpRenderer:
    """Moves the photo's pixels along the flow of the mesh."""

    made_by_network = False

    def prepare(self, portrait: Portrait) -> WarpPortrait:
        """Analyse the photo: what it shows of the mesh, its light, eyes and teeth."""
        return WarpPortrait(portrait, load_model())


@dataclass(frozen=True)
class _Pose3D:
    """A head placed in the region: what the rasteriser and the shading need."""

    vertices_mm: FloatArray
    normals: FloatArray
    points_px: FloatArray
    depth_mm: FloatArray


class WarpPortrait:
    """A portrait prepared for the warp. See `PreparedPortrait`."""

    def __init__(self, portrait: Portrait, model: FaceModel) -> None:
        self.portrait = portrait
        self._model = model
        self._head_vertices = np.flatnonzero(
            vertices_of(model, _HEAD_PARTS) & (model.pose_weight > 0.9)
        )
        self._neutral = self._neutral_of(portrait.params)
        self._region = Region(0, 0, 0, 0)
        outline = self._outline(self._place(portrait.params), portrait.params)
        self._region = Region.around(outline, portrait.picture.size_hw)
        self._rest = self._place(portrait.params)
        self._photo = self._region.cut(_deepest(portrait))
        self._analyse(self._rest)

    def render(self, target: FaceParams, *, provenance: bool = False) -> RenderResult:
        """The portrait under `target`. See `PreparedPortrait.render`."""
        pixels = _deepest(self.portrait)
        alpha = self.portrait.picture.alpha
        if _same(target, self.portrait.params):
            untouched = np.zeros(pixels.shape[:2], np.uint8) if provenance else None
            return RenderResult(pixels, alpha, untouched, (0, 0, 0, 0))
        clock = _Clock()
        posed = self._place(target)
        clock.lap("shape")
        layers = self._rasterise(posed, target)
        clock.lap("rasterise")
        flow = self._flow(posed, target)
        paint.lay_skin(layers, flow)
        clock.lap("flow")
        moved = paint.moved_pixels(layers)
        colour = self._sample(layers)
        clock.lap("sample")
        if self._matte:
            person = (layers.coverage > 0.0) | (self._matte.coverage > 0.0)
            moved &= person
        colour = self._draw_parts(colour, layers, posed)
        clock.lap("parts")
        out = pixels.copy()
        left, top, right, bottom = self._region.box
        changed = self._region.any_within(moved)
        out[top:bottom, left:right][changed] = self._region.shrink(colour)[changed]
        if alpha is not None:
            alpha = self._warp_alpha(alpha, layers, changed)
        seen_map = self._provenance(layers, changed, out.shape[:2]) if provenance else None
        clock.lap("compose")
        return RenderResult(out, alpha, seen_map, self._region.box, clock.laps_ms)

    # -- once per photo ----------------------------------------------------------------------

    def _analyse(self, rest: _Pose3D) -> None:
        model = self._model
        fragments = rasterize(rest.points_px, rest.depth_mm, model.triangles, self._region.size_hw)
        mask = part_mask(fragments, model.triangle_part)
        person = self.portrait.person
        facing = rest.normals[:, 2]
        depth = np.where(fragments.covered, fragments.depth_mm, np.float32(0))
        self._contour = self._outline(rest, self.portrait.params)
        self._surface: Surface = look_at_surface(
            model, rest.points_px, rest.depth_mm, facing, depth, self._contour
        )
        jaw_open = float(self.portrait.params.expression[ARKIT_INDEX["jawOpen"]])
        self._mouth = mouth.look_into_mouth(
            self._photo, mask, jaw_open, self._region.zoom
        )
        self._backdrop = backdrops.lay_backdrop(
            self._contour, self._region.size_hw, fragments.triangle, fragments.barycentric,
            self._bare_ears(rest), cut_out=person is not None,
        )  # fmt: skip
        self._matte = cut_out(self._photo, person, self._region) if person else None
        floating = self._photo.astype(np.float32)
        self._light, self._skin_luminance = self._measure_light(rest, floating)
        self._balls = eyes.eye_balls(model, self._neutral)
        self._eye_uv = eyes.texture_coordinates(model, self._balls, self._neutral)
        rotations = eyes.gaze_rotations(self.portrait.params.expression)
        self._eyes = [
            eyes.take_texture(
                floating, ball, rotation, self.portrait.params, mask, self._region,
                texels=self._texels(ball),
            )
            for ball, rotation in zip(self._balls, rotations, strict=True)
        ]  # fmt: skip
        self._interior = vertices_of(model, INTERIOR_PARTS)
        behind = self._interior & ~vertices_of(model, HEAD_PARTS)
        self._set_back = np.float32(_SET_BACK_MM) * behind

    def _bare_ears(self, rest: _Pose3D) -> FloatArray:
        """(T,) how far each triangle belongs to an ear that shows."""
        ears_at = ear_vertices(self._model)
        face = (self._surface.seen > 0.8) & (self._surface.trust > 0.9)
        out = np.zeros(len(self._model.triangles), np.float32)
        for part in (Part.EAR_LEFT, Part.EAR_RIGHT):
            chosen = ears_at & vertices_of(self._model, (part,)) & (rest.normals[:, 2] > 0.2)
            on_ear = ears_at[self._model.triangles].all(axis=1)
            on_ear &= self._model.triangle_part == part
            out[on_ear] = ears.bareness(self._photo, rest.points_px, face, chosen)
        return out

    def _texels(self, ball: eyes.EyeBall) -> int:
        scale = self.portrait.params.camera.focal_px / -self.portrait.params.pose.translation_mm[2]
        side = 2.5 * 2.0 * eyes.REACH_RAD * ball.radius_mm * scale * self._region.zoom
        return int(np.clip(side, 48, 768))

    def _measure_light(self, rest: _Pose3D, photo: FloatArray) -> tuple[FloatArray, float]:
        points = self._surface.points_px
        weight = self._surface.seen * self._surface.trust
        luminance = resample.remap(
            photo.mean(axis=2), points[None, :, 0], points[None, :, 1], border="replicate"
        )[0] / _full_scale(self._photo)
        light = lighting.fit_light(rest.normals, luminance, weight)
        bright = luminance[weight > 0.5]
        level = float(np.quantile(bright, 0.75)) if bright.size else 0.6
        return light, level * _full_scale(self._photo)

    def _neutral_of(self, params: FaceParams) -> FloatArray:
        return self._model.neutral(params.identity) + self.portrait.offsets_mm

    # -- once per picture --------------------------------------------------------------------

    def _place(self, params: FaceParams) -> _Pose3D:
        neutral = self._neutral
        if not np.array_equal(params.identity, self.portrait.params.identity):
            neutral = self._neutral_of(params)
        vertices = self._model.express(neutral, params.expression)
        in_camera = projection.pose_mesh(
            vertices, self._model.pose_weight, params.pose, self.portrait.params.pose
        )
        points, depth = projection.project(in_camera, params.camera)
        normals = vertex_normals(in_camera, self._model.triangles)
        return _Pose3D(vertices, normals, self._region.from_photo(points), depth)

    def _outline(self, posed: _Pose3D, params: FaceParams) -> Contour:
        points = posed.points_px[self._head_vertices]
        return head_contour(points, points.mean(axis=0), params.pose.roll_rad)

    def _rasterise(self, posed: _Pose3D, target: FaceParams) -> paint.Layers:
        surface = self._surface
        shade = lighting.shade_ratio(self._light, self._rest.normals, posed.normals)
        twins = self._model.mirror
        twin_shade = lighting.shade_ratio(self._light, self._rest.normals[twins], posed.normals)
        alpha = surface.trust
        colours = mouth.interior_colours(
            self._model, posed.vertices_mm, posed.normals, self._skin_luminance
        )
        values = np.concatenate(
            [
                surface.points_px,
                np.where(self._interior, 1.0, alpha)[:, None],
                (1.0 + (shade - 1.0) * alpha)[:, None],
                surface.seen[:, None],
                self._eye_uv,
                colours,
                surface.mirrored[:, None],
                self._rest.points_px[twins],
                twin_shade[:, None],
            ],
            axis=1,
        )
        fragments, values = rasterize_attributes(
            posed.points_px, posed.depth_mm + self._set_back, self._model.triangles, values,
            self._region.size_hw,
        )
        return paint.Layers.from_values(
            part_mask(fragments, self._model.triangle_part), values
        )

    def _flow(self, posed: _Pose3D, target: FaceParams) -> FloatArray:
        lattice = self._backdrop
        shown = np.maximum(lattice.triangle, 0)
        corners = self._model.triangles[shown]
        shift = posed.points_px - self._rest.points_px
        surface_shift = (shift[corners] * lattice.barycentric[..., None]).sum(axis=-2)
        surface_shift[lattice.triangle < 0] = 0.0
        scale = self.portrait.params.pose.translation_mm[2] / target.pose.translation_mm[2]
        return backdrops.backward_flow(
            lattice, self._outline(posed, target), surface_shift.astype(np.float32), scale
        )

    def _sample(self, layers: paint.Layers) -> FloatArray:
        """The photo's colour at each pixel's source; premultiplied where there is a matte."""
        source = self._matte.foreground if self._matte else self._photo.astype(np.float32)
        if self._matte:
            layers.coverage = resample.remap(
                self._matte.coverage, layers.x, layers.y, border="replicate"
            )
        return resample.remap(
            source, layers.x, layers.y, border="replicate", interpolation="cubic"
        )

    def _draw_parts(
        self, colour: FloatArray, layers: paint.Layers, posed: _Pose3D
    ) -> NDArray[Any]:
        paint.shade_skin(colour, layers)
        if self._matte:
            colour += (1.0 - layers.coverage[..., None]) * self._matte.plate
        paint.mirror_skin(colour, layers, self._photo)
        paint.draw_interior(colour, layers, self._mouth_photo(posed))
        for eye in self._eyes:
            paint.draw_eye(colour, layers, eye)
        paint.soften_edges(colour, layers)
        top = _full_scale(self._photo)
        return np.clip(np.rint(colour), 0, top).astype(self._photo.dtype)

    def _mouth_photo(self, posed: _Pose3D) -> mouth.MouthPhoto:
        rest, now = self._rest.points_px, posed.points_px
        layers = tuple(
            (mask, mouth.carry(rest[teeth], now[teeth]))
            for mask, teeth in (
                (self._mouth.lower, self._model.groups["teeth_lower"]),
                (self._mouth.upper, self._model.groups["teeth_upper"]),
            )
            if mask.any()
        )
        return mouth.MouthPhoto(self._mouth.photo, layers)

    def _warp_alpha(
        self, alpha: NDArray[Any], layers: paint.Layers, changed: NDArray[np.bool_]
    ) -> NDArray[Any]:
        left, top, right, bottom = self._region.box
        warped = resample.remap(self._region.cut(alpha), layers.x, layers.y, border="replicate")
        out = alpha.copy()
        out[top:bottom, left:right][changed] = self._region.shrink(warped)[changed]
        return out

    def _provenance(
        self, layers: paint.Layers, changed: NDArray[np.bool_], size_hw: tuple[int, ...]
    ) -> NDArray[np.uint8]:
        out = np.zeros(size_hw, np.uint8)
        left, top, right, bottom = self._region.box
        zoom = self._region.zoom
        out[top:bottom, left:right][changed] = paint.provenance(layers)[::zoom, ::zoom][changed]
        return out


class _Clock:
    """Wall time of consecutive stages."""

    def __init__(self) -> None:
        self.laps_ms: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.laps_ms[name] = 1000.0 * (now - self._last)
        self._last = now


def _deepest(portrait: Portrait) -> NDArray[Any]:
    picture = portrait.picture
    return picture.pixels if picture.deep_pixels is None else picture.deep_pixels


def _full_scale(pixels: NDArray[Any]) -> float:
    return float(np.iinfo(pixels.dtype).max)


def _same(a: FaceParams, b: FaceParams) -> bool:
    return (
        a.pose == b.pose
        and a.camera == b.camera
        and np.array_equal(a.expression, b.expression)
        and np.array_equal(a.identity, b.identity)
    )
