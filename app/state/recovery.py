"""What a crash left behind, and how it is written down for that.

Each document has a folder of its own with the project, a small picture of it and a note of the
process that keeps it. A folder whose process has gone is what a crash left behind.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from PySide6.QtCore import QStandardPaths

from app.state.project_file import write_project
from engine.media import resize, write_picture
from engine.types import Picture

if TYPE_CHECKING:
    from app.state.faces import Rendered
    from app.state.project import Project
    from engine.types import ByteArray

_PROJECT, _NOTE, _PREVIEW = "project.likeness", "session.json", "preview.png"
_PREVIEW_PX = 192


@dataclass(frozen=True, eq=False)
class Session:
    """A document as it is kept aside.

    Attributes:
        project: its state.
        title: of the document.
        original: the file the document was saved in, or None if it never was.
        edits: steps of the history that led here.
        shown: the picture shown, or None.
    """

    project: Project
    title: str
    original: Path | None
    edits: int
    shown: Rendered | None

    def write(self, folder: Path) -> None:
        """Write everything into a folder; what was there is replaced.

        Raises:
            MediaError: a file cannot be written.
            OSError: the folder cannot be made.
        """
        folder.mkdir(parents=True, exist_ok=True)
        note = {
            "pid": os.getpid(),
            "started": psutil.Process().create_time(),
            "title": self.title,
            "original": str(self.original.absolute()) if self.original else "",
            "edits": self.edits,
        }
        (folder / _NOTE).write_text(json.dumps(note), encoding="utf-8")
        if self.shown is not None:
            small = Picture(_small(self.shown.pixels))
            write_picture(folder / _PREVIEW, small, made_by_network=False)
        write_project(folder / _PROJECT, self.project)


@dataclass(frozen=True)
class Recoverable:
    """What a crash left behind.

    Attributes:
        project: a project file.
        title: of the document.
        original: the file the document was saved in, or None if it never was.
        saved_at: seconds since 1970.
        edits: steps of the history that led there.
        preview: a small picture of it, or None.
    """

    project: Path
    title: str
    original: Path | None
    saved_at: float
    edits: int = 0
    preview: Path | None = None

    def discard(self) -> None:
        """Remove it."""
        shutil.rmtree(self.project.parent, ignore_errors=True)


def default_folder() -> Path:
    """Where documents are kept aside for this user."""
    base = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(base) / "likeness" / "recovery"


def recoverable(folder: Path | None = None) -> list[Recoverable]:
    """What crashed processes left behind, the newest first."""
    folder = folder or default_folder()
    found = []
    for session in folder.iterdir() if folder.is_dir() else ():
        note = _note(session / _NOTE)
        project, preview = session / _PROJECT, session / _PREVIEW
        if note is None or _alive(note):
            continue
        if not project.is_file():
            shutil.rmtree(session, ignore_errors=True)
            continue
        original, edits = str(note.get("original") or ""), note.get("edits")
        found.append(
            Recoverable(
                project,
                str(note.get("title", "")),
                Path(original) if original else None,
                project.stat().st_mtime,
                edits if isinstance(edits, int) else 0,
                preview if preview.is_file() else None,
            )
        )
    return sorted(found, key=lambda one: -one.saved_at)


def _small(pixels: ByteArray) -> ByteArray:
    """The picture with its longer side at most `_PREVIEW_PX`."""
    height, width = pixels.shape[:2]
    factor = min(_PREVIEW_PX / max(height, width), 1.0)
    return resize(pixels, (max(round(height * factor), 1), max(round(width * factor), 1)))


def _note(path: Path) -> dict[str, object] | None:
    try:
        note = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return note if isinstance(note, dict) else None


def _alive(note: dict[str, object]) -> bool:
    """Whether the process that wrote a note still runs; numbers are used again and again."""
    pid, started = note.get("pid"), note.get("started")
    if not isinstance(pid, int) or not isinstance(started, (int, float)):
        return False
    try:
        return abs(psutil.Process(pid).create_time() - started) < 1.0
    except (psutil.Error, ValueError, OverflowError):
        return False
