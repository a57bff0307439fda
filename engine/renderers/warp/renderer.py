"""The warp renderer: prepare a portrait once, render it under any parameters often."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.facemodels import load_model
from engine.media import resample
from engine.rasterizers import interpolate
from engine.rasterizers.maps import part_mask
from engine.rasterizers.numba_cpu import rasterize_attributes
from engine.renderers.warp import backdrop, lighting, mouth, paint
from engine.renderers.warp.analysis import Analysis, analyse
from engine.renderers.warp.detail import add_detail
from engine.renderers.warp.placement import Placement, Placer
from engine.types import FaceParams, Portrait, RenderResult

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import FloatArray

_STILL_PX = 0.05
_SET_BACK_MM = 14.0
"""The inside of the mouth is drawn this much farther away, so that it never pierces the skin."""


class WarpRenderer:
    """Moves the photo's pixels along the flow of the mesh."""

    made_by_network = False

    def prepare(self, portrait: Portrait) -> WarpPortrait:
        """Analyse the photo: what it shows of the mesh, its light, eyes and teeth."""
        return WarpPortrait(portrait)


class WarpPortrait:
    """A portrait prepared for the warp. See `PreparedPortrait`."""

    def __init__(self, portrait: Portrait) -> None:
        self.portrait = portrait
        self._model = load_model()
        self._placer = Placer(portrait, self._model)
        self._analysis: Analysis = analyse(portrait, self._model, self._placer)
        self._canvas = paint.Canvas.like(self._analysis.photo)
        self._vertex_values = np.empty((len(self._model.vertices_mm), paint.VALUES), np.float32)

    def render(self, target: FaceParams, *, provenance: bool = False) -> RenderResult:
        """The portrait under `target`. See `PreparedPortrait.render`."""
        pixels = self._analysis.pixels
        alpha = self.portrait.picture.alpha
        if target.same_as(self.portrait.params):
            untouched = np.zeros(pixels.shape[:2], np.uint8) if provenance else None
            return RenderResult(pixels, alpha, untouched, (0, 0, 0, 0))
        clock = _Clock()
        placed = self._placer.place(target)
        clock.lap("shape")
        self._rasterise(placed)
        clock.lap("rasterise")
        layers = self._flow(placed, target)
        clock.lap("flow")
        region = paint.paint(self._canvas, self._sources(placed), self._twin(placed))
        clock.lap("paint")
        changed = self._analysis.region.any_within(layers.moved)
        out = self._pasted(pixels, self._at_photo_size(region, layers), changed)
        if alpha is not None:
            warped = self._analysis.region.restore(self._warped_alpha(alpha, layers))
            alpha = self._pasted(alpha, warped, changed)
        origin = self._provenance(layers, changed) if provenance else None
        clock.lap("paste")
        return RenderResult(out, alpha, origin, self._analysis.region.box, clock.laps_ms)

    def _rasterise(self, placed: Placement) -> None:
        analysis, surface = self._analysis, self._analysis.surface
        shade = lighting.shade_ratio(analysis.light, analysis.rest_shade, placed.normals)
        values = self._vertex_values
        values[:, 0:2] = surface.points_px
        values[:, 2] = surface.trust
        values[:, 3] = 1.0 + (shade - 1.0) * surface.trust
        values[:, 4:7] = mouth.interior_colours(
            self._model, placed.vertices_mm, placed.normals, analysis.skin
        )
        values[:, 4:6] += analysis.eye_uv
        depth = placed.depth_mm + np.float32(_SET_BACK_MM) * analysis.behind_skin
        rasterize_attributes(
            placed.points_px, depth, self._model.triangles, values, analysis.region.size_hw,
            out=(self._canvas.fragments, self._canvas.values),
        )  # fmt: skip

    def _flow(self, placed: Placement, target: FaceParams) -> paint.Layers:
        lattice = self._analysis.backdrop
        shift = placed.points_px - self._analysis.rest.points_px
        corners = self._model.triangles[np.maximum(lattice.triangle, 0)]
        surface_shift = (shift[corners] * lattice.barycentric[..., None]).sum(axis=-2)
        surface_shift[lattice.triangle < 0] = 0.0
        scale = self.portrait.params.pose.translation_mm[2] / target.pose.translation_mm[2]
        offsets = backdrop.backward_flow(
            lattice, self._placer.outline(placed, target), surface_shift, scale
        )
        mask = part_mask(self._canvas.fragments, self._model.triangle_part)
        coverage = self._analysis.matte.coverage
        return paint.lay_positions(self._canvas, mask, offsets, self._live(shift), coverage)

    def _live(self, shift: FloatArray) -> NDArray[np.uint8]:
        """(5,) by class, whether anything of it moves."""
        moving = (np.abs(shift[:, 0]) > _STILL_PX) | (np.abs(shift[:, 1]) > _STILL_PX)
        live = np.ones(5, np.uint8)
        for kind, vertices in self._analysis.around_class.items():
            live[kind] = moving[vertices].any()
        return live

    def _sources(self, placed: Placement) -> paint.Sources:
        analysis = self._analysis
        rest, now = analysis.rest.points_px, placed.points_px
        maps = [
            mouth.carry(rest[teeth], now[teeth])
            for teeth in (self._model.groups["teeth_lower"], self._model.groups["teeth_upper"])
        ]
        return paint.Sources(
            analysis.photo, analysis.matte, analysis.eyes,
            analysis.mouth.photo, analysis.mouth.masks, np.stack(maps),
        )  # fmt: skip

    def _twin(self, placed: Placement) -> FloatArray | None:
        """(H, W, 4) share, x, y and shade of the other half of the face, None if not needed."""
        analysis = self._analysis
        share = analysis.surface.mirrored
        if share.max() < 0.1:
            return None
        twins = self._model.mirror
        shade = lighting.shade_ratio(analysis.light, analysis.rest_shade[twins], placed.normals)
        columns = [share[:, None], analysis.rest.points_px[twins], shade[:, None]]
        values = np.concatenate(columns, axis=1)
        return interpolate(self._canvas.fragments, self._model.triangles, values)

    def _at_photo_size(self, region: NDArray[Any], layers: paint.Layers) -> NDArray[Any]:
        where = self._analysis.region
        if where.reduction == 1:
            return where.restore(region)
        photo = where.of(self._analysis.pixels)
        return add_detail(region, layers, self._analysis.photo, photo)

    def _pasted(
        self, whole: NDArray[Any], region: NDArray[Any], changed: NDArray[np.bool_]
    ) -> NDArray[Any]:
        out = whole.copy()
        self._analysis.region.of(out)[changed] = region[changed]
        return out

    def _warped_alpha(self, alpha: NDArray[Any], layers: paint.Layers) -> NDArray[Any]:
        cut = self._analysis.region.cut(alpha)
        return resample.remap(cut, layers.x, layers.y, border="replicate")

    def _provenance(
        self, layers: paint.Layers, changed: NDArray[np.bool_]
    ) -> NDArray[np.uint8]:
        surface = self._analysis.surface
        columns = np.stack([surface.seen, surface.mirrored], axis=1)
        values = interpolate(self._canvas.fragments, self._model.triangles, columns)
        origin = paint.provenance(layers, values[..., 0], values[..., 1])
        out = np.zeros(self.portrait.picture.size_hw, np.uint8)
        region = self._analysis.region
        rows = np.arange(region.bottom - region.top) * region.zoom // region.reduction
        columns = np.arange(region.right - region.left) * region.zoom // region.reduction
        region.of(out)[changed] = origin[np.ix_(rows, columns)][changed]
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
