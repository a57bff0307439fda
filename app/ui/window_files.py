"""Saving and closing, and the questions that belong to files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from app.jobs import exporting
from app.ui.window_base import WindowBase

if TYPE_CHECKING:
    from collections.abc import Callable

_Answer = QMessageBox.StandardButton


class FileActions(WindowBase):
    """What keeps a document and what ends a window."""

    _closing = False

    # Saving

    def save(self) -> None:
        """Write the project to its file; ask for one the first time."""
        if self.document.path is None:
            self.save_as()
        else:
            self._save(self.document.path)

    def save_as(self) -> None:
        """Ask for a project file and write it."""
        stem = Path(self.document.title or self.tr("untitled")).stem
        start = self.document.path or Path(self.settings.get("open_folder")) / f"{stem}.likeness"
        path = self.ask_save(
            self.tr("Save Project"), start, self.tr("Likeness projects (*.likeness)")
        )
        if path is None:
            self._closing = False
        else:
            self._save(path if path.suffix else path.with_suffix(".likeness"))

    def _save(self, path: Path) -> None:
        step = self.document.undo_stack.index()
        task = self.start(exporting.save_project(self.document.snapshot(), path), listed=False)
        task.finished.connect(partial(self._saved, step))
        task.failed.connect(self._not_saved)

    def _saved(self, step: int, path: Path) -> None:
        self.document.mark_saved(path, step)
        self.settings.add_recent(path)
        self.notices.info(self.tr("{name} is saved.").format(name=path.name))
        if self._closing:
            self.close()

    def _not_saved(self, _sentence: str, _hint: str) -> None:
        self._closing = False

    def keep_then(self, then: Callable[[], object]) -> None:
        """Do something that forgets the document, once the user agrees."""
        if not self.document.dirty:
            then()
            return
        answer = self.ask_to_keep()
        if answer == _Answer.Discard:
            then()
        elif answer == _Answer.Save:
            self._save_then(then)

    def _save_then(self, then: Callable[[], object]) -> None:
        def once(dirty: bool) -> None:
            if not dirty:
                self.document.dirty_changed.disconnect(once)
                then()

        self.document.dirty_changed.connect(once)
        self.save()

    # Closing

    def close_window(self) -> None:
        """Close this window."""
        self.close()

    def quit(self) -> None:
        """Close every window; one that refuses stays."""
        QApplication.closeAllWindows()

    def may_close(self, event: QCloseEvent) -> bool:
        """Ask about unsaved work and running jobs; False when the window stays."""
        if self.jobs.active() and not self.ask_to_stop_jobs():
            event.ignore()
            return False
        if self.document.dirty:
            answer = self.ask_to_keep()
            if answer == _Answer.Save:
                self._closing = True
                self.save()
            if answer != _Answer.Discard:
                event.ignore()
                return False
        return True

    # Questions; tests answer them by replacing these

    def ask_open(self, title: str, kinds: str) -> Path | None:
        """Ask for a file to read."""
        folder = str(self.settings.get("open_folder"))
        name, _ = QFileDialog.getOpenFileName(self, title, folder, kinds)
        return Path(name) if name else None

    def ask_open_several(self, title: str, kinds: str) -> list[Path]:
        """Ask for files to read."""
        folder = str(self.settings.get("open_folder"))
        names, _ = QFileDialog.getOpenFileNames(self, title, folder, kinds)
        return [Path(name) for name in names]

    def ask_save(self, title: str, start: Path, kinds: str) -> Path | None:
        """Ask for a file to write."""
        name, _ = QFileDialog.getSaveFileName(self, title, str(start), kinds)
        return Path(name) if name else None

    def ask_to_keep(self) -> QMessageBox.StandardButton:
        """Save, Discard or Cancel."""
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Likeness")
        name = QFileInfo(self.document.title).fileName()
        box.setText(self.tr("Save the changes to {name}?").format(name=name))
        box.setInformativeText(self.tr("Otherwise they are lost."))
        box.setStandardButtons(_Answer.Save | _Answer.Discard | _Answer.Cancel)
        box.setDefaultButton(_Answer.Save)
        return QMessageBox.StandardButton(box.exec())

    def ask_to_stop_jobs(self) -> bool:
        """Whether jobs under way may be cancelled."""
        text = self.tr("A job is still under way. Stop it and close?")
        answer = QMessageBox.question(self, "Likeness", text)
        return answer == _Answer.Yes
