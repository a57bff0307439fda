"""The controls: search, the choice of what 0 means, and every slider of the active face."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.commands.edits import ResetSliders, SetIdentity, SetSliders
from app.commands.faces import mirrored_name
from app.state.shapes import shapes
from app.state.slider_groups import SHAPES, linkable, slider_words
from app.state.texts import words
from app.ui import icons
from app.ui.panels.control_list import ControlList
from app.ui.panels.dock import Panel

if TYPE_CHECKING:
    from app.state.document import Document
    from app.state.settings import Settings


_FOLLOW_MS = 50
"""Least time between two updates of all rows, which cost 2 ms each; the hand moves more often."""


class ControlsPanel(Panel):
    """Sliders of the active face."""

    def __init__(
        self, document: Document, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__("controls", "", "sliders", parent)
        self.set_title(self.tr("Controls"))
        self._document = document
        self.search = self._search_field()
        self.list = ControlList(document, settings, self)
        self.rows = self.list.rows
        self._follow_again = QTimer(self, singleShot=True, interval=_FOLLOW_MS)
        self._follow_again.timeout.connect(self._follow)
        self._behind = False
        self._build()
        self._connect()
        self._show_mode()

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
        layout.addWidget(self.list, 1)
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
            self.tr("Relative to Photo"), self.tr("0 is the photo as it is"), head
        )
        self.absolute_button = self._mode_button(
            self.tr("Absolute"), self.tr("0 is a face at rest, turned to the camera"), head
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

    def _connect(self) -> None:
        document = self._document
        document.opened.connect(self.rows.rescale)
        document.face_chosen.connect(self.rows.rescale)
        document.relative_changed.connect(self._relative_changed)
        document.edited.connect(self._edited)
        document.achieved_changed.connect(self._measured)
        self.rows.edited.connect(self._edit)
        self.rows.reset_asked.connect(self._reset)
        self.search.textChanged.connect(self.list.filter)
        self.relative_button.clicked.connect(lambda: document.set_relative(True))
        self.absolute_button.clicked.connect(lambda: document.set_relative(False))

    # Editing

    def _edit(self, key: str, value: float, gesture: int) -> None:
        document, face = self._document, self._document.face
        if face is None:
            return
        if key in SHAPES:
            wanted = shapes().wanted(face.identity, key, value)
            text = slider_words(key)
            command = SetIdentity(document, document.active, wanted, text, gesture)
        else:
            both = dict.fromkeys(self._together(key), value)
            command = SetSliders(document, document.active, both, gesture=gesture)
        document.undo_stack.push(command)

    def _reset(self, key: str) -> None:
        document, face = self._document, self._document.face
        if face is None:
            return
        if key in SHAPES:
            wanted = shapes().wanted(face.identity, key, 0.0)
            text = words("ControlsPanel", "Reset face shape")
            command = SetIdentity(document, document.active, wanted, text)
        else:
            command = ResetSliders(document, document.active, self._together(key))
        document.undo_stack.push(command)

    def _together(self, key: str) -> tuple[str, ...]:
        if linkable(key) and self.list.linked(key):
            return key, mirrored_name(key)
        return (key,)

    # Showing

    def _edited(self, face: int, _revision: int) -> None:
        if face not in (self._document.active, -1):
            return
        if self._follow_again.isActive():
            self._behind = True
        else:
            self.rows.follow()
            self._follow_again.start()

    def _follow(self) -> None:
        if self._behind:
            self._behind = False
            self.rows.follow()
            self._follow_again.start()

    def _measured(self, face: int) -> None:
        if face == self._document.active:
            self.rows.refresh()

    def _relative_changed(self) -> None:
        self._show_mode()
        self.rows.rescale()

    def _show_mode(self) -> None:
        chosen = self.relative_button if self._document.relative else self.absolute_button
        chosen.setChecked(True)


class _SearchField(QLineEdit):
    """Escape empties it, a second Escape leaves it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.clearFocus()
