"""The undo command for the choice of what draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.commands.edits import tr
from app.state.history import Change
from app.state.project import personalised, with_network
from app.state.sentences import Saying
from engine.renderers import RENDERERS
from engine.renderers.headgan.personal import RENDERER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.state.document import Document
    from engine.renderers.headgan.personal import PersonalNetwork


Choice = tuple[str, dict[str, object], "PersonalNetwork | None"]
"""Name, options, and the weights that lie with the project."""


class ChooseRenderer(Change):
    """Another renderer, or other options of it."""

    def __init__(
        self, document: Document, name: str, options: Mapping[str, object] | None = None
    ) -> None:
        label = Saying(RENDERERS.spec(name).label)
        chosen = dict(options or {})
        if personalised(chosen):
            text = tr("Renderer {name}, personalised", name=label)
        else:
            text = tr("Renderer {name}", name=label)
        super().__init__(text, _choice(document), (name, chosen, document.network))
        self.document = document

    @property
    def place(self) -> object:
        """The document."""
        return self.document

    def put(self, value: Choice) -> None:
        if value != _choice(self.document):
            self.document.put_renderer(*value)


class Personalise(ChooseRenderer):
    """HeadGAN lite with weights of this person, which lie with the project from now on."""

    def __init__(self, document: Document, network: PersonalNetwork) -> None:
        same = document.renderer_name == RENDERER
        options = with_network(document.renderer_options if same else {}, network)
        super().__init__(document, RENDERER, options)
        self.say(tr("Personalise"))
        self.after = (RENDERER, options, network)
        self.setObsolete(self.before == self.after)


def _choice(document: Document) -> Choice:
    return (document.renderer_name, dict(document.renderer_options), document.network)
