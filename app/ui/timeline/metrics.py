"""Measures the parts of the timeline share, in px."""

from __future__ import annotations

HEAD = 268
"""Width of the column of names, left of everything that runs over time."""
SCROLL_BAR = 11
RULER = 28
CLIP = 36
GROUP = 38
ROW = 54
PAD = 6
"""Above and below a curve, so that a key at the edge of its range can be taken hold of."""
KEY = 5.5
"""Half the width of a keyframe; it can be pressed at a distance of `REACH`."""
REACH = 12.0
