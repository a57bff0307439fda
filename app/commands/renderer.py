"""The undo command for the choice of what draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.commands.edits import tr
from app.state.history import Step
from app.state.sentences import Saying
from engine.renderers import RENDERERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.state.document import Document


class ChooseRenderer(Step):
    """Another renderer, or other options of it."""

    def __init__(
        self, document: Document, name: str, options: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(tr("Renderer {name}", name=Saying(RENDERERS.spec(name).label)))
        self.document = document
        self.before = (document.renderer_name, dict(document.renderer_options))
        self.after = (name, dict(options or {}))
        self.setObsolete(self.before == self.after)

    def redo(self) -> None:
        self._put(self.after)

    def undo(self) -> None:
        self._put(self.before)

    def _put(self, choice: tuple[str, dict[str, object]]) -> None:
        if choice != (self.document.renderer_name, self.document.renderer_options):
            self.document.put_renderer(*choice)
