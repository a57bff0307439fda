"""The sign over the canvas while it shows a take instead of the edit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
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
        self._over, self._name = over, ""
        self.setObjectName("previewSign")
        self._icon, self.text = QLabel(self), QLabel(self)
        self._icon.setFixedSize(QSize(18, 18))
        back = QPushButton(self.tr("Back to the Edit"), self)
        back.setAutoDefault(False)
        back.setToolTip(self.tr("Show the face as it is edited (Esc)"))
        back.clicked.connect(self.ended)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 3, 4, 3)
        layout.setSpacing(8)
        for widget in (self._icon, self.text, back):
            layout.addWidget(widget)
        over.installEventFilter(self)
        self.hide()

    def show_take(self, name: str) -> None:
        """Say which take is seen."""
        self._name = name
        self._icon.setPixmap(icons.pixmap("take", 18, "needle", self.devicePixelRatioF()))
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the upper edge."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """Give the name the room there is."""
        whole = self.tr("Preview of take “{name}”").format(name=self._name)
        others = self.sizeHint().width() - self.text.sizeHint().width()
        room = self._over.width() - 2 * _GAP - others
        metrics, least = self.text.fontMetrics(), self.text.fontMetrics().averageCharWidth() * 12
        mode = Qt.TextElideMode.ElideRight
        self.text.setText(metrics.elidedText(whole, mode, max(room, least)))
        self.adjustSize()
        self.move(max((self._over.width() - self.width()) // 2, 4), _GAP)
