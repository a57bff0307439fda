"""Everything that was done, as a list one can jump in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QUndoView, QWidget

from app.ui.panels.dock import Panel

if TYPE_CHECKING:
    from app.state.document import Document


class HistoryPanel(Panel):
    """The undo stack; a click on a line goes back or forward to it."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__("history", "", "history", parent)
        self.set_title(self.tr("History"))
        self.view = QUndoView(document.undo_stack, self)
        self.view.setEmptyLabel(self.tr("The photo as it was opened"))
        self.view.setAccessibleName(self.tr("History"))
        self.view.setAlternatingRowColors(False)
        self.setWidget(self.view)
        self.view.setObjectName("bare")
