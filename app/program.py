"""The windows of one process: each with a document, and a copy kept aside for a crash."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QTimer

from app.collector import Collector
from app.jobs import memory, tasks
from app.state.autosave import Autosave
from app.state.document import Document
from app.state.recovery import recoverable
from app.ui import language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.state.recovery import Recoverable
    from app.state.settings import Settings
    from app.ui.main_window import MainWindow

_PATIENCE_MS = 300
_CASCADE_PX, _CASCADE_STEPS = 28, 6
_SWITCH_S = 5e-4
"""How long a thread that draws may keep the interpreter while the UI thread waits for it. Python's
own 5 ms came with each call of Qt that lets others run: 6 ms for each painting of the picture."""


class Program(QObject):
    """Opens windows and keeps what belongs to them until they close.

    Args:
        settings: the user's.
        recovery_folder: where documents are kept aside; by default the user's place.
    """

    def __init__(self, settings: Settings, recovery_folder: Path | None = None) -> None:
        super().__init__()
        memory.bound_heap()
        sys.setswitchinterval(_SWITCH_S)
        self._collector = Collector(self)
        self.settings = settings
        self.windows: list[MainWindow] = []
        self._recovery_folder = recovery_folder
        self._autosaves: dict[int, Autosave] = {}
        self._speak_soon = QTimer(self, singleShot=True, interval=0)
        self._speak_soon.timeout.connect(self._speak)
        settings.changed.connect(self._setting_changed)

    def open_window(self, paths: Sequence[Path] = ()) -> MainWindow:
        """A window of its own with a photo, a project or, without a path, the sample.

        Of several files the first opens in it, and the others in windows of their own.
        """
        window = self._new_window()
        if not paths:
            window.open_sample()
        elif len(paths) == 1:
            window.open_path(paths[0])
        else:
            window.open_paths(paths)
        return window

    def offer_recovery(self) -> bool:
        """Ask about what a crash left behind; True when a window was opened for it."""
        left = recoverable(self._recovery_folder)
        if not left:
            return False
        to_open, to_discard = self._ask(left)
        for one in to_discard:
            one.discard()
        for one in to_open:
            window = self._new_window()
            task = window.recover(one)
            task.finished.connect(partial(self._recovered, window, one))
        return bool(to_open)

    def interrupt(self) -> None:
        """End at once without questions, as the system asks; the next start offers the rest."""
        for autosave in self._autosaves.values():
            autosave.keep()
            autosave.flush()
        self._autosaves.clear()
        QCoreApplication.exit(0)

    def close(self) -> None:
        """End what windows that are still open do in the background."""
        tasks.stop_all()
        for window in self.windows:
            window.render_loop.stop()
        for autosave in self._autosaves.values():
            autosave.close()
        self._autosaves.clear()
        self.settings.sync()

    def _new_window(self) -> MainWindow:
        document = Document()
        autosave = Autosave(document, self._recovery_folder, document)
        autosave.set_interval(self.settings.get("autosave_seconds"))
        self._autosaves[id(document)] = autosave
        window = self._window_of(document)
        _stand_aside(window, len(self.windows) - 1)
        return window

    def _window_of(self, document: Document) -> MainWindow:
        from app.ui.main_window import MainWindow

        window = MainWindow(document, self.settings)
        document.setParent(window)
        self._obey(window)
        self.windows.append(window)
        window.window_wanted.connect(self.open_window)
        window.closed.connect(partial(self._closed, window))
        window.show()
        return window

    def _obey(self, window: MainWindow) -> None:
        window.render_loop.draft_px = self.settings.get("draft_px")
        window.render_loop.measuring = self.settings.get("measure_achieved")

    def _closed(self, window: MainWindow) -> None:
        autosave = self._autosaves.pop(id(window.document), None)
        if autosave is not None:
            autosave.close()
        if window in self.windows:
            self.windows.remove(window)
        window.deleteLater()
        self._collector.collect_all_soon()

    # Settings that take effect at once

    def _setting_changed(self, key: str) -> None:
        if key == "language":
            self._speak_soon.start(0)
        for window in self.windows:
            self._obey(window)
        for autosave in self._autosaves.values():
            autosave.set_interval(self.settings.get("autosave_seconds"))

    def _speak(self) -> None:
        """Make every window anew in another language, as soon as none is at work."""
        if any(window.working for window in self.windows):
            self._speak_soon.start(_PATIENCE_MS)
            return
        language.speak(self.settings.get("language"))
        for window in list(self.windows):
            window.document.undo_stack.say_again()
            self._replace(window)

    def _replace(self, old: MainWindow) -> None:
        """Another window for the same document: its edits, history and file stay."""
        self.windows.remove(old)
        old.end()
        new = self._window_of(old.document)
        new.resemble(old)
        old.hide()
        old.deleteLater()
        self._collector.collect_all_soon()

    # Recovery

    def _recovered(self, window: MainWindow, one: Recoverable, _project: object) -> None:
        """The window's own autosave keeps it from here on."""
        autosave = self._autosaves.get(id(window.document))
        if autosave is not None:
            autosave.keep()
            autosave.flush()
            one.discard()

    def _ask(self, left: list[Recoverable]) -> tuple[list[Recoverable], list[Recoverable]]:
        """What to open and what to discard of what was left; the rest waits."""
        from app.ui.dialogs.recovery import RecoveryDialog

        dialog = RecoveryDialog(left)
        dialog.exec()
        return dialog.to_open, dialog.to_discard


def _stand_aside(window: MainWindow, others: int) -> None:
    """Move a new window a little, so that the ones below it can be seen."""
    if others and not (window.isMaximized() or window.isFullScreen()):
        step = _CASCADE_PX * (1 + (others - 1) % _CASCADE_STEPS)
        window.move(window.pos() + QPoint(step, step))
