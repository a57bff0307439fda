"""A dock with a title bar in the program's own look."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from app.ui import icons


class Panel(QDockWidget):
    """Base of all docks.

    Args:
        name: object name; the layout is remembered under it.
        title: what its tab and title bar say.
        icon: symbol shown in the window menu.
    """

    def __init__(self, name: str, title: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._title = QLabel(self)
        self._title.setObjectName("dockTitleText")
        self.setTitleBarWidget(self._title_bar())
        self.toggleViewAction().setIcon(icons.icon(icon))
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Name the dock."""
        self.setWindowTitle(title)
        self._title.setText(title)

    def hold(self, content: QWidget) -> None:
        """Show a widget as the dock's content."""
        content.setObjectName("panel")
        self.setWidget(content)

    def _title_bar(self) -> QWidget:
        bar = QWidget(self)
        bar.setObjectName("dockTitle")
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(10, 4, 4, 4)
        layout.setSpacing(0)
        layout.addWidget(self._title, 1)
        layout.addWidget(self._button("float", self.tr("Detach or dock"), self._toggle_floating))
        layout.addWidget(self._button("close", self.tr("Hide this panel"), self.close))
        return bar

    def _button(self, icon: str, tooltip: str, slot: object) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.icon(icon))
        button.setIconSize(QSize(14, 14))
        button.setToolTip(tooltip)
        button.setAccessibleName(tooltip)
        button.setAutoRaise(True)
        button.clicked.connect(slot)
        return button

    def _toggle_floating(self) -> None:
        self.setFloating(not self.isFloating())
