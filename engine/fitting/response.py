"""How the tracked points really answer to the shapes, measured on rendered faces.

A tracker's points do not sit on the skin: they follow a blink half the way, slide along the
outline as the head turns, and take neighbours with them. The measurement is made offline by
packaging/build_tracker_response.py; here it is only read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from engine import assets
from engine.tables import installed_table

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.fitting.basis import LandmarkBasis
    from engine.types import Pose

    DoubleArray = NDArray[np.float64]

ASSET = "tracker-response"
FORMAT = 1
POSE_TERMS = 9
_UNMEASURED_MM = 1.0
"""Standard deviation of a point whose answer nobody measured."""
_DAMAGED = "The tracker response file cannot be read: it is damaged or of another version."


@dataclass(frozen=True, eq=False)
class TrackerResponse:
    """What L tracked points do, in mm of the head frame, parallel to its x and y axes.

    Attributes:
        expression: (L, 2, 52) displacement per unit of each coefficient.
        own: (L, 2, 52) what is added to that per unit of the coefficient the person's face
            rests at: a mouth that already smiles answers less to more of it.
        pose: (L, 2, `POSE_TERMS`) displacement beyond the head's rigid motion, see `pose_terms`.
        modes: (2 L, M) patterns in which the points stray together, one standard deviation each.
        variance: (2 L,) what remains for each coordinate alone, mm^2.
    """

    expression: DoubleArray
    own: DoubleArray
    pose: DoubleArray
    modes: DoubleArray
    variance: DoubleArray

    def shapes(self, expression: DoubleArray) -> DoubleArray:
        """(L, 2, 52) displacement per unit on a face that rests at `expression` (52,)."""
        return self.expression + self.own * expression


def pose_terms(pose: Pose, rest: Pose) -> DoubleArray:
    """(9,) the angles, their squares and their products, all as differences to a pose at rest."""
    return _monomials(pose) - _monomials(rest)


def _monomials(pose: Pose) -> DoubleArray:
    yaw, pitch, roll = pose.yaw_rad, pose.pitch_rad, pose.roll_rad
    squares = yaw * yaw, pitch * pitch, roll * roll
    return np.array([yaw, pitch, roll, *squares, yaw * pitch, yaw * roll, pitch * roll])


def tracker_response(basis: LandmarkBasis) -> TrackerResponse:
    """The measured response of a scheme's points, or the geometric one where none was measured.

    Raises:
        AssetError: the file is missing or damaged.
    """
    if basis.scheme == "mediapipe478":
        return _measured()
    return geometric_response(basis)


def geometric_response(basis: LandmarkBasis) -> TrackerResponse:
    """Points that move as the mesh does."""
    count = len(basis.mean)
    expression = np.ascontiguousarray(basis.expression[:2].transpose(1, 0, 2))
    return TrackerResponse(
        expression=expression,
        own=np.zeros_like(expression),
        pose=np.zeros((count, 2, POSE_TERMS)),
        modes=np.zeros((2 * count, 0)),
        variance=np.full(2 * count, _UNMEASURED_MM**2),
    )


@cache
def _measured() -> TrackerResponse:
    return read_response(assets.locate(ASSET))


def read_response(path: Path) -> TrackerResponse:
    """Read a measured response.

    Raises:
        AssetError: the file is missing, damaged or of another format.
    """
    with installed_table(path, FORMAT, _DAMAGED) as table:
        return TrackerResponse(**{name: array.astype(np.float64) for name, array in table.items()})


def response_table(response: TrackerResponse) -> dict[str, NDArray[Any]]:
    """The arrays of a response as its file holds them."""
    names = ("expression", "own", "pose", "modes", "variance")
    table = {name: getattr(response, name).astype(np.float16) for name in names}
    return {"format": np.array(FORMAT, dtype=np.int32), **table}
