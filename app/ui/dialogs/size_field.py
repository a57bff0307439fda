"""How large a picture or a clip is written."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QWidget

from app.ui.dialogs.form import TEXT_MARGINS

_SMALLEST, _LARGEST = 16, 32768


class SizeField(QWidget):
    """The photo's own size, or a longer side.

    Args:
        size_hw: of the photo.
    """

    def __init__(self, size_hw: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size_hw = size_hw
        self.choice = QComboBox(self)
        height, width = size_hw
        self.choice.addItem(self.tr("Full size ({size})").format(size=f"{width} × {height}"), 0)
        for longest in (2048, 1280, 1024, 512):
            if longest < max(size_hw):
                self.choice.addItem(self._shown(longest), longest)
        self.choice.addItem(self.tr("Custom"), -1)
        self.side = QSpinBox(self)
        self.side.setRange(_SMALLEST, max(max(size_hw), _SMALLEST))
        self.side.setValue(min(1024, max(size_hw)))
        self.side.setSuffix(" px")
        self.side.lineEdit().setTextMargins(*TEXT_MARGINS)
        self.side.setAccessibleName(self.tr("Longer side"))
        self._result = QLabel(self)
        self._result.setObjectName("muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.choice, 1)
        layout.addWidget(self.side)
        layout.addWidget(self._result)
        self.choice.currentIndexChanged.connect(self._show)
        self.side.valueChanged.connect(self._show)
        self.setFocusProxy(self.choice)
        self._show()

    def longest_px(self) -> int:
        """Longer side in pixels, 0 for the photo's own."""
        chosen = self.choice.currentData()
        return self.side.value() if chosen == -1 else chosen

    def _shown(self, longest: int) -> str:
        height, width = self._size_hw
        factor = longest / max(self._size_hw)
        return f"{round(width * factor)} × {round(height * factor)}"

    def _show(self) -> None:
        custom = self.choice.currentData() == -1
        self.side.setVisible(custom)
        self._result.setVisible(custom)
        self._result.setText(self._shown(self.side.value()))
