"""Areas of a frame that the mesh tells apart, for the network and for what teaches it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels.parts import Part
from engine.media import resample
from engine.renderers.headgan.lite.surface import GROUPS

if TYPE_CHECKING:
    from engine.types import ByteArray, FloatArray

EYES = (Part.LID_LEFT, Part.EYE_LEFT)
INTERIOR = (Part.TEETH_UPPER, Part.TONGUE, Part.MOUTH_CAVITY)
MOUTH = (Part.LIPS, *INTERIOR)
_FACE = (Part.FACE,)
_MOVED = (*_FACE, *EYES, *MOUTH)

BESIDE = 4
"""Places by which features reach beyond the mesh's own."""
_WITHIN = 1
_SOFT, _WIDE = 5, 15
"""Widths of the squares over which it fades how much may be painted, and how far moved."""


def labels_of(first: tuple[Part, ...]) -> list[int]:
    """What groups are called in a picture of labels; 0 is the background."""
    return [label for label, group in enumerate(GROUPS, start=1) if group[0] in first]


WATCHED_LABELS = labels_of((*EYES, *MOUTH))
"""Eyes and mouth."""


def open_to_change(parts: ByteArray, seen: FloatArray) -> FloatArray:
    """(2, H, W) float32 in 0..1 how far places may be moved, and how far their colours changed.

    Moved: the face but for the eyes, falling off around it. Of hair, collars and what is behind
    the head nobody can foresee where each piece goes. Eyes are placed well by the mesh, and what
    corrects them on synthetic people harms them on photos.

    Painted: the face as the photo shows it, lips and eyes. What is behind the head, hair, hats and
    the far side of a head cannot be foreseen. There, what the base has carried along looks better
    than the mean of all that could be there. The same is true of teeth and tongue: at 256 pixels a
    head they become a fog.

    Args:
        parts: (H, W) labels, see `surface.GROUPS`.
        seen: (H, W) in 0..1, what the photo shows of the surface.
    """
    mouth, eyes = (_grown(_any_of(parts, which), BESIDE) for which in (MOUTH, EYES))
    within = _grown(_any_of(parts, INTERIOR), _WITHIN)
    face = _any_of(parts, _FACE) * seen
    painted = np.minimum(face + mouth + eyes, 1) * (1 - within)
    moved = resample.square_means(_any_of(parts, _MOVED).astype(np.float32), _WIDE)
    kept = resample.square_means(eyes.astype(np.float32), _SOFT)
    painted = resample.square_means(painted.astype(np.float32, copy=False), _SOFT)
    return np.stack([moved * (1 - kept), painted])


def _any_of(parts: ByteArray, first: tuple[Part, ...]) -> ByteArray:
    # Bytes cannot lie outside of the table; not to look takes a third of the time.
    return _table(first).take(parts, mode="clip")


@cache
def _table(first: tuple[Part, ...]) -> ByteArray:
    """(256,) 1 for the labels of those parts."""
    table = np.zeros(256, np.uint8)
    table[labels_of(first)] = 1
    return table


def _grown(mask: ByteArray, places: int) -> ByteArray:
    return resample.dilate(mask, places, disc=False)
