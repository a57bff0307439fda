"""The portrait without its background, for windows and programs that lay it over something."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from engine.media import remap
from engine.trackers.person import find_people, find_person

if TYPE_CHECKING:
    from engine.types import FloatArray, PersonMask, Portrait

_SEAM = 0.12
"""Share of the closer look's side over which it gives way to the look at the whole picture."""


def cut_out(portrait: Portrait) -> Portrait:
    """The portrait with the person's mask as the picture's alpha, times what alpha it has.

    Around the face the network looks closely; body and arms come from one look at everything.
    """
    pixels = portrait.picture.pixels
    close = portrait.person or find_person(pixels, portrait.landmarks.box)
    whole, _ = _spread(find_people(pixels), portrait.picture.size_hw)
    near, share = _spread(close, portrait.picture.size_hw)
    coverage = whole + share * (near - whole)
    # The network hesitates along hair: half sure counts as there, a quarter as not.
    sure = np.clip((coverage - 0.25) / 0.5, 0.0, 1.0)
    alpha = np.rint(255 * sure).astype(np.uint8)
    before = portrait.picture.alpha
    if before is not None:
        most = np.iinfo(before.dtype).max
        alpha = np.rint(alpha * (before.astype(np.float32) / most)).astype(np.uint8)
    return replace(portrait, picture=replace(portrait.picture, alpha=alpha))


def _spread(mask: PersonMask, size_hw: tuple[int, int]) -> tuple[FloatArray, FloatArray]:
    """(H, W) coverage of every pixel, and how far inside the mask's box it lies, 0..1."""
    down, across = mask.coverage.shape
    u = (np.arange(size_hw[1], dtype=np.float32) + 0.5 - mask.box.left) / mask.box.width
    v = (np.arange(size_hw[0], dtype=np.float32) + 0.5 - mask.box.top) / mask.box.height
    columns, rows = np.meshgrid((u * across - 0.5), (v * down - 0.5))
    coverage = remap(
        mask.coverage, columns.astype(np.float32), rows.astype(np.float32), border="replicate"
    )
    inside = np.minimum.outer(np.minimum(v, 1 - v), np.minimum(u, 1 - u)) / _SEAM
    return coverage, np.clip(inside, 0.0, 1.0).astype(np.float32)
