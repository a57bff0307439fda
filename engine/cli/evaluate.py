"""`likeness evaluate`: how good are the pictures, in numbers and on a page."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli import console
from engine.cli.opening import studio
from engine.cli.options import DEFAULT_TRACKER, Json, TrackerName
from engine.errors import UsageError

if TYPE_CHECKING:
    from engine.evaluation.comparison import Comparison
    from engine.evaluation.slider_gain import SliderGain
    from engine.evaluation.trial import Trial

_LARGEST_PX = 1024
"""Longer side of the portraits in a report."""


def evaluate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[CLIP...]", help="Videos, or photos with --gain."),
    ] = None,
    synthetic: Annotated[
        int, typer.Option(min=0, metavar="N", help="Also measure N held-out synthetic people.")
    ] = 0,
    targets: Annotated[
        int, typer.Option(min=2, max=64, help="Pictures of each synthetic person.")
    ] = 8,
    gain: Annotated[
        bool, typer.Option("--gain", help="Measure what each slider achieves on photos.")
    ] = False,
    frames: Annotated[
        int, typer.Option(min=0, help="Use only the first N frames of each clip; 0 means all.")
    ] = 0,
    renderer: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="What draws; several are compared. All that can run by default."
        ),
    ] = None,
    weights: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Compare headgan-lite with these weights too."),
    ] = None,
    tracker: TrackerName = DEFAULT_TRACKER,
    report: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write a page with tables and pictures.")
    ] = None,
    portrait: Annotated[
        list[Path] | None,
        typer.Option(metavar="PHOTO", help="Show this photo in the report, in all views."),
    ] = None,
    log: Annotated[
        Path | None, typer.Option(metavar="RUN", help="Show a training run's curves there.")
    ] = None,
    json: Json = False,
) -> None:
    """Measure quality: the first frame of each CLIP drives the rest, or, with --gain, each slider
    is moved on each photo and the result is fitted again.

    Renderers get the very same frames and parameters. Differences are to the first of them.

    Examples:

    - `likeness evaluate clip.mp4`
    - `likeness evaluate *.mp4 --renderer warp --renderer headgan --json`
    - `likeness evaluate clip.mp4 --synthetic 24 --report out --portrait me.jpg`
    - `likeness evaluate --gain me.jpg`
    """
    if gain:
        _gains(files or [], renderer[0] if renderer else None, tracker, json)
        return
    if not (files or synthetic or portrait):
        raise UsageError("There is nothing to evaluate.", "Name a clip, or use --synthetic 24.")
    if (portrait or log) and not report:
        raise UsageError("Portraits and logs are shown in a report.", "Add --report FOLDER.")
    from engine.evaluation.contenders import contenders
    from engine.evaluation.report.curves import read_curves
    from engine.evaluation.trial import Trial

    curves = read_curves(log) if log else []
    opened = studio(tracker)
    competing = contenders(renderer or [], weights or [])
    trial = Trial(competing, tracker=opened.tracker, model=opened.model)
    shown = [(path.stem, opened.portrait(path, size_px=_LARGEST_PX)) for path in portrait or []]
    for path in files or []:
        _clip(trial, path, frames or None)
    if synthetic:
        _people(trial, synthetic, targets)
    for name, each in shown:
        trial.portrait(name, each)
    comparisons = trial.comparisons()
    if json:
        console.answer_json({"comparisons": [each.as_json() for each in comparisons]})
    else:
        for each in comparisons:
            _print(each)
    if report:
        console.notice(f"The report is {trial.write(report, curves)}.")


def _clip(trial: Trial, path: Path, limit: int | None) -> None:
    from engine.drivers.jobs import Job

    with console.progress(path.name) as report:
        trial.clip(path, limit, Job(report, notice=console.notice))


def _people(trial: Trial, count: int, targets: int) -> None:
    from engine.drivers.jobs import Job

    for label, measure in (("People", trial.people), ("Across people", trial.across)):
        with console.progress(label) as report:
            measure(count, targets, Job(report, notice=console.notice))


def _print(comparison: Comparison) -> None:
    from engine.evaluation.measures import BY_NAME
    from engine.evaluation.report.wording import difference, figure, span

    names = list(comparison.units[0].values)
    measures = [(BY_NAME[name], row) for name, row in comparison.cells.items()]
    rows = [
        (
            measure.label,
            *(
                f"{figure(row[name].value.mean, measure.digits)}  "
                f"{difference(row[name], measure) or span(row[name].value, measure.digits)}"
                for name in names
            ),
        )
        for measure, row in measures
    ]
    titles = [f"{names[0]} (95 %)", *(f"{name} (difference, 95 %)" for name in names[1:])]
    console.table(("Measure", *titles), rows, title=f"{comparison.title}: {len(comparison.units)}")
    console.notice(comparison.how)


def _gains(files: list[Path], renderer: str | None, tracker: str, json: bool) -> None:
    from engine.drivers.jobs import Job
    from engine.evaluation.slider_gain import mean_gains, slider_gain
    from engine.renderers import RENDERERS

    renderer = renderer or RENDERERS.default
    drawing, opened = RENDERERS.load(renderer), studio(tracker)
    found: dict[str, list[SliderGain]] = {}
    for path in files:
        portrait = opened.portrait(path)
        with console.progress(path.name) as report:
            found[path.name] = slider_gain(
                portrait, renderer=drawing, tracker=opened.tracker, model=opened.model,
                job=Job(report),
            )  # fmt: skip
    if json:
        console.answer_json({
            "renderer": renderer,
            "photos": {name: [asdict(each) for each in gains] for name, gains in found.items()},
        })  # fmt: skip
        return
    if len(found) > 1:
        found["mean"] = mean_gains(list(found.values()))
    console.table(
        ("Photo", "Slider", "Requested", "Achieved", "Gain", "Worst cross-talk", "Mean"),
        (
            (name, each.slider, f"{each.requested:g}", f"{each.achieved:.3g}", f"{each.gain:.0%}",
             f"{each.cross_talk:.2f} {each.cross_slider}", f"{each.mean_cross_talk:.3f}")
            for name, gains in found.items()
            for each in gains
        ),
    )  # fmt: skip
