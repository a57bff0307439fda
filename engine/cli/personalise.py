"""`likeness personalise`: fit the lite network to one person."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from engine.cli import console
from engine.cli.opening import check_files, studio
from engine.cli.options import DEFAULT_TRACKER, Json, TrackerName
from engine.cli.projects import photo_in


def personalise(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="PHOTO_OR_CLIP", help="A photo, a project or a video of one person."
        ),
    ],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Weights to write (.safetensors).")
    ] = None,
    project: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Project (.likeness) to store them with.")
    ] = None,
    minutes: Annotated[float, typer.Option(min=0.1, max=600, help="How long to learn.")] = 4.0,
    start: Annotated[
        Path | None, typer.Option(help="Weights to begin with; by default the bundled ones.")
    ] = None,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Store weights that are no better than before.")
    ] = False,
    device: Annotated[str, typer.Option(metavar="auto|cpu|cuda|mps", help="Where.")] = "auto",
    tracker: TrackerName = DEFAULT_TRACKER,
    json: Json = False,
) -> None:
    """Teach the lite network one person's face, from a PHOTO or better a clip.

    The weights lie in a file, or with a project, which is drawn with them from then on. `--weights`
    of `edit`, `frontalize` and `reenact` takes either. They belong to this person: draw others with
    the ordinary weights.

    Examples:

    - `likeness personalise me.mp4 -o me.safetensors`
    - `likeness edit me.jpg -o smile.png --preset smile --weights me.safetensors`
    - `likeness personalise me.mp4 --project me.likeness`
    - `likeness edit me.likeness -o smile.png --preset smile`
    """
    from engine.device import best_device
    from engine.drivers.jobs import Job
    from engine.drivers.project_files import require_storable, store_network
    from engine.renderers.headgan.lite.availability import bundled
    from engine.renderers.headgan.personal import read_personal
    from engine.training.personalising import personalise as fit

    _check(source, out, project)
    if project is not None:
        require_storable(project)
    opened = studio(tracker)
    with ExitStack() as stack:
        weights = out or _scratch(stack)
        with console.progress("Learning") as report:
            made = fit(
                photo_in(source), weights,
                start=start or bundled(), tracker=opened.tracker, model=opened.model,
                minutes=minutes, device=best_device(device),
                job=Job(report, notice=console.notice),
            )  # fmt: skip
        if not made.better:
            console.notice("These weights are no better for this person than those it began with.")
        stored = project if made.better or anyway else None
        if stored is not None:
            store_network(stored, read_personal(weights))
        elif project is not None:
            console.notice(f"{project.name} stays as it was; --anyway stores them all the same.")
    places = [str(path) for path in (out, stored) if path is not None]
    if json:
        told = {"out": out and str(out), "project": stored and str(stored), **asdict(made)}
        console.answer_json(told)
        return
    console.answer(
        f"{', '.join(places) or 'Nothing kept'} ({made.examples} pictures, {made.steps} steps; "
        f"L1 on others of this person {made.before['l1']:.4f} before, {made.after['l1']:.4f} after)"
    )


def _check(source: Path, out: Path | None, project: Path | None) -> None:
    from engine.drivers.project_files import is_project
    from engine.errors import UsageError

    if out is None and project is None:
        raise UsageError(
            "Nothing says where the weights shall go.",
            "Use -o FILE.safetensors, or --project FILE.likeness.",
        )
    if out is not None and out.suffix.lower() != ".safetensors":
        raise UsageError(f"Weights are written as .safetensors, not as {out.suffix or out.name!r}.")
    if project is not None and not is_project(project):
        raise UsageError(f"A project is called .likeness, not {project.suffix or project.name!r}.")
    check_files(source, out)


def _scratch(stack: ExitStack) -> Path:
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="likeness-"))
    return Path(folder) / "weights.safetensors"
