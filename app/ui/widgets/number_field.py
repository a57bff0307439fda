"""A number that looks like text until it is touched."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

_WIDTH = 62


class NumberField(QDoubleSpinBox):
    """A field without arrows; it speaks up only about what a hand has typed.

    Signals:
        chosen: the value typed, or stepped to by key or wheel.
    """

    chosen = Signal(float)

    def __init__(self, decimals: int, suffix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("number")
        self.setDecimals(decimals)
        self.setSuffix(suffix)
        self.setSingleStep(10.0**-decimals * (1 if decimals < 2 else 5))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(_WIDTH)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.valueChanged.connect(self.chosen)

    def show_value(self, value: float, low: float, high: float) -> None:
        """Show a value within its range; nothing is emitted."""
        self.blockSignals(True)
        if (low, high) != (self.minimum(), self.maximum()):
            self.setRange(low, high)
        self.setValue(value)
        self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 24)
