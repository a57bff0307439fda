"""From MakeHuman's frame and unit to the head frame."""

from __future__ import annotations

import numpy as np

MM = 100.0
"""Millimetres in MakeHuman's decimetre."""
CENTRE_MM = np.array([0.0, 722.0, 30.0])
"""Origin of the head frame on the base mesh: between the ears, a little below the eyes."""
