"""`likeness evaluate`: how good are the pictures, in numbers."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli import console
from engine.cli.opening import studio
from engine.cli.options import (
    DEFAULT_RENDERER,
    DEFAULT_TRACKER,
    Json,
    RendererName,
    TrackerName,
)

if TYPE_CHECKING:
    from engine.evaluation.self_reenactment import ClipScore, Score
    from engine.evaluation.slider_gain import SliderGain


def evaluate(
    files: Annotated[
        list[Path], typer.Argument(metavar="CLIP...", help="Videos, or photos with --gain.")
    ],
    gain: Annotated[
        bool, typer.Option("--gain", help="Measure what each slider achieves on photos.")
    ] = False,
    frames: Annotated[
        int, typer.Option(min=0, help="Use only the first N frames of each clip; 0 means all.")
    ] = 0,
    renderer: RendererName = DEFAULT_RENDERER,
    tracker: TrackerName = DEFAULT_TRACKER,
    json: Json = False,
) -> None:
    """Measure quality: the first frame of each CLIP drives the rest, or, with --gain, each slider
    is moved on each photo and the result is fitted again.

    Examples:

    - `likeness evaluate clip.mp4`
    - `likeness evaluate *.mp4 --json`
    - `likeness evaluate --gain me.jpg`
    """
    if gain:
        _gains(files, renderer, tracker, json)
    else:
        _clips(files, renderer, tracker, json, frames or None)


def _clips(files: list[Path], renderer: str, tracker: str, json: bool, limit: int | None) -> None:
    from engine.drivers.jobs import Job
    from engine.evaluation.self_reenactment import mean_score, self_reenactment
    from engine.renderers import RENDERERS

    drawing, opened = RENDERERS.load(renderer), studio(tracker)
    scores: list[ClipScore] = []
    for path in files:
        with console.progress(path.name) as report:
            scores.append(self_reenactment(
                path, renderer=drawing, tracker=opened.tracker, model=opened.model, limit=limit,
                job=Job(report, notice=console.notice),
            ))  # fmt: skip
    mean = mean_score([score.made for score in scores])
    copied = mean_score([score.copied for score in scores])
    if json:
        console.answer_json({
            "renderer": renderer,
            "clips": [asdict(score) for score in scores],
            "mean": {"made": asdict(mean), "copied": asdict(copied)},
        })  # fmt: skip
        return
    rows = [
        row
        for score in scores
        for row in (_row(score.clip, score.made), _row("  first frame copied", score.copied))
    ]
    rows += [_row("mean", mean), _row("  first frame copied", copied)]
    columns = "Clip", "L1", "PSNR", "SSIM", "AKD px", "Pose", "Expr.", "Jitter", "Lost"
    console.table(columns, rows)


def _row(title: str, score: Score) -> tuple[str, ...]:
    return (
        title, f"{score.l1:.4f}", f"{score.psnr_db:.2f}", f"{score.ssim:.4f}",
        f"{score.akd_px:.2f}", f"{score.pose_deg:.2f}", f"{score.expression:.3f}",
        f"{score.background_jitter:.4f}", f"{score.lost:.0%}",
    )  # fmt: skip


def _gains(files: list[Path], renderer: str, tracker: str, json: bool) -> None:
    from engine.drivers.jobs import Job
    from engine.evaluation.slider_gain import mean_gains, slider_gain
    from engine.renderers import RENDERERS

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
