"""Areas of a frame that the mesh tells apart, for the network and for what teaches it.

All are (N, 1, H, W) of the size of the parts (N, groups, H, W) they are made of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def paintable(parts: Tensor, seen: Tensor) -> Tensor:
    """In 0..1 how far colours may be changed: the face as the photo shows it, lips and eyes.

    What is behind the head, hair, hats and the far side of a head cannot be foreseen. There, what
    the base has carried along looks better than the mean of all that could be there. The same is
    true of teeth and tongue: at 256 pixels a head they become a fog.
    """
    face = _any_of(parts, (Part.FACE,)) * seen
    within = _grown(_any_of(parts, _INTERIOR), 3)
    return _softened((face + mouth(parts) + eyes(parts)).clamp(max=1) * (1 - within), _SOFT)


def movable(parts: Tensor) -> Tensor:
    """In 0..1 how far pixels may be moved: the face but for the eyes, falling off around it.

    Of hair, collars and what is behind the head nobody can foresee where each piece goes. Eyes are
    placed well by the mesh, and what corrects them on synthetic people harms them on photos.
    """
    return _softened(_any_of(parts, _MOVED), _WIDE) * (1 - _softened(eyes(parts), _SOFT))


def _softened(mask: Tensor, width: int) -> Tensor:
    return _along_both(functional.avg_pool2d, mask, width, count_include_pad=False)


def _any_of(parts: Tensor, first: tuple[Part, ...]) -> Tensor:
    channels = [label - 1 for label in labels_of(first)]
    return parts[:, channels].amax(dim=1, keepdim=True)


def _grown(mask: Tensor, width: int) -> Tensor:
    return _along_both(functional.max_pool2d, mask, width)


def _along_both(pool: Callable[..., Tensor], mask: Tensor, width: int, **options: bool) -> Tensor:
    """A square pool as one along each axis: the same in a fraction of the time."""
    reach = width // 2
    across = pool(mask, (1, width), stride=1, padding=(0, reach), **options)
    return pool(across, (width, 1), stride=1, padding=(reach, 0), **options)
