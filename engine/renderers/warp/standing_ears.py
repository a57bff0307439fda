"""Ears that stand out from the head, moved as what they are: flaps that turn about their roots.

The backdrop follows the head's outline. When a head turns, that runs along the back of the skull
on the one side and along the cheek on the other: an ear that went with it would grow on the one
and stay whole on the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.facemodels.parts import Part
from engine.media import resample
from engine.renderers.warp.ramp import ramp
from engine.renderers.warp.surface import vertices_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from engine.facemodels import FaceModel
    from engine.renderers.warp.contour import Contour
    from engine.renderers.warp.placement import Placement
    from engine.types import FloatArray

    Place = Callable[[FloatArray], FloatArray]

_SAMPLES = 64
_ROOM, _OUT, _IN = 0.8, 1.0, 0.6
"""How far above and below the mesh's ear, out of it and into the head is looked, over its
height."""
_HEIGHT, _STANDS, _AREA = (0.45, 1.7), (0.12, 0.6), 0.05
"""Of what is taken for an ear, over the height of the mesh's and its square: how high, how far out,
how large at least."""
_CLOSED, _OPENED = 3, 2
"""Samples: gaps that shadows tear into an ear, and rims of hair in the colour of skin."""
_SKIN, _DARKEST, _BLUR = 0.07, 0.3, 0.04
"""How far the colour of an ear may be from that of the face, as shares of red and green; how dark
it may be; and over which part of its height it is averaged."""
_PERSON = 0.5
_FRONT = 0.25
"""Part of the mesh's ear, in depth, that is its root."""
_ANGLES_RAD = np.deg2rad(np.arange(0.0, 86.0))
"""Between the side of the head and an ear."""
_LEAST_WIDTH = 0.1
"""From the root to the tip in the photo, over the ear's height; less cannot be compared."""
_ABOVE, _BELOW, _INWARDS, _OUTWARDS = 0.6, 0.25, (-0.2, 0.1), (0.15, 0.7)
"""Where what moves with an ear begins and ends, over its height: above and below it, about its
root and beyond its tip. Hair above it moves along in part, or it would hang over."""
_LEAST_GROWTH, _MOST_GROWTH = 0.15, 1.7
_FAR, _NEAR = 0.9, 1.1
"""Growth in width from which an ear is on the far and on the near side of a turned head."""


@dataclass(frozen=True)
class StandingEar:
    """One ear.

    Attributes:
        share: (R, C) how much each node of the backdrop's lattice belongs to it.
        ends_mm: (2, 3) its root and the tip of its rim, in the head frame.
        ends_px: (2, 2) where they lie in the photo.
    """

    share: FloatArray
    ends_mm: FloatArray
    ends_px: FloatArray


@dataclass(frozen=True)
class EarTurn:
    """What a turn makes of an ear.

    Attributes:
        share: see `StandingEar`.
        root_px, turned_root_px: (2,) its root in the photo and in the target.
        linear: (2, 2) what becomes of distances from the root.
        growth: of its width; below 1 on the far side.
    """

    share: FloatArray
    root_px: FloatArray
    turned_root_px: FloatArray
    linear: FloatArray
    growth: float

    def shift(
        self, nodes_px: FloatArray, outline_shift: FloatArray, excess_px: FloatArray
    ) -> FloatArray:
        """(R, C, 2) by how much the nodes move.

        On the near side they stay with the root; on the far side, where the cheek hides it, with
        the outline, beyond which they reach less far.

        Args:
            nodes_px: (R, C, 2).
            outline_shift: (R, C, 2) by how much the outline carries them.
            excess_px: (R, C, 2) by how much they are beyond it then.
        """
        rigid = self.turned_root_px + (nodes_px - self.root_px) @ self.linear.T - nodes_px
        beside = outline_shift - (1.0 - min(self.growth, 1.0)) * excess_px
        near = ramp(np.array(self.growth), _FAR, _NEAR)
        return near * rigid + (1.0 - near) * beside


def find_ears(
    model: FaceModel,
    rest: Placement,
    outline: Contour,
    coverage: FloatArray,
    photo: NDArray[Any],
    skin: FloatArray,
    place: Place,
    nodes_px: FloatArray,
) -> tuple[StandingEar, ...]:
    """The ears that stand out of the head's outline in the photo, if any.

    Args:
        model: the face model.
        rest: the mesh as the photo shows it.
        outline: of the head.
        coverage: (H, W) how much of each pixel is the person.
        photo: (H, W, 3).
        skin: (3,) colour of well-lit skin.
        place: where points of the head frame lie in the photo.
        nodes_px: (R, C, 2) of the backdrop's lattice.
    """
    found = []
    for part in (Part.EAR_LEFT, Part.EAR_RIGHT):
        vertices = np.flatnonzero(vertices_of(model, (part,)))
        view = _View.beside(outline, rest.points_px[vertices])
        extent = view.extent(outline, coverage, photo, skin)
        if extent is None:
            continue
        rows, tip = extent
        root_mm, tips_mm = _flap(rest.vertices_mm[vertices])
        best = np.abs(view.outwards(place(tips_mm)) - tip).argmin()
        ends_mm = np.stack([root_mm, tips_mm[best]])
        ends_px = place(ends_mm)
        root, reached = view.outwards(ends_px)
        if reached - root > _LEAST_WIDTH * view.height_px:
            found.append(StandingEar(view.share(nodes_px, rows, (root, tip)), ends_mm, ends_px))
    return tuple(found)


def _flap(ear_mm: FloatArray) -> tuple[FloatArray, FloatArray]:
    """(3,) the root of the mesh's ear (N, 3), and (A, 3) its tip for each of `_ANGLES_RAD`: an ear
    that stands out farther is not longer."""
    x, z = ear_mm[:, 0], ear_mm[:, 2]
    root_mm = ear_mm[z >= np.quantile(z, 1.0 - _FRONT)].mean(axis=0)
    length_mm = np.hypot(np.ptp(x), np.ptp(z))
    out, back = np.sign(root_mm[0]) * np.sin(_ANGLES_RAD), -np.cos(_ANGLES_RAD)
    away = np.column_stack([out, np.zeros_like(out), back]).astype(np.float32)
    return root_mm, root_mm + np.float32(length_mm) * away


@dataclass(frozen=True)
class _View:
    """A grid over an ear and what is around it, along the directions of the upright head.

    Attributes:
        centre_px, out_axis, down_axis: (2,) of the outline; away from its middle; towards the chin.
        out, down: (S,) of the grid, in pixels from the centre.
        height_px: of the mesh's ear.
    """

    centre_px: FloatArray
    out_axis: FloatArray
    down_axis: FloatArray
    out: FloatArray
    down: FloatArray
    height_px: float

    @classmethod
    def beside(cls, outline: Contour, ear_px: FloatArray) -> _View:
        """Around the mesh's ear (N, 2)."""
        right, down_axis = directions(outline)
        offset = ear_px - outline.centre_px
        out_axis = np.sign((offset @ right).mean()) * right
        across, along = offset @ out_axis, offset @ down_axis
        height = float(np.ptp(along))
        out = np.linspace(across.mean() - _IN * height, across.max() + _OUT * height, _SAMPLES)
        down = np.linspace(along.min() - _ROOM * height, along.max() + _ROOM * height, _SAMPLES)
        return cls(outline.centre_px, out_axis, down_axis, out, down, height)

    @property
    def points_px(self) -> FloatArray:
        """(S, S, 2) of the grid; a row for each height."""
        down = self.down[:, None, None] * self.down_axis
        return (self.centre_px + down + self.out[:, None] * self.out_axis).astype(np.float32)

    def outwards(self, points_px: FloatArray) -> FloatArray:
        """How far points (..., 2) lie out."""
        return (points_px - self.centre_px) @ self.out_axis

    def extent(
        self, outline: Contour, coverage: FloatArray, photo: NDArray[Any], skin: FloatArray
    ) -> tuple[tuple[float, float], float] | None:
        """Upper and lower end of an ear that reaches out of the outline, and how far out; None
        where nothing like an ear does."""
        points = self.points_px
        x, y = points[..., 0], points[..., 1]
        radius, edge, _ = outline.polar(points)
        person = resample.remap(coverage, x, y, border="constant") > _PERSON
        soft = resample.blur(photo.astype(np.float32), _BLUR * self.height_px)
        skinny = _is_skin(resample.remap(soft, x, y, border="replicate"), skin)
        ear = (person & skinny & (radius > edge)).astype(np.uint8)
        for radius_px in (_CLOSED, -_CLOSED, -_OPENED, _OPENED):
            ear = resample.dilate(ear, radius_px)
        _, boxes = resample.connected_components(ear)
        if len(boxes) < 2:
            return None
        left, top, width, height, count = boxes[1 + int(boxes[1:, 4].argmax())]
        across, along = self.out[1] - self.out[0], self.down[1] - self.down[0]
        high, wide = height * along / self.height_px, width * across / self.height_px
        large = count * across * along / self.height_px**2
        fits = _HEIGHT[0] < high < _HEIGHT[1] and _STANDS[0] < wide < _STANDS[1]
        if not fits or large < _AREA:
            return None
        rows = float(self.down[top]), float(self.down[top + height - 1])
        return rows, float(self.out[left + width - 1])

    def share(
        self, nodes_px: FloatArray, rows: tuple[float, float], ends: tuple[float, float]
    ) -> FloatArray:
        """(R, C) 1 on the ear, falling to 0 around it."""
        at = nodes_px - self.centre_px
        across, along, height = at @ self.out_axis, at @ self.down_axis, self.height_px
        root, tip = ends
        share = ramp(along, rows[0] - _ABOVE * height, rows[0])
        share = share * (1.0 - ramp(along, rows[1], rows[1] + _BELOW * height))
        inner, outer = (
            ramp(across, *(end + height * np.array(reach)))
            for end, reach in ((root, _INWARDS), (tip, _OUTWARDS))
        )
        return share * inner * (1.0 - outer)


def directions(outline: Contour) -> tuple[FloatArray, FloatArray]:
    """(2,) unit vectors in the picture: to the upright head's right side of it, and down."""
    cos, sin = np.cos(outline.roll_rad), np.sin(outline.roll_rad)
    return np.array([cos, -sin], np.float32), np.array([sin, cos], np.float32)


def turned(
    ear: StandingEar, rest: Contour, target: Contour, ends_px: FloatArray, scale: float
) -> EarTurn:
    """What becomes of an ear.

    Args:
        ear: the ear.
        rest, target: outlines of the head.
        ends_px: (2, 2) where its ends lie in the target.
        scale: size of the target's head over the photo's.
    """
    (right, down), (right_now, down_now) = directions(rest), directions(target)
    (root, tip), (root_now, tip_now) = ear.ends_px, ends_px
    growth = float((tip_now - root_now) @ right_now / ((tip - root) @ right)) / scale
    growth = min(max(growth, _LEAST_GROWTH), _MOST_GROWTH)
    linear = scale * (growth * np.outer(right_now, right) + np.outer(down_now, down))
    return EarTurn(ear.share, root, root_now, linear, growth)


def _is_skin(colours: NDArray[Any], skin: FloatArray) -> NDArray[np.bool_]:
    """(...) whether colours (..., 3) are those of skin, in light or shadow."""
    light = colours.sum(axis=-1, dtype=np.float32)
    shares = colours[..., :2] / np.maximum(light, 1.0)[..., None]
    near = (np.abs(shares - skin[:2] / skin.sum()) < _SKIN).all(axis=-1)
    return near & (light > _DARKEST * skin.sum())
