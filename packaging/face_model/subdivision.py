"""Catmull-Clark subdivision of some faces of a mesh, written as sparse weights.

Every new vertex is a weighted mean of old vertices, so whatever is known on the old mesh
(targets, skinning) carries over to the new one by one matrix product.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_matrix, lil_matrix

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.integer[Any]]
    Bools = NDArray[np.bool_]

Edge = tuple[int, int]


def edge_faces(faces: list[list[int]]) -> dict[Edge, list[int]]:
    """Undirected edge -> the faces at it."""
    table: dict[Edge, list[int]] = defaultdict(list)
    for index, face in enumerate(faces):
        for a, b in zip(face, face[1:] + face[:1], strict=True):
            table[min(a, b), max(a, b)].append(index)
    return table


def subdivide(
    faces: list[list[int]], chosen: Bools, count: int
) -> tuple[list[list[int]], Ints, csr_matrix, dict[Edge, int]]:
    """Split the chosen faces into quads and join their neighbours to them without cracks.

    Args:
        faces: polygons over `count` vertices.
        chosen: (F,) which to split. Old vertices move only where all faces around are chosen.
        count: number of vertices.

    Returns:
        faces (polygons), parent face of each, weights (new count, count), and the vertex in the
        middle of each split edge; old vertices keep their numbers.
    """
    edges = edge_faces(faces)
    weights = lil_matrix((count + int(chosen.sum()) + len(edges), count))
    _move_old(weights, faces, edges, chosen, count)
    cursor = count
    centre: dict[int, int] = {}
    for index in np.flatnonzero(chosen):
        centre[int(index)] = cursor
        weights[cursor, faces[index]] = 1.0 / len(faces[index])
        cursor += 1
    middle: dict[Edge, int] = {}
    for edge, around in edges.items():
        if any(chosen[face] for face in around):
            middle[edge] = cursor
            for vertex, weight in _edge_point(edge, around, faces).items():
                weights[cursor, vertex] = weight
            cursor += 1
    out, parent = _connect(faces, chosen, centre, middle)
    return out, np.array(parent), weights[:cursor].tocsr(), middle


def _edge_point(edge: Edge, around: list[int], faces: list[list[int]]) -> dict[int, float]:
    """Mean of the ends and of the centres of both faces; the plain middle at a border."""
    if len(around) < 2:
        return {edge[0]: 0.5, edge[1]: 0.5}
    point: dict[int, float] = {edge[0]: 0.25, edge[1]: 0.25}
    for face in around:
        for vertex in faces[face]:
            point[vertex] = point.get(vertex, 0.0) + 0.25 / len(faces[face])
    return point


def _move_old(
    weights: lil_matrix,
    faces: list[list[int]],
    edges: dict[Edge, list[int]],
    chosen: Bools,
    count: int,
) -> None:
    """Catmull-Clark's rule (F + 2 E + (n - 3) V) / n inside the chosen region."""
    around: dict[int, list[int]] = defaultdict(list)
    neighbours: dict[int, list[int]] = defaultdict(list)
    border = set()
    for index, face in enumerate(faces):
        for vertex in face:
            around[vertex].append(index)
    for (a, b), both in edges.items():
        neighbours[a].append(b)
        neighbours[b].append(a)
        if len(both) < 2:
            border |= {a, b}
    for vertex in range(count):
        n = len(around[vertex])
        if n < 3 or vertex in border or not all(chosen[face] for face in around[vertex]):
            weights[vertex, vertex] = 1.0
            continue
        row: dict[int, float] = {vertex: (n - 3) / n + 1.0 / n}
        for other in neighbours[vertex]:
            row[other] = row.get(other, 0.0) + 1.0 / (n * n)
        for face in around[vertex]:
            for corner in faces[face]:
                row[corner] = row.get(corner, 0.0) + 1.0 / (n * n * len(faces[face]))
        for other, weight in row.items():
            weights[vertex, other] = weight


def _connect(
    faces: list[list[int]], chosen: Bools, centre: dict[int, int], middle: dict[Edge, int]
) -> tuple[list[list[int]], list[int]]:
    out: list[list[int]] = []
    parent: list[int] = []
    for index, face in enumerate(faces):
        ring: list[int] = []
        for a, b in zip(face, face[1:] + face[:1], strict=True):
            ring.append(a)
            between = middle.get((min(a, b), max(a, b)))
            if between is not None:
                ring.append(between)
        if chosen[index]:
            for corner in range(0, len(ring), 2):
                out.append(
                    [ring[corner], ring[corner + 1], centre[index], ring[corner - 1]]
                )
                parent.append(index)
        else:
            out.append(ring)
            parent.append(index)
    return out, parent


def triangulate(faces: list[list[int]], vertices: NDArray[Any]) -> tuple[Ints, Ints]:
    """Triangles (T, 3) and the face of each: ears cut in order of the shortest diagonal."""
    triangles: list[list[int]] = []
    parent: list[int] = []
    for index, face in enumerate(faces):
        ring = list(dict.fromkeys(face))
        while len(ring) > 3:
            size = len(ring)
            lengths = [
                np.linalg.norm(vertices[ring[i - 1]] - vertices[ring[(i + 1) % size]])
                for i in range(size)
            ]
            ear = _best_ear(ring, vertices, np.array(lengths))
            triangles.append([ring[ear - 1], ring[ear], ring[(ear + 1) % size]])
            parent.append(index)
            ring.pop(ear)
        triangles.append(ring)
        parent.append(index)
    return np.array(triangles, dtype=np.int32), np.array(parent)


def _best_ear(ring: list[int], vertices: NDArray[Any], lengths: NDArray[Any]) -> int:
    """The corner with the shortest diagonal whose triangle is neither flat nor inside out."""
    points = vertices[ring]
    normal = np.cross(points - points.mean(0), np.roll(points, -1, 0) - points.mean(0)).sum(0)
    size = len(ring)
    best, best_cost = 0, np.inf
    for i in range(size):
        a, b, c = points[i - 1], points[i], points[(i + 1) % size]
        area = np.cross(b - a, c - a) @ normal
        flat = area <= 1e-3 * np.linalg.norm(normal) * lengths[i] ** 2
        cost = lengths[i] + (1e6 if flat else 0.0)
        # Mirrored faces must be cut alike: among equals the corner nearest the midline wins.
        cost += 1e-6 * abs(b[0])
        if cost < best_cost - 1e-9:
            best, best_cost = i, cost
    return best
