"""Exports, batches and preset files: dialogs that start jobs."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QInputDialog

from app.commands.library import ChangeLibrary, free_name
from app.state import values
from app.state.preset_files import read_presets, write_presets
from app.state.sentences import said
from app.state.texts import words
from app.ui.window_base import WindowBase
from engine.drivers.edits import Edit
from engine.errors import LikenessError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.jobs.batch import BatchResult
    from app.jobs.tasks import Task
    from app.state.texts import Words
    from app.ui.dialogs.target import ExportDialog

_LONG_MS = 1200
_PLACES = frozenset({"x", "y", "scale"})
"""Not part of an expression."""


class ExportActions(WindowBase):
    """What writes files other than projects."""

    def export_picture(self) -> None:
        from app.ui.dialogs.export_picture import ExportPictureDialog

        self.export_with(ExportPictureDialog(self.document, self.settings, self))

    def export_clip(self) -> None:
        from app.ui.dialogs.export_clip import ExportClipDialog

        self.export_with(ExportClipDialog(self.document, self.settings, self))

    def export_mesh(self) -> None:
        from app.ui.dialogs.export_others import ExportMeshDialog

        self.export_with(ExportMeshDialog(self.document, self.settings, self))

    def export_take(self) -> None:
        from app.ui.dialogs.export_others import ExportTakeDialog

        self.export_with(ExportTakeDialog(self.document, self.settings, self))

    def export_pncc(self) -> None:
        from app.ui.dialogs.export_others import ExportPnccDialog

        self.export_with(ExportPnccDialog(self.document, self.settings, self))

    def batch(self, photos: Sequence[Path] = ()) -> None:
        from app.ui.dialogs.batch import BatchDialog

        dialog = BatchDialog(self.document, self.settings, self)
        dialog.add(list(photos))
        dialog.started.connect(self._follow_batch)
        dialog.open()

    def verify(self) -> None:
        from app.ui.dialogs.verify import VerifyDialog

        VerifyDialog(self.settings, self).open()

    def show_jobs(self) -> None:
        """Bring the list of jobs to the front."""
        self.jobs.show()
        self.jobs.raise_()

    def export_with(self, dialog: ExportDialog) -> None:
        """Let the user answer a dialog, and follow what it starts."""
        dialog.started.connect(self._follow_export)
        dialog.open()

    def _follow_export(self, task: Task, path: Path) -> None:
        self.start(task)
        task.finished.connect(partial(self._exported, path))
        # What takes longer is shown with its progress.
        QTimer.singleShot(_LONG_MS, self, lambda: self.show_jobs() if task.active else None)

    def _exported(self, path: Path, _result: object) -> None:
        self.notices.show(
            "info", self.tr("{name} is written.").format(name=path.name),
            (self.tr("Show Folder"), partial(self._show_folder, path.parent)),
        )  # fmt: skip

    def _follow_batch(self, task: Task, folder: Path) -> None:
        self.start(task)
        self.show_jobs()
        task.finished.connect(partial(self._batch_done, folder))

    def _batch_done(self, folder: Path, result: BatchResult) -> None:
        done = self.tr("%n photo(s) written.", "", len(result.written))
        level = "warning" if result.failed else "info"
        if result.failed:
            done += " " + self.tr("%n photo(s) could not be edited.", "", len(result.failed))
        self.notices.show(
            level, done, (self.tr("Show Folder"), partial(self._show_folder, folder))
        )

    def _show_folder(self, folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # Presets of one's own

    def save_preset(self) -> None:
        """Keep the sliders of the active face under a name."""
        document, face = self.document, self.document.face
        if face is None:
            return
        touched = [name for name in {**face.edit.set, **face.edit.add} if name not in _PLACES]
        if not touched:
            self.notices.show("warning", self.tr("Change the expression before you save it."))
            return
        name = self.ask_name(self.tr("Save Preset"), self.tr("My expression"))
        if not name:
            return
        shown = values.shown_values(face, relative=False)
        kept = Edit({one: round(shown[one], 4) for one in touched})
        name = free_name(name, document.presets)
        self._change_presets(
            words("ExportActions", "Save preset {name}", name=name),
            {**document.presets, name: kept},
        )
        self.presets.show()
        self.presets.raise_()

    def rename_preset(self, name: str) -> None:
        """Call a preset of one's own otherwise."""
        presets = self.document.presets
        new = self.ask_name(self.tr("Rename Preset"), name)
        if new and new != name and name in presets:
            new = free_name(new, presets)
            renamed = {new if one == name else one: edit for one, edit in presets.items()}
            text = words("ExportActions", "Rename preset {name}", name=name)
            self._change_presets(text, renamed)

    def delete_preset(self, name: str) -> None:
        """Remove a preset of one's own; undo brings it back."""
        kept = {one: edit for one, edit in self.document.presets.items() if one != name}
        self._change_presets(words("ExportActions", "Delete preset {name}", name=name), kept)

    def import_presets(self) -> None:
        """Read presets from a file."""
        path = self.ask_open(self.tr("Import Presets"), self.tr("Presets (*.json)"))
        if path is not None:
            self.import_presets_from(path)

    def import_presets_from(self, path: Path) -> None:
        """Add the presets of a file; where a name is taken the new one gets a number."""
        try:
            found = read_presets(path)
        except LikenessError as error:
            self.notices.failure(said(error.sentence), said(error.hint))
            return
        presets = dict(self.document.presets)
        for name, edit in found.items():
            presets[free_name(name, presets)] = edit
        self._change_presets(words("ExportActions", "Import presets"), presets)
        self.presets.show()
        self.presets.raise_()

    def export_presets(self) -> None:
        """Write one's own presets to a file."""
        start = Path(self.settings.get("export_folder")) / "presets.json"
        path = self.ask_save(self.tr("Export Presets"), start, self.tr("Presets (*.json)"))
        if path is None:
            return
        try:
            write_presets(path, self.document.presets)
        except LikenessError as error:
            self.notices.failure(said(error.sentence), said(error.hint))
        else:
            self._exported(path, None)

    def ask_name(self, title: str, start: str) -> str:
        """Ask for a name; empty when the user does not want to."""
        name, agreed = QInputDialog.getText(self, title, self.tr("Name:"), text=start)
        return name.strip() if agreed else ""

    def _change_presets(self, text: Words, presets: dict[str, Edit]) -> None:
        self.document.undo_stack.push(ChangeLibrary(self.document, text, presets=presets))
