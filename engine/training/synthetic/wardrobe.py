"""What comes ready made: the bust for clothes, origins of people, the head's shade, hair guides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from engine import assets
from engine.tables import installed_table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import ByteArray, FloatArray

FORMAT = 2
_DAMAGED = "The wardrobe file cannot be read: it is damaged or of another version."


@dataclass(frozen=True, eq=False)
class Wardrobe:
    """The contents of assets/wardrobe.npz, see packaging/build_wardrobe.py.

    Attributes:
        bust_vertices_mm: (B, 3) float32 neck, shoulders and chest on the mean head.
        bust_triangles: (T, 3) int32, counter-clockwise from outside.
        origin_identity: (3, 2, 2, I) float32 identity of the typical head by ancestry (african,
            asian, caucasian), sex (female, male) and age (young, old).
        origin_spread: (I,) float32 standard deviation of people about their origin.
        head_openness: (V,) uint8, 255 where the whole sky is seen from a point of the mean head.
        hair_guides_mm: (G, P, 3) float32 lines that hair follows on the mean head, root first.
        hair_mesh: (G,) name of the mesh of hair that each was traced on.
    """

    bust_vertices_mm: FloatArray
    bust_triangles: NDArray[np.int32]
    origin_identity: FloatArray
    origin_spread: FloatArray
    head_openness: ByteArray
    hair_guides_mm: FloatArray
    hair_mesh: NDArray[np.str_]


@cache
def wardrobe() -> Wardrobe:
    """The wardrobe that comes with the program.

    Raises:
        AssetError: the file is missing, damaged or of another version.
    """
    with installed_table(assets.locate("wardrobe"), FORMAT, _DAMAGED) as table:
        table["bust_triangles"] = table["bust_triangles"].astype(np.int32)
        table["hair_guides_mm"] = table["hair_guides_mm"].astype(np.float32)
        return Wardrobe(**table)
