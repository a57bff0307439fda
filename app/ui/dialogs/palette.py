"""The command palette: every action, found by a few letters of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from app.ui import icons, theme

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from app.ui.window_base import WindowBase

_WIDTH, _HEIGHT, _LINE = 560, 420, 34
_KEYS_ROLE = Qt.ItemDataRole.UserRole + 1
_OFF_ROLE = Qt.ItemDataRole.UserRole + 2


class CommandPalette(QDialog):
    """Type, choose, Enter."""

    def __init__(self, window: WindowBase) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Command Palette"))
        self.actions_found: list[QAction] = []
        self._all = window.commands()
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Type the name of a command"))
        self.field.setAccessibleName(self.tr("Type the name of a command"))
        self.field.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setObjectName("bare")
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Commands"))
        self._lay_out(window)
        self.field.textChanged.connect(self.show_matches)
        self.list.itemClicked.connect(self.run_current)
        self.show_matches("")

    def show_matches(self, text: str) -> None:
        """List the commands that fit, the best first."""
        scored = [(score(text, name), number, name, action)
                  for number, (name, action) in enumerate(self._all)]  # fmt: skip
        fitting = sorted((one for one in scored if one[0] is not None), key=lambda one: one[:2])
        self.list.clear()
        self.actions_found = []
        for _, _, name, action in fitting:
            item = QListWidgetItem(action.icon(), name)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            item.setData(_KEYS_ROLE, keys)
            item.setData(_OFF_ROLE, not action.isEnabled())
            self.list.addItem(item)
            self.actions_found.append(action)
        self.list.setCurrentRow(0)

    def run_current(self, *_what: object) -> None:
        """Run the chosen command once the palette is gone."""
        row = self.list.currentRow()
        if 0 <= row < len(self.actions_found) and self.actions_found[row].isEnabled():
            action = self.actions_found[row]
            self.accept()
            action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and (
            event.type() == QEvent.Type.KeyPress
        ):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8,
                    Qt.Key.Key_PageUp: -8}.get(Qt.Key(event.key()))  # fmt: skip
            if step is not None and self.list.count():
                row = min(max(self.list.currentRow() + step, 0), self.list.count() - 1)
                self.list.setCurrentRow(row)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.run_current()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self, window: WindowBase) -> None:
        frame = QFrame(self)
        frame.setObjectName("palette")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(10, 10, 10, 6)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        self.field.addAction(
            QAction(icons.icon("command"), "", self.field), QLineEdit.ActionPosition.LeadingPosition
        )
        self.resize(_WIDTH, _HEIGHT)
        middle = window.geometry().center().x() - _WIDTH // 2
        self.move(middle, window.geometry().top() + 96)


class _Delegate(QStyledItemDelegate):
    """Icon, name, keys on the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: object) -> QSize:
        return QSize(_WIDTH - 40, _LINE)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = option.rect.adjusted(2, 1, -2, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(room, 5, 5)
        off = bool(index.data(_OFF_ROLE))
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if icon is not None:
            icon.paint(painter, room.left() + 8, room.center().y() - 8, 18, 18)
        painter.setPen(theme.color("faint" if off else "text"))
        left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(room.adjusted(36, 0, -8, 0), left, str(index.data()))
        painter.setPen(theme.color("faint" if off else "muted"))
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(room.adjusted(8, 0, -10, 0), right, str(index.data(_KEYS_ROLE) or ""))
        painter.restore()


def score(wanted: str, name: str) -> tuple[int, int] | None:
    """How well letters fit a name: smaller is better, None not at all.

    The letters must occur in order; a run of them at the beginning of a word counts most.
    """
    wanted, name = wanted.casefold().replace(" ", ""), name.casefold()
    if not wanted:
        return (0, 0)
    place, gaps, first = -1, 0, -1
    for letter in wanted:
        found = name.find(letter, place + 1)
        at_word = name.find(f" {letter}", place + 1) + 1
        if found != place + 1 and at_word > 0:
            found = at_word
        if found < 0:
            return None
        starts_word = found == 0 or not name[found - 1].isalnum()
        gaps += 0 if found == place + 1 or starts_word else found - place
        first = found if first < 0 else first
        place = found
    return gaps, first
