"""Expressions and performances taken from other files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.commands.edits import SetSliders
from app.commands.library import ChangeLibrary, free_name
from app.jobs import opening
from app.state.file_kinds import PERFORMANCE_SUFFIXES, PHOTO_SUFFIXES, patterns
from app.state.texts import words
from app.ui.window_base import WindowBase

if TYPE_CHECKING:
    from pathlib import Path

    from engine.drivers.edits import Edit
    from engine.drivers.takes import Take

class TakeActions(WindowBase):
    """What brings motion into the document."""

    def take_expression(self) -> None:
        """Ask for a photo whose expression the face should take."""
        photos = patterns(sorted(PHOTO_SUFFIXES))
        path = self.ask_open(
            self.tr("Take Expression from Photo"),
            self.tr("Photos ({patterns})").format(patterns=photos),
        )
        if path:
            self.take_expression_from(path)

    def take_expression_from(self, path: Path) -> None:
        """Give the active face the expression of another photo."""
        task = self.start(opening.read_expression(path), listed=False)
        self.busy(task.title)
        task.finished.connect(partial(self._expression_read, path))
        task.ended.connect(self.busy)

    def _expression_read(self, path: Path, edit: Edit) -> None:
        if self.document.face is not None:
            text = words("TakeActions", "Expression of {name}", name=path.name)
            command = SetSliders(
                self.document, self.document.active, edit.set, text, relative=False
            )
            self.document.undo_stack.push(command)

    def import_take(self) -> None:
        """Ask for a performance."""
        endings = patterns(PERFORMANCE_SUFFIXES)
        path = self.ask_open(
            self.tr("Import Take"),
            self.tr("Takes and videos ({patterns})").format(patterns=endings),
        )
        if path:
            self.import_take_from(path)

    def import_take_from(self, path: Path) -> None:
        """Read a performance into the project."""
        task = self.start(opening.read_performance(path))
        task.finished.connect(partial(self._take_read, path))
        if path.suffix.lower() == ".csv":
            self.open_take_from(path)

    def _take_read(self, path: Path, take: Take) -> None:
        takes = self.document.takes
        name = free_name(path.stem, takes)
        command = ChangeLibrary(
            self.document, words("TakeActions", "Import take {name}", name=name),
            takes={**takes, name: take},
        )  # fmt: skip
        self.document.undo_stack.push(command)
        if path.suffix.lower() != ".csv":
            self.open_project_take(name)
        self.notices.show(
            "info", self.tr("The take {name} is ready.").format(name=name),
            (self.tr("Export Clip…"), self.export_clip),
        )  # fmt: skip
