"""Which of MediaPipe's 478 points is which on the mirrored face."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ON_THE_MIDLINE = (
    *(0, 1, 2, 4, 5, 6, *range(8, 20)),
    *(94, 151, 152, 164, 168, 175, 195, 197, 199, 200),
)
_IRISES = {468: 473, 469: 476, 470: 475, 471: 474, 472: 477}


@cache
def mirror_table() -> NDArray[np.int64]:
    """(478,) index of each point's partner; points on the midline are their own.

    The scheme numbers the points of the person's right side 0..247, leaving out those on the
    midline, and their partners 248..467 in the same order.
    """
    table = np.arange(478)
    right = np.setdiff1d(np.arange(248), _ON_THE_MIDLINE)
    left = np.arange(248, 468)
    table[right], table[left] = left, right
    for one, other in _IRISES.items():
        table[one], table[other] = other, one
    return table
