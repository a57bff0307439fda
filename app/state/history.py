"""The undo stack of a document and what its steps have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QUndoCommand, QUndoStack

if TYPE_CHECKING:
    from app.state.texts import Words

_MERGES, _NEVER = 1, -1
"""What `QUndoCommand.id` answers: the latter where commands never merge."""


class Step(QUndoCommand):
    """A command that can say in another language what it did.

    Args:
        said: what the history shows.
    """

    def __init__(self, said: Words | str) -> None:
        super().__init__(str(said))
        self.said = said

    def say(self, said: Words | str) -> None:
        """Show something else, or the same in the language of now."""
        self.said = said
        self.setText(str(said))


class Change(Step):
    """A value replaced by another one; those of one gesture become one step.

    Args:
        said: what the history shows.
        before, after: the values.
        gesture: number of the gesture it belongs to, or None for a step of its own.
    """

    def __init__(
        self, said: Words | str, before: object, after: object, gesture: int | None = None
    ) -> None:
        super().__init__(said)
        self.before, self.after, self.gesture = before, after, gesture
        self.setObsolete(before == after)

    def id(self) -> int:
        """Same numbers may merge."""
        return _NEVER if self.gesture is None else _MERGES

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the end of a later command of the same gesture."""
        if not isinstance(other, Change) or other.gesture != self.gesture:
            return False
        if other.place != self.place:
            return False
        self.after = other.after
        self.say(other.said)
        self.setObsolete(self.before == self.after)
        return True

    def redo(self) -> None:
        self.put(self.after)

    def undo(self) -> None:
        self.put(self.before)

    @property
    def place(self) -> object:
        """What the values belong to; equal where they may follow one another."""
        raise NotImplementedError

    def put(self, value: Any) -> None:
        """Bring a value about, unless it is there already."""
        raise NotImplementedError


class History(QUndoStack):
    """An undo stack on which a command that changes nothing leaves no trace.

    Qt's own drops such a command too, but the steps that could be done again with it.

    Steps of one gesture are merged here rather than by Qt: PySide keeps every command that Qt has
    merged, and all it holds, for good (seen with 6.11.3), 60 of them for each second of a drag.
    """

    def push(self, command: QUndoCommand) -> None:
        """Do a command and remember it, unless it is obsolete from the start."""
        if command.isObsolete():
            return
        newest = self._newest()
        if newest is None or newest.id() != command.id() or not newest.mergeWith(command):
            super().push(command)
            return
        command.redo()
        if newest.isObsolete():
            self.undo()  # Qt takes an obsolete command off without calling it.
        else:
            self.indexChanged.emit(self.index())
            self.undoTextChanged.emit(self.undoText())

    def say_again(self) -> None:
        """Name every step in the language of now."""
        for number in range(self.count()):
            step = self.command(number)
            if isinstance(step, Step):
                step.say(step.said)

    def _newest(self) -> QUndoCommand | None:
        """What another step could be merged with: the last one done, if it is the last of all and
        not what was saved."""
        last = self.index()
        if last == 0 or last != self.count() or self.isClean():
            return None
        newest = self.command(last - 1)
        return None if newest.id() == _NEVER else newest
