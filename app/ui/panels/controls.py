"""The controls: every slider in groups, with search, favourites and links."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.commands.edits import ResetSliders, SetIdentity, SetSliders
from app.commands.faces import mirrored_name
from app.state.shapes import shapes
from app.ui import icons
from app.ui.panels.control_groups import GROUPS, SHAPE_GROUP, SHAPES, linkable, translated
from app.ui.panels.control_rows import ControlRows
from app.ui.panels.dock import Panel
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


class ControlsPanel(Panel):
    """Sliders of the active face."""

    def __init__(
        self, document: Document, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__("controls", "", "sliders", parent)
        self.set_title(self.tr("Controls"))
        self._document, self._settings = document, settings
        self.rows = ControlRows(document, self)
        self.sections: dict[str, Section] = {}
        self._unlinked = frozenset(self._kept("unlinked", sorted(_UNLINKED)))
        self.search = self._search_field()
        self._nothing = QLabel(self.tr("No control has this name."))
        self._build()
        self._connect()
        self._show_favourites()
        self._show_mode()
        self.rows.rescale()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # Building

    def _build(self) -> None:
        content = QWidget(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head(content))
        layout.addWidget(self._scroll(content), 1)
        self.hold(content)
        self.setMinimumWidth(360)

    def _head(self, parent: QWidget) -> QWidget:
        head = QWidget(parent)
        layout = QVBoxLayout(head)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        modes = QHBoxLayout()
        modes.setSpacing(0)
        self.relative_button = self._mode_button(
            self.tr("Change to the photo"), self.tr("0 is the photo as it is"), head
        )
        self.absolute_button = self._mode_button(
            self.tr("Absolute"), self.tr("0 is a face at rest"), head
        )
        self._modes = QButtonGroup(self)
        for button in (self.relative_button, self.absolute_button):
            self._modes.addButton(button)
            modes.addWidget(button, 1)
        layout.addLayout(modes)
        return head

    def _mode_button(self, text: str, tooltip: str, parent: QWidget) -> QPushButton:
        button = QPushButton(text, parent)
        button.setObjectName("segment")
        button.setCheckable(True)
        button.setToolTip(tooltip)
        return button

    def _search_field(self) -> QLineEdit:
        field = _SearchField(self)
        field.setPlaceholderText(self.tr("Search controls"))
        field.setAccessibleName(self.tr("Search controls"))
        field.setClearButtonEnabled(True)
        field.addAction(
            QAction(icons.icon("search"), "", field), QLineEdit.ActionPosition.LeadingPosition
        )
        return field

    def _scroll(self, parent: QWidget) -> QScrollArea:
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
        area = QScrollArea(parent)
        area.setObjectName("panel")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        return area

    def _connect(self) -> None:
        document = self._document
        document.opened.connect(self.rows.rescale)
        document.face_chosen.connect(self.rows.rescale)
        document.relative_changed.connect(self._relative_changed)
        document.edited.connect(self._edited)
        document.achieved_changed.connect(self._edited)
        self._settings.changed.connect(self._setting_changed)
        self.rows.edited.connect(self._edit)
        self.rows.reset_asked.connect(self._reset)
        self.rows.star_asked.connect(self._toggle_star)
        self.rows.link_asked.connect(self._toggle_link)
        self.search.textChanged.connect(self.filter)
        self.relative_button.clicked.connect(lambda: document.set_relative(True))
        self.absolute_button.clicked.connect(lambda: document.set_relative(False))

    # Editing

    def _edit(self, key: str, value: float, gesture: int) -> None:
        document, face = self._document, self._document.face
        if face is None:
            return
        name = self.rows.of(key)[0].name
        if key in SHAPES:
            wanted = shapes().wanted(face.identity, key, value)
            command = SetIdentity(document, document.active, wanted, name, gesture)
        else:
            both = dict.fromkeys(self._together(key), value)
            command = SetSliders(document, document.active, both, name, gesture)
        document.undo_stack.push(command)

    def _reset(self, key: str) -> None:
        document, face = self._document, self._document.face
        if face is None:
            return
        if key in SHAPES:
            wanted = shapes().wanted(face.identity, key, 0.0)
            command = SetIdentity(document, document.active, wanted, self.tr("Reset face shape"))
        else:
            command = ResetSliders(document, document.active, self._together(key))
        document.undo_stack.push(command)

    def _together(self, key: str) -> tuple[str, ...]:
        if linkable(key) and key not in self._unlinked:
            return key, mirrored_name(key)
        return (key,)

    # Showing

    def _edited(self, face: int, _revision: int = 0) -> None:
        if face in (self._document.active, -1):
            self.rows.refresh()

    def _relative_changed(self) -> None:
        self._show_mode()
        self.rows.rescale()

    def _show_mode(self) -> None:
        chosen = self.relative_button if self._document.relative else self.absolute_button
        chosen.setChecked(True)

    def filter(self, text: str) -> None:
        """Show only the rows whose names hold every word of `text`."""
        words = text.casefold().split()
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
        section.setVisible(bool(known))
        self.rows.mark(self._settings.favourites, self._unlinked)
        self.rows.rescale()

    def _keep_folds(self) -> None:
        folded = [key for key, section in self.sections.items() if not section.is_open()]
        if not self.search.text():
            self._keep("folded", folded)

    def _keep(self, name: str, names: list[str]) -> None:
        self._settings.set_layout(f"controls-{name}", QByteArray(json.dumps(names).encode()))

    def _kept(self, name: str, default: list[str]) -> list[str]:
        stored = self._settings.layout(f"controls-{name}")
        return json.loads(bytes(stored.data())) if stored else default


class _SearchField(QLineEdit):
    """Escape empties it, a second Escape leaves it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.clearFocus()
