"""One control: name, slider, number."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.commands.edits import new_gesture
from app.ui.theme_tokens import ROW_HEIGHT
from app.ui.widgets.needle_slider import NeedleSlider
from app.ui.widgets.number_field import NumberField
from app.ui.widgets.row_head import RowHead

_PAUSE_MS = 800
"""Steps by key or wheel this close together are one gesture."""
_STEPS = {"": 0.01, "°": 0.5, " mm": 0.5, "×": 0.01}
_DECIMALS = {"": 2, "°": 1, " mm": 1, "×": 2}


class SliderRow(QWidget):
    """A named value with everything to change it.

    Signals:
        edited: key, value and gesture number.
        reset_asked, star_asked, link_asked: key.
    """

    edited = Signal(str, float, int)
    reset_asked = Signal(str)
    star_asked = Signal(str)
    link_asked = Signal(str)

    def __init__(
        self, key: str, name: str, tooltip: str, unit: str = "", *, linkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.key, self.name, self._unit = key, name, unit
        self._rest = 0.0
        self._gesture = 0
        self._shown: tuple[float, float | None] | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.head = RowHead(name, linkable=linkable, parent=self)
        self.slider = NeedleSlider(self)
        self.number = NumberField(_DECIMALS[unit], unit, self)
        self._lay_out(tooltip)
        self._connect()

    def set_scale(self, low: float, high: float, rest: float) -> None:
        """Give the range and the value of the photo."""
        self._rest = rest
        self._low, self._high = low, high
        self._shown = None
        self.slider.set_scale(low, high, rest, _STEPS[self._unit])

    def show_value(self, value: float, achieved: float | None) -> None:
        """Show a value and where the picture got to; nothing is emitted."""
        if self._shown == (value, achieved):
            return
        self._shown = (value, achieved)
        self.slider.set_exact(value)
        self.slider.set_achieved(achieved)
        self.number.show_value(value, self._low, self._high)
        self.head.set_changed(abs(value - self._rest) > 1e-4)

    def matches(self, words: list[str]) -> bool:
        """Whether every word occurs in the name or the key."""
        text = f"{self.name} {self.key}".casefold()
        return all(word in text for word in words)

    def _lay_out(self, tooltip: str) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.head)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.number)
        self.setFixedHeight(ROW_HEIGHT)
        self.setToolTip(tooltip)
        self.slider.setAccessibleName(self.name)
        self.slider.setAccessibleDescription(tooltip)
        self.number.setAccessibleName(self.name)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _connect(self) -> None:
        self.slider.pressed.connect(self._begin)
        self.slider.released.connect(self._end)
        self.slider.moved.connect(self._edit)
        self.slider.reset_asked.connect(self._reset)
        self.number.chosen.connect(self._edit)
        self.head.name_double_clicked.connect(self._reset)
        self.head.star_clicked.connect(lambda: self.star_asked.emit(self.key))
        self.head.link_clicked.connect(lambda: self.link_asked.emit(self.key))
        self.customContextMenuRequested.connect(self._menu)

    def _begin(self) -> None:
        self._gesture = new_gesture()
        self._pause.stop()

    def _end(self) -> None:
        self._gesture = 0

    def _edit(self, value: float) -> None:
        if not self.slider.isSliderDown():
            if not self._pause.isActive():
                self._gesture = new_gesture()
            self._pause.start()
        self._shown = None
        self.number.show_value(value, self._low, self._high)
        self.edited.emit(self.key, value, self._gesture)

    def _reset(self) -> None:
        self._end()
        self._pause.stop()
        self.reset_asked.emit(self.key)

    def _menu(self, spot: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Reset"), self._reset)
        star = self.tr("Remove from Favourites") if self.head.starred else self.tr(
            "Add to Favourites")  # fmt: skip
        menu.addAction(star, lambda: self.star_asked.emit(self.key))
        if self.head.linkable:
            action = menu.addAction(self.tr("Move Left and Right Together"))
            action.setCheckable(True)
            action.setChecked(self.head.linked)
            action.triggered.connect(lambda: self.link_asked.emit(self.key))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(spot))
