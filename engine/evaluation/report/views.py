"""The views every portrait is looked at in, and where to look."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers import edits
from engine.drivers.edits import Edit
from engine.drivers.frontal import frontal
from engine.drivers.presets import preset
from engine.evaluation.regions import EYES, MOUTH, boxes, points_px
from engine.facemodels.parts import Part

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.types import FaceParams, Portrait

_TURNED_RAD = math.radians(4)


@dataclass(frozen=True)
class View:
    """One target.

    Attributes:
        title: of its column.
        target: the photo's parameters to the view's.
        edge: which part of the head's outline to look at: "far" is the cheek and ear that turn
            away, or that the photo did not show.
    """

    title: str
    target: Callable[[FaceParams], FaceParams]
    edge: str


def _set(title: str, edge: str, **values: float) -> View:
    return View(title, lambda params: edits.apply(Edit(set=values), params), edge)


def _preset(title: str, name: str) -> View:
    return View(title, lambda params: edits.apply(preset(name).edit(), params), "far")


VIEWS: tuple[View, ...] = (
    View("Photo", lambda params: params, "far"),
    _set("Yaw +30°", "far", yaw=30.0),
    _set("Yaw −30°", "far", yaw=-30.0),
    _set("Pitch +20°", "chin", pitch=20.0),
    _set("Pitch −20°", "crown", pitch=-20.0),
    _set("Jaw open", "chin", jawOpen=0.7),
    _preset("Wide smile", "grin"),
    _preset("Blink", "blink"),
    View("Frontalise", frontal, "far"),
)


@dataclass(frozen=True)
class Spot:
    """A rectangle to cut out: its middle and width in pixels of the picture."""

    centre_px: tuple[float, float]
    width_px: float


@dataclass(frozen=True)
class Close:
    """One kind of close look: its title and the proportions of its pieces."""

    title: str
    size_hw: tuple[int, int]


HEAD = Close("Head", (320, 320))
EYES_CLOSE = Close("Eyes", (128, 320))
MOUTH_CLOSE = Close("Mouth", (200, 320))
OUTLINE = Close("Head outline", (320, 320))
CLOSES = (HEAD, EYES_CLOSE, MOUTH_CLOSE, OUTLINE)


def spots(model: FaceModel, portrait: Portrait, target: FaceParams, edge: str) -> dict[Close, Spot]:
    """Where to look in the picture of `target`, by kind of look."""
    photo = points_px(model, portrait.params, portrait.offsets_mm)
    points = points_px(model, target, portrait.offsets_mm)
    head = _head(model)
    (left, top), (right, bottom) = photo[head].min(axis=0), photo[head].max(axis=0)
    height = float(bottom - top)
    middle = float(left + right) / 2, float(top + bottom) / 2
    return {
        HEAD: Spot((middle[0], middle[1] - 0.03 * height), 1.4 * height),
        EYES_CLOSE: _around(boxes(model, points, EYES), 1.1),
        MOUTH_CLOSE: _around(boxes(model, points, MOUTH), 1.25),
        OUTLINE: Spot(_edge(points[head], portrait, target, edge), 0.55 * height),
    }


def _head(model: FaceModel) -> NDArray[np.intp]:
    """Vertices of skin on the head, without neck and shoulders."""
    kinds = (Part.FACE, Part.SCALP, Part.EAR_LEFT, Part.EAR_RIGHT)
    return np.unique(model.triangles[np.isin(model.triangle_part, [int(kind) for kind in kinds])])


def _around(found: list[tuple[float, float, float, float]], growth: float) -> Spot:
    left, right = min(box[0] for box in found), max(box[2] for box in found)
    top, bottom = min(box[1] for box in found), max(box[3] for box in found)
    return Spot(((left + right) / 2, (top + bottom) / 2), growth * (right - left))


def _edge(
    points: NDArray[np.float32], portrait: Portrait, target: FaceParams, edge: str
) -> tuple[float, float]:
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    if edge in ("chin", "crown"):
        return float(left + right) / 2, float(bottom if edge == "chin" else top)
    yaw = target.pose.yaw_rad
    turned = yaw if abs(yaw) > _TURNED_RAD else portrait.params.pose.yaw_rad
    # A little below the middle: cheek, ear and the hair above it.
    return float(right if turned >= 0 else left), float(top + 0.55 * (bottom - top))
