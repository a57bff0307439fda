"""The head as a VTK scene: one mesh whose points and colours are replaced in place."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np
import pyvista

from app.ui.canvas import head_colours
from engine.rasterizers.maps import vertex_normals

if TYPE_CHECKING:
    from pyvistaqt import QtInteractor

    from app.ui.canvas.geometry import HeadGeometry
    from engine.facemodels.model import FaceModel
    from engine.types import ByteArray, FloatArray

_LINES = "#9fe6d8"
_VIEW_ANGLE_DEG = 24.0
_ROOM = 1.06


class Look(StrEnum):
    """How the head is shown, by the name that actions and settings use."""

    SHADED = "shaded"
    PHOTO = "photo"
    PNCC = "pncc"
    WIREFRAME = "wireframe"


class HeadScene:
    """Puts one head into a VTK view.

    The scene's axes are those of the photo's camera, its origin lies in the head as the photo
    shows it: the first view is the photo's own.

    Args:
        view: the VTK widget.
        model: gives the triangles.
    """

    def __init__(self, view: QtInteractor, model: FaceModel) -> None:
        self._view = view
        self._model = model
        self._triangles = model.triangles
        self._mesh = pyvista.PolyData.from_regular_faces(
            model.vertices_mm.astype(np.float32), model.triangles
        )
        self._mesh.point_data["rgb"] = head_colours.clay().copy()
        self._mesh.point_data.SetNormals(None)
        self._mesh.point_data["Normals"] = np.zeros_like(model.vertices_mm, np.float32)
        self._mesh.point_data.active_normals_name = "Normals"
        self._look = Look.SHADED
        self._photo: ByteArray | None = None
        self._origin = np.zeros(3, np.float32)
        self._actor = view.add_mesh(
            self._mesh, scalars="rgb", rgb=True, smooth_shading=False, show_scalar_bar=False,
            reset_camera=False, copy_mesh=False,
        )  # fmt: skip
        view.add_light(pyvista.Light(light_type="headlight", intensity=0.72))
        view.add_light(
            pyvista.Light(position=(-0.6, 0.9, 0.9), light_type="camera light", intensity=0.42)
        )
        self.set_look(self._look)

    @property
    def look(self) -> Look:
        return self._look

    @property
    def points_mm(self) -> FloatArray:
        """(V, 3) where the vertices lie in the scene."""
        return np.asarray(self._mesh.points)

    @property
    def origin_mm(self) -> FloatArray:
        """(3,) the scene's origin in the frame of the photo's camera."""
        return self._origin

    def set_origin(self, translation_mm: tuple[float, float, float]) -> None:
        """Place the scene's origin where the photo has the head."""
        self._origin = np.asarray(translation_mm, np.float32)

    def show(self, head: HeadGeometry) -> None:
        """Bring the vertices to where an edit has them; nothing else is made anew."""
        points = head.camera_mm - self._origin
        np.copyto(np.asarray(self._mesh.points), points)
        self._mesh.GetPoints().Modified()
        if self._look is not Look.PNCC:
            self._update_normals()

    def set_photo_colours(self, colours: ByteArray | None) -> None:
        """(V, 3) uint8 the photo's colours, or None while they are not known."""
        self._photo = colours
        if self._look is Look.PHOTO:
            self._recolour()

    def set_look(self, look: Look) -> None:
        """Show the head another way."""
        self._look = look
        how: Any = self._actor.prop
        how.lighting = look is not Look.PNCC
        how.style = "wireframe" if look is Look.WIREFRAME else "surface"
        how.line_width = 1.0
        how.interpolation = "Phong" if look is not Look.PNCC else "Flat"
        soft = look is Look.PHOTO
        how.ambient, how.diffuse = (0.55, 0.5) if soft else (0.12, 0.95)
        how.specular, how.specular_power = (0.0, 1.0) if soft else (0.14, 18.0)
        how.color = _LINES
        self._actor.mapper.scalar_visibility = look is not Look.WIREFRAME
        self._recolour()
        self._update_normals()

    def reset_camera(self, head: HeadGeometry | None) -> None:
        """Look at the head from where the photo was taken, near enough to fill the view."""
        camera = self._view.camera
        points = self.points_mm[self._model.pose_weight > 0.5]
        middle = (points.min(axis=0) + points.max(axis=0)) / 2
        towards = -self._origin if head is not None else np.array([0.0, 0.0, 1.0])
        towards = towards / max(float(np.linalg.norm(towards)), 1e-6)
        height = float(np.ptp(points[:, 1])) * _ROOM
        distance = height / 2 / np.tan(np.radians(_VIEW_ANGLE_DEG / 2)) + 90.0
        camera.view_angle = _VIEW_ANGLE_DEG
        camera.focal_point = tuple(float(v) for v in middle)
        camera.position = tuple(float(v) for v in middle + towards * distance)
        camera.up = (0.0, 1.0, 0.0)
        self._view.renderer.ResetCameraClippingRange()

    def _recolour(self) -> None:
        if self._look is Look.PNCC:
            colours = head_colours.pncc()
        elif self._look is Look.PHOTO and self._photo is not None:
            colours = self._photo
        else:
            colours = head_colours.clay().copy()
        np.copyto(np.asarray(self._mesh.point_data["rgb"]), colours)
        self._mesh.GetPointData().GetArray("rgb").Modified()
        self._mesh.GetPointData().Modified()

    def _update_normals(self) -> None:
        normals = np.asarray(self._mesh.point_data["Normals"])
        np.copyto(normals, vertex_normals(self.points_mm, self._triangles))
        self._mesh.GetPointData().GetArray("Normals").Modified()
        self._mesh.Modified()
