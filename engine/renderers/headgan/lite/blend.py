"""The network's answer put into the frame, at the frame's own resolution.

What the network says is added to the frame, not laid over it: whatever is finer than the
network's picture stays as the base drew it, so that skin and teeth keep their sharpness at any
size.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.media import resample
from engine.rasterizers import bands
from engine.renderers.headgan.lite import kernels
from engine.renderers.headgan.lite.views import differing

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.renderers.headgan.crop import Crop
    from engine.types import FloatArray


_BESIDE_PX = 2


@dataclass(frozen=True)
class Correction:
    """What the network says of a square of S x S pixels.

    Attributes:
        fields: (S, S, 5) float32: pixels (x, y) to look the base up beside each place; then what
            to add to its colours, the brightest being 1.
    """

    fields: FloatArray


def blend(
    base: NDArray[Any], photo: NDArray[Any], square: Crop, correction: Correction
) -> NDArray[Any]:
    """A corrected copy of the base.

    Pixels farther than `_BESIDE_PX` from all that differ from the photo stay as they are.

    Args:
        base: (H, W, 3) uint8 or uint16.
        photo: (H, W, 3) what the base was made from.
        square: the part of it that the network saw.
        correction: what it said.
    """
    out = base.copy()
    left, top, right, bottom = square.box((base.shape[0], base.shape[1]))
    if right <= left or bottom <= top:
        return out
    there = np.s_[top:bottom, left:right]
    near = resample.dilate(differing(base[there], photo[there]).astype(np.uint8), _BESIDE_PX)
    brightest = float(np.iinfo(base.dtype).max)
    scale = square.side / square.size_px

    def work(band: bands.Band) -> None:
        kernels.correct(
            band[0], band[1], base, near, correction.fields, (left, top),
            (square.left, square.top), scale, brightest, out,
        )  # fmt: skip

    bands.run(work, bands.halves(bands.Window(top, bottom, left, right)))
    return out
