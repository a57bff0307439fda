"""One picture from one set of vertex values: rasterise, move, paint, smooth the edges.

The stages run band by band on two threads; between them the photo is sampled in one call.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.facemodels.parts import Part
from engine.media import resample
from engine.rasterizers import Fragments, Window, bands
from engine.renderers.warp import kernels
from engine.renderers.warp.surface import HEAD_PARTS, INTERIOR_PARTS
from engine.types import PROVENANCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from engine.renderers.warp.eyes import EyeTexture
    from engine.renderers.warp.matte import Matte
    from engine.types import FloatArray

CLASS_OF_PART = np.full(256, kernels.BACKDROP, np.uint8)
CLASS_OF_PART[list(HEAD_PARTS)] = kernels.HEAD
CLASS_OF_PART[list(INTERIOR_PARTS)] = kernels.INTERIOR
CLASS_OF_PART[Part.EYE_LEFT] = kernels.EYE_LEFT
CLASS_OF_PART[Part.EYE_RIGHT] = kernels.EYE_RIGHT

EDGE_OF_PART = np.zeros(256, np.float32)
EDGE_OF_PART[[Part.EYE_LEFT, Part.EYE_RIGHT]] = 2.0 * kernels.PHOTO_EDGE
EDGE_OF_PART[list(INTERIOR_PARTS)] = kernels.PHOTO_EDGE + 100.0 * np.arange(
    1, len(INTERIOR_PARTS) + 1
)
"""So far apart that the borders between teeth, gums, tongue and cavity are smoothed."""

VALUES = 7
"""Vertex values: x, y in the photo; trust; shade; then eye texture u, v or mouth colour."""

_STRIP_PX = 16


@dataclass(frozen=True)
class Sources:
    """What colours come from; all fixed per photo but `mouth_maps`.

    Attributes:
        photo: (H, W, 3) enlarged region.
        matte: person and background plate.
        eyes: left and right eye texture.
        mouth_photo: (H, W, 3) float32, see `mouth.InnerMouth`.
        mouth_masks: (3, H, W) float32, what jaw, skull and lower lip carry.
        mouth_maps: (3, 4, 3) float32, from target to photo, for each of them.
    """

    photo: NDArray[Any]
    matte: Matte
    eyes: tuple[EyeTexture, EyeTexture]
    mouth_photo: FloatArray
    mouth_masks: FloatArray
    mouth_maps: FloatArray


@dataclass(frozen=True)
class Layers:
    """Per-pixel answers for one target picture, (H, W).

    Attributes:
        kind: uint8 class of the part shown, see `kernels`.
        values: (H, W, VALUES) interpolated vertex values.
        x, y: float32 position in the photo each pixel shows.
        edge: float32 whose jumps are borders between different things.
        cover: float32, how much of the pixel is the person.
        moved: bool, whether the pixel differs from the photo.
    """

    kind: NDArray[np.uint8]
    values: FloatArray
    x: FloatArray
    y: FloatArray
    edge: FloatArray
    cover: FloatArray
    moved: NDArray[np.bool_]


@dataclass(frozen=True)
class Canvas:
    """Buffers of one region's size, written anew for each picture.

    Fresh memory of this size costs more than the drawing: each new page must be cleared first.
    """

    fragments: Fragments
    values: FloatArray
    layers: Layers
    painted: NDArray[Any]
    finished: NDArray[Any]

    @classmethod
    def like(cls, photo: NDArray[Any]) -> Canvas:
        """For a region (H, W, 3)."""
        size = photo.shape[0], photo.shape[1]
        values = np.empty((*size, VALUES), np.float32)
        x, y, edge, cover = (np.empty(size, np.float32) for _ in range(4))
        kind, moved = np.empty(size, np.uint8), np.empty(size, np.bool_)
        layers = Layers(kind, values, x, y, edge, cover, moved)
        fragments = Fragments.empty(size)
        fragments.triangle.fill(-1)
        return cls(fragments, values, layers, np.empty_like(photo), np.empty_like(photo))


def lay_positions(
    canvas: Canvas,
    window: Window,
    class_of: NDArray[np.uint8],
    edge_of: FloatArray,
    lattice: FloatArray,
    live: NDArray[np.uint8],
    coverage: FloatArray,
) -> Layers:
    """Where each pixel comes from.

    Args:
        canvas: holds fragments and interpolated vertex values; gets the layers.
        window: the part to work on; outside it the layers mean nothing.
        class_of, edge_of: (T,) class and edge of each triangle's part.
        lattice: (R, C, 2) offsets of the backdrop.
        live: (5,) by class, whether anything of it changes.
        coverage: (H, W) how much of the photo's pixel is the person.
    """
    layers = canvas.layers
    _in_bands(
        window, kernels.lay_positions,
        canvas.fragments.triangle, class_of, edge_of, canvas.values,
        resample.resize(lattice, canvas.fragments.size_hw), live, coverage,
        layers.kind, layers.x, layers.y, layers.edge, layers.cover, layers.moved,
    )  # fmt: skip
    return layers


def paint(
    canvas: Canvas, window: Window, sources: Sources, twin: FloatArray | None
) -> NDArray[Any]:
    """(H, W, 3) the region in the photo's dtype, finished within the window; valid until the
    canvas is used again.

    Args:
        canvas: its layers say where each pixel comes from.
        window: the part to paint.
        sources: what colours come from.
        twin: (H, W, 4) share, x, y and shade of the mirrored look of hidden skin, or None.
    """
    photo, layers = sources.photo, canvas.layers
    painted, out = canvas.painted, canvas.finished
    # The sample is put where the picture will be: each pixel is read before it is painted over.
    for part in _moved_strips(layers.moved, window):
        resample.remap(
            photo, layers.x[part], layers.y[part], border="replicate", interpolation="cubic",
            out=painted[part],
        )  # fmt: skip
    left, right = sources.eyes
    _in_bands(
        window, kernels.paint,
        layers.kind, layers.values, layers.x, layers.y, layers.cover, layers.moved,
        painted, photo, sources.matte.plate, left.texels, right.texels,
        sources.mouth_photo, sources.mouth_masks, sources.mouth_maps, layers.edge,
        painted,
    )  # fmt: skip
    if twin is not None:
        _in_bands(window, kernels.mirror, twin, photo, painted, layers.moved)

    def soften(band: bands.Band) -> None:
        kernels.soften(
            *band, window.left, window.right, window.top, window.bottom,
            layers.edge, layers.x, layers.y, layers.moved, painted, out,
        )  # fmt: skip

    bands.run(soften, bands.halves(window))
    return out


def provenance(
    layers: Layers, seen: FloatArray, mirrored: FloatArray, window: Window
) -> NDArray[np.uint8]:
    """Where each pixel's content comes from, see `PROVENANCE`; of the window's size.

    Args:
        layers: where each pixel comes from.
        seen: (H, W) 1 where the photo shows the surface.
        mirrored: (H, W) share of the mirrored look.
        window: the part that was painted.
    """
    part = window.slices
    kind, trust = layers.kind[part], layers.values[part][..., 2]
    out = np.full(kind.shape, PROVENANCE["seen"], np.uint8)
    surface = kind > kernels.BACKDROP
    surface &= (kind != kernels.HEAD) | (trust > 0.5)
    out[surface & (seen[part] < 0.5)] = PROVENANCE["invented"]
    out[mirrored[part] > 0.5] = PROVENANCE["mirrored"]
    out[~layers.moved[part]] = PROVENANCE["untouched"]
    return out


def _moved_strips(moved: NDArray[np.bool_], window: Window) -> Iterator[tuple[slice, slice]]:
    """Parts of a window that hold all that moved, and not much else: half of it stands still."""
    tops = range(window.top, window.bottom, _STRIP_PX)
    spans = np.empty((len(tops), 2), np.int64)
    kernels.spans(moved[window.slices], _STRIP_PX, spans)
    for top, (first, end) in zip(tops, spans.tolist(), strict=True):
        if end > first:
            rows = slice(top, min(top + _STRIP_PX, window.bottom))
            yield rows, slice(window.left + first, window.left + end)


def _in_bands(window: Window, kernel: Callable[..., None], *arrays: Any) -> None:
    def work(band: bands.Band) -> None:
        kernel(*band, window.left, window.right, *arrays)

    bands.run(work, bands.halves(window))
