"""Separates the person from the background, which stays where it is when the head moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.media import fill_holes, resample
from engine.renderers.warp.completion import complete
from engine.renderers.warp.ears import cover_ears

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.renderers.warp.contour import Contour
    from engine.renderers.warp.region import Region
    from engine.types import FloatArray, PersonMask

_EDGE_REACH = 0.02
"""Radius within which the matte snaps to edges of the photo, as a part of the region's side."""
_EDGE_STRENGTH = 0.02**2
_FRINGE = 0.004
"""How far single hairs stand out beyond the snapped matte, as a part of the side."""
_FILLED_FROM = 0.35
_GROWTH = 0.02
"""How far the filled background reaches under the person's border, as a part of the side."""
_PERSON_FROM = 0.02
_HALO, _CLEAR_OF = 0.012, 0.02
"""Nearer to the person than this part of the side nothing is taken for background, and nothing is
taken from there: its light and single hairs lie there."""
_UNCOVERED, _FEATHER = 0.5, 0.1
"""How far behind the person's border, and how far around the head, a turn can show the background,
and over how much the completed one gives way to the smooth one, as parts of the head's radius."""


@dataclass(frozen=True)
class Matte:
    """The region split in two.

    Attributes:
        coverage: (H, W) float32, 1 on the person, 0 on the background, exactly 0 beyond reach.
        plate: (H, W, 3) the background, filled in behind the person; the photo elsewhere.
    """

    coverage: FloatArray
    plate: NDArray[Any]

    def reduced(self, photo: NDArray[Any]) -> Matte:
        """The same for a smaller picture (H, W, 3) of the region."""
        if self.plate.shape == photo.shape:
            return self
        size_hw = photo.shape[0], photo.shape[1]
        coverage = resample.resize(self.coverage, size_hw)
        plate = resample.resize(self.plate, size_hw)
        return Matte(coverage, np.where(coverage[..., None] > 0.0, plate, photo))


def cut_out(
    photo: NDArray[Any],
    person: PersonMask,
    region: Region,
    head: Contour,
    covered: NDArray[np.bool_],
    ears: NDArray[np.bool_],
) -> Matte:
    """Snap the coarse person mask to the photo's edges and fill the background behind it.

    Args:
        photo: (H, W, 3) enlarged region.
        person: the coarse mask.
        region: where the photo's region lies.
        head: its outline; around it the background is continued, elsewhere filled smoothly.
        covered: (H, W) where the fitted mesh lies, which may know of an ear that the mask misses.
        ears: (H, W) where the mesh shows these.
    """
    height, width = region.size_hw
    side = max(height, width)
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    steps = np.array(person.coverage.shape[::-1]) / (person.box.width, person.box.height)
    x = (region.left + (columns + 0.5) / region.scale - person.box.left) * steps[0] - 0.5
    y = (region.top + (rows + 0.5) / region.scale - person.box.top) * steps[1] - 0.5
    coarse = resample.remap(
        person.coverage, x.astype(np.float32), y.astype(np.float32), border="replicate"
    )
    scale = float(np.iinfo(photo.dtype).max)
    guide = photo.astype(np.float32).mean(axis=2) / scale
    fine = _guided(guide, coarse, max(_EDGE_REACH * side / 2.0, 2.0))
    grown = resample.dilate(fine, max(round(_FRINGE * side), 1))
    coverage = np.clip((resample.blur(grown, max(region.scale, 1.0)) - 0.3) / 0.4, 0.0, 1.0)
    coverage = cover_ears(photo, coverage.astype(np.float32), ears)
    plate = _fill_behind(photo, coverage, (coverage > _PERSON_FROM) | covered, head)
    return Matte(coverage, plate)


def _fill_behind(
    photo: NDArray[Any], coverage: FloatArray, person: NDArray[np.bool_], head: Contour
) -> NDArray[Any]:
    side = max(coverage.shape)
    seen = (coverage > _PERSON_FROM).astype(np.uint8)
    hole = resample.dilate(seen, max(round(_GROWTH * side), 2))
    floating = photo.astype(np.float32)
    filled = fill_holes(floating, hole) + _grain(floating, hole)
    _continue(filled, photo, person, head)
    # Where there is hardly any person the plate is the photo itself: the filled plate lacks the
    # background's texture there, and the difference would travel with the head.
    share = np.clip(coverage / _FILLED_FROM, 0.0, 1.0)[..., None]
    plate = np.clip(np.rint(floating + share * (filled - floating)), 0, np.iinfo(photo.dtype).max)
    return plate.astype(photo.dtype)


def _continue(
    filled: FloatArray, photo: NDArray[Any], person: NDArray[np.bool_], head: Contour
) -> None:
    """Put the continued background (H, W, 3) around the head into a smoothly filled one."""
    side, radius_px = max(person.shape), float(head.radius_px.mean())
    away = resample.distance_inside(~person)
    known = away > max(_HALO * side, 1.0)
    depth = resample.distance_inside(~known) / radius_px
    rows, columns = np.nonzero((depth > 0.0) & (depth < _UNCOVERED))
    if not len(rows):
        return
    radius, outline, _ = head.polar(np.stack([columns, rows], axis=1).astype(np.float32))
    reach = np.maximum(depth[rows, columns], (radius - outline) / radius_px)
    near = reach < _UNCOVERED
    wanted = np.zeros_like(person)
    wanted[rows[near], columns[near]] = True
    continued = complete(photo, wanted, known, away > max(_CLEAR_OF * side, 2.0))
    if continued is None:
        return
    share = np.clip((_UNCOVERED - reach[near]) / _FEATHER, 0.0, 1.0)[:, None]
    share *= continued.any(axis=1, keepdims=True)
    filled[wanted] += share * (continued - filled[wanted])


def no_matte(photo: NDArray[Any]) -> Matte:
    """Everything moves: for photos in which nobody looked for the person."""
    return Matte(np.ones(photo.shape[:2], np.float32), photo)


def _grain(photo: FloatArray, hole: NDArray[np.uint8]) -> FloatArray:
    """(H, W, 3) noise like the background's, so that the filled part does not look wiped."""
    residue = photo - resample.blur(photo, 1.5)
    around = (resample.dilate(hole, 24) > 0) & (hole == 0)
    if not around.any():
        return np.zeros_like(photo)
    spread = 1.4826 * np.median(np.abs(residue[around]))
    noise = np.random.default_rng(0).normal(0.0, spread, (*photo.shape[:2], 1))
    return (resample.blur(noise[..., 0].astype(np.float32), 0.6) * 1.6)[..., None] * (
        hole[..., None] > 0
    ).astype(np.float32)


def _guided(guide: FloatArray, values: FloatArray, sigma_px: float) -> FloatArray:
    """Guided filter (He, Sun and Tang 2013, eq. 5 to 8) with Gaussian windows."""
    mean_guide, mean_values = resample.blur(guide, sigma_px), resample.blur(values, sigma_px)
    covariance = resample.blur(guide * values, sigma_px) - mean_guide * mean_values
    variance = resample.blur(guide * guide, sigma_px) - mean_guide * mean_guide
    slope = covariance / (variance + _EDGE_STRENGTH)
    offset = mean_values - slope * mean_guide
    return resample.blur(slope, sigma_px) * guide + resample.blur(offset, sigma_px)
