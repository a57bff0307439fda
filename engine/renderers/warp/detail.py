"""Full resolution for large faces: the reduced picture plus the photo's own moved detail.

The picture is painted at a fraction of the photo's size. What it lacks is the fine detail of skin
and hair, and that lies in the photo: the photo is moved by the same flow at full size, and what
the reduced photo does not have of it is added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numba import njit

from engine.media import resample
from engine.rasterizers import Window, bands
from engine.renderers.warp import kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.renderers.warp.paint import Layers

_CUBIC = -0.75
"""The sharpness that `resample.remap` uses too (Keys 1981, eq. 4, where it is called a)."""


def add_detail(
    out: NDArray[Any],
    painted: NDArray[Any],
    layers: Layers,
    small: NDArray[Any],
    photo: NDArray[Any],
    window: Window,
) -> None:
    """Bring a window of the painted region to the photo's size.

    Args:
        out: the window of the photo at full size; changed where anything moves.
        painted: (h, w, 3) the reduced picture.
        layers: (h, w) where its pixels come from.
        small: (h, w, 3) the reduced photo.
        photo: (H, W, 3) the photo's region; H / h = W / w is a whole number.
        window: the part of the reduced picture that is wanted.
    """
    part, factor = window.slices, photo.shape[0] // painted.shape[0]
    x, y = np.ascontiguousarray(layers.x[part]), np.ascontiguousarray(layers.y[part])
    base = painted[part].astype(np.float32)
    carried = resample.remap(small, x, y, border="replicate", interpolation="cubic")
    carried = carried.astype(np.float32)
    own = np.where(layers.kind[part] >= kernels.INTERIOR, np.float32(0), layers.cover[part])
    # Where the painted colour differs much from the moved photo it shows something else.
    difference = np.abs(base - carried).max(axis=2) / np.iinfo(photo.dtype).max
    own = own * np.clip(1.5 - difference / 0.1, 0.0, 1.0).astype(np.float32)
    moved = np.ascontiguousarray(layers.moved[part])

    def work(band: bands.Band) -> None:
        _enlarge(*band, factor, moved, x, y, own, carried, base, photo, out)

    bands.run(work, bands.halves(Window.whole(window.size_hw)))


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _cubic_weights(t):  # pragma: no cover - compiled
    """Weights of the pixels at -1, 0, 1 and 2, for a place at `t` in 0..1."""
    a, one = np.float32(_CUBIC), np.float32(1.0)
    two, s = one + one, one - t
    before = a * t * s * s
    after = a * s * t * t
    here = ((a + two) * t - (a + two + one)) * t * t + one
    return before, here, one - before - here - after, after


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _blend(plane, r, c, u, v):  # pragma: no cover - compiled
    above = plane[r, c] + u * (plane[r, c + 1] - plane[r, c])
    below = plane[r + 1, c] + u * (plane[r + 1, c + 1] - plane[r + 1, c])
    return above + v * (below - above)


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _blend3(plane, r, c, u, v, k):  # pragma: no cover - compiled
    above = plane[r, c, k] + u * (plane[r, c + 1, k] - plane[r, c, k])
    below = plane[r + 1, c, k] + u * (plane[r + 1, c + 1, k] - plane[r + 1, c, k])
    return above + v * (below - above)


@njit(cache=True, nogil=True, error_model="numpy")
def _enlarge(
    top, bottom, factor, moved, x, y, own, carried, base, photo, out
):  # pragma: no cover - compiled
    """Rows [top, bottom) of the reduced window at full size; its values are blended bilinearly.

    Positions are in reduced pixels; their offsets are smooth, so they are what is enlarged.
    """
    height, width = moved.shape
    rows, columns = photo.shape[0], photo.shape[1]
    nothing, largest = np.float32(0.0), np.float32(np.iinfo(out.dtype).max)
    half, one, times = np.float32(0.5), np.float32(1.0), np.float32(factor)
    for i in range(top, bottom):
        for sub_row in range(factor):
            v = (np.float32(sub_row) + half) / times - half
            r = min(max(i if v >= nothing else i - 1, 0), height - 2)
            v = min(max(np.float32(i - r) + v, nothing), one)
            for j in range(width):
                if not moved[i, j]:
                    continue
                for sub_column in range(factor):
                    u = (np.float32(sub_column) + half) / times - half
                    c = min(max(j if u >= nothing else j - 1, 0), width - 2)
                    u = min(max(np.float32(j - c) + u, nothing), one)
                    red = _blend3(base, r, c, u, v, 0)
                    green = _blend3(base, r, c, u, v, 1)
                    blue = _blend3(base, r, c, u, v, 2)
                    share = _blend(own, r, c, u, v)
                    if share > nothing:
                        from_x = (_blend(x, r, c, u, v) + half) * times - half
                        from_y = (_blend(y, r, c, u, v) + half) * times - half
                        left, above = int(np.floor(from_x)), int(np.floor(from_y))
                        w0, w1, w2, w3 = _cubic_weights(from_x - np.float32(left))
                        d0, d1, d2, d3 = _cubic_weights(from_y - np.float32(above))
                        c0 = min(max(left - 1, 0), columns - 1)
                        c1 = min(max(left, 0), columns - 1)
                        c2 = min(max(left + 1, 0), columns - 1)
                        c3 = min(max(left + 2, 0), columns - 1)
                        sharp_red = sharp_green = sharp_blue = nothing
                        for m in range(4):
                            row = min(max(above - 1 + m, 0), rows - 1)
                            d = d0 if m == 0 else d1 if m == 1 else d2 if m == 2 else d3
                            sharp_red += d * (
                                w0 * photo[row, c0, 0] + w1 * photo[row, c1, 0]
                                + w2 * photo[row, c2, 0] + w3 * photo[row, c3, 0]
                            )
                            sharp_green += d * (
                                w0 * photo[row, c0, 1] + w1 * photo[row, c1, 1]
                                + w2 * photo[row, c2, 1] + w3 * photo[row, c3, 1]
                            )
                            sharp_blue += d * (
                                w0 * photo[row, c0, 2] + w1 * photo[row, c1, 2]
                                + w2 * photo[row, c2, 2] + w3 * photo[row, c3, 2]
                            )
                        red += share * (sharp_red - _blend3(carried, r, c, u, v, 0))
                        green += share * (sharp_green - _blend3(carried, r, c, u, v, 1))
                        blue += share * (sharp_blue - _blend3(carried, r, c, u, v, 2))
                    row, column = i * factor + sub_row, j * factor + sub_column
                    out[row, column, 0] = min(max(red + half, nothing), largest)
                    out[row, column, 1] = min(max(green + half, nothing), largest)
                    out[row, column, 2] = min(max(blue + half, nothing), largest)
