"""The action table as QActions: menus, keys, and when they can be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar

from app.commands.actions import ACTIONS, ActionSpec, action, enabled, run, translated
from app.state.texts import marked as _T
from app.ui import icons

if TYPE_CHECKING:
    from app.ui.window_base import WindowBase

_HELD_BY_MENU_MS = 1500

MENUS: dict[str, str] = {
    "file": _T("Menus", "&File"),
    "edit": _T("Menus", "&Edit"),
    "face": _T("Menus", "F&ace"),
    "view": _T("Menus", "&View"),
    "window": _T("Menus", "&Window"),
    "help": _T("Menus", "&Help"),
    "file/export": _T("Menus", "&Export"),
    "face/live": _T("Menus", "&Live"),
    "view/overlays": _T("Menus", "&Overlays"),
    "view/theme": _T("Menus", "&Theme"),
}
_LINE_BEFORE = frozenset(
    {
        "save", "export_picture", "import_take", "close_window", "copy_picture", "preferences",
        "save_preset", "next_face", "mirror_edit", "show_before", "overlay_landmarks",
        "show_viewport", "find_slider", "theme_system", "batch", "open_log",
        "live",
    }
)  # fmt: skip
_ICONS = {
    "open_file": "open", "save": "save", "export_picture": "export", "export_clip": "film",
    "export_mesh": "mesh", "export_take": "take", "export_pncc": "picture", "undo": "undo",
    "redo": "redo", "reset_face": "reset", "neutralise": "neutral", "frontalise": "frontal",
    "randomise": "dice", "split_view": "compare", "zoom_fit": "fit", "zoom_actual": "actual",
    "zoom_face": "face", "zoom_in": "zoom-in", "zoom_out": "zoom-out",
    "overlay_landmarks": "points", "overlay_wireframe": "mesh", "overlay_provenance": "map",
    "show_viewport": "head", "command_palette": "command", "preferences": "settings",
    "shortcuts": "keyboard", "about": "info", "save_preset": "star", "find_slider": "search",
    "show_before": "eye", "take_expression": "picture", "import_take": "import",
    "show_timeline": "timeline", "open_take": "timeline", "live": "film", "live_record": "take",
}  # fmt: skip


class ActionSet(QObject):
    """One window's actions by id.

    Signals:
        triggered: id of an action that has just been run.
    """

    triggered = Signal(str)

    def __init__(self, window: WindowBase) -> None:
        super().__init__(window)
        self._window = window
        self.by_id: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        self._held = ""
        for spec in ACTIONS:
            self.by_id[spec.id] = self._make(spec)
        self.take_shortcuts()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._release = QTimer(self, singleShot=True, interval=_HELD_BY_MENU_MS)
        self._release.timeout.connect(self._let_go)
        self._follow()
        self.refresh()

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus."""
        for path, title in MENUS.items():
            if "/" not in path:
                self.menus[path] = bar.addMenu(QCoreApplication.translate("Menus", title))
        for spec in ACTIONS:
            if spec.menu:
                menu = self._menu(spec.menu, spec.id in _LINE_BEFORE)
                menu.addAction(self.by_id[spec.id])

    def take_shortcuts(self) -> None:
        """Give every action the user's keys, or its default ones."""
        for spec in ACTIONS:
            keys = self._window.settings.shortcut(spec.id, spec.shortcut)
            one, found = self.by_id[spec.id], sequences(keys)
            one.setShortcuts(found)
            shown = found[0].toString(QKeySequence.SequenceFormat.NativeText) if found else ""
            tooltip = translated(spec.tooltip)
            one.setToolTip(f"{tooltip} ({shown})" if shown else tooltip)

    def refresh(self) -> None:
        """Enable what can be used now."""
        document = self._window.document
        for spec in ACTIONS:
            self.by_id[spec.id].setEnabled(enabled(spec, document))
        stack = document.undo_stack
        for name, what in (("undo", stack.undoText()), ("redo", stack.redoText())):
            verb = translated(action(name).text)
            self.by_id[name].setText(f"{verb} {what}" if what else verb)

    def check(self, action_id: str, on: bool) -> None:
        """Show a switch as on or off without running it."""
        one = self.by_id[action_id]
        one.blockSignals(True)
        one.setChecked(on)
        one.blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End a held action when its key is let go, or nobody would hear of it."""
        if self._held and (event.type() == QEvent.Type.WindowDeactivate or _is_release(event)):
            self._let_go()
        return super().eventFilter(watched, event)

    def _make(self, spec: ActionSpec) -> QAction:
        one = QAction(translated(spec.text), self._window)
        one.setObjectName(spec.id)
        one.setStatusTip("")
        one.setCheckable(spec.checkable)
        one.setMenuRole(QAction.MenuRole.NoRole)
        if spec.id in _ICONS:
            one.setIcon(icons.icon(_ICONS[spec.id]))
        # PySide leaves out the argument of `triggered` for a partial.
        one.triggered.connect(lambda checked: self._run(spec, checked))
        if spec.held:
            one.setAutoRepeat(False)
        self._window.addAction(one)
        return one

    def _run(self, spec: ActionSpec, checked: bool = False) -> None:
        if spec.held:
            self._held = spec.id
            self._window.application.installEventFilter(self)
            self._release.start()
            if QApplication.activePopupWidget() is None and spec.shortcut:
                self._release.stop()
            run(spec.id, self._window, True)
        elif spec.checkable:
            run(spec.id, self._window, checked)
        else:
            run(spec.id, self._window)
        self.triggered.emit(spec.id)

    def _let_go(self) -> None:
        held, self._held = self._held, ""
        self._window.application.removeEventFilter(self)
        self._release.stop()
        if held:
            run(held, self._window, False)

    def _menu(self, path: str, line: bool) -> QMenu:
        """The menu at a path; submenus are made where they first occur."""
        if path not in self.menus:
            parent = self.menus[path.split("/")[0]]
            if line:
                parent.addSeparator()
            title = QCoreApplication.translate("Menus", MENUS[path])
            self.menus[path] = parent.addMenu(title)
        elif line:
            self.menus[path].addSeparator()
        return self.menus[path]

    def _follow(self) -> None:
        document = self._window.document
        stack = document.undo_stack
        for signal in (
            document.opened, document.face_chosen, document.edited, document.dirty_changed,
            document.library_changed, stack.indexChanged, stack.canUndoChanged,
            stack.canRedoChanged,
        ):  # fmt: skip
            signal.connect(self._changed)
        self._window.settings.shortcuts_changed.connect(self.take_shortcuts)

    def _changed(self, *_what: object) -> None:
        self._soon.start()


def _is_release(event: QEvent) -> bool:
    """Whether a key was let go, rather than repeated by the keyboard."""
    if event.type() != QEvent.Type.KeyRelease or not isinstance(event, QKeyEvent):
        return False
    return not event.isAutoRepeat()


def plain_name(spec: ActionSpec) -> str:
    """The action's name without a mnemonic, with its submenu where it needs it to be clear."""
    name = translated(spec.text)
    if "/" in spec.menu:
        name = f"{QCoreApplication.translate('Menus', MENUS[spec.menu])}: {name}"
    return name.replace("&", "").rstrip("…")


def sequences(keys: str) -> list[QKeySequence]:
    """Keys of the table or the settings: several of a standard key, one of a portable text."""
    if keys.startswith("std:"):
        standard = QKeySequence.StandardKey[keys.removeprefix("std:")]
        return list(QKeySequence.keyBindings(standard))
    return [QKeySequence(keys, QKeySequence.SequenceFormat.PortableText)] if keys else []
