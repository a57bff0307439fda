"""The geometry of every face of the document, computed once per edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.canvas.geometry import HeadGeometry
from engine.facemodels import load_model

if TYPE_CHECKING:
    from app.state.document import Document
    from app.state.faces import FaceEdit


class Heads:
    """Answers `of(face)` with the head under the present edit; a millisecond when it changed."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[int, tuple[FaceEdit, HeadGeometry]] = {}

    def of(self, face: int) -> HeadGeometry:
        """The head of one face as it is now."""
        one = self._document.faces[face]
        state, head = self._known.get(face, (None, None))
        if head is None or head.portrait is not one.portrait:
            head = HeadGeometry(load_model(), one.portrait, one.portrait.params)
        elif state == one.state:
            return head
        head = head.edited(self._document.target_of(face))
        self._known[face] = (one.state, head)
        return head

    @property
    def all(self) -> tuple[HeadGeometry, ...]:
        """Every head, the one that the controls speak of last."""
        chosen = self._document.active
        numbers = sorted(range(len(self._document.faces)), key=lambda face: face == chosen)
        return tuple(map(self.of, numbers))

    @property
    def active(self) -> HeadGeometry | None:
        """The head that the controls speak of, or None when nothing is open."""
        return self.of(self._document.active) if self._document.faces else None
