"""A rendered frame and everything that is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import ByteArray, FaceParams, FloatArray, Pose


class Label(IntEnum):
    """What a pixel shows beyond the parts of the face model (`facemodels.Part`, 0 to 16)."""

    HAIR = 17
    BROW = 18
    LASH = 19
    BEARD = 20
    CLOTHES = 21
    HEADWEAR = 22
    GLASSES = 23


@dataclass(frozen=True, eq=False)
class Surface:
    """Which point of the person each pixel shows, in terms that hold in every frame of them.

    Attributes:
        element: (H, W) int32 row of `elements`, -1 where the background is seen.
        weights: (H, W, 3) float32 weights of its three points; a hair's segment has two and
            repeats the second.
        elements: (E, 3) int32 points of each triangle and hair segment, the face model's
            triangles first; shared by all frames of a person.
        places: (P, 3) float32 homogeneous pixel positions (x d, y d, d) of all points.
    """

    element: NDArray[np.int32]
    weights: FloatArray
    elements: NDArray[np.int32]
    places: FloatArray


@dataclass(frozen=True, eq=False)
class SyntheticFrame:
    """A picture of a synthetic person with its truth; H x W is the picture's size.

    Attributes:
        pixels: (H, W, 3) uint8 RGB.
        params: identity, expression, head pose and camera, exactly as drawn.
        rest_pose: of the shoulders, as in `projection.pose_mesh`.
        offsets_mm: (V, 3) float32 what the neutral head has beyond `params.identity`.
        parts: (H, W) uint8, `facemodels.Part` or `Label`; 0 is the background.
        landmarks478_px, landmarks68_px: (478, 2) and (68, 2) float32 projected embeddings of the
            model; those of the face's outline hold for frontal views, see `LandmarkEmbedding`.
        pncc: (H, W, 3) float32 of the face model where it is seen, else 0.
        depth_mm: (H, W) float32 of whatever is seen, 0 for the background.
        surface: what `flow_px` needs.
    """

    pixels: ByteArray
    params: FaceParams
    rest_pose: Pose
    offsets_mm: FloatArray
    parts: ByteArray
    landmarks478_px: FloatArray
    landmarks68_px: FloatArray
    pncc: FloatArray
    depth_mm: FloatArray
    surface: Surface


def flow_px(source: SyntheticFrame, target: SyntheticFrame) -> FloatArray:
    """(H, W, 2) where each pixel's surface point of `target` lies in `source`, in its pixels.

    NaN on the background. Whether the source shows that point or something before it is another
    question: `seen_in_source` answers it.

    Raises:
        ValueError: the frames show two people.
    """
    return _carried(source, target)[..., :2]


def seen_in_source(
    source: SyntheticFrame, target: SyntheticFrame, tolerance_mm: float = 4.0
) -> NDArray[np.bool_]:
    """(H, W) whether the source picture shows the surface point of each pixel of `target`."""
    from engine.rasterizers.maps import seen

    carried = _carried(source, target)
    return seen(carried[..., :2], carried[..., 2], source.depth_mm, tolerance_mm)


def _carried(source: SyntheticFrame, target: SyntheticFrame) -> FloatArray:
    """(H, W, 3) x, y in pixels and depth in mm of the target's surface in the source."""
    if source.surface.elements is not target.surface.elements:
        raise ValueError("flow is known between frames of one person only")
    here = target.surface
    corners = here.elements[np.maximum(here.element, 0)]
    place = np.einsum("hwc,hwcd->hwd", here.weights, source.surface.places[corners])
    place[here.element < 0] = np.nan
    place[..., :2] /= place[..., 2:]
    return place.astype(np.float32)
