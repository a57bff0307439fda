"""Figures as people read them, for the terminal and the page."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.evaluation.comparison import Cell
    from engine.evaluation.intervals import Interval
    from engine.evaluation.measures import Measure

_MARKS = {"better": "▲ ", "worse": "▼ ", "equal": ""}


def figure(value: float, digits: int, *, signed: bool = False) -> str:
    """A number, or a dash where there is none."""
    if not math.isfinite(value):
        return "–"
    return f"{value:{'+' if signed else ''}.{digits}f}".replace("-", "−")


def span(interval: Interval, digits: int, *, signed: bool = False) -> str:
    """An interval's ends."""
    ends = (figure(end, digits, signed=signed) for end in (interval.low, interval.high))
    return " to ".join(ends)


def difference(cell: Cell, measure: Measure) -> str:
    """How a cell differs from the first contender's, or nothing."""
    apart = cell.difference
    if apart is None or not math.isfinite(apart.mean):
        return ""
    if apart.low == apart.mean == apart.high == 0:
        return "the same"
    mean = figure(apart.mean, measure.digits, signed=True)
    return f"{_MARKS[cell.verdict]}{mean} ({span(apart, measure.digits, signed=True)})"
