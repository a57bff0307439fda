"""Named numbers of a live session in aligned rows; each is a setting and acts at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.ui.theme_tokens import ROW_HEIGHT
from app.ui.widgets.needle_slider import NeedleSlider
from app.ui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from app.state.settings import Settings

_NARROWEST = 64
_STEPS = {"": 0.01, "×": 0.01, "°": 0.5, " dB": 0.5}
_DECIMALS = {"": 2, "×": 2, "°": 1, " dB": 1}


@dataclass(frozen=True)
class Knob:
    """One number.

    Attributes:
        key: of the setting.
        name, tooltip: in the user's language.
        unit: "", "×", "°" or " dB".
        low, high: its range.
        rest: where a double click takes it.
        lowest: what the lowest value is called, or empty.
    """

    key: str
    name: str
    tooltip: str
    unit: str
    low: float
    high: float
    rest: float
    lowest: str = ""


class LiveKnobs(QWidget):
    """Rows of name, slider and number.

    Args:
        settings: where they are kept; another's change is shown.
        knobs: the rows.

    Signals:
        changed: one of them has.
    """

    changed = Signal()

    def __init__(
        self, settings: Settings, knobs: tuple[Knob, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._shown = {knob.key: self._row(knob) for knob in knobs}
        for key in self._shown:
            self._show(key)
        settings.changed.connect(self._show)

    def _row(self, knob: Knob) -> tuple[Knob, QLabel, NeedleSlider, NumberField]:
        name, slider = QLabel(knob.name, self), NeedleSlider(self)
        number = NumberField(_DECIMALS[knob.unit], knob.unit, self)
        slider.setMinimumWidth(_NARROWEST)
        slider.set_scale(knob.low, knob.high, knob.rest, _STEPS[knob.unit])
        number.setSpecialValueText(knob.lowest)
        name.setObjectName("muted")
        row = self._grid.rowCount()
        self._grid.setRowMinimumHeight(row, ROW_HEIGHT)
        for column, widget in enumerate((name, slider, number)):
            widget.setToolTip(knob.tooltip)
            self._grid.addWidget(widget, row, column)
        for widget in (slider, number):
            widget.setAccessibleName(knob.name)
            widget.setAccessibleDescription(knob.tooltip)
        slider.moved.connect(lambda value: self._set(knob.key, value))
        number.chosen.connect(lambda value: self._set(knob.key, value))
        slider.reset_asked.connect(lambda: self._set(knob.key, knob.rest))
        return knob, name, slider, number

    def _set(self, key: str, value: float) -> None:
        self._settings.set(key, value)
        self._show(key)
        self.changed.emit()

    def _show(self, key: str) -> None:
        if key in self._shown:
            knob, _, slider, number = self._shown[key]
            value = float(self._settings.get(key))
            slider.set_exact(value)
            number.show_value(value, knob.low, knob.high)
