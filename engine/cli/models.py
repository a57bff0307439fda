"""`likeness models`: network weights that a user brings."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from engine.cli import console, options

app = typer.Typer(
    help="Import and list network weights that do not come with the program.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)


class Precision(StrEnum):
    """Of stored weights."""

    float32 = "float32"
    float16 = "float16"


@app.command("import")
def import_(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="Whose weights: headgan or vgg19.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The checkpoint to read.")],
    precision: Annotated[
        Precision, typer.Option("--precision", help="float16 takes half the space.")
    ] = Precision.float32,
    json: options.Json = False,
) -> None:
    """Check a published checkpoint and keep it for this program.

    The file is read without running anything in it, and every tensor in it is accounted for.

    VGG-19 is what `train headgan` compares pictures with, once it is here.

    Examples: `likeness models import headgan latest_net_G.pth`,
    `likeness models import headgan latest_net_G.pth --precision float16`,
    `likeness models import vgg19 vgg19-dcbb9e9d.pth`.
    """
    from engine.errors import UsageError

    if model == "headgan":
        from engine.renderers.headgan.checkpoint import import_checkpoint

        entry = import_checkpoint(file, precision=precision.value)
    elif model == "vgg19":
        from engine.renderers.headgan.perceptual import import_perceptual

        entry = import_perceptual(file, precision=precision.value)
    else:
        raise UsageError(f"No weights can be imported for {model!r}.", "There are: headgan, vgg19.")
    if json:
        console.answer_json(asdict(entry))
        return
    console.answer(f"Imported {entry.source} as {entry.path} ({_megabytes(entry.path)}).")
    console.notice(entry.note)


@app.command("list")
def list_(json: options.Json = False) -> None:
    """List imported weights: where they came from, when, and their licence.

    Examples: `likeness models list`, `likeness models list --json`.
    """
    from engine import weights

    entries = weights.all_weights()
    if json:
        console.answer_json([asdict(entry) for entry in entries])
        return
    if not entries:
        console.notice("No weights are imported.")
        return
    console.table(
        ("Weights", "From", "Imported", "Licence", "File"),
        (
            (entry.id, entry.source, entry.imported, entry.licence, _state(entry.path))
            for entry in entries
        ),
    )


def _state(path: Path) -> str:
    return f"{path} ({_megabytes(path)})" if path.is_file() else f"{path} is missing"


def _megabytes(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.0f} MB"
