"""The sign over the canvas while it shows a take instead of the edit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from app.ui import icons

_GAP = 12


class PreviewSign(QFrame):
    """Lies on the upper edge of a widget.

    Signals:
        ended: the user wants to see the edit again.
    """

    ended = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("previewSign")
        icon, self.text = QLabel(self), QLabel(self)
        icon.setPixmap(icons.pixmap("take", 18, "needle", self.devicePixelRatioF()))
        icon.setFixedSize(QSize(18, 18))
        back = QPushButton(self.tr("Back to the Edit"), self)
        back.setAutoDefault(False)
        back.setToolTip(self.tr("Show the face as it is edited (Esc)"))
        back.clicked.connect(self.ended)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 5, 5)
        layout.setSpacing(8)
        for widget in (icon, self.text, back):
            layout.addWidget(widget)
        over.installEventFilter(self)
        self.hide()

    def show_take(self, name: str) -> None:
        """Say which take is seen."""
        self.text.setText(self.tr("Preview of take “{name}”").format(name=name))
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the upper edge."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.move(max((self._over.width() - self.width()) // 2, 4), _GAP)
