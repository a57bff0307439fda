"""`likeness synthesize`: random people with exact truth, to learn from and to measure with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from engine.cli import console
from engine.cli.options import Json


def synthesize(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Folder to write to.")],
    count: Annotated[int, typer.Option("--count", help="How many people.")] = 8,
    seed: Annotated[
        int, typer.Option("--seed", help="Of the first person; 1000000 and up are held out.")
    ] = 0,
    size: Annotated[int, typer.Option("--size", help="Side of the pictures in pixels.")] = 320,
    frames: Annotated[int, typer.Option("--frames", help="Pictures of each person.")] = 1,
    workers: Annotated[
        int, typer.Option("--workers", help="Processes; 0 means one per core.")
    ] = 0,
    sheet: Annotated[
        Path | None, typer.Option("--sheet", help="Also write a contact sheet.")
    ] = None,
    json: Json = False,
) -> None:
    """Render synthetic people into the folder OUT: pictures with expression, pose, landmarks,
    depth, part mask and dense flow known exactly. The same seed gives the same people.

    A run that was stopped goes on where it was.

    Examples:

    - `likeness synthesize people --count 100 --frames 4`
    - `likeness synthesize look --count 24 --size 512 --sheet sheet.png`
    """
    from engine.drivers.jobs import Job
    from engine.media import require_writable
    from engine.training.synthetic.production import Order, produce

    order = Order(seed, count, frames, size, workers or os.cpu_count() or 1)
    folder = _folder(out)
    if sheet:
        require_writable(sheet)
    with console.progress("Rendering people") as report:
        made = produce(order, folder, Job(report, notice=console.notice))
    if sheet:
        _draw_sheet(sheet, folder, order.seeds, frames, size)
    if json:
        console.answer_json({
            "out": str(folder), "people": count, "rendered": made.rendered,
            "already_there": made.found, "seconds": round(made.seconds, 2),
            "samples_per_second": round(made.per_second, 2),
        })  # fmt: skip
        return
    there = f", {made.found} were there already" if made.found else ""
    console.answer(
        f"{folder} ({made.rendered} pictures at {made.per_second:.2f} a second{there})"
    )


def _folder(out: Path) -> Path:
    """OUT as a folder that exists.

    Raises:
        MediaError: it is a file, or cannot be made.
    """
    from engine.errors import MediaError

    if out.exists() and not out.is_dir():
        raise MediaError(f"{out} is a file, not a folder.", "Please choose another name.")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MediaError(f"The folder {out} cannot be made: {error.strerror}.") from error
    return out


def _draw_sheet(sheet: Path, folder: Path, seeds: range, frames: int, size: int) -> None:
    from engine.media import contact_sheet, write_picture
    from engine.training.synthetic.storing import read_pixels
    from engine.types import Picture

    shown = [(seed, frame) for seed in seeds for frame in range(frames)]
    pictures = [read_pixels(folder, seed, frame) for seed, frame in shown]
    titles = [f"{seed}" if frames == 1 else f"{seed}.{frame}" for seed, frame in shown]
    columns = frames if frames > 1 else 0
    page = contact_sheet(pictures, titles, columns, cell_px=size)
    write_picture(sheet, Picture(page), made_by_network=True)
