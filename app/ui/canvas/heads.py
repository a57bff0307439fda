"""The geometry of every face of the document, computed once per edit."""

from __future__ import annotations

from dataclasses import replace
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
        self._unedited: dict[int, HeadGeometry] = {}

    def of(self, face: int) -> HeadGeometry:
        """The head of one face as it is now."""
        one = self._document.faces[face]
        known = self._known.get(face)
        if known and known[0] == one.state and known[1].portrait is one.portrait:
            return known[1]
        unedited = self._unedited.get(face)
        if unedited is None or unedited.portrait is not one.portrait:
            unedited = HeadGeometry(load_model(), one.portrait, one.portrait.params)
            self._unedited[face] = unedited
        head = replace(unedited, target=self._document.target_of(face), unedited=unedited)
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
