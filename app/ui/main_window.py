"""The main window: canvas in the middle, panels around it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QMenu,
    QSizePolicy,
    QTabWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.commands.actions import ACTIONS
from app.jobs.render_loop import RenderLoop
from app.ui import icons
from app.ui.action_set import ActionSet, plain_name
from app.ui.canvas.picture_canvas import PictureCanvas
from app.ui.notices import HintStrip, Notices
from app.ui.panels.controls import ControlsPanel
from app.ui.panels.faces import FacesPanel
from app.ui.panels.history import HistoryPanel
from app.ui.panels.jobs import JobsPanel
from app.ui.panels.presets import PresetsPanel
from app.ui.panels.viewport import ViewportPanel
from app.ui.status import Status
from app.ui.window_exports import ExportActions
from app.ui.window_files import FileActions
from app.ui.window_takes import TakeActions
from app.ui.window_view import ViewActions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.state.document import Document
    from app.state.settings import Settings

_TOOLS = (
    "open_file", "save", "|", "undo", "redo", "|", "split_view", "show_before", "overlays", "|",
    "zoom_fit", "zoom_actual", "zoom_face", "|", "neutralise", "frontalise", "randomise",
    "reset_face", "<>", "command_palette", "export",
)  # fmt: skip
_LAYOUT_VERSION = 1


class MainWindow(FileActions, TakeActions, ExportActions, ViewActions):
    """One document and everything to edit it.

    Args:
        document: what is edited.
        settings: shared by all windows.

    Signals:
        window_wanted: another window should open.
        closed: the window has ended its work.
    """

    window_wanted = Signal()
    closed = Signal()

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__()
        self.document, self.settings = document, settings
        self.document.set_relative(bool(self.settings.get("relative_sliders")))
        self.render_loop = RenderLoop(self)
        self.setDockNestingEnabled(True)
        self.setAcceptDrops(True)
        self._build_centre()
        self._build_panels()
        self.actions_ = ActionSet(self)
        self._build_menus()
        self._build_tools()
        self._connect()
        self._arrange()
        self.show_theme()
        self._show_title()
        self.render_loop.start(self.document)

    # Building

    def _build_centre(self) -> None:
        centre = QWidget(self)
        self.canvas = PictureCanvas(self.document, centre)
        self.hint_strip = HintStrip(centre)
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.hint_strip)
        layout.addWidget(self.canvas, 1)
        self.setCentralWidget(centre)
        self.notices = Notices(self.canvas)
        self.hint_strip.setVisible(bool(self.settings.get("show_hints")))
        self.status = Status(self.document, self)
        self.setStatusBar(self.status)

    def _build_panels(self) -> None:
        self.controls = ControlsPanel(self.document, self.settings, self)
        self.presets = PresetsPanel(self.document, self)
        self.faces = FacesPanel(self.document, self)
        self.history = HistoryPanel(self.document, self)
        self.jobs = JobsPanel(self)
        self.viewport = ViewportPanel(self.document, self.settings, self)
        self.panels = (
            self.controls, self.presets, self.faces, self.history, self.jobs, self.viewport,
        )  # fmt: skip

    def _build_menus(self) -> None:
        self.actions_.fill(self.menuBar())
        self.recent_menu = QMenu(self)
        self.recent_menu.setToolTipsVisible(True)
        self.recent_menu.aboutToShow.connect(self.fill_recent)
        self.actions_.by_id["open_recent"].setMenu(self.recent_menu)
        menu = self.actions_.menus["window"]
        first = menu.actions()[0]
        for panel in self.panels:
            menu.insertAction(first, panel.toggleViewAction())
        menu.insertSeparator(first)

    def _build_tools(self) -> None:
        bar = QToolBar(self.tr("Tools"), self)
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        for name in _TOOLS:
            if name == "|":
                bar.addSeparator()
            elif name == "<>":
                spacer = QWidget(bar)
                spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                bar.addWidget(spacer)
            elif name == "overlays":
                bar.addWidget(self._menu_button("view/overlays", "points", self.tr("Overlays")))
            elif name == "export":
                button = self._menu_button("file/export", "export", self.tr("Export"))
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
                button.setText(self.tr("Export"))
                bar.addWidget(button)
            else:
                bar.addAction(self.actions_.by_id[name])
        bar.toggleViewAction().setEnabled(False)
        self.addToolBar(bar)
        self.tools = bar

    def _menu_button(self, menu: str, icon: str, tooltip: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.icon(icon))
        button.setToolTip(tooltip)
        button.setAccessibleName(tooltip)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self.actions_.menus[menu])
        return button

    # Layout

    def _arrange(self) -> None:
        self._default_layout()
        self._first_layout = self.saveState(_LAYOUT_VERSION)
        self.resize(self._first_size())
        self.restoreGeometry(self.settings.layout("geometry"))
        state = self.settings.layout("panels")
        if not state or not self.restoreState(state, _LAYOUT_VERSION):
            self.viewport.setVisible(bool(self.settings.get("show_viewport")))

    def _default_layout(self) -> None:
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        self.addDockWidget(left, self.presets)
        self.splitDockWidget(self.presets, self.viewport, Qt.Orientation.Vertical)
        self.addDockWidget(right, self.controls)
        for panel in (self.faces, self.history, self.jobs):
            self.tabifyDockWidget(self.presets, panel)
        self.setTabPosition(left | right, QTabWidget.TabPosition.North)
        self.presets.raise_()
        self.resizeDocks([self.presets, self.controls], [330, 400], Qt.Orientation.Horizontal)
        self.resizeDocks([self.presets, self.viewport], [560, 340], Qt.Orientation.Vertical)

    def reset_layout(self) -> None:
        """Bring all panels back to their places."""
        self.settings.clear_layout()
        for panel in self.panels:
            panel.setFloating(False)
            panel.show()
        self._default_layout()

    def _first_size(self) -> QSize:
        room = QGuiApplication.primaryScreen().availableSize()
        return QSize(min(1560, room.width() - 40), min(960, room.height() - 60))

    def restore_panels(self, state: QByteArray) -> None:
        """Put the panels where they were."""
        self.restoreState(state, _LAYOUT_VERSION)

    # Following

    def _connect(self) -> None:
        document, canvas = self.document, self.canvas
        document.dirty_changed.connect(self.setWindowModified)
        document.opened.connect(self._show_title)
        document.path_changed.connect(self._show_title)
        document.notice.connect(self.notices.show)
        document.relative_changed.connect(self._relative_changed)
        canvas.file_dropped.connect(lambda name: self.open_path(Path(name)))
        canvas.expression_dropped.connect(lambda name: self.take_expression_from(Path(name)))
        canvas.zoom_changed.connect(self.status.show_zoom)
        canvas.hint_changed.connect(self.status.show_hint)
        canvas.provenance_wanted.connect(self.render_loop.set_provenance)
        canvas.compare_changed.connect(self._show_switches)
        canvas.overlays_changed.connect(self._show_switches)
        self.status.zoom_asked.connect(self.zoom_to)
        self.viewport.visibilityChanged.connect(self._show_switches)
        self.hint_strip.dismissed.connect(lambda: self.settings.set("show_hints", False))
        self.settings.changed.connect(self._setting_changed)
        self.presets.save_asked.connect(self.save_preset)
        self.presets.rename_asked.connect(self.rename_preset)
        self.presets.delete_asked.connect(self.delete_preset)
        self.presets.import_asked.connect(self.import_presets)
        self.presets.export_asked.connect(self.export_presets)

    @Slot()
    def _show_switches(self, *_what: object) -> None:
        check = self.actions_.check
        check("split_view", self.canvas.compare.split)
        check("show_viewport", self.viewport.isVisible())
        check("absolute_sliders", not self.document.relative)
        on = self.canvas.overlays()
        for name in ("landmarks", "wireframe", "pncc", "provenance", "confidence", "handles"):
            check(f"overlay_{name}", name in on)

    def _relative_changed(self, relative: bool) -> None:
        self.settings.set("relative_sliders", relative)
        self._show_switches()

    def _setting_changed(self, key: str) -> None:
        if key == "theme":
            self.show_theme()
        elif key == "show_hints":
            self.hint_strip.setVisible(bool(self.settings.get(key)))

    def _show_title(self) -> None:
        name = self.document.title
        self.setWindowTitle(f"{name}[*] – Likeness" if name else "Likeness")
        self.setWindowModified(self.document.dirty)
        self.setWindowFilePath(str(self.document.path or ""))

    def busy(self, what: str = "") -> None:
        """Say in the status bar what is going on; empty when it is over."""
        self.status.show_hint(f"{what}…" if what else "")

    # Windows

    def commands(self) -> list[tuple[str, QAction]]:
        """Every action by its plain name: the table's, then the panels."""
        found = [(plain_name(spec), self.actions_.by_id[spec.id]) for spec in ACTIONS]
        panels = [panel.toggleViewAction() for panel in self.panels]
        text = self.tr("Panel: {name}")
        return found + [(text.format(name=one.text()), one) for one in panels]

    def new_window(self) -> None:
        """Open another window."""
        self.window_wanted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _local_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in _local_files(event)[:1]:
            self.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close(event):
            return
        for task in self.jobs.active():
            task.cancel()
        self.settings.set_layout("geometry", self.saveGeometry())
        self.settings.set_layout("panels", self.saveState(_LAYOUT_VERSION))
        self.settings.sync()
        self.render_loop.stop()
        self.presets.stop()
        self.faces.stop()
        self.viewport.stop()
        self.canvas.stop()
        event.accept()
        self.closed.emit()


def _local_files(event: QDropEvent) -> list[Path]:
    urls: Iterable = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
