"""What several faces change of one photo, as one part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.renderers import RenderPart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray


def joined(
    parts: Sequence[RenderPart],
    pixels: NDArray[Any],
    alpha: NDArray[Any] | None,
    *,
    provenance: bool,
) -> RenderPart:
    """Parts drawn on the same photo laid over each other, the last one on top.

    Args:
        parts: as the renderer made them.
        pixels, alpha: (H, W, 3) and (H, W) of the photo.
        provenance: whether the parts know where their pixels come from.
    """
    changing = [part for part in parts if not part.empty]
    if len(changing) == 1:
        return changing[0]
    timings = _sums([part.timings_ms for part in parts])
    if not changing:
        origin = np.zeros((0, 0), np.uint8) if provenance else None
        nothing = None if alpha is None else alpha[:0, :0]
        return RenderPart((0, 0, 0, 0), pixels[:0, :0], nothing, origin, timings)
    corners = np.array([part.box for part in changing])
    left, top = (int(value) for value in corners[:, :2].min(axis=0))
    right, bottom = (int(value) for value in corners[:, 2:].max(axis=0))
    around = np.s_[top:bottom, left:right]
    out = RenderPart(
        (left, top, right, bottom),
        pixels[around].copy(),
        None if alpha is None else alpha[around].copy(),
        np.zeros((bottom - top, right - left), np.uint8) if provenance else None,
        timings,
    )
    for part in changing:
        _lay(part, out, pixels)
    return out


def _lay(part: RenderPart, out: RenderPart, pixels: NDArray[Any]) -> None:
    """Lay what a part changed of the photo over `out`, which lies around it."""
    left, top = part.box[0] - out.box[0], part.box[1] - out.box[1]
    height, width = part.pixels.shape[:2]
    there = np.s_[top : top + height, left : left + width]
    changed = (part.pixels != pixels[part.slices]).any(axis=2)
    layers: tuple[tuple[NDArray[Any] | None, NDArray[Any] | None], ...] = (
        (out.pixels, part.pixels), (out.alpha, part.alpha), (out.provenance, part.provenance),
    )  # fmt: skip
    for below, above in layers:
        if below is not None and above is not None:
            below[there][changed] = above[changed]


def _sums(timings_ms: Sequence[Mapping[str, float]]) -> dict[str, float]:
    stages = dict.fromkeys(stage for one in timings_ms for stage in one)
    return {stage: sum(one.get(stage, 0.0) for one in timings_ms) for stage in stages}
