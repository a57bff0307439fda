"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Photo = Annotated[Path, typer.Argument(metavar="PHOTO", help="A photo with a face.")]
PhotoOrProject = Annotated[
    Path,
    typer.Argument(
        metavar="PHOTO", help="A photo with a face, or a project: its photo and its weights."
    ),
]
Face = Annotated[
    str, typer.Option("--face", metavar="N|largest", help="Which face: a number, 1 the largest.")
]
TrackerName = Annotated[str, typer.Option("--tracker", metavar="NAME", help="What finds the face.")]
RendererName = Annotated[
    str | None,
    typer.Option(
        "--renderer", metavar="NAME", help="What draws the picture; see `likeness renderers`."
    ),
]
Weights = Annotated[
    Path | None,
    typer.Option(
        "--weights",
        metavar="FILE",
        help="Personalised weights, or a project that holds some; draws with headgan-lite.",
    ),
]
Size = Annotated[
    str, typer.Option("--size", metavar="full|N", help="Longer side of the result in pixels.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Quality = Annotated[int, typer.Option("--quality", min=1, max=100, help="Of JPEG and WebP.")]

DEFAULT_TRACKER = "mediapipe"


def longest_px(size: str) -> int | None:
    """The number in --size, or None for the photo's own size.

    Raises:
        UsageError: it is neither `full` nor a usable number.
    """
    from engine.errors import UsageError

    if size == "full":
        return None
    if not size.isdecimal() or not 64 <= int(size) <= 32768:
        raise UsageError(
            f"{size!r} is not a size.", "Use full, or the longer side in pixels, 64 or more."
        )
    return int(size)
