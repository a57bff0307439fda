"""Cutting the same place out of many pictures, and laying the pieces side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.media import resize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.types import ByteArray

_RULE_PX = 3
_RULE_LEVEL = 24


def cut(
    pixels: ByteArray, centre_px: tuple[float, float], width_px: float, size_hw: tuple[int, int]
) -> ByteArray:
    """A rectangle of a picture at another size.

    Where it would reach beyond the picture it is moved inside; where it is too large for that, the
    border is repeated.

    Args:
        pixels: (H, W, 3) uint8.
        centre_px: x, y of its middle.
        width_px: its width in pixels of the picture.
        size_hw: of the piece; gives the rectangle's proportions.
    """
    height, width = size_hw
    across, down = max(round(width_px), 1), max(round(width_px * height / width), 1)
    left = _inside(round(centre_px[0] - across / 2), across, pixels.shape[1])
    top = _inside(round(centre_px[1] - down / 2), down, pixels.shape[0])
    rows = np.clip(np.arange(top, top + down), 0, pixels.shape[0] - 1)
    columns = np.clip(np.arange(left, left + across), 0, pixels.shape[1] - 1)
    return resize(pixels[np.ix_(rows, columns)], size_hw)


def _inside(start: int, length: int, room: int) -> int:
    return min(max(start, 0), room - length) if length <= room else start


def strip(pieces: Sequence[ByteArray]) -> ByteArray:
    """Pieces of one size side by side, with a thin dark rule at the right of each."""
    height = pieces[0].shape[0]
    rule = np.full((height, _RULE_PX, 3), _RULE_LEVEL, np.uint8)
    return np.concatenate([part for piece in pieces for part in (piece, rule)], axis=1)
