"""Writing meshes as .glb (with morph targets), .obj and .ply."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from engine.errors import MediaError
from engine.media.files import atomic
from engine.media.metadata import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

_SUFFIXES = (".glb", ".obj", ".ply")


@dataclass(frozen=True)
class MeshExport:
    """A mesh as it leaves the program.

    Attributes:
        vertices_mm: (V, 3) head frame, millimetres; +y up, +z to the viewer.
        triangles: (T, 3) vertex indices, counter-clockwise seen from outside.
        uv: (V, 2) texture coordinates, v upwards, or None.
        colours: (V, 3) uint8 sRGB, or None. Left out where there is a texture.
        texture: (H, W, 3) uint8 sRGB picture addressed by `uv`, or None.
        parts: name -> indices of triangles that make one part; the rest is called "head".
        morphs: name -> (V, 3) displacement in millimetres at weight 1. Only .glb holds them.
        weights: name -> weight with which a morph is shown when the file is opened.
    """

    vertices_mm: NDArray[Any]
    triangles: NDArray[Any]
    uv: NDArray[Any] | None = None
    colours: NDArray[np.uint8] | None = None
    texture: NDArray[np.uint8] | None = None
    parts: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    morphs: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)

    def part_triangles(self) -> dict[str, NDArray[Any]]:
        """Name -> (N, 3) vertex indices of each part that is not empty."""
        rest = np.ones(len(self.triangles), bool)
        found = {}
        for name, members in self.parts.items():
            rest[members] = False
            found[name] = self.triangles[members]
        found["head"] = np.concatenate(
            [found.get("head", self.triangles[:0]), self.triangles[rest]]
        )
        return {name: triangles for name, triangles in found.items() if len(triangles)}


def require_mesh_format(path: str | Path) -> str:
    """The suffix of `path` in small letters.

    Raises:
        MediaError: meshes cannot be written like that.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in _SUFFIXES:
        what = f"meshes ending in {suffix}" if suffix else "a mesh without an ending"
        raise MediaError(f"Likeness does not write {what}.", f"It writes {', '.join(_SUFFIXES)}.")
    return suffix


def write_mesh(path: str | Path, mesh: MeshExport) -> None:
    """Write a mesh beside `path`, then rename; the suffix chooses the format.

    .glb is in metres with named morph targets, .obj (with .mtl and texture beside it) and .ply
    are in millimetres, without morphs.

    Raises:
        MediaError: an unknown suffix, or a file that cannot be written.
    """
    target = Path(path)
    suffix = require_mesh_format(target)
    if suffix == ".glb":
        from engine.media.glb import glb_bytes

        files = {target.name: glb_bytes(mesh)}
    elif suffix == ".obj":
        files = _obj_files(mesh, target)
    else:
        files = {target.name: _ply_bytes(mesh)}
    with ExitStack() as stack:
        # The mesh itself is entered first and therefore renamed last, after what it refers to.
        besides = {name: stack.enter_context(atomic(target.with_name(name))) for name in files}
        for name, content in files.items():
            besides[name].write_bytes(content)


def _obj_files(mesh: MeshExport, target: Path) -> dict[str, bytes]:
    import trimesh
    from trimesh.exchange.obj import export_obj

    scene = trimesh.Scene()
    for name, triangles in mesh.part_triangles().items():
        scene.add_geometry(_part(mesh, triangles, target.stem), geom_name=name, node_name=name)
    text, besides = export_obj(
        scene, include_normals=True, return_texture=True, mtl_name=f"{target.stem}.mtl",
        header=f"{PROGRAM}, millimetres",
    )  # fmt: skip
    return {target.name: text.encode()} | {
        name: content if isinstance(content, bytes) else content.encode()
        for name, content in besides.items()
    }


def _ply_bytes(mesh: MeshExport) -> bytes:
    import trimesh
    from trimesh.exchange.ply import export_ply

    whole = trimesh.Trimesh(
        mesh.vertices_mm, mesh.triangles, vertex_colors=mesh.colours, process=False
    )
    return export_ply(whole, vertex_normal=True)


def _part(mesh: MeshExport, triangles: NDArray[Any], stem: str) -> Any:
    """A trimesh of some triangles, with only the vertices they use."""
    import trimesh
    from trimesh.visual import ColorVisuals, TextureVisuals
    from trimesh.visual.material import SimpleMaterial

    used, renumbered = np.unique(triangles, return_inverse=True)
    part = trimesh.Trimesh(mesh.vertices_mm[used], renumbered.reshape(-1, 3), process=False)
    if mesh.texture is not None and mesh.uv is not None:
        material = SimpleMaterial(
            Image.fromarray(mesh.texture), diffuse=(255, 255, 255, 255), name=f"{stem}-texture"
        )
        part.visual = TextureVisuals(mesh.uv[used], material=material)
    elif mesh.colours is not None:
        part.visual = ColorVisuals(part, vertex_colors=mesh.colours[used])
    return part
