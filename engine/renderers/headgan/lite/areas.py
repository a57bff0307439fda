"""Areas of a frame that the mesh tells apart, for the network and for what teaches it.

All are (N, 1, H, W) of the size of the parts (N, groups, H, W) they are made of.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional

from engine.facemodels.parts import Part
from engine.renderers.headgan.lite.surface import GROUPS

if TYPE_CHECKING:
    from collections.abc import Callable

_EYES = (Part.LID_LEFT, Part.EYE_LEFT)
_INTERIOR = (Part.TEETH_UPPER, Part.TONGUE, Part.MOUTH_CAVITY)
_MOUTH = (Part.LIPS, *_INTERIOR)
_MOVED = (Part.FACE, *_EYES, *_MOUTH)


def labels_of(first: tuple[Part, ...]) -> list[int]:
    """What groups are called in a picture of labels; 0 is the background."""
    return [label for label, group in enumerate(GROUPS, start=1) if group[0] in first]


WATCHED_LABELS = labels_of((*_EYES, *_MOUTH))
"""Eyes and mouth."""
MOVED_LABELS = labels_of(_MOVED)
"""Around these, and nowhere else, something is moved or painted."""
_BESIDE = 9
"""Width of the square by which features reach beyond the mesh's own."""
_SOFT, _WIDE = 5, 15
REACH = _WIDE // 2 + 1
"""Places beside the face that may still be moved."""


def mouth(parts: Tensor) -> Tensor:
    """Lips and all between them, and a little around."""
    return _grown(_any_of(parts, _MOUTH), _BESIDE)


def eyes(parts: Tensor) -> Tensor:
    """Eyeballs and lids, and a little around."""
    return _grown(_any_of(parts, _EYES), _BESIDE)


def foreseeable(parts: Tensor, seen: Tensor) -> Tensor:
    """Where photo and mesh tell what each pixel should be: 0 or 1.

    Args:
        parts: 0 or 1.
        seen: in 0..1, what the photo shows of the surface.
    """
    told = parts.amax(dim=1, keepdim=True) * seen * (1 - _any_of(parts, _INTERIOR))
    return (told > 0.5).to(parts.dtype)


def open_to_change(parts: Tensor, seen: Tensor) -> Tensor:
    """(N, 2, H, W) in 0..1 how far pixels may be moved, and how far their colours may be changed.

    Moved: the face but for the eyes, falling off around it. Of hair, collars and what is behind
    the head nobody can foresee where each piece goes. Eyes are placed well by the mesh, and what
    corrects them on synthetic people harms them on photos.

    Painted: the face as the photo shows it, lips and eyes. What is behind the head, hair, hats and
    the far side of a head cannot be foreseen. There, what the base has carried along looks better
    than the mean of all that could be there. The same is true of teeth and tongue: at 256 pixels a
    head they become a fog.
    """
    parts = parts.contiguous()  # Each part in one piece: whole pictures of parts are compared.
    mouth_and_eyes = torch.cat([_any_of(parts, _MOUTH), _any_of(parts, _EYES)], dim=1)
    around = _grown(mouth_and_eyes, _BESIDE)
    face = _any_of(parts, (Part.FACE,)) * seen
    within = _grown(_any_of(parts, _INTERIOR), 3)
    painted = (face + around.sum(dim=1, keepdim=True)).clamp(max=1) * (1 - within)
    painted, kept = _softened(torch.cat([painted, around[:, 1:]], dim=1), _SOFT).split(1, dim=1)
    moved = _softened(_any_of(parts, _MOVED), _WIDE) * (1 - kept)
    return torch.cat([moved, painted], dim=1)


def _any_of(parts: Tensor, first: tuple[Part, ...]) -> Tensor:
    channels = [label - 1 for label in labels_of(first)]
    return parts[:, channels].amax(dim=1, keepdim=True)


def _grown(mask: Tensor, width: int) -> Tensor:
    return _over_squares(torch.maximum, mask, width)


def _softened(mask: Tensor, width: int) -> Tensor:
    """Means over squares of what lies within the frame."""
    rows, columns = torch.ones_like(mask[:1, :1, :, :1]), torch.ones_like(mask[:1, :1, :1])
    counted = _along(torch.add, rows, width, 2) * _along(torch.add, columns, width, 3)
    return _over_squares(torch.add, mask, width) / counted


def _over_squares(combine: Callable[[Tensor, Tensor], Tensor], mask: Tensor, width: int) -> Tensor:
    """What squares around each place hold, 0 beyond the frame."""
    return _along(combine, _along(combine, mask, width, 3), width, 2)


def _along(
    combine: Callable[[Tensor, Tensor], Tensor], mask: Tensor, width: int, axis: int
) -> Tensor:
    """What `width` places around each along an axis hold.

    Whole pictures, shifted and combined, take a sixth of the time that torch's pools take: what
    two places hold gives what four do, and so on.
    """
    length, reach = mask.shape[axis], width // 2
    held = functional.pad(mask, (reach, reach) if axis == 3 else (0, 0, reach, reach))
    pieces, first, span = [], 0, 1
    while span <= width:
        if width & span:
            pieces.append(held.narrow(axis, first, length))
            first += span
        if 2 * span <= width:
            count = held.shape[axis] - span
            held = combine(held.narrow(axis, 0, count), held.narrow(axis, span, count))
        span *= 2
    return reduce(combine, pieces)
