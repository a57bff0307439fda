"""How far apart two flows are: the fitted and the true one, or those of two moments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels.parts import Part
from engine.media import resample
from engine.renderers.headgan.lite.areas import labels_of
from engine.renderers.headgan.lite.surface import MOTION_STEP

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.renderers.headgan.crop import Crop
    from engine.renderers.headgan.lite.views import FrameView
    from engine.types import FloatArray

_ROUNDS = 6
_LARGEST_PX = 12.0
_LEFT_PX = 0.5
"""A place whose correction is not found to within this is not used."""
_MIDDLE = (MOTION_STEP - 1) / 2
_SKIN = labels_of((Part.FACE, Part.LIPS, Part.LID_LEFT))


def true_shift(
    view: FrameView, square: Crop, photo_square: Crop, flow_px: FloatArray | None
) -> NDArray[np.float16]:
    """Where beside each place the base shows what belongs there.

    With p(x) the photo's place that the base draws at x, and q(x) the one it should draw, the shift
    d solves p(x + d) = q(x); p is close to a translation, so d <- d + q - p(x + d) converges.

    Args:
        view: the frame; its motion is p.
        square: of the frame.
        photo_square: of the photo.
        flow_px: (H, W, 2) q in pixels of the whole pictures, NaN where the photo does not show the
            place, or None.

    Returns:
        (S / 4, S / 4, 3) float16: shift (x, y) in pixels of the square, and 1 where it is known.
    """
    few = len(view.motion)
    if flow_px is None:
        return np.zeros((few, few, 3), np.float16)
    here = _places(few)
    known = np.isfinite(flow_px).all(axis=2)
    wanted = _in_square(_looked_up(np.nan_to_num(flow_px), _in_picture(here, square)), photo_square)
    sure = _looked_up(known.astype(np.float32), _in_picture(here, square)) > 0.999
    sure &= np.isin(view.parts[1::2, 1::2], _SKIN)
    return _shift_to(wanted, view.motion, sure)


def carried(view: FrameView, later: FrameView) -> NDArray[np.float16]:
    """Where a later frame shows what each place of a frame shows, as both drew it.

    Args:
        view, later: frames of the same photo.

    Returns:
        (S / 4, S / 4, 3) float16: shift (x, y) in pixels of the square, and 1 where it is known.
    """
    here = _places(len(view.motion))
    on_head = (view.parts[1::2, 1::2] > 0) & (later.parts[1::2, 1::2] > 0)
    return _shift_to(here + view.motion, later.motion, on_head)


def _places(few: int) -> FloatArray:
    """(few, few, 2) pixels (x, y) that the places of a motion field stand for."""
    rows, columns = np.mgrid[:few, :few].astype(np.float32)
    return np.stack([columns, rows], axis=2) * MOTION_STEP + _MIDDLE


def _shift_to(
    wanted: FloatArray, motion: FloatArray, sure: NDArray[np.bool_]
) -> NDArray[np.float16]:
    """(h, w, 3) shift after which a motion field leads to the photo's places `wanted` (h, w, 2)."""
    here = _places(len(motion))
    shift = np.zeros_like(here)
    for _ in range(_ROUNDS):
        at = here + shift
        drawn = at + _looked_up(motion, (at - _MIDDLE) / MOTION_STEP)
        left = wanted - drawn
        shift += np.clip(left, -_LARGEST_PX, _LARGEST_PX)
    found = (np.abs(left) < _LEFT_PX).all(axis=2) & (np.abs(shift) < _LARGEST_PX).all(axis=2)
    known = (sure & found)[..., None]
    return np.concatenate([shift * known, known], axis=2).astype(np.float16)


def _looked_up(field: FloatArray, at: FloatArray) -> FloatArray:
    x, y = np.ascontiguousarray(at[..., 0]), np.ascontiguousarray(at[..., 1])
    return resample.remap(field.astype(np.float32), x, y, border="replicate")


def _in_picture(points: FloatArray, square: Crop) -> FloatArray:
    """Pixels of the network's picture to pixels of the whole one."""
    origin = np.array([square.left, square.top], np.float32)
    return (points + 0.5) * (square.side / square.size_px) - 0.5 + origin


def _in_square(points: FloatArray, square: Crop) -> FloatArray:
    origin = np.array([square.left, square.top], np.float32)
    return (points - origin + 0.5) * (square.size_px / square.side) - 0.5
