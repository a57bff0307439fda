"""Small buttons of the timeline's bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from app.ui import icons

if TYPE_CHECKING:
    from collections.abc import Callable

_SIDE = 28


def icon_button(
    icon: str, tooltip: str, slot: Callable[..., object], parent: QWidget, *, switch: bool = False
) -> QToolButton:
    """A square button with a symbol; its tooltip is its accessible name."""
    button = QToolButton(parent)
    button.setIcon(icons.icon(icon))
    button.setIconSize(QSize(18, 18))
    button.setFixedSize(_SIDE, _SIDE)
    button.setToolTip(tooltip)
    button.setAccessibleName(tooltip)
    button.setCheckable(switch)
    button.setAutoRaise(True)
    button.clicked.connect(slot)
    return button


def upright_line(parent: QWidget) -> QFrame:
    """A hairline between groups of buttons."""
    line = QFrame(parent)
    line.setObjectName("uprightLine")
    line.setFixedSize(1, 18)
    return line
