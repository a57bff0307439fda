"""Contenders side by side: means with intervals, and differences to the first of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from engine.evaluation.intervals import Interval, describe, interval
from engine.evaluation.measures import MEASURES, Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.evaluation.measures import Unit

Verdict = Literal["better", "worse", "equal"]


@dataclass(frozen=True)
class Cell:
    """One contender under one measure.

    Attributes:
        value: mean over units and its interval.
        difference: to the first contender, paired frame by frame; None for the first itself.
        verdict: whether the difference's interval leaves zero out, and on which side.
    """

    value: Interval
    difference: Interval | None
    verdict: Verdict


@dataclass(frozen=True)
class Comparison:
    """A set of units, clips or people, under all contenders.

    Attributes:
        title: what the units are.
        units: measured clips or people.
        cells: by measure, then by contender; measures without a value are left out.
        how: one sentence on the intervals.
    """

    title: str
    units: tuple[Unit, ...]
    cells: dict[str, dict[str, Cell]]
    how: str

    def as_json(self) -> dict[str, Any]:
        """What a program wants to know: means, intervals and each unit's own means."""
        return {
            "title": self.title,
            "intervals": self.how,
            "measures": {
                measure: {name: _cell_json(cell) for name, cell in row.items()}
                for measure, row in self.cells.items()
            },
            "units": [
                {"name": unit.name, "means": {
                    name: {key: _finite(_mean(each)) for key, each in values.items()}
                    for name, values in unit.values.items()
                }}
                for unit in self.units
            ],
        }  # fmt: skip


def compare(title: str, units: Sequence[Unit]) -> Comparison:
    """Summarise units that were all measured with the same contenders."""
    cells = {measure.name: _row(measure, units) for measure in MEASURES}
    kept = {
        name: row
        for name, row in cells.items()
        if any(np.isfinite(cell.value.mean) for cell in row.values())
    }
    return Comparison(title, tuple(units), kept, describe(len(units)))


def _row(measure: Measure, units: Sequence[Unit]) -> dict[str, Cell]:
    names = list(units[0].values)
    series = {
        name: [unit.values[name].get(measure.name, np.array([np.nan])) for unit in units]
        for name in names
    }
    base = series[names[0]]
    row = {}
    for name in names:
        value = interval(series[name])
        if name == names[0]:
            row[name] = Cell(value, None, "equal")
            continue
        apart = [own - other for own, other in zip(series[name], base, strict=True)]
        difference = interval(apart)
        row[name] = Cell(value, difference, _verdict(difference, measure))
    return row


def _verdict(difference: Interval, measure: Measure) -> Verdict:
    if difference.low > 0:
        return "better" if measure.more_is_better else "worse"
    if difference.high < 0:
        return "worse" if measure.more_is_better else "better"
    return "equal"


def _mean(values: np.ndarray[Any, Any]) -> float:
    return float(np.nanmean(values)) if np.isfinite(values).any() else float("nan")


def _finite(value: float) -> float | None:
    return value if np.isfinite(value) else None


def _cell_json(cell: Cell) -> dict[str, Any]:
    def listed(each: Interval | None) -> list[float | None] | None:
        return each and [_finite(each.mean), _finite(each.low), _finite(each.high)]

    return {
        "value": listed(cell.value),
        "difference": listed(cell.difference),
        "verdict": cell.verdict,
    }
