"""Short sentences over the canvas that go away by themselves, and the hint of the first start."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QObject,
    QPropertyAnimation,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from app.ui import icons

_STAY_MS = {"info": 4000, "warning": 8000, "error": 14000}
_ACT_MS = 9000
"""A notice with a button stays at least this long: somebody must read it and get there."""
_FADE_MS = 350
_TOKENS = {"info": "accent", "warning": "warning", "error": "error"}
_MOST_WIDE = 560
_GAP = 16


class Notices(QObject):
    """Shows one notice at a time at the lower edge of a widget.

    Args:
        over: the widget to lie on.

    Attributes:
        last: the newest sentence.
        buttons: of the newest, as asked for.
    """

    shown = Signal(str, str)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.last = ""
        self._frame = QFrame(over)
        self._frame.setObjectName("notice")
        self._icon, self._text = QLabel(self._frame), QLabel(self._frame)
        self._text.setWordWrap(True)
        self.buttons: list[QPushButton] = []
        self._lay_out()
        self._effect = QGraphicsOpacityEffect(self._frame)
        self._effect.setEnabled(False)
        self._frame.setGraphicsEffect(self._effect)
        self._fade = QPropertyAnimation(self._effect, QByteArray(b"opacity"), self)
        self._fade.setDuration(_FADE_MS)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.finished.connect(self._frame.hide)
        self._stay = QTimer(self, singleShot=True)
        self._stay.timeout.connect(self._begin_fade)
        self._frame.hide()
        over.installEventFilter(self)

    def show(self, level: str, sentence: str, *acts: tuple[str, Callable[[], object]]) -> None:
        """Show a sentence.

        Args:
            level: "info", "warning" or "error".
            sentence: what to say.
            acts: of each button its text and what it does.
        """
        self.last = sentence
        self._fade.stop()
        self._effect.setEnabled(False)
        name = level if level in _TOKENS else "info"
        ratio = self._over.devicePixelRatioF()
        self._icon.setPixmap(icons.pixmap(name, 18, _TOKENS[name], ratio))
        self._text.setText(sentence)
        self._frame.setProperty("level", name)
        self._frame.style().polish(self._frame)
        self._offer(acts)
        self._frame.show()
        self._frame.raise_()
        self._place()
        self._stay.start(max(_STAY_MS[name], _ACT_MS if acts else 0))
        self.shown.emit(name, sentence)

    def info(self, sentence: str) -> None:
        """Say something good to know."""
        self.show("info", sentence)

    def failure(self, sentence: str, hint: str = "") -> None:
        """Say what went wrong and what can be done."""
        self.show("error", f"{sentence} {hint}".strip())

    def hide(self) -> None:
        """Take the notice away at once."""
        self._stay.stop()
        self._fade.stop()
        self._frame.hide()

    @property
    def visible(self) -> bool:
        """Whether a notice can be seen."""
        return self._frame.isVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        close = QToolButton(self._frame)
        close.setIcon(icons.icon("close"))
        close.setIconSize(QSize(14, 14))
        close.setToolTip(self.tr("Dismiss"))
        close.setAccessibleName(self.tr("Dismiss"))
        close.clicked.connect(self.hide)
        layout = self._layout = QHBoxLayout(self._frame)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(close)

    def _offer(self, acts: tuple[tuple[str, Callable[[], object]], ...]) -> None:
        while self.buttons:
            button = self.buttons.pop()
            button.hide()  # Now; what deletes it may be its own click.
            button.deleteLater()
        for text, act in acts:
            button = QPushButton(text, self._frame)
            button.setObjectName("flat")
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._layout.insertWidget(self._layout.count() - 1, button)
            self.buttons.append(button)
            button.show()

    def _begin_fade(self) -> None:
        if self._frame.underMouse():
            self._stay.start(1000)
            return
        self._effect.setEnabled(True)
        self._fade.start()

    def _place(self) -> None:
        if self._frame.isHidden():
            return
        room = self._over.width() - 2 * _GAP
        self._text.setMinimumWidth(0)
        words = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 4
        rest = self._frame.sizeHint().width() - self._text.sizeHint().width()
        width = min(words + rest, _MOST_WIDE, room)
        height = self._layout.totalHeightForWidth(width)
        height = max(height, self._frame.minimumSizeHint().height())
        left = (self._over.width() - width) // 2
        self._frame.setGeometry(left, self._over.height() - height - _GAP, width, height)


class HintStrip(QFrame):
    """One line over the canvas that says what to take hold of.

    Signals:
        dismissed: the user has read it.
    """

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hintStrip")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        text = QLabel(
            self.tr(
                "Grab a mouth corner, a brow, an eyelid or the jaw. "
                "Drag beside the face to turn the head."
            ),
            self,
        )
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._mark = QLabel(self)
        button = QPushButton(self.tr("Got it"), self)
        button.setObjectName("flat")
        button.clicked.connect(self._dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.setSpacing(8)
        layout.addWidget(self._mark)
        layout.addWidget(text, 1)
        layout.addWidget(button)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        self._mark.setPixmap(icons.pixmap("info", 18, "accent", self.devicePixelRatioF()))

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
