"""Twenty-one numbers for each short window of sound: HeadGAN's low-level audio features.

Definitions as in shared work on audio analysis (Giannakopoulos, PLoS ONE 2015), with what the
HeadGAN paper's authors used: see the docstring of `features`. One deviation: a window of digital
silence has centroid and spread 0, where the published code divides 0 by 0 and its not-a-number
spreads over eight video frames.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import fft

if TYPE_CHECKING:
    from numpy.typing import NDArray

    DoubleArray = NDArray[np.float64]

FEATURES = 21
_EPS = 1e-8
_BLOCKS = 10
_ROLL_OFF = 0.90
_LINEAR, _LOGARITHMIC, _MFCC = 13, 27, 13
_LOWEST_HZ, _STEP_HZ, _RATIO = 133.33, 200.0 / 3.0, 1.0711703


def features(
    windows: DoubleArray, rate_hz: int, before: DoubleArray | None
) -> tuple[DoubleArray, DoubleArray]:
    """Features of consecutive windows.

    Conventions: a rectangular window; the spectrum is |FFT| of the first n // 2 bins over n // 2;
    entropies are in bits, of the shares of energy in ten blocks; the roll-off is where 90 % of
    the energy lies below, as a share of the bins; flux compares spectra of sum one; 40 mel
    filters, log10, orthonormal DCT-II, coefficients 0 to 12. The mel filters take bin k to lie at
    k rate / (n // 2), twice its true frequency: a slip of the published code that trained weights
    rely on.

    Args:
        windows: (N, n) samples.
        rate_hz: sample rate.
        before: (n // 2,) spectrum of the window before the first one, None at the start of sound.

    Returns:
        (N, 21) zero crossings, energy, its entropy, spectral centroid, spread, entropy, flux,
        roll-off, 13 MFCC; and the (n // 2,) spectrum of the last window.
    """
    spectra = _spectrum(windows)
    previous = np.vstack([spectra[:1] if before is None else before[None], spectra[:-1]])
    centroid, spread = _centroid_and_spread(spectra, rate_hz)
    found = np.column_stack([
        np.abs(np.diff(np.sign(windows), axis=1)).sum(axis=1) / 2.0 / (windows.shape[1] - 1),
        np.square(windows).mean(axis=1),
        _entropy(windows),
        centroid,
        spread,
        _entropy(spectra),
        np.square(_shares(spectra) - _shares(previous)).sum(axis=1),
        _roll_off(spectra),
        _cepstra(spectra, rate_hz),
    ])  # fmt: skip
    return found, spectra[-1]


def _spectrum(windows: DoubleArray) -> DoubleArray:
    """(N, n // 2) magnitudes of (N, n) windows."""
    bins = windows.shape[1] // 2
    return np.abs(fft.rfft(windows, axis=1)[:, :bins]) / bins


def _entropy(values: DoubleArray) -> DoubleArray:
    energy = np.square(values)
    size = values.shape[1] // _BLOCKS
    blocks = energy[:, : size * _BLOCKS].reshape(len(values), _BLOCKS, size).sum(axis=2)
    shares = blocks / (energy.sum(axis=1, keepdims=True) + _EPS)
    return -(shares * np.log2(shares + _EPS)).sum(axis=1)


def _centroid_and_spread(spectra: DoubleArray, rate_hz: int) -> tuple[DoubleArray, DoubleArray]:
    """Both over half the sample rate; bin k counts as k + 1."""
    bins = spectra.shape[1]
    at_hz = np.arange(1, bins + 1) * (rate_hz / (2.0 * bins))
    largest = spectra.max(axis=1, keepdims=True)
    levelled = np.divide(spectra, largest, out=np.zeros_like(spectra), where=largest > 0)
    total = levelled.sum(axis=1) + _EPS
    centroid = levelled @ at_hz / total
    apart = np.square(at_hz - centroid[:, None])
    spread = np.sqrt((apart * levelled).sum(axis=1) / total)
    return centroid / (rate_hz / 2.0), spread / (rate_hz / 2.0)


def _shares(spectra: DoubleArray) -> DoubleArray:
    return spectra / (spectra + _EPS).sum(axis=1, keepdims=True)


def _roll_off(spectra: DoubleArray) -> DoubleArray:
    energy = np.square(spectra)
    wanted = _ROLL_OFF * energy.sum(axis=1, keepdims=True)
    beyond = np.cumsum(energy, axis=1) + _EPS > wanted
    return np.where(beyond.any(axis=1), beyond.argmax(axis=1), 0) / spectra.shape[1]


def _cepstra(spectra: DoubleArray, rate_hz: int) -> DoubleArray:
    levels = np.log10(spectra @ _mel_filters(spectra.shape[1], rate_hz).T + _EPS)
    cepstra: Any = fft.dct(levels, type=2, norm="ortho", axis=-1)
    return cepstra[:, :_MFCC]


@cache
def _mel_filters(bins: int, rate_hz: int) -> DoubleArray:
    """(40, bins) triangles of equal area."""
    linear = _LOWEST_HZ + np.arange(_LINEAR) * _STEP_HZ
    logarithmic = linear[-1] * _RATIO ** np.arange(1, _LOGARITHMIC + 3)
    edges = np.concatenate([linear, logarithmic])
    low, middle, high = (edges[i : len(edges) - 2 + i, None] for i in range(3))
    at_hz = np.arange(bins) / bins * rate_hz
    rising, falling = (at_hz - low) / (middle - low), (high - at_hz) / (high - middle)
    return 2.0 / (high - low) * np.maximum(np.minimum(rising, falling), 0.0)
