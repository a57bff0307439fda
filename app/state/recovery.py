"""Nothing is lost: the document is kept aside while it is edited, and found again after a crash.

Each document has a folder of its own with the project and a note of the process that keeps it.
Saving the document or closing it in order removes the folder. A folder whose process has gone is
what a crash left behind.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import threading
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal

from app.state.project_file import write_project
from app.state.sentences import said
from engine.errors import LikenessError

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.state.document import Document
    from app.state.project import Project

_log = logging.getLogger(__name__)

EVERY_MS = 60_000
AFTER_BURST_MS = 2_000
_PROJECT, _NOTE = "project.likeness", "session.json"


@dataclass(frozen=True)
class Recoverable:
    """What a crash left behind.

    Attributes:
        project: a project file.
        title: of the document.
        original: the file the document was saved in, or None if it never was.
        saved_at: seconds since 1970.
    """

    project: Path
    title: str
    original: Path | None
    saved_at: float

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
        project = session / _PROJECT
        if note is None or _alive(note):
            continue
        if not project.is_file():
            shutil.rmtree(session, ignore_errors=True)
            continue
        original = str(note.get("original") or "")
        found.append(
            Recoverable(
                project,
                str(note.get("title", "")),
                Path(original) if original else None,
                project.stat().st_mtime,
            )
        )
    return sorted(found, key=lambda one: -one.saved_at)


class Autosave(QObject):
    """Keeps one document aside while it holds something unsaved.

    Args:
        document: what to keep.
        folder: where; by default the user's.

    Signals:
        kept: the newest state lies on the disk.
    """

    kept = Signal()
    _failed = Signal(str)

    def __init__(
        self, document: Document, folder: Path | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._session = (folder or default_folder()) / uuid.uuid4().hex
        self._changed = self._told = False
        self._writer: _Writer | None = None
        self._every = QTimer(self)
        self._every.setInterval(EVERY_MS)
        self._every.timeout.connect(self.keep)
        self._burst = QTimer(self)
        self._burst.setSingleShot(True)
        self._burst.setInterval(AFTER_BURST_MS)
        self._burst.timeout.connect(self.keep)
        self._failed.connect(self._tell)
        document.edited.connect(self._on_change)
        document.library_changed.connect(self._on_change)
        document.opened.connect(self._on_opened)
        document.dirty_changed.connect(self._on_dirty)
        self._every.start()

    def set_interval(self, seconds: int) -> None:
        """How often an endless burst of edits is kept."""
        self._every.setInterval(1000 * seconds)

    def keep(self) -> None:
        """Write the document aside now, on another thread, if it has changed."""
        document = self._document
        if not self._changed or not document.dirty:
            return
        if self._writer is not None and self._writer.is_alive():
            self._burst.start()
            return
        self._changed = False
        original = str(document.path.absolute()) if document.path else ""
        document_now, title = document.snapshot(), document.title
        self._writer = _Writer(lambda: self._write(document_now, title, original), self._session)
        self._writer.start()

    def flush(self) -> None:
        """Wait until what was asked for lies on the disk."""
        if self._writer is not None:
            self._writer.join()
            self._writer = None

    def close(self) -> None:
        """The document is closed in order: stop, and forget what was kept."""
        self._every.stop()
        self._forget()
        self.flush()

    def _on_change(self, *_: object) -> None:
        self._changed = True
        self._burst.start()

    def _on_opened(self) -> None:
        self._forget()
        self._changed = self._document.dirty
        self._told = False
        if self._changed:
            self._burst.start()

    def _on_dirty(self, dirty: bool) -> None:
        if not dirty:
            self._forget()
        else:
            self._on_change()

    def _forget(self) -> None:
        """Remove what was kept; a writer under way removes its own when it is done."""
        self._burst.stop()
        if self._writer is None:
            shutil.rmtree(self._session, ignore_errors=True)
        else:
            self._writer.discard()

    def _write(self, project: Project, title: str, original: str) -> None:
        try:
            self._session.mkdir(parents=True, exist_ok=True)
            note = {
                "pid": os.getpid(),
                "started": psutil.Process().create_time(),
                "title": title,
                "original": original,
            }
            (self._session / _NOTE).write_text(json.dumps(note), encoding="utf-8")
            write_project(self._session / _PROJECT, project)
        except (LikenessError, OSError) as error:
            _log.warning("autosave failed: %s", error)
            self._failed.emit(said(str(error)))
        else:
            self.kept.emit()

    def _tell(self, sentence: str) -> None:
        self._changed = True
        if not self._told:
            self._told = True
            self._document.notice.emit("warning", sentence)


class _Writer(threading.Thread):
    """Writes once; what it wrote can be thrown away at any time without waiting for it."""

    def __init__(self, write: Callable[[], None], folder: Path) -> None:
        super().__init__(name="autosave")
        self._write, self._folder = write, folder
        self._lock = threading.Lock()
        self._done = self._unwanted = False

    def run(self) -> None:
        self._write()
        with self._lock:
            self._done = True
            if self._unwanted:
                shutil.rmtree(self._folder, ignore_errors=True)

    def discard(self) -> None:
        """Remove the folder now, or once the writing is done."""
        with self._lock:
            self._unwanted = True
            if self._done:
                shutil.rmtree(self._folder, ignore_errors=True)


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
