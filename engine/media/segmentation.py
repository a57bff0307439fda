"""Telling an object from what is around it by colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ROUNDS = 4


def grab(
    pixels: NDArray[Any], inside: NDArray[np.bool_], outside: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Decide what belongs to an object where that is open.

    GrabCut (Rother et al. 2004): mixtures of colours for both sides, and the border where
    neighbouring pixels differ.

    Args:
        pixels: (H, W, 3) uint8 or uint16.
        inside, outside: (H, W) what surely belongs to the object, and what does not; the same
            pixel in both is inside.

    Returns:
        (H, W) the object; just `inside` where one of both is empty.
    """
    if not inside.any() or not (outside & ~inside).any():
        return inside.copy()
    picture = pixels if pixels.dtype == np.uint8 else (pixels >> 8).astype(np.uint8)
    labels = np.full(inside.shape, cv2.GC_PR_BGD, np.uint8)
    labels[outside] = cv2.GC_BGD
    labels[inside] = cv2.GC_FGD
    # The mixtures begin with random clusters; the same photo must give the same answer.
    cv2.setRNGSeed(0)
    models = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.grabCut(
        np.ascontiguousarray(picture), labels, (0, 0, 0, 0), *models, _ROUNDS, cv2.GC_INIT_WITH_MASK
    )
    return (labels == cv2.GC_FGD) | (labels == cv2.GC_PR_FGD)
