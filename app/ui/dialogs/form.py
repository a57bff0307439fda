"""The frame of every dialog: heading, aligned rows, buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.dialogs.form_page import FormPage
from app.ui.dialogs.tab_order import order_by_sight

_WIDTH = 500
TEXT_MARGINS = (6, 0, 6, 0)
"""Of spin boxes, whose style sheet padding Qt does not honour."""


class FormDialog(QDialog):
    """A dialog that blocks its window only; it is deleted when it closes.

    Args:
        parent: the window.
        acts: it has a button that does something, and one to cancel.
    """

    def __init__(self, parent: QWidget | None = None, *, acts: bool = False) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._heading = QLabel(self)
        self._heading.setObjectName("title")
        self._page = FormPage(self)
        self.form = self._page.form
        self.problem = QLabel(self)
        self.problem.setObjectName("error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.buttons = self._make_buttons(acts)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(24, 20, 24, 16)
        self.body.setSpacing(16)
        self.body.addWidget(self._heading)
        self.body.addWidget(self._page)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.buttons)

    def set_title(self, title: str, action: str = "") -> None:
        """Name the dialog, and the button that acts."""
        self.setWindowTitle(title)
        self._heading.setText(title)
        if self.go is not None:
            self.go.setText(action)

    def row(self, label: str, field: QWidget | QLayout) -> None:
        """Add a labelled row."""
        self._page.row(label, field)

    def insert(self, widget: QWidget | QLayout, stretch: int = 0) -> None:
        """Put something between the rows and the buttons."""
        place = self.body.indexOf(self.problem)
        if isinstance(widget, QWidget):
            self.body.insertWidget(place, widget, stretch)
        else:
            self.body.insertLayout(place, widget, stretch)

    def note(self, text: str) -> QLabel:
        """Add small print below the rows."""
        label = QLabel(text, self)
        label.setObjectName("muted")
        label.setWordWrap(True)
        self.insert(label)
        return label

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be done like this; empty takes the sentence away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._page.setVisible(self.form.rowCount() > 0)  # Empty, it would still take its gaps.
        order_by_sight(self)
        first = self.focusWidget()
        if first is None or isinstance(first, QPushButton):
            (self.go or self.buttons.button(self.buttons.StandardButton.Close)).setFocus()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return done

    def _grow(self) -> None:
        """Make room for what has come in: Qt would squeeze the fields instead."""
        width = max(self.width(), self.body.totalMinimumSize().width())
        self.resize(width, max(self.height(), self.body.totalHeightForWidth(width)))

    def _make_buttons(self, acts: bool) -> QDialogButtonBox:
        kind = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(kind.Cancel if acts else kind.Close, self)
        self.go = box.addButton("", QDialogButtonBox.ButtonRole.AcceptRole) if acts else None
        if self.go is not None:
            self.go.setDefault(True)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box
