"""Where the outline of a turned head shows what it showed before.

A turn keeps distances along its axis: what lay at the height of the eyes before a head was shaken
lies there after it, however much wider the outline has become on that side. Were each direction
kept instead, an ear would grow with the outline's radius.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from engine.renderers.warp.contour import DIRECTIONS, smooth_circular
from engine.types import Pose

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.renderers.warp.contour import Contour
    from engine.types import FloatArray

_FINER = 4
_FLAT = 0.02
"""Part of an outline's length along the axis by which places may lie lower and count as a pole."""
_SMOOTHING_DIRECTIONS = 2.0
_FINE = np.arange(DIRECTIONS * _FINER) / _FINER
_UNIT = np.exp(2j * np.pi / DIRECTIONS * _FINE)


def turning_axis(rest: Pose, target: Pose) -> FloatArray:
    """(2,) unit axis of the turn between two poses as seen in the picture, in the upright head's
    directions (x right, y down); any axis where they do not turn."""
    before, after = (Pose(pose.yaw_rad, pose.pitch_rad, 0.0).rotation() for pose in (rest, target))
    turn = after @ before.T
    axis = np.array([turn[2, 1] - turn[1, 2], turn[2, 0] - turn[0, 2]], np.float32)
    length = float(np.linalg.norm(axis))
    return axis / length if length > 1e-6 else np.array([0.0, 1.0], np.float32)


def carried_directions(rest: Contour, target: Contour, axis: FloatArray) -> FloatArray:
    """(DIRECTIONS,) by how many directions each one of `rest` lies farther on in `target`.

    On both sides of the axis, the place between the two poles stays the same. Heights are compared
    as angles, which have no flat ends.

    Args:
        rest, target: outlines.
        axis: (2,) see `turning_axis`.
    """
    before, after = _heights(rest, axis), _heights(target, axis)
    ends, ends_after = _poles(before), _poles(after)
    count = len(before)
    on = np.zeros(count, np.float32)
    for step in (1, -1):
        places, angles = _arc(before, ends, step)
        found, reached = _arc(after, ends_after, step)
        # Compared with its own inverse, an outline that stays is carried nowhere, flat parts too.
        on[places % count] = np.interp(angles, reached, found) - np.interp(angles, angles, places)
    turns = np.round((on - np.median(on)) / count) * count
    return smooth_circular(on - turns, _SMOOTHING_DIRECTIONS * _FINER)[::_FINER] / _FINER


def _heights(contour: Contour, axis: FloatArray) -> FloatArray:
    """Along the axis, of the outline's points, `_FINER` of them for each direction."""
    closed = np.append(contour.radius_px, contour.radius_px[0])
    radius = np.interp(_FINE, np.arange(DIRECTIONS + 1), closed)
    return (radius * (_UNIT.real * axis[0] + _UNIT.imag * axis[1])).astype(np.float32)


def _poles(heights: FloatArray) -> tuple[int, int]:
    """The highest and the lowest place."""
    return _pole(heights), _pole(-heights)


def _arc(
    heights: FloatArray, ends: tuple[int, int], step: int
) -> tuple[NDArray[np.int64], FloatArray]:
    """Places from the highest to the lowest one, going on by `step`, and in 0..pi how low each is.

    Places count on beyond the first and the last one.
    """
    first, last = ends
    places = first + step * np.arange((step * (last - first)) % len(heights) + 1)
    return places, _lowness(heights, places)


@njit(cache=True, nogil=True, error_model="numpy")
def _lowness(heights, places):  # pragma: no cover - compiled
    """Angles of places in their order; one that lies above an earlier one counts as level with
    it."""
    count = len(heights)
    along = np.empty(len(places), np.float32)
    lowest = heights[places[0] % count]
    for number in range(len(places)):
        lowest = min(lowest, heights[places[number] % count])
        along[number] = lowest
    # Each half by its own length: a jaw that opens must not move the ears.
    upper, lower = max(along[0], np.float32(1e-6)), max(-along[-1], np.float32(1e-6))
    for number in range(len(along)):
        share = along[number] / (upper if along[number] > 0 else lower)
        along[number] = np.arccos(min(max(share, np.float32(-1)), np.float32(1)))
    return along


def _pole(heights: FloatArray) -> int:
    """The middle of the highest places: the side of a head is nearly flat, and its very highest
    place may jump along it."""
    low = (heights.max() - heights) / max(float(np.ptp(heights)) * _FLAT, 1e-6)
    middle = np.angle(np.exp(-low) @ _UNIT)
    return round(middle / (2.0 * np.pi) * len(heights)) % len(heights)
