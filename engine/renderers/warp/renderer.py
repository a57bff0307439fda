"""The warp renderer: prepare a portrait once, render it under any parameters often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.facemodels import load_model
from engine.media import resample
from engine.rasterizers import Window, interpolate
from engine.rasterizers.numba_cpu import rasterize_attributes
from engine.renderers.base import Pace, RenderPart
from engine.renderers.stopwatch import Stopwatch
from engine.renderers.warp import backdrop, lighting, mouth, paint
from engine.renderers.warp.analysis import Analysis, analyse
from engine.renderers.warp.detail import add_detail
from engine.renderers.warp.placement import Placement, Placer
from engine.renderers.warp.reach import window_of
from engine.renderers.warp.standing_ears import EarTurn, turned
from engine.renderers.warp.turning import turning_axis
from engine.types import FaceParams, Portrait

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.renderers.warp.contour import Contour
    from engine.types import FloatArray, RenderResult

_STILL_PX = 0.05
_SET_BACK_MM = 14.0
"""The inside of the mouth is drawn this much farther away, so that it never pierces the skin."""


class WarpRenderer:
    """Moves the photo's pixels along the flow of the mesh."""

    made_by_network = False
    shareable = True

    def prepare(self, portrait: Portrait, pace: Pace = Pace.STILL) -> WarpPortrait:
        """Analyse the photo: what it shows of the mesh, its light, eyes and teeth."""
        return WarpPortrait(portrait, pace)


class WarpPortrait:
    """A portrait prepared for the warp. See `Renderer.prepare` and `PreparedPortrait`."""

    def __init__(self, portrait: Portrait, pace: Pace = Pace.STILL) -> None:
        self.portrait = portrait
        self._model = load_model()
        self._placer = Placer(portrait, self._model, pace)
        self._analysis: Analysis = analyse(portrait, self._model, self._placer)
        self._canvas = paint.Canvas.like(self._analysis.photo)
        self._class_of = paint.CLASS_OF_PART[self._model.triangle_part]
        self._edge_of = paint.EDGE_OF_PART[self._model.triangle_part]
        self._vertex_values = np.empty((len(self._model.vertices_mm), paint.VALUES), np.float32)

    def render(self, target: FaceParams, *, provenance: bool = False) -> RenderResult:
        """The portrait under `target`. See `PreparedPortrait.render`."""
        part = self.render_part(target, provenance=provenance)
        return part.in_picture(self._analysis.pixels, self.portrait.picture.alpha)

    def render_part(self, target: FaceParams, *, provenance: bool = False) -> RenderPart:
        """What differs from the photo under `target`. See `DrawsParts.render_part`."""
        if target.same_as(self.portrait.params):
            return self._nothing(provenance=provenance)
        watch = Stopwatch()
        placed = self._placer.place(target)
        watch.lap("shape")
        offsets, live = self._flow(placed, target)
        values = self._values(placed)
        window = window_of(
            self._analysis, self._model.triangles, placed.points_px, values, offsets, live
        )
        if window is None:
            return self._nothing(provenance=provenance)
        watch.lap("flow")
        self._rasterise(placed, values, window)
        watch.lap("rasterise")
        coverage = self._analysis.matte.coverage
        layers = paint.lay_positions(
            self._canvas, window, self._class_of, self._edge_of, offsets, live, coverage
        )
        twin = self._twin(placed, window)
        region = paint.paint(self._canvas, window, self._sources(placed), twin)
        watch.lap("paint")
        where = self._analysis.region
        changed = where.any_within(layers.moved[window.slices])
        pixels = self._at_photo_size(region, layers, window, changed)
        alpha = self._warped_alpha(layers, window, changed)
        origin = self._provenance(layers, changed, window) if provenance else None
        watch.lap("paste")
        box = where.in_photo(window)
        return RenderPart(
            (box.left, box.top, box.right, box.bottom), pixels, alpha, origin, watch.laps_ms
        )

    def _nothing(self, *, provenance: bool) -> RenderPart:
        pixels, alpha = self._analysis.pixels, self.portrait.picture.alpha
        origin = np.zeros((0, 0), np.uint8) if provenance else None
        return RenderPart(
            (0, 0, 0, 0), pixels[:0, :0], None if alpha is None else alpha[:0, :0], origin
        )

    def _values(self, placed: Placement) -> FloatArray:
        """(V, VALUES) what the rasteriser interpolates, see `paint`."""
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
        return values

    def _rasterise(self, placed: Placement, values: FloatArray, window: Window) -> None:
        analysis = self._analysis
        depth = placed.depth_mm + np.float32(_SET_BACK_MM) * analysis.behind_skin
        rasterize_attributes(
            placed.points_px, depth, self._model.triangles, values, analysis.region.size_hw,
            out=(self._canvas.fragments, self._canvas.values), window=window,
        )  # fmt: skip

    def _flow(self, placed: Placement, target: FaceParams) -> tuple[FloatArray, NDArray[np.uint8]]:
        """(R, C, 2) offsets of the backdrop, and (5,) by class whether anything of it moves."""
        lattice = self._analysis.backdrop
        shift = placed.points_px - self._analysis.rest.points_px
        corners = self._model.triangles[np.maximum(lattice.triangle, 0)]
        surface_shift = np.einsum("rcv,rcvd->rcd", lattice.barycentric, shift[corners])
        surface_shift[lattice.triangle < 0] = 0.0
        scale = self.portrait.params.pose.translation_mm[2] / target.pose.translation_mm[2]
        outline = self._placer.outline(placed, target)
        offsets = backdrop.backward_flow(
            lattice, outline, turning_axis(self.portrait.params.pose, target.pose), surface_shift,
            scale, self._turned_ears(outline, target, scale),
        )  # fmt: skip
        return offsets, self._live(shift)

    def _turned_ears(self, outline: Contour, target: FaceParams, scale: float) -> list[EarTurn]:
        rest = self._analysis.backdrop.rest
        return [
            turned(ear, rest, outline, self._placer.points(ear.ends_mm, target), scale)
            for ear in self._analysis.ears
        ]

    def _live(self, shift: FloatArray) -> NDArray[np.uint8]:
        """(5,) by class, whether anything of it moves."""
        moving = (np.abs(shift[:, 0]) > _STILL_PX) | (np.abs(shift[:, 1]) > _STILL_PX)
        live = np.ones(5, np.uint8)
        for kind, vertices in self._analysis.around_class.items():
            live[kind] = moving[vertices].any()
        return live

    def _sources(self, placed: Placement) -> paint.Sources:
        analysis = self._analysis
        maps = mouth.maps(self._model, analysis.rest.points_px, placed.points_px)
        return paint.Sources(
            analysis.photo, analysis.matte, analysis.eyes,
            analysis.mouth.photo, analysis.mouth.masks, maps,
        )  # fmt: skip

    def _twin(self, placed: Placement, window: Window) -> FloatArray | None:
        """(H, W, 4) share, x, y and shade of the other half of the face, None if not needed."""
        analysis = self._analysis
        share = analysis.surface.mirrored
        if share.max() < 0.1:
            return None
        twins = self._model.mirror
        shade = lighting.shade_ratio(analysis.light, analysis.rest_shade[twins], placed.normals)
        columns = [share[:, None], analysis.rest.points_px[twins], shade[:, None]]
        values = np.concatenate(columns, axis=1)
        return interpolate(
            self._canvas.fragments, self._model.triangles, values, window=window
        )

    def _at_photo_size(
        self,
        region: NDArray[Any],
        layers: paint.Layers,
        window: Window,
        changed: NDArray[np.bool_],
    ) -> NDArray[Any]:
        """The window of the finished region at the photo's resolution, the photo's own pixels
        where nothing `changed`."""
        where, analysis = self._analysis.region, self._analysis
        part = analysis.pixels[where.in_photo(window).slices].copy()
        if where.reduction > 1:
            photo = where.of(analysis.pixels)
            add_detail(part, region, layers, analysis.photo, photo, window)
        else:
            finished = where.restore(region[window.slices])
            resample.lay_over(part, finished, changed)
        return part

    def _warped_alpha(
        self, layers: paint.Layers, window: Window, changed: NDArray[np.bool_]
    ) -> NDArray[Any] | None:
        alpha, where = self.portrait.picture.alpha, self._analysis.region
        if alpha is None:
            return None
        cut, part = where.cut(alpha), window.slices
        warped = resample.remap(cut, layers.x[part], layers.y[part], border="replicate")
        out = alpha[where.in_photo(window).slices].copy()
        resample.lay_over(out, where.restore(warped), changed)
        return out

    def _provenance(
        self, layers: paint.Layers, changed: NDArray[np.bool_], window: Window
    ) -> NDArray[np.uint8]:
        surface, region = self._analysis.surface, self._analysis.region
        columns = np.stack([surface.seen, surface.mirrored], axis=1)
        values = interpolate(
            self._canvas.fragments, self._model.triangles, columns, window=window
        )
        origin = paint.provenance(layers, values[..., 0], values[..., 1], window)
        rows = np.arange(changed.shape[0]) * region.zoom // region.reduction
        columns = np.arange(changed.shape[1]) * region.zoom // region.reduction
        return origin[np.ix_(rows, columns)] * changed
