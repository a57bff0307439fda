"""What a drag is seen through: the camera of the photo, or a view of the head from anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import Camera

    DoubleArray = NDArray[np.float64]


class Sight(Protocol):
    """Places in the camera frame (mm) seen as two numbers, in a unit of the sight's own."""

    def see(self, point_mm: DoubleArray) -> tuple[DoubleArray, DoubleArray]:
        """(2,) where a (3,) point is seen, and its (2, 3) derivative."""
        ...

    def per_mm(self, depth_mm: float) -> float:
        """Units a millimetre across the line of sight is long, at a distance from the camera."""
        ...


@dataclass(frozen=True)
class PhotoSight:
    """Seen in the photo, in its pixels."""

    camera: Camera

    def see(self, point_mm: DoubleArray) -> tuple[DoubleArray, DoubleArray]:
        x, y, z = point_mm
        scale = self.per_mm(-z)
        centre_x, centre_y = self.camera.centre_px
        slope = np.array([[scale, 0.0, scale * x / -z], [0.0, -scale, -scale * y / -z]])
        return np.array([centre_x + scale * x, centre_y - scale * y]), slope

    def per_mm(self, depth_mm: float) -> float:
        return self.camera.focal_px / max(depth_mm, 1.0)


@dataclass(frozen=True, eq=False)
class PlaneSight:
    """Seen along the normal of a plane, in mm: a drag in a 3D view happens in such a plane.

    Attributes:
        axes: (2, 3) two unit vectors that span the plane, square to each other.
    """

    axes: DoubleArray

    def see(self, point_mm: DoubleArray) -> tuple[DoubleArray, DoubleArray]:
        return self.axes @ point_mm, self.axes

    def per_mm(self, depth_mm: float) -> float:
        del depth_mm
        return 1.0
