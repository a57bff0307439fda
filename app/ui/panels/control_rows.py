"""The rows of the controls: made once, filled from the document whenever it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.state import values
from app.state.sentences import said
from app.state.shapes import limit, shapes
from app.state.slider_groups import (
    SHAPE_NOTES,
    SHAPES,
    UNITS,
    linkable,
    slider_name,
    translated,
)
from app.ui.widgets.slider_row import SliderRow
from engine.drivers.sliders import SLIDERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.state.document import Document


class ControlRows(QObject):
    """All rows by slider name; a favourite has a second one.

    Signals:
        edited, reset_asked, star_asked, link_asked: those of the rows.
    """

    edited = Signal(str, float, int)
    reset_asked = Signal(str)
    star_asked = Signal(str)
    link_asked = Signal(str)

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._rows: dict[str, list[SliderRow]] = {}
        self._needles: dict[str, float | None] = {}

    def make(self, key: str, parent: QWidget) -> SliderRow:
        """A new row for a slider."""
        unit = UNITS[SLIDERS[key].unit] if key in SLIDERS else ""
        name = slider_name(key)
        row = SliderRow(
            key, name, _tooltip(key, name), unit, linkable=linkable(key), parent=parent
        )
        row.edited.connect(self.edited)
        row.reset_asked.connect(self.reset_asked)
        row.star_asked.connect(self.star_asked)
        row.link_asked.connect(self.link_asked)
        row.setEnabled(self._document.face is not None)
        row.set_scale(-1.0, 1.0, 0.0)
        self._rows.setdefault(key, []).append(row)
        return row

    def forget(self, row: SliderRow) -> None:
        """Take a row out of the list; the caller deletes it."""
        self._rows[row.key].remove(row)

    def all(self) -> Iterator[SliderRow]:
        """Every row."""
        for rows in self._rows.values():
            yield from rows

    def of(self, key: str) -> list[SliderRow]:
        """The rows of one slider."""
        return self._rows.get(key, [])

    def rescale(self) -> None:
        """Take over ranges and resting points of another face or mode."""
        face, relative = self._document.face, self._document.relative
        for row in self.all():
            row.setEnabled(face is not None)
            if face is None:
                continue
            if row.key in SHAPES:
                row.set_scale(-limit(row.key), limit(row.key), 0.0)
                continue
            low, high = values.limits(row.key, face, relative=relative)
            row.set_scale(low, high, values.resting(row.key, face, relative=relative))
        self.refresh()

    def refresh(self) -> None:
        """Show the values of the active face, and where the picture got to."""
        face, relative = self._document.face, self._document.relative
        self._needles = {}
        if face is not None:
            for name in face.achieved:
                self._needles[name] = values.achieved(name, face, relative=relative)
        self.follow()

    def follow(self) -> None:
        """Show the values of the active face; the needles stay until they are measured anew."""
        face, relative = self._document.face, self._document.relative
        if face is None:
            return
        shown = values.shown_values(face, relative=relative)
        if any(face.identity):
            shown |= shapes().measure(face.identity)
        for row in self.all():
            row.show_value(shown.get(row.key, 0.0), self._needles.get(row.key))

    def mark(self, favourites: tuple[str, ...], unlinked: frozenset[str]) -> None:
        """Show stars and links."""
        for row in self.all():
            linked = row.head.linkable and row.key not in unlinked
            row.head.set_marks(starred=row.key in favourites, linked=linked)


def _tooltip(key: str, name: str) -> str:
    if key in SHAPE_NOTES:
        return f"{name}\n{translated(SHAPE_NOTES[key])}"
    if key not in SLIDERS:
        return name
    if SLIDERS[key].unit == "":
        return f"{name}\n{key}"
    return f"{name}\n{key}: {said(SLIDERS[key].summary)}"
