"""The menus of takes to open and to join."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.state.bundled_takes import BUNDLED_TAKES, bundled_name

if TYPE_CHECKING:
    from app.state.document import Document


class TakeMenu(QMenu):
    """The project's takes, those that come with the program, and a file; made when it opens.

    Args:
        document: whose takes are offered.

    Signals:
        project_chosen: name of a take of the project.
        bundled_chosen: id of an asset.
        file_wanted: the user wants to look for a file.
    """

    project_chosen = Signal(str)
    bundled_chosen = Signal(str)
    file_wanted = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        own = self._document.takes
        if own:
            self.addSection(self.tr("Takes of this project"))
        for name in own:
            self.addAction(name, partial(self.project_chosen.emit, name))
        self.addSection(self.tr("Samples"))
        for asset in BUNDLED_TAKES:
            self.addAction(bundled_name(asset), partial(self.bundled_chosen.emit, asset))
        self.addSeparator()
        self.addAction(self.tr("Choose File…"), self.file_wanted.emit)
