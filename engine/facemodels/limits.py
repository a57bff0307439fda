"""What coefficients mean together: lids cannot pass each other, nor lips close a closed jaw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.types import ARKIT_INDEX

if TYPE_CHECKING:
    from engine.types import FloatArray

LID_CLOSING = {"eyeSquint": 0.48, "eyeLookDown": 0.32, "eyeLookUp": -0.14, "eyeWide": -0.40}
"""How much of a whole blink each shape closes the lids."""

_BLINKS = [ARKIT_INDEX["eyeBlinkLeft"], ARKIT_INDEX["eyeBlinkRight"]]
_OTHERS = [[ARKIT_INDEX[name + side] for name in LID_CLOSING] for side in ("Left", "Right")]
_SHARES = np.array(list(LID_CLOSING.values()), dtype=np.float32)
_CLOSE, _OPEN = ARKIT_INDEX["mouthClose"], ARKIT_INDEX["jawOpen"]


def limited(expression: FloatArray) -> FloatArray:
    """A copy of (52,) coefficients that the mesh can follow without passing through itself.

    A blink on lids that are already part closed, by a squint or a look down, takes what is left
    of the way. `mouthClose` brings together what `jawOpen` has parted, and no more.
    """
    out = np.array(expression, dtype=np.float32)
    closing = np.clip(out[_OTHERS], 0, None) @ _SHARES
    out[_BLINKS] = np.where(
        out[_BLINKS] > 0, np.clip(out[_BLINKS], 0, np.maximum(1.0 - closing, 0)), out[_BLINKS]
    )
    out[_CLOSE] = min(out[_CLOSE], max(float(out[_OPEN]), 0.0))
    return out
