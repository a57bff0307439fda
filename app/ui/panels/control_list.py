"""The list of all controls: folded groups, searched by name, favourites on top."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from app.commands.faces import mirrored_name
from app.state.slider_groups import GROUPS, SHAPE_GROUP, SHAPES, translated
from app.ui.panels.control_rows import ControlRows
from app.ui.widgets.section import Section
from app.ui.widgets.slider_row import SliderRow

if TYPE_CHECKING:
    from app.state.document import Document
    from app.state.settings import Settings

_UNLINKED = frozenset(
    f"eyeLook{way}{side}" for way in ("In", "Out") for side in ("Left", "Right")
)
"""Moved together these would cross the eyes."""
_FOLDED = ("tongue", "shape")


class ControlList(QScrollArea):
    """Every row in its group. Which are folded, starred and linked is kept in the settings.

    Attributes:
        rows: all of them.
        sections: the groups by id, "favourites" first.
    """

    def __init__(self, document: Document, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._settings = settings
        self.rows = ControlRows(document, self)
        self.sections: dict[str, Section] = {}
        self._searching = False
        self._unlinked = frozenset(self._kept("unlinked", sorted(_UNLINKED)))
        self._nothing = QLabel(self.tr("No control has this name."))
        self._build()
        settings.changed.connect(self._setting_changed)
        self.rows.star_asked.connect(self._toggle_star)
        self.rows.link_asked.connect(self._toggle_link)
        self._show_favourites()

    def linked(self, key: str) -> bool:
        """Whether the slider's twin on the other half of the face moves with it."""
        return key not in self._unlinked

    def filter(self, text: str) -> None:
        """Show only the rows whose names hold every word of `text`."""
        words = text.casefold().split()
        self._searching = bool(words)
        folded = self._kept("folded", list(_FOLDED))
        anything = False
        for group_id, section in self.sections.items():
            found = False
            for row in section.body.findChildren(SliderRow):
                fits = not words or row.matches(words)
                row.setVisible(fits)
                found |= fits
            section.setVisible(found and (not words or group_id != "favourites"))
            section.set_open(bool(words) or group_id not in folded)
            anything |= found
        self._nothing.setVisible(not anything)

    def _build(self) -> None:
        inner = QWidget()
        inner.setObjectName("rows")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        folded = self._kept("folded", list(_FOLDED))
        groups: list[tuple[str, str, tuple[str, ...]]] = [
            ("favourites", self.tr("Favourites"), ())
        ]
        groups += [(group.id, translated(group.title), tuple(group.rows)) for group in GROUPS]
        groups.append((SHAPE_GROUP[0], translated(SHAPE_GROUP[1]), tuple(SHAPES)))
        for group_id, title, keys in groups:
            section = Section(title, inner)
            for key in keys:
                section.rows.addWidget(self.rows.make(key, section.body))
            section.set_open(group_id not in folded)
            section.folded.connect(self._keep_folds)
            self.sections[group_id] = section
            layout.addWidget(section)
        self._nothing.setObjectName("muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setContentsMargins(8, 24, 8, 24)
        self._nothing.hide()
        layout.addWidget(self._nothing)
        layout.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)

    # Favourites and links

    def _toggle_star(self, key: str) -> None:
        stars = self._settings.favourites
        kept = tuple(one for one in stars if one != key)
        self._settings.set_favourites(kept if key in stars else (*stars, key))

    def _toggle_link(self, key: str) -> None:
        self._unlinked ^= {key, mirrored_name(key)}
        self._keep("unlinked", sorted(self._unlinked))
        self.rows.mark(self._settings.favourites, self._unlinked)

    def _setting_changed(self, key: str) -> None:
        if key == "favourites":
            self._show_favourites()

    def _show_favourites(self) -> None:
        section = self.sections["favourites"]
        for row in section.body.findChildren(SliderRow):
            self.rows.forget(row)
            section.rows.removeWidget(row)
            row.hide()
            # Off the section at once: it is deleted later.
            row.setParent(None)
            row.deleteLater()
        known = [key for key in self._settings.favourites if self.rows.of(key)]
        for key in known:
            section.rows.addWidget(self.rows.make(key, section.body))
        section.setVisible(bool(known) and not self._searching)
        self.rows.mark(self._settings.favourites, self._unlinked)
        self.rows.rescale()

    # Kept between runs

    def _keep_folds(self) -> None:
        folded = [key for key, section in self.sections.items() if not section.is_open()]
        if not self._searching:
            self._keep("folded", folded)

    def _keep(self, name: str, names: list[str]) -> None:
        self._settings.set_layout(f"controls-{name}", QByteArray(json.dumps(names).encode()))

    def _kept(self, name: str, default: list[str]) -> list[str]:
        stored = self._settings.layout(f"controls-{name}")
        return json.loads(bytes(stored.data())) if stored else default
