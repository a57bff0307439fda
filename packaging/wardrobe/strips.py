"""Strips of a mesh of quadrilaterals: the rows of faces that lie side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]
    Ints = NDArray[np.integer[Any]]


@dataclass(frozen=True)
class Strip:
    """faces (N,) in order, and the middle line (N + 1, 3) through the edges between them."""

    faces: Ints
    line: Floats


def strips(vertices: Floats, quads: Ints) -> list[Strip]:
    """All strips of a mesh (V, 3), (Q, 4); each face lies in two of them, one each way.

    A triangle repeats its last corner. Strips end there, at borders and where more than two
    faces meet.
    """
    whole = np.flatnonzero(quads[:, 2] != quads[:, 3])
    sides = np.sort(np.stack([quads[whole], np.roll(quads[whole], -1, 1)], 2), 2)
    edges, named = np.unique(sides.reshape(-1, 2), axis=0, return_inverse=True)
    named = named.reshape(-1, 4)
    links = np.concatenate([named[:, [0, 2]], named[:, [1, 3]]])
    face = np.tile(whole, 2)
    at: dict[int, list[int]] = {}
    for link, (one, other) in enumerate(links.tolist()):
        at.setdefault(one, []).append(link)
        at.setdefault(other, []).append(link)
    middle = vertices[edges].mean(1)
    free = np.ones(len(links), bool)
    ends = [edge for edge, there in at.items() if len(there) != 2]
    out = []
    for start in [*ends, *at]:
        for first in at[start]:
            if free[first]:
                crossed, passed = _walk(start, first, links, at, free)
                out.append(Strip(face[crossed], middle[passed]))
    return out


def _walk(
    start: int, first: int, links: Ints, at: dict[int, list[int]], free: NDArray[np.bool_]
) -> tuple[list[int], list[int]]:
    """From an edge across a face and on: links crossed, and edges passed."""
    crossed, passed = [], [start]
    link: int | None = first
    while link is not None:
        free[link] = False
        crossed.append(link)
        passed.append(int(links[link].sum()) - passed[-1])
        there = at[passed[-1]]
        onward = [other for other in there if free[other]]
        link = onward[0] if len(there) == 2 and onward else None
    return crossed, passed
