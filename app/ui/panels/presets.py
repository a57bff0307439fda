"""Presets as thumbnails of the open portrait, at a strength; one's own can be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from app.commands.edits import ApplyPreset, new_gesture
from app.jobs.tasks import Task
from app.jobs.thumbnails import thumbnails
from app.state.preset_names import shown_name
from app.state.sentences import said
from app.ui import icons
from app.ui.panels.dock import Panel
from app.ui.widgets.needle_slider import NeedleSlider
from app.ui.widgets.thumbnails import THUMBNAIL_PX, ThumbnailGrid
from engine.drivers.presets import PRESETS, Preset

if TYPE_CHECKING:
    from app.state.document import Document
    from engine.types import ByteArray

_QUIET_MS = 700
"""Thumbnails wait until the photo itself has been drawn."""
_OWN = "own:"
_WIDTH = 326
"""Room for three thumbnails, and for the names of the panels that share this place."""


class PresetsPanel(Panel):
    """A grid to click and a strength to slide.

    Signals:
        save_asked, import_asked, export_asked: a button was pressed.
        rename_asked, delete_asked: name of one's own preset.
    """

    save_asked = Signal()
    import_asked = Signal()
    export_asked = Signal()
    rename_asked = Signal(str)
    delete_asked = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__("presets", "", "presets", parent)
        self.set_title(self.tr("Presets"))
        self.setMinimumWidth(_WIDTH)
        self._document = document
        self._task: Task | None = None
        self._gesture = 0
        self.grid = ThumbnailGrid(self.tr("Presets"), self)
        self.strength = NeedleSlider(self)
        self._share = QLabel("100 %", self)
        self._build()
        self._soon = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._soon.timeout.connect(self._draw)
        self._connect()
        self._fill()

    def apply(self, key: str) -> None:
        """Apply a preset at the strength chosen."""
        self._gesture = new_gesture()
        self._push(key)

    def stop(self) -> None:
        """End the drawing of thumbnails."""
        self._soon.stop()
        if self._task is not None:
            self._task.cancel()

    def presets(self) -> dict[str, Preset]:
        """Every preset by its key in the grid; one's own come first."""
        own = {
            _OWN + name: Preset(name, "", {**edit.set, **edit.add}, ())
            for name, edit in self._document.presets.items()
        }
        return own | PRESETS

    # Building

    def _build(self) -> None:
        self.strength.set_scale(0.0, 1.5, 1.0, 0.05)
        self.strength.set_exact(1.0)
        self.strength.setAccessibleName(self.tr("Strength"))
        self._share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._share.setMinimumWidth(self.fontMetrics().horizontalAdvance("150 %") + 4)
        strength = QHBoxLayout()
        strength.setContentsMargins(12, 8, 12, 0)
        strength.setSpacing(8)
        strength.addWidget(QLabel(self.tr("Strength"), self))
        strength.addWidget(self.strength, 1)
        strength.addWidget(self._share)
        content = QWidget(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(strength)
        layout.addWidget(self.grid, 1)
        layout.addLayout(self._buttons())
        self.hold(content)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 6)
        row.setSpacing(2)
        offers = (
            ("plus", self.tr("Save this expression as a preset"), self.save_asked.emit),
            ("rename", self.tr("Rename the preset"), self._rename),
            ("trash", self.tr("Delete the preset"), self._delete),
            ("import", self.tr("Import presets from a file"), self.import_asked.emit),
            ("export", self.tr("Export your presets to a file"), self.export_asked.emit),
        )
        self.buttons: dict[str, QToolButton] = {}
        for icon, tooltip, slot in offers:
            button = QToolButton(self)
            button.setIcon(icons.icon(icon))
            button.setIconSize(QSize(18, 18))
            button.setToolTip(tooltip)
            button.setAccessibleName(tooltip)
            button.clicked.connect(slot)
            self.buttons[icon] = button
            row.addWidget(button)
            if icon == "trash":
                row.addStretch(1)
        return row

    def _connect(self) -> None:
        document = self._document
        document.opened.connect(self._new_face)
        document.face_chosen.connect(self._new_face)
        document.library_changed.connect(self._fill)
        document.renderer_changed.connect(self._new_face)
        self.grid.chosen.connect(self.apply)
        self.grid.selectionModel().currentChanged.connect(self._show_buttons)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(self._menu)
        self.strength.moved.connect(self._strengthen)
        self.strength.reset_asked.connect(self._full_strength)

    # Applying

    def _push(self, key: str) -> None:
        document, preset = self._document, self.presets().get(key)
        if document.face is None or preset is None:
            return
        strength = self.strength.exact()
        command = ApplyPreset(document, document.active, preset, strength, self._gesture)
        document.undo_stack.push(command)

    def _strengthen(self, share: float) -> None:
        self._share.setText(f"{share:.0%}".replace("%", " %"))
        stack = self._document.undo_stack
        newest = stack.command(stack.index() - 1) if stack.index() else None
        # Only a preset that was the last step is made stronger: other edits must stay.
        if isinstance(newest, ApplyPreset) and newest.gesture == self._gesture:
            self._push(self.grid.current())

    def _full_strength(self) -> None:
        self.strength.set_exact(1.0)
        self._strengthen(1.0)

    # Showing

    def _new_face(self, *_what: object) -> None:
        self.grid.forget_pictures()
        self._fill()

    def _fill(self) -> None:
        entries = {key: (shown_name(preset.name), said(preset.summary) or preset.name)
                   for key, preset in self.presets().items()}  # fmt: skip
        self.grid.set_entries(entries)
        self.grid.setEnabled(self._document.face is not None)
        self._show_buttons()
        self._soon.start()

    def _draw(self) -> None:
        face = self._document.face
        if self._task is not None:
            self._task.cancel()
        edits = {key: preset.edit() for key, preset in self.presets().items()
                 if not self.grid.has_picture(key)}  # fmt: skip
        if face is None or not edits:
            return
        self._task = thumbnails(face.portrait, edits, THUMBNAIL_PX)
        self._task.part.connect(self._show_picture)

    def _show_picture(self, one: tuple[str, ByteArray]) -> None:
        if self.sender() is self._task:
            self.grid.set_picture(*one)

    def _show_buttons(self, *_what: object) -> None:
        own = self.grid.current().startswith(_OWN)
        for icon in ("rename", "trash"):
            self.buttons[icon].setEnabled(own)
        self.buttons["plus"].setEnabled(self._document.face is not None)
        self.buttons["export"].setEnabled(bool(self._document.presets))

    # One's own

    def _rename(self) -> None:
        self.rename_asked.emit(self.grid.current().removeprefix(_OWN))

    def _delete(self) -> None:
        self.delete_asked.emit(self.grid.current().removeprefix(_OWN))

    def _menu(self, spot: QPoint) -> None:
        index = self.grid.indexAt(spot)
        if not index.isValid() or not self.grid.current().startswith(_OWN):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icons.icon("rename"), self.tr("Rename…"), self._rename)
        menu.addAction(icons.icon("trash"), self.tr("Delete"), self._delete)
        menu.popup(self.grid.viewport().mapToGlobal(spot))
