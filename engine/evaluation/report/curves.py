"""Training curves, drawn twice: for light and for dark pages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.errors import MediaError
from engine.media.files import require_readable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from matplotlib.axes import Axes

_INK = {False: "#1d1f23", True: "#e4e6ea"}
_GRID = {False: "#dddad4", True: "#30343b"}
_LINES = {False: ("#0b6e4f", "#b3361f", "#2f5fa8", "#8a6d1a"),
          True: ("#5fd0a5", "#ff9580", "#8ab4f8", "#e0c069")}  # fmt: skip
_SIZE_IN = (5.6, 2.9)
_BASE = "base_"
_TOTAL = "total"
_DASHES = (4, 3)


@dataclass(frozen=True)
class Curve:
    """One plot: lines over training steps.

    Attributes:
        title: of the plot.
        lines: by name, (step, value) pairs in order.
    """

    title: str
    lines: Mapping[str, Sequence[tuple[float, float]]]

    @property
    def summary(self) -> str:
        """First and last value of each line, for those who cannot see it."""
        ends = ((name, line[0][1], line[-1][1]) for name, line in self.lines.items())
        return "; ".join(f"{name} from {first:.4g} to {last:.4g}" for name, first, last in ends)


def read_curves(log: Path) -> list[Curve]:
    """The curves of a training run: a plot for each validated measure, and one of the loss.

    Args:
        log: a run's log.jsonl, or the run's folder: lines such as
            {"kind": "validation", "step": 500, "l1": 0.03, "base_l1": 0.04}.

    Raises:
        MediaError: there is no such file, or it holds no such lines.
    """
    path = require_readable(log / "log.jsonl" if log.is_dir() else log)
    values: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        for key, point in _points(line):
            values.setdefault(key, []).append(point)
    if not values:
        raise MediaError(f"{path.name} is no training log.", "Give the log.jsonl of a run.")
    validated = {name: line for (kind, name), line in values.items() if kind == "validation"}
    curves = [
        Curve(f"Validation {name.replace('_', ' ')}", {
            label: line for label, line in (
                ("network", validated[name]), ("base", validated.get(_BASE + name)),
            ) if line
        })
        for name in validated if not name.startswith(_BASE)
    ]  # fmt: skip
    total = values.get(("training", _TOTAL))
    return [*curves, Curve("Training loss", {_TOTAL: total})] if total else curves


def plot(curve: Curve, path: Path, *, dark: bool) -> None:
    """Write one plot as SVG, its background transparent."""
    # Not pyplot: it would look for a screen.
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    figure = Figure(figsize=_SIZE_IN, layout="constrained")
    FigureCanvasSVG(figure)
    figure.patch.set_alpha(0.0)
    axes = figure.add_subplot()
    for number, (name, line) in enumerate(curve.lines.items()):
        steps, values = zip(*line, strict=True)
        colour = _LINES[dark][number % len(_LINES[dark])]
        (drawn,) = axes.plot(steps, values, color=colour, linewidth=1.6, label=name)
        if name == "base":
            drawn.set_dashes(_DASHES)
    _dress(axes, curve, dark)
    figure.savefig(path, format="svg", metadata={"Date": None})


def _dress(axes: Axes, curve: Curve, dark: bool) -> None:
    axes.set_title(curve.title, color=_INK[dark], loc="left", fontsize=11)
    axes.set_xlabel("step", color=_INK[dark], fontsize=9)
    axes.set_facecolor("none")
    axes.tick_params(colors=_INK[dark], labelsize=9, length=0)
    axes.grid(axis="y", color=_GRID[dark], linewidth=0.8)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
        spine.set_color(_GRID[dark])
    if len(curve.lines) > 1:
        axes.legend(frameon=False, labelcolor=_INK[dark], fontsize=9)


def _points(line: str) -> list[tuple[tuple[str, str], tuple[float, float]]]:
    """((kind, name), (step, value)) of each number in a line; nothing of a line cut short."""
    try:
        row = json.loads(line)
        kind, step = str(row.pop("kind")), float(row.pop("step"))
    except (ValueError, TypeError, KeyError, AttributeError):
        return []
    return [
        ((kind, name), (step, float(value)))
        for name, value in row.items()
        if isinstance(value, int | float) and not isinstance(value, bool)
    ]
