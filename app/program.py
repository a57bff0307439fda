"""The windows of one process: each with a document, and a copy kept aside for a crash."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QMessageBox

from app.jobs import tasks
from app.state.document import Document
from app.state.project_file import read_project
from app.state.recovery import Autosave, recoverable
from engine.errors import LikenessError

if TYPE_CHECKING:
    from pathlib import Path

    from app.jobs.render_loop import RenderLoop
    from app.state.recovery import Recoverable
    from app.state.settings import Settings
    from app.ui.main_window import MainWindow


class Program(QObject):
    """Opens windows and keeps what belongs to them until they close.

    Args:
        settings: the user's.
        recovery_folder: where documents are kept aside; by default the user's place.
    """

    def __init__(self, settings: Settings, recovery_folder: Path | None = None) -> None:
        super().__init__()
        self.settings = settings
        self.windows: list[MainWindow] = []
        self._recovery_folder = recovery_folder
        self._autosaves: dict[int, Autosave] = {}

    def open_window(self, path: Path | None = None) -> MainWindow:
        """A window of its own with a photo, a project or, without a path, the sample."""
        window = self._new_window()
        if path is None:
            window.open_sample()
        else:
            window.open_path(path)
        return window

    def offer_recovery(self) -> bool:
        """Ask about what a crash left behind; True when a window was opened for it."""
        left = recoverable(self._recovery_folder)
        if not left:
            return False
        answer = self._ask(left)
        if answer == QMessageBox.StandardButton.Discard:
            for one in left:
                one.discard()
        if answer != QMessageBox.StandardButton.Open:
            return False
        opened = [self._recover(one) for one in left]
        return any(opened)

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
        from app.ui.main_window import MainWindow

        document = Document()
        window = MainWindow(document, self.settings)
        document.setParent(window)
        self._obey(window.render_loop)
        self.settings.changed.connect(lambda key: self._obey(window.render_loop))
        autosave = Autosave(document, self._recovery_folder, window)
        autosave.set_interval(self.settings.get("autosave_seconds"))
        self.windows.append(window)
        self._autosaves[id(window)] = autosave
        window.window_wanted.connect(self.open_window)
        window.closed.connect(lambda: self._closed(window))
        window.show()
        return window

    def _obey(self, loop: RenderLoop) -> None:
        loop.draft_px = self.settings.get("draft_px")
        loop.measuring = self.settings.get("measure_achieved")

    def _closed(self, window: MainWindow) -> None:
        autosave = self._autosaves.pop(id(window), None)
        if autosave is not None:
            autosave.close()
        if window in self.windows:
            self.windows.remove(window)
        window.deleteLater()

    def _recover(self, one: Recoverable) -> bool:
        try:
            project = read_project(one.project)
        except LikenessError as error:
            QMessageBox.warning(QApplication.activeWindow(), "Likeness", str(error))
            return False
        window = self._new_window()
        window.document.open(project, one.original, rescued=True)
        # The window's own autosave keeps it from here on.
        self._autosaves[id(window)].keep()
        self._autosaves[id(window)].flush()
        one.discard()
        return True

    def _ask(self, left: list[Recoverable]) -> int:
        names = "\n".join(
            f"{one.title or self.tr('Untitled')}, "
            + time.strftime("%x %H:%M", time.localtime(one.saved_at))
            for one in left
        )
        box = QMessageBox()
        box.setWindowTitle("Likeness")
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("Likeness did not close properly last time."))
        box.setInformativeText(self.tr("Open what was kept?") + "\n\n" + names)
        box.setStandardButtons(
            QMessageBox.StandardButton.Open
            | QMessageBox.StandardButton.Discard
            | QMessageBox.StandardButton.Cancel
        )
        box.button(QMessageBox.StandardButton.Cancel).setText(self.tr("Ask Later"))
        box.setDefaultButton(QMessageBox.StandardButton.Open)
        return box.exec()
