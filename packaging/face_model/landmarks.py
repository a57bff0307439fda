"""Landmark embeddings, found by running the tracker on renderings of the mean head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from engine.facemodels.model import LandmarkEmbedding
from engine.facemodels.parts import Part
from engine.trackers import TRACKERS
from face_model import render
from face_model.surface import closest_points, on_polyline

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from face_model.topology import Topology

    Floats = NDArray[np.floating[Any]]
    Ints = NDArray[np.integer[Any]]

SIZE, SCALE = 768, 2.9
VIEWS = ((0, 0), (15, 0), (-15, 0), (30, 0), (-30, 0), (0, 10), (0, -10))
LOOK_AT_MM = np.array([0.0, -15.0, 60.0])
FACE_OVAL = (
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152,
    148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
)  # fmt: skip
LIP_INNER_UPPER = (191, 80, 81, 82, 13, 312, 311, 310, 415)
LIP_INNER_LOWER = (95, 88, 178, 87, 14, 317, 402, 318, 324)
MOUTH_CORNERS = (78, 308, 61, 291)
LIDS = {
    "lid_upper_right": (246, 161, 160, 159, 158, 157, 173),
    "lid_lower_right": (7, 163, 144, 145, 153, 154, 155),
    "lid_upper_left": (466, 388, 387, 386, 385, 384, 398),
    "lid_lower_left": (249, 390, 373, 374, 380, 381, 382),
    "lid_right": (33, 133),
    "lid_left": (263, 362),
}
IRISES = {"right": (468, 469, 470, 471, 472), "left": (473, 474, 475, 476, 477)}
IBUG_FROM_MEDIAPIPE = (
    127, 234, 93, 132, 58, 136, 150, 176, 152, 400, 379, 365, 288, 361, 323, 454, 356,
    70, 63, 105, 66, 107, 336, 296, 334, 293, 300, 168, 197, 5, 4, 75, 97, 2, 326, 305,
    33, 160, 158, 133, 153, 144, 362, 385, 387, 263, 373, 380,
    61, 39, 37, 0, 267, 269, 291, 405, 314, 17, 84, 181, 78, 82, 13, 312, 308, 317, 14, 87,
)  # fmt: skip


@dataclass(frozen=True)
class Head:
    """A head to be rendered: vertices (V, 3) mm in the head frame and its painting (V, 3)."""

    vertices: Floats
    colours: Floats


def track(head: Head, triangles: Ints) -> tuple[Floats, Floats]:
    """Points on the head's surface (views, 478, 3) mm, and how squarely each view saw them.

    The second array (views, 478) is the cosine between normal and view, 0 beyond the silhouette
    and where the tracker found no face.
    """
    tracker = TRACKERS.load("mediapipe")
    normals = render.vertex_normals(head.vertices, triangles)
    points, facing = np.zeros((len(VIEWS), 478, 3)), np.zeros((len(VIEWS), 478))
    for k, (yaw, pitch) in enumerate(VIEWS):
        pixels = render.view(head.vertices, SIZE, yaw, pitch, LOOK_AT_MM, SCALE)
        turned = render.turn(normals, yaw, pitch)
        picture = render.shade(pixels, turned, triangles, head.colours, SIZE)
        found = tracker.detect(picture)
        if found:
            index, bary = render.rasterize(pixels, triangles, SIZE)
            seen, where, weights = _lift(found[0].points_px[:, :2], index, bary)
            corners = triangles[where]
            points[k] = np.einsum("lc,lcd->ld", weights, head.vertices[corners])
            normal = np.einsum("lc,lcd->ld", weights, turned[corners])
            facing[k] = np.where(seen, np.clip(normal[:, 2], 0, 1), 0)
    return points, facing


def _lift(
    points_px: Floats, index: Ints, bary: Floats
) -> tuple[NDArray[np.bool_], Ints, Floats]:
    """Whether each pixel (L, 2) lies on the head, its triangle and barycentric weights.

    Outside, the nearest silhouette pixel stands in.
    """
    rows, columns = np.nonzero(index >= 0)
    seen = np.zeros(len(points_px), dtype=bool)
    triangle, weights = np.zeros(len(points_px), dtype=int), np.zeros((len(points_px), 3))
    for k, (x, y) in enumerate(points_px):
        i, j = round(float(y)), round(float(x))
        inside = 0 <= i < index.shape[0] and 0 <= j < index.shape[1]
        seen[k] = inside and index[i, j] >= 0
        if not seen[k]:
            nearest = ((rows - y) ** 2 + (columns - x) ** 2).argmin()
            i, j = rows[nearest], columns[nearest]
        triangle[k], weights[k] = index[i, j], bary[i, j]
    return seen, triangle, weights


def embed(
    heads: list[Head], open_head: Head, mean: Floats, topology: Topology
) -> dict[str, LandmarkEmbedding]:
    """Embeddings of both schemes: barycentric coordinates averaged over heads and views.

    Args:
        heads: the mean head and some people, to average out its looks.
        open_head: a symmetric head with open mouth, where no two landmarks coincide.
        mean: (V, 3) mean vertices.
        topology: the mesh.
    """
    triangles = topology.triangles
    carried = []
    for head in heads:
        tracked, facing = track(head, triangles)
        trust = facing[:, :, None] ** 3 + 1e-6
        on_head = (tracked * trust).sum(0) / trust.sum(0)
        skin = np.flatnonzero(np.isin(topology.part, OUTSIDE))
        triangle, bary = closest_points(on_head, head.vertices[triangles[skin]])
        carried.append((bary[:, :, None] * mean[triangles[skin[triangle]]]).sum(1))
    points = np.mean(carried, axis=0)
    partner = mirror_points(track(open_head, triangles)[0])
    points = (points + points[partner] * [-1, 1, 1]) / 2
    triangle, bary = _place(points, mean, topology)
    triangle, bary = _mirrored(triangle, bary, partner, points, topology)
    contour = np.isin(np.arange(len(points)), FACE_OVAL)
    dense = LandmarkEmbedding(
        triangle.astype(np.int32), bary.astype(np.float32), _trust(contour), contour
    )
    chosen = np.array(IBUG_FROM_MEDIAPIPE)
    sparse = LandmarkEmbedding(
        dense.triangle[chosen], dense.barycentric[chosen], _trust(np.arange(68) < 17),
        np.arange(68) < 17,
    )  # fmt: skip
    return {"mediapipe478": dense, "ibug68": sparse}


OUTSIDE = (Part.FACE, Part.LIPS, Part.LID_LEFT, Part.LID_RIGHT, Part.SCALP, Part.NECK,
           Part.EAR_LEFT, Part.EAR_RIGHT)  # fmt: skip


def _trust(contour: NDArray[np.bool_]) -> Floats:
    return np.where(contour, 0.3, 1.0).astype(np.float32)


def mirror_points(views: Floats) -> Ints:
    """(L,) the landmark across the midline, from points (views, L, 3) of a symmetric head.

    Each view is compared with the mirrored one; the best one-to-one match is taken.
    """
    cost = np.zeros((views.shape[1], views.shape[1]))
    for k, (yaw, pitch) in enumerate(VIEWS):
        mirrored = views[VIEWS.index((-yaw, pitch))] * [-1, 1, 1]
        cost += np.linalg.norm(views[k][:, None] - mirrored[None], axis=2)
    # The iris points lie within the lids' reach; they pair among themselves.
    cost[:468, 468:] = cost[468:, :468] = 1e6
    partner = linear_sum_assignment(cost + cost.T)[1]
    if not np.array_equal(partner[partner], np.arange(len(partner))):
        odd = np.flatnonzero(partner[partner] != np.arange(len(partner)))
        raise ValueError(f"these landmarks do not pair up: {odd.tolist()}")
    return partner


def _place(points: Floats, mean: Floats, topology: Topology) -> tuple[Ints, Floats]:
    triangles, groups = topology.triangles, topology.groups
    skin = np.flatnonzero(np.isin(topology.part, OUTSIDE))
    nearest, bary = closest_points(points, mean[triangles[skin]])
    triangle = skin[nearest]
    on_loop: dict[int, Ints] = dict.fromkeys(LIP_INNER_UPPER, groups["lip_inner_upper"])
    on_loop |= dict.fromkeys(LIP_INNER_LOWER, groups["lip_inner_lower"])
    on_loop |= {i: groups[name] for name, ids in LIDS.items() for i in ids}
    for landmark, loop in on_loop.items():
        wide = np.array([1.0, 0.25, 0.25]) if landmark in LIP_INNER_UPPER + LIP_INNER_LOWER else 1.0
        triangle[landmark], bary[landmark] = on_polyline(
            points[landmark], loop, mean, triangles, skin, wide
        )
    for side, ids in IRISES.items():
        _place_iris(ids, side, triangle, bary, topology)
    return triangle, bary


def _place_iris(
    ids: tuple[int, ...], side: str, triangle: Ints, bary: Floats, topology: Topology
) -> None:
    """Centre, then the ring's points towards image right, up, image left, down."""
    ring = topology.groups[f"iris_{side}"]
    quarter = len(ring) // 4
    start = 2 * quarter if side == "right" else 0
    step = -1 if side == "right" else 1
    targets = [topology.groups[f"eyeball_{side}"][0]]
    targets += [ring[(start + step * quarter * k) % len(ring)] for k in range(4)]
    for landmark, vertex in zip(ids, targets, strict=True):
        triangle[landmark], corner = np.argwhere(topology.triangles == vertex)[0]
        bary[landmark] = np.eye(3)[corner]


def _mirrored(
    triangle: Ints, bary: Floats, partner: Ints, points: Floats, topology: Topology
) -> tuple[Ints, Floats]:
    """Give each landmark on the person's right the exact mirror image of its left partner."""
    lookup = {
        tuple(sorted(corners)): index for index, corners in enumerate(topology.triangles.tolist())
    }
    triangle, bary = triangle.copy(), bary.copy()
    for left, right in enumerate(partner):
        if points[left, 0] <= points[right, 0]:
            continue
        corners = topology.mirror[topology.triangles[triangle[left]]]
        found = lookup[tuple(sorted(corners.tolist()))]
        order = [corners.tolist().index(v) for v in topology.triangles[found].tolist()]
        triangle[right], bary[right] = found, bary[left][order]
    return triangle, bary
