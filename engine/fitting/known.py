"""A person whose face was fitted in a reference picture: changes are measured against that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels.limits import limited
from engine.fitting.basis import landmark_basis
from engine.fitting.response import pose_terms, tracker_response
from engine.fitting.solver import State

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.fitting.response import TrackerResponse
    from engine.types import Camera, FaceParams, Landmarks, Pose

    DoubleArray = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class KnownFace:
    """L tracked points of a person, whatever the model cannot express of the face included.

    Attributes:
        rest: pose in the reference picture.
        own: (52,) coefficients the face shows there.
        zero: (L, 3) mm, the points at zero coefficients in the pose at rest.
        shapes: (3, L, 52) mm per unit: x and y as the tracker answers, z as the mesh moves.
        turned: (L, 2, 9) mm the points stray as the head turns, see `response.pose_terms`.
    """

    rest: Pose
    own: DoubleArray
    zero: DoubleArray
    shapes: DoubleArray
    turned: DoubleArray

    def base(self, pose: Pose) -> DoubleArray:
        """(L, 3) head-frame mm at zero coefficients in a pose."""
        base = self.zero.copy()
        base[:, :2] += self.turned @ pose_terms(pose, self.rest)
        return base

    @property
    def state(self) -> State:
        """Pose and coefficients in the reference picture."""
        place = np.array(self.rest.translation_mm, dtype=np.float64)
        return State(self.rest.rotation().astype(np.float64), place, self.own)


def known_face(
    model: FaceModel,
    params: FaceParams,
    reference: Landmarks,
    response: TrackerResponse | None = None,
    *,
    shape_share: float = 1.0,
    turn_share: float = 1.0,
) -> KnownFace:
    """What is known of a person after the first picture.

    Args:
        model: the head.
        params: the person fitted to the reference picture.
        reference: the points tracked there.
        response: how tracked points answer; the installed measurement when None.
        shape_share, turn_share: how much of it is believed, 0 (points move as the mesh) to 1.
    """
    basis = landmark_basis(model, reference.scheme)
    response = response or tracker_response(basis)
    own = limited(params.expression).astype(np.float64)
    shapes = basis.expression.copy()
    measured = response.shapes(own).transpose(1, 0, 2)
    shapes[:2] += shape_share * (measured - shapes[:2])
    place = np.array(params.pose.translation_mm, dtype=np.float64)
    state = State(params.pose.rotation().astype(np.float64), place, own)
    fitted = basis.neutral(params.identity.astype(np.float64)) + (basis.expression @ own).T
    points = reference.points_px[:, :2].astype(np.float64)
    # The tracked points themselves, at the depth the fitted head gives them.
    head = unprojected(points, fitted, state, params.camera)
    zero = head - (shapes @ own).T
    return KnownFace(params.pose, own, zero, shapes, turn_share * response.pose)


def unprojected(
    points_px: DoubleArray, depth_from: DoubleArray, state: State, camera: Camera
) -> DoubleArray:
    """(L, 3) head-frame mm of picture points, at the camera depth of given head-frame points.

    Args:
        points_px: (L, 2).
        depth_from: (L, 3) head-frame mm.
        state: pose of the head.
        camera: of the picture.
    """
    depth = -(depth_from @ state.rotation.T + state.translation)[:, 2]
    offset = (points_px - camera.centre_px) * [1.0, -1.0] * (depth / camera.focal_px)[:, None]
    return (np.column_stack([offset, -depth]) - state.translation) @ state.rotation
