"""A field of a form and the button that fills it, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable


def add_button(row: QWidget, field: QWidget, text: str, pressed: Callable[[], None]) -> None:
    """Lay out a row: the field, then a button that Enter does not press."""
    button = QPushButton(text, row)
    button.setAutoDefault(False)
    button.clicked.connect(pressed)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    layout.addWidget(field, 1)
    layout.addWidget(button)
    row.setFocusProxy(field)
