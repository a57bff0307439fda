"""Direct manipulation: take hold of a point of the face and move it; the sliders follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.facemodels.model import FaceModel
    from engine.types import FaceParams, FloatArray, Portrait


@dataclass(frozen=True)
class Handle:
    """A point of the face that can be taken hold of.

    Attributes:
        name: identifier, such as "mouth_corner_left".
        label: what a tooltip shows.
        sliders: names of the sliders it moves.
        mirror: name of the handle across the midline; its own for those on it.
    """

    name: str
    label: str
    sliders: tuple[str, ...]
    mirror: str


def handle_points(model: FaceModel, portrait: Portrait, params: FaceParams) -> dict[str, FloatArray]:
    """Where every visible handle lies, (2,) px by name."""
    return {}


def nearest_handle(
    portrait: Portrait, params: FaceParams, point_px: tuple[float, float], within_px: float = 0.0
) -> Handle | None:
    """The handle nearest to a point of the picture, or None when none is near."""
    return None


def drag(
    model: FaceModel,
    portrait: Portrait,
    params: FaceParams,
    handle: Handle,
    to_px: tuple[float, float],
    *,
    symmetric: bool = False,
) -> dict[str, float]:
    """Absolute slider values that bring the handle to a point of the picture."""
    return {}
