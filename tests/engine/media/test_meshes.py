"""Meshes are read back by other programs' readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pygltflib
import pytest
import trimesh

from engine.errors import MediaError
from engine.media import MeshExport, write_mesh
from engine.types import ARKIT_NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

BALL = trimesh.creation.icosphere(3, 80.0)
VERTICES = np.asarray(BALL.vertices)
TRIANGLES = np.asarray(BALL.faces)
COLOURS = np.clip(VERTICES + 128, 0, 255).astype(np.uint8)


def example(**changes: Any) -> MeshExport:
    local = {
        name: np.where(VERTICES[:, :1] > number - 26, 0, 0.1 * VERTICES)
        for number, name in enumerate(ARKIT_NAMES)
    } | {"tongueOut": np.zeros_like(VERTICES), "jawOpen": VERTICES * 0.2}
    uv = np.stack([np.linspace(0, 1, len(VERTICES)), VERTICES[:, 1] / 160 + 0.5], axis=1)
    fields: dict[str, Any] = {
        "uv": uv,
        "colours": COLOURS,
        "parts": {"left eye": np.arange(50)},
        "morphs": {name: local[name] for name in ARKIT_NAMES},
        "weights": {"jawOpen": 0.25},
    }
    return MeshExport(VERTICES, TRIANGLES, **(fields | changes))


def accessor(document: pygltflib.GLTF2, index: int) -> NDArray[np.float32]:
    """Decode a VEC3 float accessor, sparse or not, by the glTF specification."""
    entry = document.accessors[index]
    blob = document.binary_blob()
    assert blob is not None

    def view(number: int, dtype: Any) -> NDArray[Any]:
        found = document.bufferViews[number]
        start = found.byteOffset or 0
        return np.frombuffer(blob[start : start + found.byteLength], dtype)

    values = np.zeros((entry.count, 3), np.float32)
    if entry.bufferView is not None:
        values = view(entry.bufferView, np.float32).reshape(-1, 3).copy()
    if entry.sparse is not None and entry.sparse.count:
        kind = {pygltflib.UNSIGNED_SHORT: np.uint16, pygltflib.UNSIGNED_INT: np.uint32}
        where = view(entry.sparse.indices.bufferView, kind[entry.sparse.indices.componentType])
        assert (np.diff(where.astype(int)) > 0).all()
        values[where] = view(entry.sparse.values.bufferView, np.float32).reshape(-1, 3)
    return values


def test_glb_carries_the_morphs_by_name(tmp_path: Path) -> None:
    mesh = example()
    write_mesh(tmp_path / "a.glb", mesh)
    document = pygltflib.GLTF2().load(str(tmp_path / "a.glb"))
    assert document is not None
    head: Any = document.meshes[0]
    assert head.extras["targetNames"] == list(ARKIT_NAMES)
    assert head.weights is not None
    assert head.weights[ARKIT_NAMES.index("jawOpen")] == 0.25
    assert {material.name for material in document.materials} == {"left eye", "head"}
    for primitive in head.primitives:
        assert len(primitive.targets or []) == 52
        for name, target in zip(ARKIT_NAMES, primitive.targets or [], strict=True):
            moved = accessor(document, target["POSITION"])
            np.testing.assert_allclose(moved, mesh.morphs[name] * 1e-3, atol=2e-6)
            entry = document.accessors[target["POSITION"]]
            np.testing.assert_allclose(entry.max, moved.max(0), atol=1e-9)
    base = document.accessors[head.primitives[0].attributes.POSITION or 0]
    assert base.max == pytest.approx([0.08] * 3, abs=1e-3)
    assert (tmp_path / "a.glb").stat().st_size < 52 * VERTICES.size * 8


def test_glb_opens_in_trimesh_with_its_texture(tmp_path: Path) -> None:
    texture = np.zeros((16, 16, 3), np.uint8)
    texture[:8] = (255, 0, 0)
    write_mesh(tmp_path / "a.glb", example(texture=texture))
    scene = trimesh.load_scene(tmp_path / "a.glb")
    assert sum(len(part.faces) for part in scene.geometry.values()) == len(TRIANGLES)
    part: Any = next(iter(scene.geometry.values()))
    seen = part.visual.to_color().vertex_colors[:, :3]
    top = part.vertices[:, 1] > 0.02
    assert (seen[top] == (255, 0, 0)).all()


@pytest.mark.parametrize("suffix", [".obj", ".ply"])
def test_plain_formats_keep_shape_and_colours(tmp_path: Path, suffix: str) -> None:
    write_mesh(tmp_path / f"a{suffix}", example())
    mesh: Any = trimesh.load_mesh(tmp_path / f"a{suffix}")
    assert len(mesh.faces) == len(TRIANGLES)
    np.testing.assert_allclose(mesh.bounds, BALL.bounds, atol=1e-3)
    distance = np.linalg.norm(mesh.vertices[:1] - VERTICES, axis=1)
    seen = mesh.visual.vertex_colors[0, :3].astype(int)
    assert np.abs(seen - COLOURS[distance.argmin()]).max() <= 1


def test_obj_with_texture_brings_its_files(tmp_path: Path) -> None:
    write_mesh(tmp_path / "me.obj", example(texture=np.zeros((16, 16, 3), np.uint8)))
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["me-texture.png", "me.mtl", "me.obj"]
    assert "o left eye" in (tmp_path / "me.obj").read_text()


def test_bare_meshes_are_enough(tmp_path: Path) -> None:
    for suffix in (".glb", ".obj", ".ply"):
        write_mesh(tmp_path / f"a{suffix}", MeshExport(VERTICES, TRIANGLES))
        assert len(trimesh.load_mesh(tmp_path / f"a{suffix}").faces) == len(TRIANGLES)


def test_refusals_leave_nothing(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match=r"does not write meshes ending in \.stl"):
        write_mesh(tmp_path / "a.stl", example())
    with pytest.raises(MediaError, match="does not exist"):
        write_mesh(tmp_path / "nowhere" / "a.obj", example())
    assert list(tmp_path.iterdir()) == []
