"""`likeness personalise`: fit the lite network to one person."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from engine.cli import console
from engine.cli.opening import check_files, studio
from engine.cli.options import DEFAULT_TRACKER, Json, TrackerName


def personalise(
    source: Annotated[
        Path, typer.Argument(metavar="PHOTO_OR_CLIP", help="A photo or a video of one person.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="Weights to write (.safetensors).")],
    minutes: Annotated[float, typer.Option(min=0.1, max=600, help="How long to learn.")] = 4.0,
    start: Annotated[
        Path | None, typer.Option(help="Weights to begin with; by default the bundled ones.")
    ] = None,
    device: Annotated[str, typer.Option(metavar="auto|cpu|cuda|mps", help="Where.")] = "auto",
    tracker: TrackerName = DEFAULT_TRACKER,
    json: Json = False,
) -> None:
    """Teach the lite network one person's face, from a PHOTO or better a clip.

    `--weights` of `edit`, `frontalize` and `reenact` takes the file. It belongs to this person:
    draw others with the ordinary weights.

    Examples:

    - `likeness personalise me.mp4 -o me.safetensors`
    - `likeness edit me.jpg -o smile.png --preset smile --weights me.safetensors`
    """
    from engine.device import best_device
    from engine.drivers.jobs import Job
    from engine.errors import UsageError
    from engine.renderers.headgan.lite.availability import bundled
    from engine.training.personalising import personalise as fit

    if out.suffix.lower() != ".safetensors":
        raise UsageError(f"Weights are written as .safetensors, not as {out.suffix or out.name!r}.")
    check_files(source, out)
    opened = studio(tracker)
    with console.progress("Learning") as report:
        made = fit(
            source, out,
            start=start or bundled(), tracker=opened.tracker, model=opened.model, minutes=minutes,
            device=best_device(device), job=Job(report, notice=console.notice),
        )  # fmt: skip
    if made.after["ratio"] >= made.before["ratio"]:
        console.notice("These weights are no better for this person than those it began with.")
    if json:
        console.answer_json({"out": str(out), **asdict(made)})
        return
    console.answer(
        f"{out} ({made.examples} pictures, {made.steps} steps; L1 on others of this person "
        f"{made.before['l1']:.4f} before, {made.after['l1']:.4f} after)"
    )
