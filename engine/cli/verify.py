"""`likeness verify`: what a file says of how it was made."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from engine.cli import console
from engine.cli.options import Json


def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A picture or a video.")],
    trust: Annotated[
        Path | None,
        typer.Option(metavar="PEM", help="Certificates of those you trust to vouch for signers."),
    ] = None,
    json: Json = False,
) -> None:
    """Say what a FILE states of how it was made, and whether it can be believed.

    Reads Content Credentials (C2PA) of any program and the IPTC digital source type. Nothing is
    fetched from the internet. Exits with 1 when credentials do not hold, else with 0.

    Examples:

    - `likeness verify smile.jpg`
    - `likeness verify smile.jpg --json`
    """
    from engine.media.credentials.identity import read_anchors
    from engine.media.credentials.marks import read_marks

    marks = read_marks(file, read_anchors(trust) if trust else b"")
    if json:
        console.answer_json({
            "file": str(file),
            "credentials": asdict(marks.credentials) if marks.credentials else None,
            "digital_source_type": marks.source_type,
            "statements": [asdict(one) for one in marks.statements],
        })  # fmt: skip
    else:
        for one in marks.statements:
            console.answer(one.sentence)
    if any(one.level == "bad" for one in marks.statements):
        raise typer.Exit(1)
