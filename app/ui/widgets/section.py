"""A heading that folds what lies under it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.ui import icons


class Section(QWidget):
    """A titled group of widgets that can be folded.

    Signals:
        folded: whether it has just been folded by the user.
    """

    folded = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._head = QPushButton(title, self)
        self._head.setObjectName("section")
        self._head.setCheckable(True)
        self._head.setChecked(True)
        self._head.setAccessibleName(title)
        self.body = QWidget(self)
        self.rows = QVBoxLayout(self.body)
        self.rows.setContentsMargins(8, 2, 8, 8)
        self.rows.setSpacing(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self.body)
        self._head.toggled.connect(self._show)
        self._head.clicked.connect(lambda open_: self.folded.emit(not open_))
        self._show(True)

    def set_open(self, open_: bool) -> None:
        """Fold or unfold; nothing is emitted."""
        self._head.setChecked(open_)

    def is_open(self) -> bool:
        """Whether the rows can be seen."""
        return self._head.isChecked()

    def _show(self, open_: bool) -> None:
        self.body.setVisible(open_)
        self._head.setIcon(icons.icon("chevron-down" if open_ else "chevron-right", on="muted"))
