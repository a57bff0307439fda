"""How far picture contents moved, measured from the pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def displacement_px(before: NDArray[np.uint8], after: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Dense optical flow: what `before` shows at x is shown by `after` at x + flow.

    Kroeger, Timofte, Dai and Van Gool, "Fast optical flow using dense inverse search", 2016, with
    OpenCV's medium preset. Good to a few tenths of a pixel where there is texture.

    Args:
        before, after: (H, W, 3) uint8 RGB of the same size.

    Returns:
        (H, W, 2) float32 x, y in pixels.
    """
    grey = [cv2.cvtColor(each, cv2.COLOR_RGB2GRAY) for each in (before, after)]
    search = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    flow = np.zeros((*grey[0].shape, 2), np.float32)
    return np.asarray(search.calc(grey[0], grey[1], flow), np.float32)
