"""The outline of the face: its points slide, and hide where the head turns away."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from engine.fitting.basis import OUTLINE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.fitting.basis import LandmarkBasis

    DoubleArray = NDArray[np.float64]

_ALONG = 0.2
"""How much an outline point is held along the outline, over how much across it."""
_FACING_HIDDEN, _FACING_SEEN = -0.05, 0.25
"""Cosine of normal and view: a point is hidden below the first, seen above the second."""


def outline_normals(points_px: DoubleArray, scheme: str) -> tuple[NDArray[np.int64], DoubleArray]:
    """Indices of the outline's points and (N, 2) unit normals of the outline there."""
    order, before, after = _chain(scheme)
    x, y = (points_px[after] - points_px[before]).T
    length = np.maximum(np.hypot(x, y), 1e-9)
    return order, np.stack([y / length, -x / length], axis=1)


@cache
def _chain(scheme: str) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The outline's points in order, and the neighbours of each; an end is its own."""
    order = np.array(OUTLINE[scheme])
    if scheme == "mediapipe478":
        return order, np.roll(order, 1), np.roll(order, -1)
    return order, np.r_[order[:1], order[:-1]], np.r_[order[1:], order[-1:]]


def whitening(
    points_px: DoubleArray, weight: DoubleArray, sigma_px: float, scheme: str
) -> DoubleArray:
    """(L, 2, 2) residual in pixels -> standard deviations; outline points slide along it.

    Args:
        points_px: (L, 2) tracked points.
        weight: (L,) trust, 0..1.
        sigma_px: standard deviation of a fully trusted point.
        scheme: which points.
    """
    maps = np.zeros((len(points_px), 2, 2))
    maps[:, 0, 0] = maps[:, 1, 1] = 1.0
    order, normal = outline_normals(points_px, scheme)
    across = normal[:, :, None] * normal[:, None, :]
    maps[order] = _ALONG * np.eye(2) + (1.0 - _ALONG) * across
    return maps * (np.sqrt(weight) / sigma_px)[:, None, None]


def facing(basis: LandmarkBasis, rotation: DoubleArray, points_cam: DoubleArray) -> DoubleArray:
    """(L,) 1 where a landmark faces the camera, 0 where it is turned away, smooth between."""
    towards = -points_cam / np.linalg.norm(points_cam, axis=1, keepdims=True)
    cosine = np.einsum("ld,ld->l", basis.normal @ rotation.T, towards)
    return np.clip((cosine - _FACING_HIDDEN) / (_FACING_SEEN - _FACING_HIDDEN), 0.0, 1.0)


def distances(fitted_px: DoubleArray, points_px: DoubleArray, scheme: str) -> DoubleArray:
    """(L,) pixels between tracked and fitted points; across the outline for its points."""
    away = fitted_px - points_px
    out = np.hypot(away[:, 0], away[:, 1])
    order, normal = outline_normals(points_px, scheme)
    out[order] = np.abs(np.einsum("nd,nd->n", away[order], normal))
    return out
