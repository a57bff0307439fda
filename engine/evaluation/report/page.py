"""Writes a report: one HTML page, its pictures beside it."""

from __future__ import annotations

import math
import re
from importlib import resources
from typing import TYPE_CHECKING, Any

import jinja2
import numpy as np

from engine.evaluation.measures import BY_NAME
from engine.evaluation.report.curves import plot
from engine.evaluation.report.wording import difference, figure, span
from engine.media import atomic, write_picture
from engine.types import Picture

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from engine.evaluation.comparison import Comparison
    from engine.evaluation.report.curves import Curve
    from engine.evaluation.report.sheets import Sheet

_PICTURES = "pictures"
_QUALITY = 92


def write_report(
    folder: Path,
    *,
    title: str,
    made: str,
    labels: Mapping[str, str],
    comparisons: Sequence[Comparison] = (),
    curves: Sequence[Curve] = (),
    sheets: Sequence[Sheet] = (),
) -> Path:
    """Write `index.html` and what it shows into a folder, which is made if need be.

    Args:
        folder: other files in it stay.
        title: of the page.
        made: one line on what was measured with what.
        labels: what to call each contender.
        comparisons, curves, sheets: what to show.

    Returns:
        The page.

    Raises:
        MediaError: the folder cannot be written.
    """
    (folder / _PICTURES).mkdir(parents=True, exist_ok=True)
    text = _template().render(
        title=title,
        made=made,
        labels=labels,
        comparisons=[_comparison(each) for each in comparisons],
        curves=[_curve(folder, each) for each in curves],
        sheets=[_sheet(folder, number, each) for number, each in enumerate(sheets, start=1)],
        measures=[BY_NAME[name] for name in _measured(comparisons)],
    )
    page = folder / "index.html"
    with atomic(page) as beside:
        beside.write_text(text, encoding="utf-8")
    return page


def _template() -> jinja2.Template:
    source = resources.files("engine.evaluation.report").joinpath("page.html")
    surroundings = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    return surroundings.from_string(source.read_text(encoding="utf-8"))


def _measured(comparisons: Sequence[Comparison]) -> list[str]:
    found = {name for each in comparisons for name in each.cells}
    return [name for name in BY_NAME if name in found]


def _comparison(each: Comparison) -> dict[str, Any]:
    names = list(each.units[0].values)
    rows = [
        {"label": measure.label, "cells": [
            {
                "value": figure(cell.value.mean, measure.digits),
                "span": span(cell.value, measure.digits),
                "difference": difference(cell, measure),
                "verdict": cell.verdict,
            }
            for cell in row.values()
        ]}
        for measure, row in ((BY_NAME[name], row) for name, row in each.cells.items())
    ]  # fmt: skip
    units = [
        {"name": unit.name, "contender": name, "means": [
            _unit_value(values.get(measure), BY_NAME[measure].digits) for measure in each.cells
        ]}
        for unit in each.units
        for name, values in unit.values.items()
    ]  # fmt: skip
    return {
        "title": each.title, "how": each.how, "names": names, "first": names[0], "rows": rows,
        "units": units, "unit_labels": [BY_NAME[name].label for name in each.cells],
    }  # fmt: skip


def _unit_value(values: np.ndarray | None, digits: int) -> str:
    if values is None or not np.isfinite(values).any():
        return figure(math.nan, digits)
    return figure(float(np.nanmean(values)), digits)


def _curve(folder: Path, curve: Curve) -> dict[str, str]:
    files = {}
    for style in ("light", "dark"):
        name = f"{_PICTURES}/curve-{_slug(curve.title)}-{style}.svg"
        with atomic(folder / name) as beside:
            plot(curve, beside, dark=style == "dark")
        files[style] = name
    return {"title": curve.title, "summary": curve.summary, **files}


def _sheet(folder: Path, number: int, sheet: Sheet) -> dict[str, Any]:
    groups = []
    for title, rows in sheet.groups:
        shown = []
        for row in rows:
            words = _slug(f"{sheet.title} {title} {row.label}")
            name = f"{_PICTURES}/{number:02d}-{words}.jpg"
            write_picture(
                folder / name, Picture(row.pixels), made_by_network=row.made_by_network,
                quality=_QUALITY,
            )  # fmt: skip
            height, width = row.pixels.shape[:2]
            shown.append({"label": row.label, "file": name, "width": width, "height": height})
        groups.append({"title": title, "rows": shown})
    return {"title": sheet.title, "columns": sheet.columns, "groups": groups}


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
