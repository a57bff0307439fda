"""What a new picture changes of the photo, ready to be painted over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.ui.canvas.images import as_image, transparent_image
from app.ui.canvas.pyramid import Pyramid, build, grown, levels_of
from engine.media import blur

if TYPE_CHECKING:
    from app.state.document import Rendered
    from engine.types import ByteArray

_NOISE_LEVELS = 2
_SOFT_EDGE_PX = 1.2


def part_of(rendered: Rendered, *, see_through: bool) -> Pyramid | None:
    """What is to be painted over the photo, or None when the picture is the photo.

    Args:
        rendered: the picture.
        see_through: the photo has transparent places; then what is painted takes the place of
            all of the photo, for it cannot be painted over.
    """
    height, width = rendered.drawn_hw
    step = rendered.size_hw[1] / width, rendered.size_hw[0] / height
    whole_size = rendered.drawn_hw == rendered.size_hw
    if see_through:
        pixels, alpha = rendered.pixels, rendered.alpha
        return build(pixels, alpha) if whole_size else Pyramid((as_image(pixels, alpha),), step)
    if rendered.part.empty:
        return None
    if not whole_size:
        return _draft(rendered, step)
    levels = levels_of(rendered.size_hw)
    box = grown(rendered.part.box, rendered.size_hw, levels)
    return build(rendered.crop(*box), levels=levels, origin=box[:2])


def _draft(rendered: Rendered, step: tuple[float, float]) -> Pyramid:
    """A part with fewer pixels than the photo, clear where it shows nothing but the photo."""
    part = rendered.part
    photo = rendered.photo.pixels[part.slices]
    image = transparent_image(part.pixels, _changed(part.pixels, photo))
    origin = part.box[0] * step[0], part.box[1] * step[1]
    return Pyramid((image,), step, origin)


def _changed(draft: ByteArray, photo: ByteArray) -> ByteArray:
    """(h, w) uint8: 255 where the draft differs from the photo, soft at the border."""
    apart = np.maximum(draft, photo) - np.minimum(draft, photo)
    most = np.maximum(np.maximum(apart[..., 0], apart[..., 1]), apart[..., 2])
    differs = (most > _NOISE_LEVELS).astype(np.float32) * np.float32(4.0 * 255.0)
    return np.minimum(blur(differs, _SOFT_EDGE_PX), np.float32(255.0)).astype(np.uint8)
