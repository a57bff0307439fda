"""Keeping the takes of the timeline: saved beside the recording, as a new one, or as a clip."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from app.jobs import take_opening
from app.state.sentences import said
from app.ui.window_base import WindowBase
from engine.errors import LikenessError

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from app.state.timeline_source import TakeSource
    from app.ui.timeline.panel import TimelinePanel

_Answer = QMessageBox.StandardButton


class TakeKeeping(WindowBase):
    """Writes what became of a take, and asks before it is lost."""

    timeline_panel: TimelinePanel

    def save_take_edits(self) -> None:
        """Keep the edits beside the take; a take without a file gets one first."""
        self._save_take(lambda: None)

    def _save_take(self, then: Callable[[], object]) -> None:
        timeline = self.timeline_panel.timeline
        source = timeline.source
        if source is None:
            return
        now = timeline.now()
        if source.has_file:
            task = take_opening.keep_edits(now.path, now.edits)
            task.finished.connect(lambda _path: self._take_saved(source, then))
        else:
            path = self.ask_take(self.tr("Save Take"), source.name)
            if path is None:
                return
            task = take_opening.keep_take(now, path)
            task.finished.connect(lambda kept: self._take_saved(kept, then))
        self.start(task, listed=False)

    def _take_saved(self, source: TakeSource, then: Callable[[], object]) -> None:
        self.timeline_panel.timeline.saved_as(source)
        self.timeline_panel.transport.refresh()
        self.notices.info(self.tr("The edits of {name} are saved.").format(name=source.name))
        then()

    def save_take_as(self) -> None:
        """Write the take as it is played, as a new one."""
        source = self.timeline_panel.timeline.source
        if source is None:
            return
        path = self.ask_take(self.tr("Save as New Take"), f"{source.name} 2")
        if path is None:
            return
        try:
            task = take_opening.bake_take(self.timeline_panel.timeline.now(), path)
        except LikenessError as error:
            self.notices.failure(said(error.sentence), said(error.hint))
            return
        text = self.tr("{name} is written.")
        task.finished.connect(lambda done: self.notices.info(text.format(name=done.name)))
        self.start(task, listed=False)

    def ask_take(self, title: str, name: str) -> Path | None:
        """Ask for a file to write a take to."""
        start = Path(self.settings.get("export_folder")) / f"{name}.csv"
        path = self.ask_save(title, start, self.tr("Takes (*.csv)"))
        return path.with_suffix(".csv") if path else None

    def export_take_clip(self) -> None:
        """Open the dialog for clips with the take as it is played."""
        from app.ui.dialogs.export_clip import ExportClipDialog, OfferedTake

        source = self.timeline_panel.timeline.source
        if source is None or self.document.face is None:
            return
        now = self.timeline_panel.timeline.now()
        try:
            offered = OfferedTake(source.name, now.played(), now.played_sound())
        except LikenessError as error:
            self.notices.failure(said(error.sentence), said(error.hint))
            return
        self.export_with(ExportClipDialog(self.document, self.settings, self, offered))

    def may_close(self, event: QCloseEvent) -> bool:
        """Ask about edits of the take that are not saved, then about the rest."""
        if self.timeline_panel.timeline.dirty:
            answer = self.ask_to_keep_take()
            if answer == _Answer.Save:
                self._save_take(self.close)
            if answer != _Answer.Discard:
                event.ignore()
                return False
        return super().may_close(event)

    def keep_take_then(self, then: Callable[[], object]) -> None:
        """Do something that forgets the take, once the user agrees."""
        if not self.timeline_panel.timeline.dirty:
            then()
            return
        answer = self.ask_to_keep_take()
        if answer == _Answer.Discard:
            then()
        elif answer == _Answer.Save:
            self._save_take(then)

    def ask_to_keep_take(self) -> QMessageBox.StandardButton:
        """Save, Discard or Cancel; tests answer it by replacing this."""
        source = self.timeline_panel.timeline.source
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Likeness")
        name = source.name if source else ""
        box.setText(self.tr("Save the edits of the take {name}?").format(name=name))
        box.setInformativeText(self.tr("Otherwise they are lost."))
        box.setStandardButtons(_Answer.Save | _Answer.Discard | _Answer.Cancel)
        box.setDefaultButton(_Answer.Save)
        return QMessageBox.StandardButton(box.exec())
