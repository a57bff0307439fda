"""Finds for each patch of a picture the one most like it elsewhere; the loops of `completion`.

Pictures are (H, 4 W) float32: red, green, blue of a pixel and how busy the place is, then the next
pixel. What belongs to whole pixels is repeated four times, so that a row of a patch is one stretch
of numbers, fit for vector instructions. A patch is the square of `RADIUS` around
its centre; centres keep that distance from the border.
"""

from __future__ import annotations

import numpy as np
from numba import njit

RADIUS = 3
"""Patches are 7 x 7 pixels."""
_LEAST_SHARED = 0.3
"""A patch may be taken if this part of what is compared lies on free pixels: a strip of background
between head and picture border is often narrower than a patch."""


_ROW = 4 * (2 * RADIUS + 1)
"""Numbers in a row of a patch."""


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _cost(
    picture, weight, free, mean, guess, mass, near, i, j, y, x, best
):  # pragma: no cover - compiled
    """Mean squared difference of the patches at (i, j) and (y, x), `near` times the squared
    distance in pixels, and how far the colour there is from what is expected here; `best` where
    it is not below that."""
    away = near * np.float32((y - i) * (y - i) + (x - j) * (x - j))
    for n in range(3):
        difference = mean[y, x, n] - guess[i, j, n]
        away += difference * difference
    limit = (best - away) * mass
    total, shared = np.float32(0.0), np.float32(1e-9)
    left, other = 4 * (j - RADIUS), 4 * (x - RADIUS)
    for m in range(-RADIUS, RADIUS + 1):
        own = picture[i + m, left : left + _ROW]
        counts = weight[i + m, left : left + _ROW]
        theirs = picture[y + m, other : other + _ROW]
        may = free[y + m, other : other + _ROW]
        for n in range(_ROW):
            both = counts[n] * may[n]
            difference = own[n] - theirs[n]
            total += both * difference * difference
            shared += both
        if total >= limit:
            return best
    if shared < np.float32(_LEAST_SHARED) * mass:
        return best
    return min(away + total / shared, best)


@njit(cache=True, nogil=True, error_model="numpy")
def _draw(state):  # pragma: no cover - compiled
    """The next of a fixed sequence of numbers (Marsaglia 2003, "Xorshift RNGs")."""
    state ^= state << np.uint64(13)
    state ^= state >> np.uint64(7)
    state ^= state << np.uint64(17)
    return state


@njit(cache=True, nogil=True, error_model="numpy")
def search(
    picture, weight, free, mean, guess, places, near, reach, seed, scans, field, cost
):  # pragma: no cover - compiled
    """PatchMatch (Barnes et al. 2009): propagation and random search, in turn from
    the first place and from the last.

    Args:
        picture: (H, 4 W).
        weight: (H, 4 W) float32, how much a pixel counts when its patch is compared.
        free: (H, 4 W) float32, 1 where a pixel may be taken from, 0 elsewhere.
        mean, guess: (H, W, 3) colour around each pixel, and what is expected there; the squared
            distance of the two is added to the cost.
        places: (N, 2) int32 row, column of the patches to find a match for, in reading order.
        near: cost of a squared pixel of distance.
        reach: first radius of the random search, px.
        seed: of the random numbers.
        scans: how often to go over the places.
        field: (H, W, 2) int32 row, column of the best match, -1 where none is kept; changed.
        cost: (N,) float32 of the match; a result.
    """
    height, width = free.shape[0], free.shape[1] // 4
    count = places.shape[0]
    state = np.uint64(2 * seed + 1) * np.uint64(0x9E3779B97F4A7C15)
    mass = np.empty(count, np.float32)
    for k in range(count):
        i, j = places[k, 0], places[k, 1]
        total = np.float32(1e-6)
        for m in range(-RADIUS, RADIUS + 1):
            for n in range(4 * (j - RADIUS), 4 * (j + RADIUS + 1)):
                total += weight[i + m, n]
        mass[k] = total
        y, x = field[i, j, 0], field[i, j, 1]
        cost[k] = _cost(
            picture, weight, free, mean, guess, total, near, i, j, y, x, np.float32(1e6)
        )
    for scan in range(scans):
        step = -1 if scan % 2 == 0 else 1
        for turn in range(count):
            k = turn if step < 0 else count - 1 - turn
            i, j = places[k, 0], places[k, 1]
            best, best_y, best_x = cost[k], field[i, j, 0], field[i, j, 1]
            radius = 2 * reach
            trial = 0
            while radius >= 2:
                if trial < 2:
                    di, dj = (step, 0) if trial == 0 else (0, step)
                    y, x = field[i + di, j + dj, 0], field[i + di, j + dj, 1]
                    fresh = y >= 0
                    y, x = y - di, x - dj
                    fresh = fresh and (y != best_y or x != best_x)
                    trial += 1
                else:
                    radius //= 2
                    state = _draw(state)
                    side = np.uint64(2 * radius + 1)
                    y = best_y + int((state >> np.uint64(8)) % side) - radius
                    x = best_x + int((state >> np.uint64(36)) % side) - radius
                    fresh = True
                inside = RADIUS <= y < height - RADIUS and RADIUS <= x < width - RADIUS
                if fresh and inside and free[y, 4 * x] > 0.0:
                    found = _cost(
                        picture, weight, free, mean, guess, mass[k], near, i, j, y, x, best
                    )
                    if found < best:
                        best, best_y, best_x = found, y, x
            cost[k], field[i, j, 0], field[i, j, 1] = best, best_y, best_x


@njit(cache=True, nogil=True, error_model="numpy")
def vote(picture, free, wanted, places, field, share):  # pragma: no cover - compiled
    """Put at wanted pixels the mean of what the patches over them say (Wexler et al. 2007).

    Args:
        picture: (H, 4 W); changed where `wanted` (H, W) bool.
        free, places, field: see `search`.
        share: (N,) float32, how much each patch has to say.
    """
    told, heard = np.zeros_like(picture), np.zeros_like(picture)
    for k in range(places.shape[0]):
        i, left = places[k, 0], 4 * (places[k, 1] - RADIUS)
        y, other = field[i, places[k, 1], 0], 4 * (field[i, places[k, 1], 1] - RADIUS)
        for m in range(-RADIUS, RADIUS + 1):
            into, sum_of = told[i + m, left : left + _ROW], heard[i + m, left : left + _ROW]
            theirs = picture[y + m, other : other + _ROW]
            may = free[y + m, other : other + _ROW]
            for n in range(_ROW):
                say = share[k] * may[n]
                into[n] += say * theirs[n]
                sum_of[n] += say
    for k in range(places.shape[0]):
        i, j = places[k, 0], places[k, 1]
        if wanted[i, j] and heard[i, 4 * j] > 0.0:
            for n in range(4 * j, 4 * j + 4):
                picture[i, n] = told[i, n] / heard[i, n]


@njit(cache=True, nogil=True, error_model="numpy")
def choose(free, places, field, cost):  # pragma: no cover - compiled
    """(H, W, 2) int32 offset in pixels to the place each pixel is best taken from, 0 for none: what
    the best matched of all the patches over it says, which leaves whole pieces in one."""
    height, width = free.shape[0], free.shape[1] // 4
    offset = np.zeros((height, width, 2), np.int32)
    least = np.full((height, width), np.float32(1e9), np.float32)
    for k in range(places.shape[0]):
        i, j = places[k, 0], places[k, 1]
        y, x = field[i, j, 0], field[i, j, 1]
        for m in range(-RADIUS, RADIUS + 1):
            for n in range(-RADIUS, RADIUS + 1):
                if cost[k] < least[i + m, j + n] and free[y + m, 4 * (x + n)] > 0.5:
                    least[i + m, j + n] = cost[k]
                    offset[i + m, j + n, 0], offset[i + m, j + n, 1] = y - i, x - j
    return offset


@njit(cache=True, nogil=True, error_model="numpy")
def carry(photo, source, rows, columns, offset, scale, out):  # pragma: no cover - compiled
    """Take pixels (rows, columns) (N,) of a large photo from where the offsets of a small one say,
    blending what the four nearest of these say.

    Args:
        photo: (H, W, 3).
        source: (H, W) bool, where it may be taken from.
        offset: (h, w, 2), see `choose`.
        scale: (2,) h / H and w / W.
        out: (N, 3) float32, result; left as it is where nothing can be taken.
    """
    height, width = offset.shape[:2]
    for k in range(rows.shape[0]):
        y = min(max((rows[k] + 0.5) * scale[0] - 0.5, 0.0), height - 1.001)
        x = min(max((columns[k] + 0.5) * scale[1] - 0.5, 0.0), width - 1.001)
        i, j = int(y), int(x)
        total, red, green, blue = 0.0, 0.0, 0.0, 0.0
        for m in range(2):
            for n in range(2):
                dy, dx = offset[i + m, j + n, 0], offset[i + m, j + n, 1]
                # Whole pixels: anything between them would blur the grain.
                r = rows[k] + int(np.rint(dy / scale[0]))
                c = columns[k] + int(np.rint(dx / scale[1]))
                inside = 0 <= r < photo.shape[0] and 0 <= c < photo.shape[1]
                if (dy != 0 or dx != 0) and inside and source[r, c]:
                    # A steep blend: the mean of two places has less grain than either.
                    say = ((1.0 - abs(y - i - m)) * (1.0 - abs(x - j - n))) ** 4 + 1e-6
                    red += say * photo[r, c, 0]
                    green += say * photo[r, c, 1]
                    blue += say * photo[r, c, 2]
                    total += say
        if total > 0.0:
            out[k, 0], out[k, 1], out[k, 2] = red / total, green / total, blue / total
