"""Meshes with named morph targets as binary glTF 2.0."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import numpy as np
import pygltflib as gltf
from PIL import Image
from scipy import sparse

from engine.media.metadata import PROGRAM

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.media.meshes import MeshExport

_METRES = 1e-3
_STILL_M = 1e-6  # A vertex that a morph moves by less than a micrometre does not move.
_STILL_NORMAL = 1e-3
_COMPONENTS = {"uint16": gltf.UNSIGNED_SHORT, "uint32": gltf.UNSIGNED_INT, "float32": gltf.FLOAT}
_SHAPES = {1: gltf.SCALAR, 2: gltf.VEC2, 3: gltf.VEC3, 4: gltf.VEC4}


def glb_bytes(mesh: MeshExport) -> bytes:
    """A GLB file: metres, +y up, +z forward; one primitive and material for each part.

    All parts share the vertices, so vertex numbers are those of `mesh`. Morph targets carry
    position and normal displacements, sparse where that is smaller; their names stand in
    `mesh.extras.targetNames`, where Blender and three.js look.
    """
    writer = _Writer()
    position = (np.asarray(mesh.vertices_mm) * _METRES).astype(np.float32)
    normals = _Normals(mesh.triangles, len(position))
    base_normal = normals(position)
    attributes = gltf.Attributes(
        POSITION=writer.dense(position, bounds=True), NORMAL=writer.dense(base_normal)
    )
    if mesh.uv is not None:
        flipped = np.asarray(mesh.uv, np.float32) * (1, -1) + (0, 1)
        attributes.TEXCOORD_0 = writer.dense(flipped.astype(np.float32))
    if mesh.colours is not None and mesh.texture is None:
        attributes.COLOR_0 = writer.dense(_linear_colours(mesh.colours), normalised=True)
    targets = []
    for delta_mm in mesh.morphs.values():
        delta = (np.asarray(delta_mm) * _METRES).astype(np.float32)
        turned = normals(position + delta) - base_normal
        targets.append({
            "POSITION": writer.displacement(delta, _STILL_M, bounds=True),
            "NORMAL": writer.displacement(turned, _STILL_NORMAL),
        })  # fmt: skip
    texture = writer.picture(mesh.texture) if mesh.texture is not None else None
    primitives = [
        gltf.Primitive(
            attributes=attributes,
            indices=writer.indices(triangles, len(position)),
            material=writer.material(name, texture),
            targets=targets or None,
        )
        for name, triangles in mesh.part_triangles().items()
    ]
    return writer.finish(primitives, mesh)


class _Normals:
    """Area-weighted unit vertex normals of one triangulation, for many shapes of it."""

    def __init__(self, triangles: NDArray[Any], count: int) -> None:
        self._triangles = np.asarray(triangles, np.int64)
        rows = self._triangles.ravel()
        columns = np.repeat(np.arange(len(self._triangles)), 3)
        ones = np.ones(len(rows), np.float32)
        self._gather = sparse.csr_matrix(
            (ones, (rows, columns)), shape=(count, len(self._triangles))
        )

    def __call__(self, position: NDArray[np.float32]) -> NDArray[np.float32]:
        """(V, 3) float32; +z where a vertex belongs to no triangle."""
        a, b, c = (position[self._triangles[:, corner]] for corner in range(3))
        summed = self._gather @ np.cross(b - a, c - a)
        length = np.linalg.norm(summed, axis=1, keepdims=True)
        upward = np.array([0, 0, 1], np.float32)
        unit = np.where(length > 0, summed / np.maximum(length, 1e-30), upward)
        return unit.astype(np.float32)


class _Writer:
    """The one buffer of a GLB and the tables that point into it."""

    def __init__(self) -> None:
        self._blob = bytearray()
        self._document = gltf.GLTF2(
            asset=gltf.Asset(version="2.0", generator=PROGRAM), scene=0,
            scenes=[gltf.Scene(nodes=[0])],
        )  # fmt: skip

    def dense(self, values: NDArray[Any], *, bounds: bool = False, normalised: bool = False) -> int:
        """Index of an accessor for (N, C) vertex values."""
        accessor = self._accessor(values, bounds)
        accessor.bufferView = self._view(values, gltf.ARRAY_BUFFER)
        accessor.normalized = normalised
        return self._add(accessor)

    def displacement(
        self, values: NDArray[np.float32], still: float, *, bounds: bool = False
    ) -> int:
        """Index of an accessor for (V, 3) displacements, most of which may be nothing."""
        length = np.linalg.norm(values, axis=1)
        moved = np.flatnonzero(length > still)
        values = np.where((length > still)[:, None], values, np.float32(0))
        index_type = _index_type(len(values))
        if len(moved) * (12 + index_type.itemsize) >= values.nbytes:
            return self.dense(values, bounds=bounds)
        accessor = self._accessor(values, bounds)
        accessor.byteOffset = None  # glTF forbids an offset where there is no buffer view.
        if len(moved):
            indices = self._view(moved.astype(index_type))
            accessor.sparse = gltf.Sparse(
                count=len(moved),
                indices=gltf.AccessorSparseIndices(
                    bufferView=indices, componentType=_COMPONENTS[index_type.name]
                ),
                values=gltf.AccessorSparseValues(bufferView=self._view(values[moved])),
            )
        return self._add(accessor)

    def indices(self, triangles: NDArray[Any], count: int) -> int:
        """Index of an accessor for (N, 3) vertex indices."""
        flat = np.ascontiguousarray(triangles, _index_type(count)).reshape(-1, 1)
        accessor = self._accessor(flat, False)
        accessor.bufferView = self._view(flat, gltf.ELEMENT_ARRAY_BUFFER)
        return self._add(accessor)

    def picture(self, pixels: NDArray[np.uint8]) -> int:
        """Index of a texture that holds (H, W, 3) sRGB pixels as PNG."""
        encoded = io.BytesIO()
        Image.fromarray(pixels).save(encoded, "PNG")
        view = self._view(np.frombuffer(encoded.getvalue(), np.uint8))
        self._document.images.append(gltf.Image(bufferView=view, mimeType="image/png"))
        self._document.samplers.append(
            gltf.Sampler(magFilter=gltf.LINEAR, minFilter=gltf.LINEAR_MIPMAP_LINEAR)
        )
        self._document.textures.append(gltf.Texture(source=0, sampler=0))
        return len(self._document.textures) - 1

    def material(self, name: str, texture: int | None) -> int:
        """Index of a skin-like material; two-sided, for the inside of the mouth is thin."""
        colour = None if texture is None else gltf.TextureInfo(index=texture)
        self._document.materials.append(gltf.Material(
            name=name, doubleSided=True, alphaCutoff=None,
            pbrMetallicRoughness=gltf.PbrMetallicRoughness(
                baseColorFactor=[1.0, 1.0, 1.0, 1.0], baseColorTexture=colour,
                metallicFactor=0.0, roughnessFactor=0.55,
            ),
        ))  # fmt: skip
        return len(self._document.materials) - 1

    def finish(self, primitives: list[gltf.Primitive], mesh: MeshExport) -> bytes:
        """The whole file."""
        weights = [float(mesh.weights.get(name, 0.0)) for name in mesh.morphs]
        self._document.meshes = [gltf.Mesh(
            name="head", primitives=primitives, weights=weights or None,
            extras={"targetNames": list(mesh.morphs)} if mesh.morphs else {},
        )]  # fmt: skip
        self._document.nodes = [gltf.Node(name="head", mesh=0)]
        self._document.buffers = [gltf.Buffer(byteLength=len(self._blob))]
        self._document.set_binary_blob(bytes(self._blob))
        return b"".join(self._document.save_to_bytes())

    def _view(self, values: NDArray[Any], target: int | None = None) -> int:
        self._blob.extend(b"\0" * (-len(self._blob) % 4))
        start = len(self._blob)
        self._blob.extend(np.ascontiguousarray(values).tobytes())
        self._document.bufferViews.append(gltf.BufferView(
            buffer=0, byteOffset=start, byteLength=len(self._blob) - start, target=target
        ))  # fmt: skip
        return len(self._document.bufferViews) - 1

    def _accessor(self, values: NDArray[Any], bounds: bool) -> gltf.Accessor:
        return gltf.Accessor(
            componentType=_COMPONENTS[values.dtype.name],
            count=len(values),
            type=_SHAPES[values.shape[1]],
            min=values.min(axis=0).tolist() if bounds else None,
            max=values.max(axis=0).tolist() if bounds else None,
        )

    def _add(self, accessor: gltf.Accessor) -> int:
        self._document.accessors.append(accessor)
        return len(self._document.accessors) - 1


def _index_type(count: int) -> np.dtype[Any]:
    """The smallest type whose highest value, which glTF reserves, is no vertex."""
    return np.dtype(np.uint16 if count < 65_535 else np.uint32)


def _linear_colours(colours: NDArray[np.uint8]) -> NDArray[np.uint16]:
    """(V, 4) linear RGBA at 16 bits: glTF vertex colours are linear, 8 bits would band."""
    encoded = colours[:, :3].astype(np.float64) / 255
    linear = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    opaque = np.ones((len(colours), 1))
    return np.rint(np.hstack([linear, opaque]) * 65_535).astype(np.uint16)
