"""The base mesh's concentric edge loops around mouth and eyes, by topology."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# A vertex of each loop, outermost first. Mouth: the upper lip's midline vertex, from the skin
# through the seam to the back of the mouth bag. Eye: the person's left, from the skin over the
# lid margin into the socket.
MOUTH_LOOPS = (5342, 362, 455, 466, 467, 509, 468, 474, 520, 537, 554, 571, 588, 605, 622,
               639, 656, 673, 690)  # fmt: skip
MOUTH_OUTER, MOUTH_SEAM = 2, 7
EYE_LOOPS = (6952, 6897, 6888, 6859, 11491, 6788, 6786, 6784, 13352, 7747, 7773, 7799, 7825, 7851)
EYE_BORDER = 8


class Quads:
    """Adjacency of a quad mesh."""

    def __init__(self, quads: NDArray[Any]) -> None:
        self.edge_faces: dict[frozenset[int], list[int]] = defaultdict(list)
        self.neighbours: dict[int, set[int]] = defaultdict(set)
        self.faces = quads
        for index, face in enumerate(quads.tolist()):
            for a, b in zip(face, face[1:] + face[:1], strict=True):
                self.edge_faces[frozenset((a, b))].append(index)
                self.neighbours[a].add(b)
                self.neighbours[b].add(a)

    def loop(self, start: int, towards: int) -> list[int]:
        """Vertices of the closed edge loop through two neighbours, or [] if it is not closed."""
        path = [start, towards]
        while len(path) < 80:
            before, here = path[-2], path[-1]
            if len(self.neighbours[here]) != 4:
                return []
            beside = set(self.edge_faces[frozenset((before, here))])
            ahead = [
                other
                for other in self.neighbours[here]
                if other != before and not beside & set(self.edge_faces[frozenset((here, other))])
            ]
            if ahead[0] == start:
                return path
            path.append(ahead[0])
        return []

    def ring(self, start: int, length: int) -> list[int]:
        """The closed loop of `length` vertices through a vertex."""
        for other in sorted(self.neighbours[start]):
            path = self.loop(start, other)
            if len(path) == length:
                return path
        raise ValueError(f"no loop of {length} vertices passes through vertex {start}")

    def within(self, fence: list[int], seed: int) -> NDArray[np.bool_]:
        """(F,) faces that can be reached from vertex `seed` without crossing the fence loop."""
        walls = {frozenset(pair) for pair in zip(fence, fence[1:] + fence[:1], strict=True)}
        inside = np.zeros(len(self.faces), dtype=bool)
        at_seed = np.flatnonzero((self.faces == seed).any(1)).tolist()
        stack = at_seed[:1]
        inside[stack] = True
        while stack:
            face = self.faces[stack.pop()].tolist()
            for a, b in zip(face, face[1:] + face[:1], strict=True):
                edge = frozenset((a, b))
                if edge in walls:
                    continue
                for other in self.edge_faces[edge]:
                    if not inside[other]:
                        inside[other] = True
                        stack.append(other)
        return inside


def mouth_sides(graph: Quads, base: NDArray[Any]) -> NDArray[np.float64]:
    """(B,) 1 for the upper lip and what is above it inside and outside, -1 for the lower one."""
    rings = [_from_midline(graph.ring(name, 38), base) for name in MOUTH_LOOPS]
    seam = rings[MOUTH_SEAM]
    left = int(np.argmax(base[seam, 0]))
    right = int(np.argmin(base[seam, 0]))
    corner_y = base[seam[left], 1]
    side = np.sign(base[:, 1] - corner_y)
    for ring in rings:
        for column, vertex in enumerate(ring):
            side[vertex] = 1.0 if column < left or column > right else -1.0
            if column in (left, right):
                side[vertex] = 0.0
    return side


def _from_midline(ring: list[int], base: NDArray[Any]) -> list[int]:
    """The ring starting at the upper lip's midline, towards the person's left."""
    if base[ring[1], 0] < 0:
        ring = ring[:1] + ring[:0:-1]
    return ring
