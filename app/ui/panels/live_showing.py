"""The background, the output window and the full screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from app.state.texts import marked as _T

if TYPE_CHECKING:
    from app.state.settings import Settings
    from app.ui.live_outputs import LiveOutputs

_BACKGROUNDS = {
    "photo": _T("LiveShowing", "As in the photo"),
    "blur": _T("LiveShowing", "Out of focus"),
    "green": _T("LiveShowing", "Green"),
    "transparent": _T("LiveShowing", "Transparent"),
}


class LiveShowing(QWidget):
    """Chooses what is behind the person, and where else the picture is seen.

    Signals:
        changed: the background is another one.
        window_asked, full_asked: with whether to open or to close.
    """

    changed = Signal()
    window_asked = Signal(bool)
    full_asked = Signal(bool)

    def __init__(
        self, outputs: LiveOutputs, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._outputs, self._settings = outputs, settings
        self._labels: dict[QComboBox, QLabel] = {}
        self.background, self.screens = QComboBox(self), QComboBox(self)
        for box in (self.background, self.screens):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(6)
        for value, text in _BACKGROUNDS.items():
            self.background.addItem(QCoreApplication.translate("LiveShowing", text), value)
        self.background.setToolTip(
            self.tr("Green and transparent are for programs that lay the person over something")
        )
        self.window_, self.full = QPushButton(self), QPushButton(self)
        self.window_.setToolTip(self.tr(
            "A bare window for OBS to capture. Drag to move it, its edges to resize it; the "
            "arrows, + and − do the same, Esc closes it."
        ))  # fmt: skip
        self.full.setToolTip(self.tr("Fill this display with the live picture; Esc leaves"))
        self.on_top = QCheckBox(self.tr("Window above all others"), self)
        self.on_top.setChecked(bool(settings.get("live_on_top")))
        self._lay_out()
        self._connect()
        self._list_screens()
        self._show_background("live_background")
        self.refresh()

    def refresh(self) -> None:
        """Show what is open."""
        window, full = self._outputs.window, self._outputs.full
        self.window_.setText(self.tr("Close Window") if window else self.tr("Window"))
        self.full.setText(self.tr("Leave Full Screen") if full else self.tr("Full Screen"))

    def screen_chosen(self) -> QScreen:
        """The display to be filled."""
        screens = QGuiApplication.screens()
        return screens[min(max(self.screens.currentIndex(), 0), len(screens) - 1)]

    def _list_screens(self, *_what: object) -> None:
        """Names of the displays; at first the one that this window is not on."""
        screens, name = QGuiApplication.screens(), self.screens.currentText()
        self.screens.clear()
        for number, screen in enumerate(screens, start=1):
            size = screen.size() * screen.devicePixelRatio()
            text = screen.name() or self.tr("Display {number}").format(number=number)
            self.screens.addItem(text)
            tooltip = f"{screen.model()} {size.width()} × {size.height()}".strip()
            self.screens.setItemData(number - 1, tooltip, Qt.ItemDataRole.ToolTipRole)
        for widget in (self.screens, self._labels[self.screens]):
            widget.setVisible(len(screens) > 1)
        known = self.screens.findText(name) if name else -1
        self.screens.setCurrentIndex(known if known >= 0 else min(1, len(screens) - 1))

    def _show_background(self, key: str) -> None:
        if key == "live_background":
            value = self._settings.get(key)
            self.background.setCurrentIndex(self.background.findData(value))

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(6)
        layout.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.window_, self.full):
            buttons.addWidget(button, 1)
        layout.addLayout(buttons, 1, 0, 1, 2)
        layout.addWidget(self.on_top, 2, 0, 1, 2)
        for row, label, field in ((0, self.tr("Background"), self.background),
                                  (3, self.tr("Display"), self.screens)):  # fmt: skip
            text = self._labels[field] = QLabel(label, self)
            text.setObjectName("muted")
            text.setBuddy(field)
            field.setAccessibleName(label)
            layout.addWidget(text, row, 0)
            layout.addWidget(field, row, 1)

    def _connect(self) -> None:
        self.background.activated.connect(self._choose_background)
        self.on_top.toggled.connect(self._set_on_top)
        self.window_.clicked.connect(lambda: self.window_asked.emit(self._outputs.window is None))
        self.full.clicked.connect(lambda: self.full_asked.emit(self._outputs.full is None))
        self._outputs.changed.connect(self.refresh)
        self._settings.changed.connect(self._show_background)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._list_screens)
        application.screenRemoved.connect(self._list_screens)

    def _choose_background(self, index: int) -> None:
        self._settings.set("live_background", self.background.itemData(index))
        self.changed.emit()

    def _set_on_top(self, on: bool) -> None:
        self._settings.set("live_on_top", on)
        self._outputs.set_on_top(on)
