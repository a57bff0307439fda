"""Putting the layers of one picture together: flow, shade, mouth, eyes, edges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.facemodels.parts import Part
from engine.media import resample
from engine.renderers.warp.surface import HEAD_PARTS, INTERIOR_PARTS
from engine.types import PROVENANCE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.renderers.warp.eyes import EyeTexture
    from engine.renderers.warp.mouth import MouthPhoto
    from engine.types import FloatArray

_STILL_PX = 0.02
_SEEN = 0.5


@dataclass
class Layers:
    """Per-pixel answers for one target picture; all (H, W) float32 unless said otherwise.

    Attributes:
        part: (H, W) uint8 part labels.
        x, y: position in the photo each pixel shows.
        alpha: 1 where the mesh decides that position, 0 where the backdrop does.
        shade: factor on the photo's colour.
        seen: 1 where the photo shows the surface point.
        eye_uv: (H, W, 2) eye texture coordinates in -1..1.
        interior: (H, W, 3) drawn colour of the inside of the mouth.
        mirrored: share of the colour to take from the other half of the face.
        mirror_x, mirror_y, mirror_shade: where that is in the photo, and its factor.
        coverage: how much of the pixel is the person.
    """

    part: NDArray[np.uint8]
    x: FloatArray
    y: FloatArray
    alpha: FloatArray
    shade: FloatArray
    seen: FloatArray
    eye_uv: FloatArray
    interior: FloatArray
    mirrored: FloatArray
    mirror_x: FloatArray
    mirror_y: FloatArray
    mirror_shade: FloatArray
    coverage: FloatArray

    @classmethod
    def from_values(cls, part: NDArray[np.uint8], values: FloatArray) -> Layers:
        """Split interpolated vertex values (H, W, 14) into named layers."""
        skin = np.isin(part, HEAD_PARTS)
        inside = np.isin(part, INTERIOR_PARTS)
        return cls(
            part=part,
            x=np.ascontiguousarray(values[..., 0]),
            y=np.ascontiguousarray(values[..., 1]),
            alpha=np.where(skin | inside, values[..., 2], np.float32(0)),
            shade=np.where(skin, values[..., 3], np.float32(1)),
            seen=values[..., 4],
            eye_uv=values[..., 5:7],
            interior=values[..., 7:10],
            mirrored=np.where(skin, values[..., 10], np.float32(0)),
            mirror_x=values[..., 11],
            mirror_y=values[..., 12],
            mirror_shade=values[..., 13],
            coverage=np.ones(part.shape, np.float32),
        )


def lay_skin(layers: Layers, backward: FloatArray) -> None:
    """Blend the mesh's positions with the backdrop's lattice of offsets (R, C, 2), in place."""
    height, width = layers.alpha.shape
    offset = resample.resize(backward, (height, width))
    column = np.arange(width, dtype=np.float32)[None, :]
    row = np.arange(height, dtype=np.float32)[:, None]
    behind_x, behind_y = column + offset[..., 0], row + offset[..., 1]
    layers.x = behind_x + layers.alpha * (layers.x - behind_x)
    layers.y = behind_y + layers.alpha * (layers.y - behind_y)


def moved_pixels(layers: Layers) -> NDArray[np.bool_]:
    """(H, W) pixels that differ from the photo: moved, reshaded or drawn."""
    height, width = layers.alpha.shape
    moved = np.abs(layers.x - np.arange(width, dtype=np.float32)[None, :]) > _STILL_PX
    moved |= np.abs(layers.y - np.arange(height, dtype=np.float32)[:, None]) > _STILL_PX
    return moved | (np.abs(layers.shade - 1.0) > 1e-3)


def shade_skin(colour: FloatArray, layers: Layers) -> None:
    """Change of light on the skin, in place."""
    colour *= layers.shade[..., None]


def mirror_skin(colour: FloatArray, layers: Layers, photo: NDArray[Any]) -> None:
    """Skin the photo hides, from its twin on the other half of the face, in place."""
    box = _box_of(layers.mirrored > 0.02)
    if box is None:
        return
    share = layers.mirrored[box][..., None]
    twin = resample.remap(photo, layers.mirror_x[box], layers.mirror_y[box], border="replicate")
    twin = twin * layers.mirror_shade[box][..., None]
    colour[box] += share * (twin - colour[box])


def draw_interior(colour: FloatArray, layers: Layers, mouth: MouthPhoto) -> None:
    """Inside of the mouth: drawn from geometry, before it what the photo shows, in place."""
    inside = np.isin(layers.part, INTERIOR_PARTS)
    box = _box_of(inside)
    if box is None:
        return
    within = colour[box]
    within[inside[box]] = layers.interior[box][inside[box]]
    mouth.lay_over(within, inside[box], (box[0].start, box[1].start))


def draw_eye(colour: FloatArray, layers: Layers, eye: EyeTexture) -> None:
    """One eyeball from its texture, in place."""
    shown = layers.part == eye.part
    box = _box_of(shown)
    if box is None:
        return
    place = (layers.eye_uv[box] + 1.0) * 0.5 * (eye.texels.shape[0] - 1)
    sampled = resample.remap(eye.texels, place[..., 0], place[..., 1], border="replicate")
    colour[box][shown[box]] = sampled[shown[box]]


def _box_of(mask: NDArray[np.bool_]) -> tuple[slice, slice] | None:
    """Bounding box of a mask (H, W), None where it is empty."""
    rows = np.flatnonzero(mask.any(axis=1))
    if not len(rows):
        return None
    columns = np.flatnonzero(mask[rows[0] : rows[-1] + 1].any(axis=0))
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)


def soften_edges(colour: FloatArray, layers: Layers) -> None:
    """Anti-alias the borders between skin, eyes, mouth and backdrop, in place."""
    kind = np.zeros_like(layers.part)
    kind[layers.alpha > 0.5] = 1
    kind[np.isin(layers.part, INTERIOR_PARTS)] = 2
    kind[np.isin(layers.part, (Part.EYE_LEFT, Part.EYE_RIGHT))] = 3
    edge = np.zeros(kind.shape, bool)
    across = kind[:, 1:] != kind[:, :-1]
    down = kind[1:] != kind[:-1]
    edge[:, 1:] |= across
    edge[:, :-1] |= across
    edge[1:] |= down
    edge[:-1] |= down
    smooth = resample.blur(colour, 0.7)
    colour[edge] = smooth[edge]


def provenance(layers: Layers) -> NDArray[np.uint8]:
    """(H, W) where each moved pixel's content comes from, see `PROVENANCE`."""
    out = np.full(layers.part.shape, PROVENANCE["seen"], np.uint8)
    decided: NDArray[Any] = (layers.alpha > 0.5) & (layers.seen < _SEEN)
    out[decided] = PROVENANCE["invented"]
    out[layers.mirrored > _SEEN] = PROVENANCE["mirrored"]
    return out
