"""The photo's light, as far as the change of shade on moving skin needs it.

Second-order spherical harmonics of the luminance over the normals of seen skin (Ramamoorthi and
Hanrahan 2001, eq. 13 without the constant factors, which the fit absorbs).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from engine.types import FloatArray

_RIDGE = 0.02
_DARKEST, _BRIGHTEST = 0.72, 1.3
_LEAST = 0.05


def harmonics(normals: FloatArray) -> FloatArray:
    """(N, 9) second-order harmonic basis of (N, 3) unit normals in the camera frame."""
    x, y, z = np.asarray(normals, np.float32).T
    return np.stack([np.ones_like(x), *_harmonics.py_func(x, y, z)], axis=1)


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _harmonics(x, y, z):
    """The basis after its constant 1, of numbers or of arrays of them."""
    one, three = np.float32(1.0), np.float32(3.0)
    return y, z, x, x * y, y * z, three * z * z - one, x * z, x * x - y * y


def fit_light(normals: FloatArray, luminance: FloatArray, weight: FloatArray) -> FloatArray:
    """(9,) light coefficients that explain the luminance (N,) in 0..1 of skin with `normals`.

    Fitted twice: the second time without the points that the first fit explains worst (hair,
    brows, lips, highlights).
    """
    basis = harmonics(normals)
    light = _ridge(basis, luminance, weight)
    error = np.abs(basis @ light - luminance)
    typical = np.median(error[weight > 0]) if (weight > 0).any() else 1.0
    return _ridge(basis, luminance, weight * (error < 2.5 * typical + 1e-6))


def _ridge(basis: FloatArray, luminance: FloatArray, weight: FloatArray) -> FloatArray:
    total = max(float(weight.sum()), 1e-6)
    normal = (basis * weight[:, None]).T @ basis / total
    penalty = _RIDGE * np.array([0, 1, 1, 1, 2, 2, 2, 2, 2], np.float32)
    right = (basis * weight[:, None]).T @ luminance / total
    return np.linalg.solve(normal + np.diag(penalty) + 1e-6 * np.eye(9), right).astype(np.float32)


def shade_ratio(light: FloatArray, rest_shade: FloatArray, target: FloatArray) -> FloatArray:
    """(N,) factor on the colour of skin that turns.

    Args:
        light: (9,) light coefficients.
        rest_shade: (N,) `shade` of the skin in the photo.
        target: (N, 3) its normals in the target picture.
    """
    return np.clip(shade(light, target) / rest_shade, _DARKEST, _BRIGHTEST)


def shade(light: FloatArray, normals: FloatArray) -> FloatArray:
    """(N,) luminance of skin with normals (N, 3), kept away from 0."""
    out = np.empty(len(normals), np.float32)
    _shade(np.asarray(light, np.float32), np.asarray(normals, np.float32), out)
    return out


@njit(cache=True, nogil=True, error_model="numpy")
def _shade(light, normals, out):  # pragma: no cover - compiled
    """`harmonics(normals) @ light` without the (N, 9) basis: each picture needs it."""
    darkest = np.float32(_LEAST)
    for n in range(normals.shape[0]):
        basis = _harmonics(normals[n, 0], normals[n, 1], normals[n, 2])
        brightness = light[0]
        for k in range(8):
            brightness += light[k + 1] * basis[k]
        out[n] = max(brightness, darkest)
