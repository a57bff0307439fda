"""Nothing is lost: the document is kept aside while it is edited.

Saving the document or closing it in order removes what was kept. What a crash leaves behind is
found again by `recovery`.
"""

from __future__ import annotations

import logging
import shutil
import threading
import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.state.recovery import Session, default_folder
from app.state.sentences import said
from engine.errors import LikenessError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.state.document import Document

_log = logging.getLogger(__name__)

EVERY_MS = 60_000
AFTER_BURST_MS = 2_000


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
        session = Session(
            document.snapshot(), document.title, document.path, document.steps, document.newest
        )
        self._writer = _Writer(lambda: self._write(session), self._session)
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

    def _write(self, session: Session) -> None:
        try:
            session.write(self._session)
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
