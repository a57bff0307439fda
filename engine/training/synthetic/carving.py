"""Lines pressed into a height map."""

from __future__ import annotations

import numpy as np

from engine.training.synthetic.compiled import loop

_REACH = 4.2
"""In widths of the valley: there the swell beside it has died away."""


@loop
def carve(height, line, width, depth):
    """Press one line into `height` (H, W): a valley with a swell along either side.

    Where skin folds it has nowhere to go but up beside the fold; without the swells a line looks
    drawn on.

    Args:
        height: changed in place.
        line: (N, 2) column and row.
        width: (N,) px from the valley's middle to where it has risen by two thirds.
        depth: (N,) of the valley, in the unit of `height`.
    """
    high, wide = height.shape
    reach = _REACH * width.max()
    x0, x1 = max(int(line[:, 0].min() - reach), 0), min(int(line[:, 0].max() + reach) + 2, wide)
    y0, y1 = max(int(line[:, 1].min() - reach), 0), min(int(line[:, 1].max() + reach) + 2, high)
    if x0 >= x1 or y0 >= y1:
        return
    nearest = np.full((y1 - y0, x1 - x0), np.float32(1e9))
    place = np.zeros((y1 - y0, x1 - x0), np.float32)
    for n in range(line.shape[0] - 1):
        ax, ay, bx, by = line[n, 0], line[n, 1], line[n + 1, 0], line[n + 1, 1]
        long = max((bx - ax) ** 2 + (by - ay) ** 2, 1e-6)
        for y in range(max(int(min(ay, by) - reach), y0), min(int(max(ay, by) + reach) + 2, y1)):
            for x in range(
                max(int(min(ax, bx) - reach), x0), min(int(max(ax, bx) + reach) + 2, x1)
            ):
                along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / long
                along = min(max(along, 0.0), 1.0)
                apart = (x - ax - along * (bx - ax)) ** 2 + (y - ay - along * (by - ay)) ** 2
                if apart < nearest[y - y0, x - x0]:
                    nearest[y - y0, x - x0], place[y - y0, x - x0] = apart, n + along
    for y in range(y0, y1):
        for x in range(x0, x1):
            if nearest[y - y0, x - x0] > reach * reach:
                continue
            at = place[y - y0, x - x0]
            n = min(int(at), line.shape[0] - 2)
            part = at - n
            q = np.sqrt(nearest[y - y0, x - x0]) / (width[n] + part * (width[n + 1] - width[n]))
            if q < _REACH:
                valley = np.exp(-(q**1.6))
                swell = 0.4 * np.exp(-(((q - 2.0) / 0.9) ** 2))
                height[y, x] += (depth[n] + part * (depth[n + 1] - depth[n])) * (swell - valley)
