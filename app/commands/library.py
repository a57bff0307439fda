"""Changes to the project's own presets and takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.state.history import Step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.state.document import Document
    from app.state.texts import Words
    from engine.drivers.edits import Edit
    from engine.drivers.takes import Take


class ChangeLibrary(Step):
    """The library replaced by another one.

    Args:
        document: where.
        text: what the history shows.
        presets, takes: by name; None keeps them.
    """

    def __init__(
        self,
        document: Document,
        text: Words | str,
        *,
        presets: Mapping[str, Edit] | None = None,
        takes: Mapping[str, Take] | None = None,
    ) -> None:
        super().__init__(text)
        self.document = document
        self.before = (dict(document.presets), dict(document.takes))
        self.after = (
            self.before[0] if presets is None else dict(presets),
            self.before[1] if takes is None else dict(takes),
        )

    def redo(self) -> None:
        self.document.put_library(*self.after)

    def undo(self) -> None:
        self.document.put_library(*self.before)


def free_name(name: str, taken: Mapping[str, object]) -> str:
    """The name, with a number where it is taken."""
    free, number = name, 2
    while free in taken:
        free, number = f"{name} {number}", number + 1
    return free
