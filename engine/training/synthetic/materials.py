"""Columns of the tables that the shading loops read."""

from __future__ import annotations

from enum import IntEnum

COLUMNS = 16
"""Per vertex: unit normal (3) and position (3) in the camera frame, map coordinates (2), then
MELANIN .. LIGHT. Cloth keeps pattern coordinates in mm where skin has its chart."""
MAP = 6
MELANIN, BLOOD, GLOSS, SKY, COVER, SCALP, WET, LIGHT = range(8, 16)
HEM = MELANIN
"""Cloth has no melanin; there the column is mm from the edge."""

ROW = 14
"""Per material: its kind, a colour (3), a second colour (3), pattern, period in mm, gloss,
sharpness of the highlight, relief, width of the hem in mm, and a spare number. Eyes keep their
optical axis in the first colour."""


class Kind(IntEnum):
    """How a surface answers light."""

    SKIN = 0
    EYE = 1
    TEETH = 2
    WET = 3
    CLOTH = 4
    HARD = 5


class Pattern(IntEnum):
    """What is woven into cloth."""

    PLAIN = 0
    STRIPES = 1
    BANDS = 2
    CHECK = 3
    KNIT = 4
    SPECKLED = 5
