"""`likeness studio`: open the desktop program."""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from engine.errors import UnavailableError


def studio(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PHOTO|PROJECT", help="What to open, a window each."),
    ] = None,
) -> None:
    """Open the editor, with photos, projects, or the bundled portrait.

    Takes and presets that come with a photo are offered to it.

    Examples:

    - `likeness studio`
    - `likeness studio me.jpg`
    - `likeness studio me.jpg you.jpg`
    """
    _require_desktop()
    # The engine does not know the program; only this command starts it.
    program = importlib.import_module("app.__main__")
    raise typer.Exit(program.main([str(file) for file in files or ()]))


def _require_desktop() -> None:
    if importlib.util.find_spec("PySide6") is None:
        raise UnavailableError(
            "The editor needs the package PySide6, which is not installed.",
            "The other commands work without it.",
        )
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in screens):
        raise UnavailableError(
            "The editor needs a screen, and there is none here.",
            "The other commands work without one.",
        )
