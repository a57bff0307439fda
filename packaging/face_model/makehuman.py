"""Readers for MakeHuman's raw files (CC0): base mesh, targets, proxies, rig and pose units.

Everything stays in MakeHuman's own frame and unit here: decimetres, +x the person's left,
+y up, +z forward.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]
    Ints = NDArray[np.integer[Any]]


@dataclass(frozen=True)
class Obj:
    """vertices (V, 3), quads (Q, 4) (a triangle repeats its last corner), group name per quad."""

    vertices: Floats
    quads: Ints
    groups: NDArray[np.str_]


@dataclass(frozen=True)
class Proxy:
    """A mesh fitted to the base mesh: three base vertices, weights and scaled offset each."""

    mesh: Obj
    corners: Ints
    weights: Floats
    offsets: Floats
    scales: tuple[tuple[int, int, float], ...]

    def fit(self, base: Floats, sized_by: Floats | None = None) -> Floats:
        """(P, 3) proxy vertices on a (deformed) base mesh (V, 3).

        Offsets grow with the base mesh, or with `sized_by` where the base mesh is only posed.
        """
        ruler = base if sized_by is None else sized_by
        size = np.array(
            [abs(ruler[a, axis] - ruler[b, axis]) / d for axis, (a, b, d) in enumerate(self.scales)]
        )
        placed = (base[self.corners] * self.weights[:, :, None]).sum(1)
        return placed + self.offsets * size


class MakeHuman:
    """The folder of raw files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def base(self) -> Obj:
        return read_obj(self.folder / "3dobjs" / "base.obj")

    def target(self, path: str) -> Floats:
        """(V, 3) dense displacement of targets/<path>.target."""
        dense = np.zeros_like(self.base.vertices)
        text = (self.folder / "targets" / f"{path}.target").read_text()
        rows = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
        table = np.array(rows, dtype=np.float64).reshape(-1, 4)
        dense[table[:, 0].astype(int)] = table[:, 1:]
        return dense

    def target_names(self, folder: str) -> list[str]:
        """Names in targets/<folder>, sorted, as `target` takes them."""
        files = sorted((self.folder / "targets" / folder).glob("*.target"))
        return [f"{folder}/{file.stem}" for file in files]

    def proxy(self, folder: str, name: str) -> Proxy:
        """The fitted mesh <folder>/<name>/<name>.mhclo."""
        path = self.folder / folder / name / f"{name}.mhclo"
        return read_proxy(path)


def read_obj(path: Path) -> Obj:
    """Read a Wavefront file of quads and triangles."""
    vertices: list[list[float]] = []
    quads: list[list[int]] = []
    groups: list[str] = []
    group = ""
    for line in path.read_text().splitlines():
        word, _, rest = line.partition(" ")
        if word == "v":
            vertices.append([float(value) for value in rest.split()[:3]])
        elif word == "g":
            group = rest.strip()
        elif word == "f":
            corners = [int(corner.split("/")[0]) - 1 for corner in rest.split()]
            quads.append(corners if len(corners) == 4 else [*corners, corners[-1]])
            groups.append(group)
    return Obj(np.array(vertices), np.array(quads), np.array(groups))


def read_proxy(path: Path) -> Proxy:
    """Read an .mhclo file and the .obj beside it."""
    scales: dict[str, tuple[int, int, float]] = {}
    rows: list[list[float]] = []
    obj_file = ""
    in_verts = False
    for line in path.read_text().splitlines():
        words = line.split()
        if not words or words[0].startswith("#"):
            in_verts = in_verts and bool(words)
            continue
        if words[0] == "obj_file":
            obj_file = words[1]
        elif words[0].endswith("_scale"):
            scales[words[0][0]] = (int(words[1]), int(words[2]), float(words[3]))
        elif words[0] == "verts":
            in_verts = True
        elif in_verts and re.fullmatch(r"-?\d+", words[0]):
            row = [float(word) for word in words]
            rows.append(row if len(row) == 9 else [row[0]] * 3 + [1, 0, 0, 0, 0, 0])
    table = np.array(rows)
    mesh = read_obj(path.parent / obj_file)
    return Proxy(
        mesh,
        table[:, :3].astype(int),
        table[:, 3:6],
        table[:, 6:9],
        tuple(scales[axis] for axis in "xyz"),
    )


@dataclass(frozen=True)
class Bone:
    """A joint of the face rig at rest."""

    name: str
    parent: str | None
    head: Floats


class FaceRig:
    """Linear-blend skinning of the base mesh by the face pose units."""

    def __init__(self, makehuman: MakeHuman) -> None:
        folder = makehuman.folder
        skeleton = json.loads((folder / "rigs" / "default.mhskel").read_text())
        vertices = makehuman.base.vertices
        joints = {
            name: vertices[np.array(ids)].mean(0) for name, ids in skeleton["joints"].items()
        }
        self.bones = {
            name: Bone(name, bone["parent"], joints[bone["head"]])
            for name, bone in skeleton["bones"].items()
        }
        raw = json.loads((folder / "rigs" / "default_weights.mhw").read_text())["weights"]
        self.weights: dict[str, Floats] = {}
        for name, pairs in raw.items():
            weight = np.zeros(len(vertices))
            table = np.array(pairs, dtype=float).reshape(-1, 2)
            weight[table[:, 0].astype(int)] = table[:, 1]
            self.weights[name] = weight
        self._vertices = vertices
        self._poses = _read_poses(folder / "poseunits")

    def subtree_weight(self, root: str) -> Floats:
        """(V,) summed weight of a bone and all that hangs on it."""
        total = np.zeros(len(self._vertices))
        for name, weight in self.weights.items():
            bone: str | None = name
            while bone is not None and bone != root:
                bone = self.bones[bone].parent
            if bone == root:
                total += weight
        return total

    def displacement(self, unit: str, scale: float = 1.0) -> Floats:
        """(V, 3) displacement of the base mesh under one pose unit, angles times `scale`."""
        return self._skin(self._poses[unit], scale)

    def turned(self, bone: str, degrees: tuple[float, float, float]) -> Floats:
        """(V, 3) displacement of the base mesh when a single bone turns."""
        return self._skin({bone: np.array(degrees)}, 1.0)

    def _skin(self, angles: dict[str, Floats], scale: float) -> Floats:
        moved = np.zeros_like(self._vertices)
        total = np.zeros(len(self._vertices))
        for name, weight in self.weights.items():
            rotation, shift = self._world(name, angles, scale)
            moved += weight[:, None] * (self._vertices @ rotation.T + shift)
            total += weight
        moved += (1 - total)[:, None] * self._vertices
        return moved - self._vertices

    def _world(
        self, name: str, angles: dict[str, Floats], scale: float
    ) -> tuple[Floats, Floats]:
        bone = self.bones[name]
        turn = _rotation(angles.get(name, np.zeros(3)) * scale)
        shift = bone.head - turn @ bone.head
        if bone.parent is None:
            return turn, shift
        parent_turn, parent_shift = self._world(bone.parent, angles, scale)
        return parent_turn @ turn, parent_turn @ shift + parent_shift


def _rotation(degrees: Floats) -> Floats:
    """Pose units rotate about x, y, z in MakeHuman's z-up frame; ours is y-up."""
    x, y, z = np.deg2rad(degrees)
    cx, sx, cy, sy, cz, sz = np.cos(x), np.sin(x), np.cos(y), np.sin(y), np.cos(z), np.sin(z)
    about_x = np.array([[1, 0, 0], [0, cx, -sx], [0, sx, cx]])
    about_y = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    about_z = np.array([[cz, -sz, 0], [sz, cz, 0], [0, 0, 1]])
    to_y_up = np.array([[1, 0, 0], [0, 0, 1], [0, -1, 0]])
    return to_y_up @ (about_x @ about_y @ about_z) @ to_y_up.T


def _read_poses(folder: Path) -> dict[str, dict[str, Floats]]:
    """Unit name -> bone name -> (3,) degrees."""
    names = json.loads((folder / "face-poseunits.json").read_text())["framemapping"]
    hierarchy, _, motion = (folder / "face-poseunits.bvh").read_text().partition("MOTION")
    bones = re.findall(r"(?:JOINT|ROOT) (\S+)", hierarchy)
    lines = motion.strip().splitlines()[2:]
    poses: dict[str, dict[str, Floats]] = {}
    for name, line in zip(names, lines, strict=True):
        angles = np.array(line.split(), dtype=float)[3:].reshape(-1, 3)
        poses[name] = {bone: angles[i] for i, bone in enumerate(bones)}
    return poses
