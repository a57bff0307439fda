"""What a crash left behind: which of it to open, and which to throw away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui import icons
from app.ui.dialogs.form import FormDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.state.recovery import Recoverable

_PICTURE = QSize(112, 84)
_WORDS_PX = 320
_MOST_SEEN = 3
"""Lines shown without scrolling."""


class RecoveryDialog(FormDialog):
    """Lists documents with picture, time and number of edits; closing it means later.

    Attributes:
        lines: one a document, in the order given.
        to_open: what the user wants to see again.
        to_discard: what the user never wants to see again.
    """

    def __init__(self, left: Sequence[Recoverable], parent: QWidget | None = None) -> None:
        super().__init__(parent, acts=True)
        self.set_title(self.tr("Unsaved Work"), self.tr("Open"))
        self.to_open: list[Recoverable] = []
        self.to_discard: list[Recoverable] = []
        self._sure = False
        self.lines = [RecoveryLine(one, self) for one in left]
        text = self.note(self.tr("Likeness did not close properly last time. This was kept:"))
        text.setObjectName("")
        self.insert(self._list(), 1)
        self.later = self.buttons.button(self.buttons.StandardButton.Cancel)
        self.later.setText(self.tr("Ask Later"))
        self.discard = QPushButton(self.tr("Discard"), self)
        self.discard.setAutoDefault(False)
        self.discard.clicked.connect(self._discard)
        self.buttons.addButton(self.discard, self.buttons.ButtonRole.ResetRole)
        for line in self.lines:
            line.box.toggled.connect(self._chosen)

    def accept(self) -> None:
        self.to_open = self._checked()
        super().accept()

    def _discard(self) -> None:
        if not self._sure:
            self._sure = True
            self.refuse(self.tr("This cannot be undone. Press Discard again to go on."))
            return
        self.to_discard = self._checked()
        super().accept()

    def _chosen(self) -> None:
        self._sure = False
        self.refuse("")
        for button in (self.go, self.discard):
            if button is not None:
                button.setEnabled(bool(self._checked()))

    def _checked(self) -> list[Recoverable]:
        return [line.one for line in self.lines if line.box.isChecked()]

    def _list(self) -> QScrollArea:
        inner = QWidget(self)
        inner.setObjectName("rows")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for line in self.lines:
            layout.addWidget(line)
        layout.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        seen = min(len(self.lines), _MOST_SEEN)
        area.setMinimumHeight(seen * (self.lines[0].sizeHint().height() + 8))
        return area


class RecoveryLine(QFrame):
    """One document: picture, name, when it was kept and how much was done to it."""

    def __init__(self, one: Recoverable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.one = one
        name = one.title or self.tr("Untitled")
        when = QLocale().toString(
            QDateTime.fromSecsSinceEpoch(round(one.saved_at)), QLocale.FormatType.ShortFormat
        )
        facts = when
        if one.edits:
            facts += " · " + self.tr("%n edit(s)", "", one.edits)
        self.box = QCheckBox(name, self)
        self.box.setChecked(True)
        self.box.setAccessibleDescription(facts)
        small = QLabel(facts, self)
        small.setObjectName("muted")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.box)
        words.addWidget(small)
        if one.original is not None:
            place = QLabel(self)
            place.setObjectName("muted")
            where, middle = str(one.original.parent), Qt.TextElideMode.ElideMiddle
            place.setText(self.fontMetrics().elidedText(where, middle, _WORDS_PX))
            place.setToolTip(where)
            words.addWidget(place)
        words.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 8, 12, 8)
        layout.setSpacing(12)
        layout.addWidget(self._picture())
        layout.addLayout(words, 1)

    def _picture(self) -> QLabel:
        label = QLabel(self)
        label.setFixedSize(_PICTURE)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        ratio = self.devicePixelRatioF()
        picture = QPixmap(str(self.one.preview)) if self.one.preview else QPixmap()
        if picture.isNull():
            label.setPixmap(icons.pixmap("picture", 32, "muted", ratio))
            return label
        fitted = picture.scaled(
            _PICTURE * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        label.setPixmap(fitted)
        return label
