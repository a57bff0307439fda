"""Compiled per-pixel loops of the warp; each works on rows [top, bottom) and columns [left, right).

Arrays cover the enlarged region (H, W). Colours keep the photo's dtype. See `paint` for the
meaning of the layers.
"""

from __future__ import annotations

import numpy as np
from numba import njit

BACKDROP, HEAD, INTERIOR, EYE_LEFT, EYE_RIGHT = 0, 1, 2, 3, 4
"""Classes of parts, as the tables `paint.CLASS_OF_PART` give them."""
_STILL_PX = 0.02
PHOTO_EDGE = 1000.0
"""Of what the photo shows between the lips: it has edges of its own."""
_EDGE = 80.0
_TEAR_PX = 5.0


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _bilinear(image, x, y, channel):
    rows, columns = image.shape[0], image.shape[1]
    x = min(max(x, 0.0), columns - 1.001)
    y = min(max(y, 0.0), rows - 1.001)
    c, r = int(x), int(y)
    u, v = x - c, y - r
    above = (1.0 - u) * image[r, c, channel] + u * image[r, c + 1, channel]
    below = (1.0 - u) * image[r + 1, c, channel] + u * image[r + 1, c + 1, channel]
    return (1.0 - v) * above + v * below


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _bilinear_scalar(image, x, y):
    rows, columns = image.shape
    x = min(max(x, 0.0), columns - 1.001)
    y = min(max(y, 0.0), rows - 1.001)
    c, r = int(x), int(y)
    u, v = x - c, y - r
    above = (1.0 - u) * image[r, c] + u * image[r, c + 1]
    below = (1.0 - u) * image[r + 1, c] + u * image[r + 1, c + 1]
    return (1.0 - v) * above + v * below


@njit(cache=True, nogil=True, error_model="numpy")
def lay_positions(
    top, bottom, left, right, triangle, class_of, edge_of, values, offsets, live, coverage,
    kind, x, y, edge, cover, moved,
):  # pragma: no cover - compiled
    """Where each pixel comes from, which pixels differ from the photo, and where edges run.

    Args:
        triangle: (H, W) int32 mesh triangle each pixel shows, -1 for none.
        class_of: (T,) uint8 class of each triangle's part.
        edge_of: (T,) float32 what `edge` is where eyes or the inside of the mouth show.
        values: (H, W, 7) interpolated vertex values.
        offsets: (H, W, 2) of the backdrop, from target to photo.
        live: (5,) uint8 by class, whether anything of it changes.
        coverage: (H, W) float32 how much of the photo's pixel is the person.
        kind, x, y, edge, cover, moved: (H, W) results.
    """
    one, nothing = np.float32(1.0), np.float32(0.0)
    still = np.float32(_STILL_PX)
    for i in range(top, bottom):
        row = np.float32(i)
        for j in range(left, right):
            column = np.float32(j)
            dx, dy = offsets[i, j, 0], offsets[i, j, 1]
            k = class_of[triangle[i, j]] if triangle[i, j] >= 0 else np.uint8(BACKDROP)
            kind[i, j] = k
            if k >= INTERIOR:
                moved[i, j] = live[k] != 0
                edge[i, j] = edge_of[triangle[i, j]]
                x[i, j], y[i, j], cover[i, j] = column + dx, row + dy, one
                continue
            alpha, reshaded = nothing, False
            if k == HEAD:
                alpha = values[i, j, 2]
                dx += alpha * (values[i, j, 0] - column - dx)
                dy += alpha * (values[i, j, 1] - row - dy)
                reshaded = abs(values[i, j, 3] - one) > np.float32(1e-3)
            px, py, share = column + dx, row + dy, one
            different = reshaded or abs(dx) > still or abs(dy) > still
            if different and alpha < one:
                share = _bilinear_scalar(coverage, px, py)
                share += alpha * (one - share)
                different = share > nothing or coverage[i, j] > nothing
            edge[i, j] = np.float32(255.0) * alpha
            x[i, j], y[i, j], cover[i, j], moved[i, j] = px, py, share, different


@njit(cache=True, nogil=True, error_model="numpy")
def paint(
    top, bottom, left, right, kind, values, x, y, cover, moved, sampled, photo, plate,
    eye_left, eye_right, mouth_photo, mouth_masks, mouth_maps, edge, out,
):  # pragma: no cover - compiled
    """Final colour of each moved pixel; the photo's own elsewhere.

    Args:
        sampled: (H, W, 3) photo sampled at x, y.
        plate: (H, W, 3) background without the person.
        eye_left, eye_right: (T, T, 3) float32 eye textures.
        mouth_photo: (H, W, 3) float32 photo with the lips replaced by what they border on.
        mouth_masks: (L, H, W) float32 what of it each layer carries, the backmost first.
        mouth_maps: (L, 4, 3) their maps from target to photo, see `mouth.maps`.
        edge: (H, W), see `lay_positions`; set where the photo's own teeth are shown.
        out: (H, W, 3) result.
    """
    largest = float(np.iinfo(out.dtype).max)
    for i in range(top, bottom):
        for j in range(left, right):
            if not moved[i, j]:
                for c in range(3):
                    out[i, j, c] = photo[i, j, c]
                continue
            k = kind[i, j]
            if k >= EYE_LEFT:
                texture = eye_left if k == EYE_LEFT else eye_right
                half = 0.5 * (texture.shape[0] - 1)
                u, v = (values[i, j, 4] + 1.0) * half, (values[i, j, 5] + 1.0) * half
                for c in range(3):
                    value = _bilinear(texture, u, v, c)
                    out[i, j, c] = min(max(value + 0.5, 0.0), largest)
                continue
            if k == INTERIOR:
                red, green, blue = values[i, j, 4], values[i, j, 5], values[i, j, 6]
                for layer in range(mouth_maps.shape[0]):
                    m = mouth_maps[layer]
                    along = m[2, 0] * j + m[2, 1] * i + m[2, 2]
                    bend = along * along
                    sx = m[0, 0] * j + m[0, 1] * i + m[0, 2] + m[3, 0] * bend
                    sy = m[1, 0] * j + m[1, 1] * i + m[1, 2] + m[3, 1] * bend
                    share = _bilinear_scalar(mouth_masks[layer], sx, sy)
                    if share > 0.5:
                        edge[i, j] = PHOTO_EDGE
                    if share > 0.0:
                        red += share * (_bilinear(mouth_photo, sx, sy, 0) - red)
                        green += share * (_bilinear(mouth_photo, sx, sy, 1) - green)
                        blue += share * (_bilinear(mouth_photo, sx, sy, 2) - blue)
                out[i, j, 0] = min(max(red + 0.5, 0.0), largest)
                out[i, j, 1] = min(max(green + 0.5, 0.0), largest)
                out[i, j, 2] = min(max(blue + 0.5, 0.0), largest)
                continue
            shade = values[i, j, 3] if k == HEAD else 1.0
            behind = 1.0 - cover[i, j]
            for c in range(3):
                value = sampled[i, j, c] * shade
                if behind > 0.999:
                    value = plate[i, j, c]
                elif behind > 0.0:
                    # The sample holds `behind` of the plate at its source; put the plate that
                    # belongs here in its place. Without movement this changes nothing.
                    value += behind * (plate[i, j, c] - _bilinear(plate, x[i, j], y[i, j], c))
                out[i, j, c] = min(max(value + 0.5, 0.0), largest)


@njit(cache=True, nogil=True, error_model="numpy")
def mirror(top, bottom, left, right, twin, photo, out, moved):  # pragma: no cover - compiled
    """Take hidden skin from the other half of the face.

    Args:
        twin: (H, W, 4) share, x, y and shade of the mirrored look.
        photo: (H, W, 3).
        out: (H, W, 3), changed in place where `moved` (H, W).
    """
    largest = float(np.iinfo(out.dtype).max)
    for i in range(top, bottom):
        for j in range(left, right):
            share = twin[i, j, 0]
            if share > 0.01 and moved[i, j]:
                for c in range(3):
                    value = _bilinear(photo, twin[i, j, 1], twin[i, j, 2], c) * twin[i, j, 3]
                    value = out[i, j, c] + share * (value - out[i, j, c])
                    out[i, j, c] = min(max(value + 0.5, 0.0), largest)


@njit(cache=True, nogil=True, error_model="numpy")
def soften(
    top, bottom, left, right, first, last, edge, x, y, moved, painted, out
):  # pragma: no cover - compiled
    """Copy `painted` to `out`, averaging 3 x 3 pixels where different things meet.

    They meet where `edge` jumps, and where neighbours come from places far apart in the photo: a
    lid over a lid, a nose over a cheek. Nothing is read outside rows [first, last) and the columns.
    """
    for i in range(top, bottom):
        for j in range(left, right):
            own = edge[i, j]
            meets = False
            if moved[i, j] and first < i < last - 1 and left < j < right - 1:
                meets = (
                    abs(edge[i - 1, j] - own) > _EDGE
                    or abs(edge[i + 1, j] - own) > _EDGE
                    or abs(edge[i, j - 1] - own) > _EDGE
                    or abs(edge[i, j + 1] - own) > _EDGE
                    or abs(x[i, j + 1] - x[i, j - 1]) > _TEAR_PX
                    or abs(y[i, j + 1] - y[i, j - 1]) > _TEAR_PX
                    or abs(x[i + 1, j] - x[i - 1, j]) > _TEAR_PX
                    or abs(y[i + 1, j] - y[i - 1, j]) > _TEAR_PX
                )
            for c in range(3):
                if meets:
                    total = 4.0 * painted[i, j, c]
                    total += 2.0 * painted[i - 1, j, c] + 2.0 * painted[i + 1, j, c]
                    total += 2.0 * painted[i, j - 1, c] + 2.0 * painted[i, j + 1, c]
                    total += 1.0 * painted[i - 1, j - 1, c] + 1.0 * painted[i + 1, j - 1, c]
                    total += 1.0 * painted[i - 1, j + 1, c] + 1.0 * painted[i + 1, j + 1, c]
                    out[i, j, c] = total / 16.0 + 0.5
                else:
                    out[i, j, c] = painted[i, j, c]


@njit(cache=True, nogil=True, error_model="numpy")
def bound(points, triangles, moving, out):  # pragma: no cover - compiled
    """Box (least x, y, greatest x, y) of front-facing triangles that have a moving corner.

    Args:
        points: (V, 2) float32; triangles: (T, 3); moving: (V,) bool.
        out: (4,) float32 to be grown.
    """
    for t in range(triangles.shape[0]):
        i, j, k = triangles[t, 0], triangles[t, 1], triangles[t, 2]
        if not (moving[i] or moving[j] or moving[k]):
            continue
        across = (points[j, 0] - points[i, 0]) * (points[k, 1] - points[i, 1])
        if across - (points[k, 0] - points[i, 0]) * (points[j, 1] - points[i, 1]) > 0.0:
            continue
        for v in (i, j, k):
            out[0], out[1] = min(out[0], points[v, 0]), min(out[1], points[v, 1])
            out[2], out[3] = max(out[2], points[v, 0]), max(out[3], points[v, 1])


@njit(cache=True, nogil=True, error_model="numpy")
def spans(mask, step, out):  # pragma: no cover - compiled
    """For each `step` rows of a mask, the first set column and the one after the last.

    Args:
        mask: (H, W) bool.
        step: rows.
        out: (ceil(H / step), 2) result; the second is 0 where nothing is set.
    """
    height, width = mask.shape
    for number in range(len(out)):
        first, end = width, 0
        for row in range(number * step, min((number + 1) * step, height)):
            for column in range(first):
                if mask[row, column]:
                    first = column
                    break
            for column in range(width - 1, end - 1, -1):
                if mask[row, column]:
                    end = column + 1
                    break
        out[number, 0], out[number, 1] = first, end
