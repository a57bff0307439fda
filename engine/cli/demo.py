"""`likeness demo`: everything the program does, with the bundled portrait."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from engine.cli import console
from engine.cli.opening import studio
from engine.cli.options import DEFAULT_TRACKER, RendererName


def demo(
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder to write to.")] = Path("out"),
    photo: Annotated[
        Path | None, typer.Option(help="Another portrait than the bundled one.")
    ] = None,
    renderer: RendererName = None,
) -> None:
    """Show what Likeness can do: fit overlay, PNCC, edits, a short clip and a contact sheet.

    The bundled portrait shows the astronaut Eileen Collins (NASA, public domain).

    Examples:

    - `likeness demo`
    - `likeness demo -o somewhere --photo me.jpg`
    """
    from engine import assets
    from engine.drivers.jobs import Job
    from engine.export.demo import make_demo
    from engine.renderers import RENDERERS

    drawing = RENDERERS.load(renderer or RENDERERS.default)
    opened = studio(DEFAULT_TRACKER)
    portrait = opened.portrait(photo or assets.locate("sample-portrait"))
    with console.progress("Drawing the clip") as report:
        for made in make_demo(
            portrait, assets.locate("take-smile"), out,
            model=opened.model, renderer=drawing, job=Job(report, notice=console.notice),
        ):  # fmt: skip
            console.answer(f"{made.path}  ({made.title})")
