"""What a rasteriser answers: for each pixel the triangle it shows and where on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

NEAR_MM = 1.0
"""Triangles with a corner nearer than this are dropped: their projection means nothing."""


@dataclass(frozen=True)
class Fragments:
    """The nearest front-facing surface point at the centre of each pixel.

    Attributes:
        triangle: (H, W) int32 triangle number, -1 where no surface is.
        barycentric: (H, W, 3) float32 perspective-correct weights of the triangle's corners, in
            the order of `triangles[t]`, summing to 1; 0 where no surface is.
        depth_mm: (H, W) float32 distance along the viewing axis, inf where no surface is.
    """

    triangle: NDArray[np.int32]
    barycentric: NDArray[np.float32]
    depth_mm: NDArray[np.float32]

    @property
    def size_hw(self) -> tuple[int, int]:
        return self.triangle.shape[0], self.triangle.shape[1]

    @property
    def covered(self) -> NDArray[np.bool_]:
        """(H, W) whether any surface is seen."""
        return self.triangle >= 0

    @classmethod
    def empty(cls, size_hw: tuple[int, int]) -> Fragments:
        """Uninitialised buffers, to be handed to `rasterize(..., out=)` again and again."""
        return cls(
            np.empty(size_hw, np.int32),
            np.empty((*size_hw, 3), np.float32),
            np.empty(size_hw, np.float32),
        )
