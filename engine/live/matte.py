"""The portrait without its background, for windows and programs that lay it over something."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from engine.media import remap

if TYPE_CHECKING:
    from engine.types import Portrait


def cut_out(portrait: Portrait) -> Portrait:
    """The portrait with the person's mask as the picture's alpha, times what alpha it has.

    A portrait of which nobody knows where the person is stays as it is.
    """
    person = portrait.person
    if person is None:
        return portrait
    height, width = portrait.picture.size_hw
    across, down = person.coverage.shape[1], person.coverage.shape[0]
    box = person.box
    x = (np.arange(width, dtype=np.float32) - np.float32(box.left)) / box.width * across - 0.5
    y = (np.arange(height, dtype=np.float32) - np.float32(box.top)) / box.height * down - 0.5
    columns, rows = np.meshgrid(x.astype(np.float32), y.astype(np.float32))
    coverage = remap(person.coverage, columns, rows, border="replicate")
    # The network hesitates along hair: half sure counts as there, a quarter as not.
    sure = np.clip((coverage - 0.25) / 0.5, 0.0, 1.0)
    alpha = np.rint(255 * sure).astype(np.uint8)
    before = portrait.picture.alpha
    if before is not None:
        most = np.iinfo(before.dtype).max
        alpha = np.rint(alpha * (before.astype(np.float32) / most)).astype(np.uint8)
    return replace(portrait, picture=replace(portrait.picture, alpha=alpha))
