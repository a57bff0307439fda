"""The one soft threshold of the warp."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import FloatArray


def ramp(values: NDArray[np.floating], low: float, high: float) -> FloatArray:
    """float32: 0 up to `low`, 1 from `high`, a smooth cubic (3 t^2 - 2 t^3) between them."""
    t = np.clip((values - low) / (high - low), 0.0, 1.0)
    return (t * t * (3.0 - 2.0 * t)).astype(np.float32)
