"""Part labels of the mesh, as they appear in part masks."""

from __future__ import annotations

from enum import IntEnum


class Part(IntEnum):
    """What a triangle belongs to; 0 is left for the background of a mask."""

    BACKGROUND = 0
    FACE = 1
    LIPS = 2
    LID_LEFT = 3
    LID_RIGHT = 4
    SCALP = 5
    EAR_LEFT = 6
    EAR_RIGHT = 7
    NECK = 8
    TORSO = 9
    EYE_LEFT = 10
    EYE_RIGHT = 11
    TEETH_UPPER = 12
    TEETH_LOWER = 13
    TONGUE = 14
    MOUTH_CAVITY = 15
    GUMS = 16
