"""Skin and hair colours from their pigments.

Skin: melanin lies over a layer reddened by haemoglobin; their optical densities add up
(Tsumura et al., "Independent-component analysis of skin color image", JOSA A 1999). The densities
per channel were fitted to published measurements of very fair, medium and dark skin; the
melanin density bends because a wide colour channel saturates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.training.synthetic.compiled import loop

if TYPE_CHECKING:
    from engine.types import FloatArray

PALE = (0.84, 0.66, 0.555)
"""Linear RGB reflectance of skin without melanin and with little blood."""
_MELANIN = (0.66, 0.98, 1.36)
_MELANIN_BEND = (0.105, 0.055, -0.06)
_BLOOD = (0.075, 0.46, 0.36)

EUMELANIN = np.array([1.05, 1.42, 1.90])
PHEOMELANIN = np.array([0.38, 1.05, 2.10])


@loop
def skin_channel(channel, melanin, blood):
    """Linear reflectance of one channel (0 red .. 2 blue)."""
    m = max(melanin, 0.0)
    density = _MELANIN[channel] * m + _MELANIN_BEND[channel] * m * m + _BLOOD[channel] * blood
    return PALE[channel] * np.exp(-density)


def hair_colour(eumelanin: float, pheomelanin: float, grey: float) -> FloatArray:
    """(3,) linear RGB of hair; pigments 0 (white) .. 3 (black), grey the share of white hairs."""
    density = eumelanin * EUMELANIN + pheomelanin * PHEOMELANIN
    coloured = 0.72 * np.exp(-density)
    return ((1 - grey) * coloured + grey * np.array([0.46, 0.455, 0.44])).astype(np.float32)
