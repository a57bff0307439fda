"""The undo command for the choice of what draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.commands.edits import tr
from app.state.history import Change
from app.state.sentences import Saying
from engine.renderers import RENDERERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.state.document import Document


class ChooseRenderer(Change):
    """Another renderer, or other options of it."""

    def __init__(
        self, document: Document, name: str, options: Mapping[str, object] | None = None
    ) -> None:
        text = tr("Renderer {name}", name=Saying(RENDERERS.spec(name).label))
        before = (document.renderer_name, dict(document.renderer_options))
        super().__init__(text, before, (name, dict(options or {})))
        self.document = document

    @property
    def place(self) -> object:
        """The document."""
        return self.document

    def put(self, value: tuple[str, dict[str, object]]) -> None:
        if value != (self.document.renderer_name, self.document.renderer_options):
            self.document.put_renderer(*value)
