"""Independent random streams from one seed, the same in every process."""

from __future__ import annotations

import zlib

import numpy as np


def stream(seed: int, purpose: str) -> np.random.Generator:
    """The random numbers of one purpose: adding a draw to one leaves the others as they were."""
    return np.random.Generator(np.random.PCG64([seed, zlib.crc32(purpose.encode())]))


def between(random: np.random.Generator, low: float, high: float) -> float:
    """One uniform number."""
    return float(random.uniform(low, high))


def chance(random: np.random.Generator, share: float) -> bool:
    """True in `share` of the cases."""
    return bool(random.random() < share)
