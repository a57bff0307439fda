"""Head frame -> camera frame -> picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from engine.types import Camera, FloatArray, Pose


def to_camera(vertices: FloatArray, pose: Pose) -> FloatArray:
    """(V, 3) mm in the camera frame: X_cam = R X_head + t."""
    translation = np.asarray(pose.translation_mm, dtype=np.float32)
    return vertices @ pose.rotation().T + translation


def project(points_cam: FloatArray, camera: Camera) -> tuple[FloatArray, FloatArray]:
    """Pinhole projection u = cx + f X / -Z, v = cy - f Y / -Z.

    Args:
        points_cam: (V, 3) mm in the camera frame, in front of the camera (Z < 0).
        camera: focal length and principal point in pixels.

    Returns:
        points_px (V, 2), y down, and depth_mm (V,) along -Z.
    """
    depth = np.maximum(-points_cam[:, 2], 1e-3)
    per_mm = camera.focal_px / depth
    points = np.empty((len(points_cam), 2), dtype=np.float32)
    points[:, 0] = camera.centre_px[0] + points_cam[:, 0] * per_mm
    points[:, 1] = camera.centre_px[1] - points_cam[:, 1] * per_mm
    return points, depth.astype(np.float32, copy=False)


def pose_mesh(
    vertices: FloatArray, pose_weight: FloatArray, pose: Pose, rest_pose: Pose
) -> FloatArray:
    """(V, 3) camera-frame mm: the head takes `pose`, the shoulders keep `rest_pose`.

    Args:
        vertices: (V, 3) head-frame mm.
        pose_weight: (V,) 1 on the head, 0 on the shoulders, smooth over the neck.
        pose: of the head.
        rest_pose: of the shoulders, usually the pose the photo was taken in.
    """
    if pose == rest_pose:
        return to_camera(vertices, pose)
    out = np.empty(vertices.shape, np.float32)
    _blend_poses(vertices, pose_weight, _rows(pose), _rows(rest_pose), out)
    return out


def _rows(pose: Pose) -> FloatArray:
    """(3, 4) rotation and translation."""
    return np.column_stack([pose.rotation(), pose.translation_mm]).astype(np.float32)


@njit(cache=True, nogil=True, error_model="numpy")
def _blend_poses(vertices, weight, head, rest, out):  # pragma: no cover - compiled
    for vertex in range(len(vertices)):
        x, y, z = vertices[vertex]
        share = weight[vertex]
        for axis in range(3):
            a = head[axis]
            at = a[0] * x + a[1] * y + a[2] * z + a[3]
            if share < 1:
                b = rest[axis]
                there = b[0] * x + b[1] * y + b[2] * z + b[3]
                at = there + share * (at - there)
            out[vertex, axis] = at
