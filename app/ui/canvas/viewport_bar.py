"""The row of switches above the 3D view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from app.ui.canvas.words import tr
from app.ui.icons import icon
from app.ui.theme_tokens import ICON

if TYPE_CHECKING:
    from app.ui.canvas.viewport import HeadViewport


class ViewportBar(QWidget):
    """How the head is shown, whether the view goes round it, and whether drags edit it."""

    def __init__(self, viewport: HeadViewport) -> None:
        super().__init__(viewport)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        self._looks = QButtonGroup(self)
        self._looks.setExclusive(True)
        self._by_look: dict[str, QToolButton] = {}
        for look, symbol, name in (
            ("shaded", "head", tr("Shaded")),
            ("photo", "picture", tr("Colours of the photo")),
            ("pncc", "map", tr("Surface coordinates (PNCC)")),
            ("wireframe", "mesh", tr("Wireframe")),
        ):
            button = self._button(symbol, name, checkable=True)
            button.clicked.connect(lambda _=False, look=look: viewport.set_look(look))
            self._looks.addButton(button)
            self._by_look[look] = button
            row.addWidget(button)
        row.addStretch(1)
        edit = self._button(
            "face", tr("Drag the face instead of the view; Ctrl does so for one drag"),
            checkable=True,
        )  # fmt: skip
        edit.toggled.connect(viewport.set_editing)
        viewport.editing_changed.connect(edit.setChecked)
        turn = self._button("turntable", tr("Turntable"), checkable=True)
        turn.toggled.connect(viewport.set_turntable)
        viewport.turntable_changed.connect(turn.setChecked)
        reset = self._button("reset", tr("Look from where the photo was taken"))
        reset.clicked.connect(viewport.reset_view)
        for button in (edit, turn, reset):
            row.addWidget(button)
        viewport.look_changed.connect(self._show_look)
        self._show_look(viewport.look)

    def _button(self, symbol: str, name: str, *, checkable: bool = False) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(symbol))
        button.setIconSize(QSize(ICON, ICON))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setCheckable(checkable)
        button.setAutoRaise(True)
        return button

    def _show_look(self, look: str) -> None:
        self._by_look[look].setChecked(True)
