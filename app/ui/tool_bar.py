"""The tools above the canvas: actions of the table, and two of the menus as buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from app.ui import icons

if TYPE_CHECKING:
    from app.ui.action_set import ActionSet

_TOOLS = (
    "open_file", "save", "|", "undo", "redo", "|", "split_view", "show_before", "overlays", "|",
    "zoom_fit", "zoom_actual", "zoom_face", "|", "neutralise", "frontalise", "randomise",
    "reset_face", "<>", "command_palette", "export",
)  # fmt: skip
"""Ids of actions; "|" is a line, "<>" takes what room is left."""
_ICON = QSize(20, 20)


class ToolBar(QToolBar):
    """Stays where it is; its actions are those of the menus.

    Args:
        actions: the window's, with their menus already filled.
        parent: the window.
    """

    def __init__(self, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tools"))
        self.setObjectName("tools")
        self.setMovable(False)
        self.setIconSize(_ICON)
        self._actions = actions
        for name in _TOOLS:
            self._add(name)
        self.toggleViewAction().setEnabled(False)

    def _add(self, name: str) -> None:
        if name == "|":
            self.addSeparator()
        elif name == "<>":
            spacer = QWidget(self)
            spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            self.addWidget(spacer)
        elif name == "overlays":
            self.addWidget(self._menu_button("view/overlays", "points", self.tr("Overlays")))
        elif name == "export":
            button = self._menu_button("file/export", "export", self.tr("Export"))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setText(self.tr("Export"))
            self.addWidget(button)
        else:
            self.addAction(self._actions.by_id[name])

    def _menu_button(self, menu: str, icon: str, tooltip: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.icon(icon))
        button.setToolTip(tooltip)
        button.setAccessibleName(tooltip)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self._actions.menus[menu])
        return button
