"""The undo stack of a document."""

from __future__ import annotations

from PySide6.QtGui import QUndoCommand, QUndoStack


class History(QUndoStack):
    """An undo stack on which a command that changes nothing leaves no trace.

    Qt's own drops such a command too, but the steps that could be done again with it.
    """

    def push(self, command: QUndoCommand) -> None:
        """Do a command and remember it, unless it is obsolete from the start."""
        if not command.isObsolete():
            super().push(command)
