"""Front teeth with their gums, and the tongue: proxies that ride on the base mesh."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from engine.facemodels.parts import Part
from face_model.frame import CENTRE_MM, MM
from face_model.subdivision import triangulate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from face_model.makehuman import Proxy

    Floats = NDArray[np.floating[Any]]
    Ints = NDArray[np.integer[Any]]


def mouth_pieces(
    base: Floats, teeth: Proxy, tongue: Proxy
) -> list[tuple[Proxy, Ints, Ints, Part]]:
    """Front teeth with their gums, upper and lower, and the tongue."""
    placed = teeth.fit(base) * MM - CENTRE_MM
    quads = teeth.mesh.quads
    lower = _lower_jaw(teeth)
    front = placed[quads][:, :, 2].mean(1) > np.quantile(placed[:, 2], 0.45)
    out = []
    for part, chosen in (
        (Part.TEETH_UPPER, front & ~lower[quads].all(1)),
        (Part.TEETH_LOWER, front & lower[quads].all(1)),
    ):
        used = np.unique(quads[chosen])
        order = np.full(len(placed), -1)
        order[used] = np.arange(len(used))
        faces, _ = triangulate(order[quads[chosen]].tolist(), placed[used])
        out.append((teeth, used, faces, part))
    faces, _ = triangulate(tongue.mesh.quads.tolist(), tongue.fit(base))
    out.append((tongue, np.arange(len(tongue.corners)), faces, Part.TONGUE))
    return out


def _lower_jaw(teeth: Proxy) -> NDArray[np.bool_]:
    """(P,) vertices fitted to the base mesh's lower teeth (helper vertices 14992 to 15059)."""
    return (teeth.corners >= 14992).all(1) & (teeth.corners <= 15059).all(1)


def is_gum(proxy: Proxy, used: Ints) -> NDArray[np.bool_]:
    """(N,) whether a used vertex belongs to the proxy's largest piece: the gums, if it is teeth."""
    quads = proxy.mesh.quads
    count = len(proxy.corners)
    links = csr_matrix(
        (np.ones(4 * len(quads)), (quads.ravel(), np.roll(quads, 1, 1).ravel())), (count, count)
    )
    pieces, label = connected_components(links, directed=False)
    return (label == np.bincount(label).argmax())[used] & (pieces > 1)
