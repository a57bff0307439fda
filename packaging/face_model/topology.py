"""The project's own mesh: MakeHuman's head refined at lids and lips, with eyeballs and mouth.

Every vertex is a linear function of the base mesh's vertices, so that `Topology.place` carries
any shape of the base mesh over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_matrix, identity
from scipy.spatial import cKDTree

from engine.facemodels.parts import Part
from face_model import eyeball, groups, inner_mouth, loops, regions
from face_model.frame import CENTRE_MM, MM
from face_model.subdivision import subdivide, triangulate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from face_model.makehuman import MakeHuman, Proxy

    Floats = NDArray[np.floating[Any]]
    Ints = NDArray[np.integer[Any]]

CUT_Y_MM, CUT_X_MM = 500.0, 185.0
EYEBALL_SHRINK = 0.9
"""MakeHuman's eyeballs are larger than an adult's."""
COARSE_MM2 = 22.0
"""Faces of the face larger than this are split."""


@dataclass
class Topology:
    """The mesh without its shape.

    Attributes:
        weights: (S, base V) sparse weights of the skin (with mouth bag).
        eyes: unit eyeball, left and right share it (the right one mirrored).
        proxies: fitted meshes (upper and lower teeth, tongue) and the vertices used of each.
        triangles, part: (T, 3), (T,).
        groups: name -> vertices.
        mouth_side: (V,) 1 above the line between the lips, -1 below it; soft on the skin only.
        mirror: (V,) the vertex across the midline.
    """

    weights: csr_matrix
    eyes: eyeball.Eyeball
    eye_helpers: tuple[Ints, Ints]
    eye_rest: tuple[tuple[Floats, Floats, float], ...]
    proxies: tuple[tuple[Proxy, Ints], ...]
    triangles: Ints
    part: Ints
    groups: dict[str, Ints]
    mirror: Ints
    mouth_side: Floats

    def place(self, base: Floats, sized_by: Floats | None = None) -> Floats:
        """(V, 3) mm in the base frame from base vertices (B, 3) in decimetres; affine in them.

        A posed base mesh says by `sized_by`, its rest, how large the teeth are.
        """
        pieces = [self.weights @ base * MM]
        for side, (helpers, rest) in enumerate(zip(self.eye_helpers, self.eye_rest, strict=True)):
            centre, normals, _ = rest
            now = base[helpers] * MM
            middle = now.mean(0)
            radius = ((now - middle) * normals).sum(1).mean()
            # A smaller ball in the same socket: its front stays where it was.
            ahead = centre + [0.0, 0.0, (1 - EYEBALL_SHRINK) * radius]
            directions = self.eyes.directions * ([-1, 1, 1] if side else [1, 1, 1])
            pieces.append(middle + ahead + directions * (EYEBALL_SHRINK * radius))
        for proxy, used in self.proxies:
            pieces.append(proxy.fit(base, sized_by)[used] * MM)
        return np.concatenate(pieces)

    def scalar(self, base: Floats) -> Floats:
        """(V,) a field of the base mesh (B,) carried over; 0 on the eyeballs."""
        pieces = [self.weights @ base, np.zeros(2 * len(self.eyes.directions))]
        for proxy, used in self.proxies:
            pieces.append((base[proxy.corners] * proxy.weights).sum(1)[used])
        return np.concatenate(pieces)


def build(makehuman: MakeHuman, mean_base: Floats) -> Topology:
    """Build the mesh on the average adult's base vertices (B, 3)."""
    base = makehuman.base
    quads = base.quads[base.groups == "body"]
    graph = loops.Quads(quads)
    mirror = _mirror(mean_base)
    region = regions.part_labels(makehuman, graph, mean_base, mirror)
    kept = _kept(graph, mean_base, mirror)
    faces = [list(face) for face in quads[kept].tolist()]
    labels, fine = region[kept], _fine(graph, mirror, mean_base, region)[kept]
    total: csr_matrix = identity(len(mean_base), format="csr")
    rings = _rings(graph, mirror)
    for level in (1, 2):
        faces, parent, step, middle = subdivide(faces, fine >= level, total.shape[0])
        labels, fine = labels[parent], fine[parent]
        total = step @ total
        rings = {name: _refined(ring, middle) for name, ring in rings.items()}
    used = np.unique(np.concatenate([np.array(face) for face in faces]))
    order = np.full(total.shape[0], -1)
    order[used] = np.arange(len(used))
    faces = [order[face].tolist() for face in faces]
    skin = total[used]
    triangles, parent = _symmetric_triangles(faces, skin @ mean_base)
    topology = _assemble(makehuman, mean_base, skin, triangles, labels[parent])
    placed = topology.place(mean_base) - CENTRE_MM
    side = loops.mouth_sides(graph, mean_base)
    topology.mouth_side = np.zeros(len(placed))
    topology.mouth_side[: len(used)] = skin @ side
    topology.groups |= groups.of_loops({k: order[v] for k, v in rings.items()}, placed)
    topology.groups |= groups.of_regions(topology, makehuman, mean_base, placed)
    return topology


def _symmetric_triangles(faces: list[list[int]], vertices: Floats) -> tuple[Ints, Ints]:
    """Triangles of a mirror-symmetric mesh, those of the right half mirrored from the left."""
    across = _mirror(vertices)
    lookup = {tuple(sorted(face)): index for index, face in enumerate(faces)}
    left = [i for i, face in enumerate(faces) if vertices[face, 0].mean() > 0]
    triangles, parent = triangulate([faces[i] for i in left], vertices)
    parent = np.array(left)[parent]
    partner = np.array([lookup[tuple(sorted(across[face].tolist()))] for face in faces])
    mirrored = across[triangles[:, ::-1]]
    return np.concatenate([triangles, mirrored]), np.concatenate([parent, partner[parent]])


def _refined(ring: list[int], middle: dict[tuple[int, int], int]) -> list[int]:
    out: list[int] = []
    for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
        out.append(a)
        if (min(a, b), max(a, b)) in middle:
            out.append(middle[min(a, b), max(a, b)])
    return out


def _mirror(vertices: Floats) -> Ints:
    distance, index = cKDTree(vertices).query(vertices * [-1, 1, 1])
    if distance.max() > 1e-2:
        raise ValueError("the mesh is not mirror symmetric")
    return index


def _kept(graph: loops.Quads, base: Floats, mirror: Ints) -> NDArray[np.bool_]:
    """Head, neck and shoulders, without the depth of the eye sockets."""
    points = base[graph.faces] * MM
    keep = (points[:, :, 1] > CUT_Y_MM).all(1) & (np.abs(points[:, :, 0]) < CUT_X_MM).all(1)
    fence = graph.ring(loops.EYE_LOOPS[-1], 28)
    for ring in (fence, [int(mirror[i]) for i in fence]):
        deep = min(set(np.concatenate(_beside(graph, ring))) - set(ring), key=lambda i: base[i, 2])
        keep &= ~graph.within(ring, deep)
    return keep


def _beside(graph: loops.Quads, ring: list[int]) -> list[Ints]:
    members = np.isin(graph.faces, ring).any(1)
    return list(graph.faces[members])


def _fine(graph: loops.Quads, mirror: Ints, base: Floats, region: Ints) -> Ints:
    """(F,) how many times to split each face."""
    level = ((region == Part.FACE) & (regions.areas(graph, base) > COARSE_MM2)).astype(int)
    for names, length, depth in (
        (loops.MOUTH_LOOPS, 38, {0: 1, 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1, 8: 1, 9: 1}),
        (loops.EYE_LOOPS, 28, dict.fromkeys(range(2, 13), 1)),
    ):
        rings = [graph.ring(name, length) for name in names]
        for first, split in depth.items():
            pair = set(rings[first]) | set(rings[first + 1])
            for both in (pair, {int(mirror[i]) for i in pair}):
                level[np.isin(graph.faces, list(both)).all(1)] = split
    return level


def _rings(graph: loops.Quads, mirror: Ints) -> dict[str, list[int]]:
    """The border loops as vertices of the base mesh."""
    eye = graph.ring(loops.EYE_LOOPS[loops.EYE_BORDER], 28)
    return {
        "seam": graph.ring(loops.MOUTH_LOOPS[loops.MOUTH_SEAM], 38),
        "lip_outer": graph.ring(loops.MOUTH_LOOPS[loops.MOUTH_OUTER], 38),
        "lid_left": eye,
        "lid_right": [int(mirror[i]) for i in eye],
    }


def _assemble(
    makehuman: MakeHuman, base: Floats, skin: csr_matrix, triangles: Ints, labels: Ints
) -> Topology:
    helpers, rest = _eyes(makehuman, base)
    ball = eyeball.build(rest[0][2] * EYEBALL_SHRINK)
    teeth, tongue = makehuman.proxy("teeth", "teeth_base"), makehuman.proxy("tongue", "tongue01")
    pieces = [triangles]
    parts = [labels]
    named: dict[str, Ints] = {}
    start = skin.shape[0]
    for side, name in enumerate(("left", "right")):
        turned = ball.triangles[:, ::-1] if side else ball.triangles
        pieces.append(turned + start)
        parts.append(np.full(len(turned), (Part.EYE_LEFT, Part.EYE_RIGHT)[side]))
        named[f"eyeball_{name}"] = start + np.arange(len(ball.directions))
        named[f"iris_{name}"] = start + ball.iris
        named[f"pupil_{name}"] = start + ball.pupil
        named[f"eye_equator_{name}"] = start + ball.equator
        start += len(ball.directions)
    proxies = []
    for proxy, used, faces, part in inner_mouth.mouth_pieces(base, teeth, tongue):
        proxies.append((proxy, used))
        pieces.append(faces + start)
        parts.append(np.where(inner_mouth.is_gum(proxy, used)[faces[:, 0]], Part.GUMS, part))
        named[part.name.lower()] = start + np.arange(len(used))
        start += len(used)
    topology = Topology(
        skin, ball, helpers, rest, tuple(proxies),
        np.concatenate(pieces).astype(np.int32), np.concatenate(parts).astype(np.uint8), named,
        np.zeros(0, dtype=int), np.zeros(0),
    )  # fmt: skip
    placed = topology.place(base)
    topology.mirror = mirror_map(placed, topology.triangles, topology.part)
    return topology


def mirror_map(vertices: Floats, triangles: Ints, part: Ints) -> Ints:
    """(V,) nearest vertex of the mirrored part across the midline."""
    swap = {
        Part.EYE_LEFT: Part.EYE_RIGHT, Part.EYE_RIGHT: Part.EYE_LEFT, Part.TEETH_UPPER:
        Part.TEETH_UPPER, Part.TEETH_LOWER: Part.TEETH_LOWER, Part.TONGUE: Part.TONGUE,
    }  # fmt: skip
    layer = np.zeros(len(vertices), dtype=int)
    for piece in swap:
        layer[triangles[part == piece]] = piece
    target = np.array([swap.get(Part(value), 0) if value else 0 for value in layer])
    far = 1e4
    here = np.column_stack([vertices, layer * far])
    there = np.column_stack([vertices * [-1, 1, 1], target * far])
    distance, index = cKDTree(here).query(there)
    if distance.max() > 0.3 or len(np.unique(index)) != len(index):
        raise ValueError(f"no mirror map: {distance.max():.3f} mm off")
    return index


def _eyes(
    makehuman: MakeHuman, base: Floats
) -> tuple[tuple[Ints, Ints], tuple[tuple[Floats, Floats, float], ...]]:
    """Sphere through the rear of each helper eye: helper vertices, and (shift, normals, radius)."""
    both, rest = [], []
    for name in ("helper-l-eye", "helper-r-eye"):
        ids = np.unique(makehuman.base.quads[makehuman.base.groups == name])
        points = base[ids] * MM
        ball = points[points[:, 2] < np.quantile(points[:, 2], 0.8)]
        system = np.column_stack([2 * ball, np.ones(len(ball))])
        solved = np.linalg.lstsq(system, (ball**2).sum(1), rcond=None)[0]
        centre = solved[:3]
        radius = float(np.sqrt(solved[3] + centre @ centre))
        normals = points - points.mean(0)
        mean_radius = np.linalg.norm(normals, axis=1, keepdims=True)
        normals = normals / mean_radius * (radius / float(mean_radius.mean()))
        both.append(ids)
        rest.append((centre - points.mean(0), normals, radius))
    return (both[0], both[1]), tuple(rest)
