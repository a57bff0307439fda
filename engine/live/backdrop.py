"""What a portrait that was cut out is laid on: studio green, or its own background out of focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.media import blur, fill_holes, resize

if TYPE_CHECKING:
    from engine.live.settings import Background
    from engine.types import ByteArray, Portrait

_GREEN = (0, 177, 64)
"""The green of studio screens."""
_BLUR_SHARE = 0.025
"""Standard deviation of the blur as a share of the longer side, like a portrait lens wide open."""
_PERSON_FROM = 8
"""Alpha, of 255, from which a pixel shows something of the person."""
_SMALL_PX = 256
"""Longer side at which the blur is computed; it leaves no finer detail."""


def backdrop(portrait: Portrait, background: Background, size_hw: tuple[int, int]) -> ByteArray:
    """(H, W, 3) uint8 RGB to lay the person on.

    Args:
        portrait: cut out, see `matte.cut_out`.
        background: "green" or "blur".
        size_hw: of the result.
    """
    if background == "green":
        return np.broadcast_to(np.array(_GREEN, np.uint8), (*size_hw, 3)).copy()
    picture = portrait.picture
    assert picture.alpha is not None
    share = min(_SMALL_PX / max(picture.size_hw), 1.0)
    height, width = (max(round(side * share), 1) for side in picture.size_hw)
    # The person must not shine through: what is behind is continued under them, then blurred.
    person = resize(picture.alpha, (height, width)) >= _PERSON_FROM
    wall = resize(picture.pixels, (height, width))
    if person.all():
        wall = np.broadcast_to(np.median(wall, axis=(0, 1)), wall.shape).astype(np.uint8)
    else:
        wall = fill_holes(wall, person)
    return resize(blur(wall, _BLUR_SHARE * max(height, width)), size_hw)


def over(pixels: ByteArray, alpha: ByteArray, behind: ByteArray) -> ByteArray:
    """`pixels` (H, W, 3) laid on `behind` with the (H, W) coverage `alpha`, all uint8."""
    mixed = np.where((alpha > 127)[..., None], pixels, behind)
    # Only along the edge there is something to compute: most of the picture is one or the other.
    edge = np.flatnonzero((alpha > 0) & (alpha < 255))
    cover = alpha.reshape(-1)[edge, None] / np.float32(255)
    near, far = (one.reshape(-1, 3)[edge] for one in (pixels, behind))
    mixed.reshape(-1, 3)[edge] = np.rint(far + cover * (near.astype(np.float32) - far))
    return mixed
