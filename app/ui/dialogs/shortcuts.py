"""Keys of every action: shown, changed, conflicts named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from app.commands.actions import ACTIONS, action, translated
from app.ui import icons
from app.ui.action_set import plain_name, sequences
from app.ui.dialogs.form import FormDialog

if TYPE_CHECKING:
    from app.state.settings import Settings

_ID = Qt.ItemDataRole.UserRole
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText


class ShortcutsDialog(FormDialog):
    """A list of actions and a field that listens to keys."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Keyboard Shortcuts"))
        self._settings = settings
        self.setMinimumSize(600, 560)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search actions and keys"))
        self.search.setAccessibleName(self.tr("Search actions and keys"))
        self.search.addAction(
            QAction(icons.icon("search"), "", self.search), QLineEdit.ActionPosition.LeadingPosition
        )
        self.list = self._make_list()
        self.keys = QKeySequenceEdit(self)
        self.keys.setMaximumSequenceLength(1)
        self.keys.setAccessibleName(self.tr("New keys"))
        self.keys.setClearButtonEnabled(True)
        self._build()
        self._fill()
        self.list.setCurrentIndex(self.list.model().index(0, 0))

    def assign(self, action_id: str, keys: QKeySequence) -> bool:
        """Give an action keys; False, with a sentence, when another one has them."""
        taken = self._owner(keys, action_id)
        if taken:
            self.refuse(
                self.tr("{keys} already belongs to “{action}”.").format(
                    keys=keys.toString(_NATIVE), action=plain_name(action(taken))
                )
            )
            return False
        self.refuse("")
        self._settings.set_shortcut(action_id, keys.toString(_PORTABLE))
        self._fill()
        return True

    def _owner(self, keys: QKeySequence, but: str) -> str:
        """Id of another action with these keys, or empty."""
        if keys.isEmpty():
            return ""
        for spec in ACTIONS:
            own = sequences(self._settings.shortcut(spec.id, spec.shortcut))
            if spec.id != but and keys in own:
                return spec.id
        return ""

    def _make_list(self) -> QTreeWidget:
        table = QTreeWidget(self)
        table.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setAccessibleName(self.tr("Actions and their keys"))
        table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _build(self) -> None:
        set_, clear, default = (QPushButton(text, self) for text in (
            self.tr("Assign"), self.tr("Remove"), self.tr("Default")))  # fmt: skip
        all_ = QPushButton(self.tr("Reset All"), self)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.keys, 1)
        for button in (set_, clear, default):
            button.setAutoDefault(False)
            line.addWidget(button)
        all_.setAutoDefault(False)
        self.buttons.addButton(all_, self.buttons.ButtonRole.ResetRole)
        self.insert(self.search)
        self.insert(self.list, 1)
        self.insert(line)
        self.search.textChanged.connect(self._filter)
        self.list.currentItemChanged.connect(self._show_current)
        set_.clicked.connect(lambda: self.assign(self._current(), self.keys.keySequence()))
        clear.clicked.connect(lambda: self.assign(self._current(), QKeySequence()))
        default.clicked.connect(self._to_default)
        all_.clicked.connect(self._reset_all)

    def _fill(self) -> None:
        chosen = self._current()
        self.list.clear()
        for spec in ACTIONS:
            own = sequences(self._settings.shortcut(spec.id, spec.shortcut))
            # Further ones of a standard action are keys with names of their own.
            keys = own[0].toString(_NATIVE) if own else ""
            item = QTreeWidgetItem(self.list, [plain_name(spec), keys])
            item.setData(0, _ID, spec.id)
            item.setToolTip(0, translated(spec.tooltip))
            if spec.id == chosen:
                self.list.setCurrentItem(item)
        self._filter(self.search.text())

    def _current(self) -> str:
        item = self.list.currentItem()
        return str(item.data(0, _ID)) if item else ""

    def _show_current(self, *_what: object) -> None:
        spec_id = self._current()
        if spec_id:
            own = sequences(self._settings.shortcut(spec_id, action(spec_id).shortcut))
            self.keys.setKeySequence(own[0] if own else QKeySequence())
            self.refuse("")

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None:
                line = f"{item.text(0)} {item.text(1)}".casefold()
                item.setHidden(not all(word in line for word in words))

    def _to_default(self) -> None:
        spec_id = self._current()
        own = sequences(action(spec_id).shortcut)
        taken = self._owner(own[0], spec_id) if own else ""
        if taken:
            self.assign(spec_id, own[0])
            return
        self._settings.set_shortcut(spec_id, None)
        self.refuse("")
        self._fill()
        self._show_current()

    def _reset_all(self) -> None:
        self._settings.reset_shortcuts()
        self.refuse("")
        self._fill()
        self._show_current()
