"""Files and devices <-> arrays. The only room that imports cv2 and av.

The names below are imported on first use, so that importing the package stays cheap.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.media.draw import contact_sheet, draw_lines, draw_points, label
    from engine.media.files import atomic, require_writable
    from engine.media.filling import fill_holes
    from engine.media.meshes import MeshExport, write_mesh
    from engine.media.pictures import read_digital_source_type, read_picture, write_picture
    from engine.media.resample import blur, remap, resize
    from engine.media.video import VideoReader, probe
    from engine.media.video_writer import VideoWriter

__all__ = [
    "MeshExport",
    "VideoReader",
    "VideoWriter",
    "atomic",
    "blur",
    "contact_sheet",
    "draw_lines",
    "draw_points",
    "fill_holes",
    "label",
    "probe",
    "read_digital_source_type",
    "read_picture",
    "remap",
    "require_writable",
    "resize",
    "write_mesh",
    "write_picture",
]

_HOMES = {
    "draw": ("contact_sheet", "draw_lines", "draw_points", "label"),
    "files": ("atomic", "require_writable"),
    "filling": ("fill_holes",),
    "meshes": ("MeshExport", "write_mesh"),
    "pictures": ("read_digital_source_type", "read_picture", "write_picture"),
    "resample": ("blur", "remap", "resize"),
    "video": ("VideoReader", "probe"),
    "video_writer": ("VideoWriter",),
}


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(f"engine.media.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
