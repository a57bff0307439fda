"""The main window: canvas in the middle, panels around it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.commands.actions import ACTIONS
from app.jobs.live import LivePlayer
from app.jobs.render_loop import RenderLoop
from app.ui.action_set import ActionSet, plain_name
from app.ui.canvas.picture_canvas import PictureCanvas
from app.ui.live_outputs import LiveOutputs
from app.ui.menu_manners import tidy, without_letter
from app.ui.notices import HintStrip, Notices
from app.ui.panels.controls import ControlsPanel
from app.ui.panels.faces import FacesPanel
from app.ui.panels.history import HistoryPanel
from app.ui.panels.jobs import JobsPanel
from app.ui.panels.live import LivePanel
from app.ui.panels.presets import PresetsPanel
from app.ui.panels.viewport import ViewportPanel
from app.ui.status import Status
from app.ui.timeline.panel import TimelinePanel
from app.ui.tool_bar import ToolBar
from app.ui.window_exports import ExportActions
from app.ui.window_layout import LayoutActions
from app.ui.window_live import LiveActions
from app.ui.window_opening import OpeningActions
from app.ui.window_personal import PersonalActions
from app.ui.window_takes import TakeActions
from app.ui.window_timeline import TimelineActions
from app.ui.window_view import ViewActions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.state.document import Document
    from app.state.settings import Settings


class MainWindow(
    TimelineActions, OpeningActions, TakeActions, LiveActions, ExportActions, ViewActions,
    LayoutActions, PersonalActions,
):
    """One document and everything to edit it.

    Args:
        document: what is edited.
        settings: shared by all windows.

    Signals:
        window_wanted: another window should open, with these files or, without any, the sample.
        closed: the window has ended its work.
    """

    window_wanted = Signal(object)
    closed = Signal()

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__()
        self.document, self.settings = document, settings
        self.document.set_relative(bool(self.settings.get("relative_sliders")))
        self.document.symmetric = bool(self.settings.get("symmetric_drag"))
        self.render_loop = RenderLoop(self)
        self.player, self.live_outputs = LivePlayer(self), LiveOutputs(self)
        self.setDockNestingEnabled(True)
        self.setAcceptDrops(True)
        self._build_centre()
        self._build_panels()
        self.actions_ = ActionSet(self)
        self._build_menus()
        self.tools = ToolBar(self.actions_, self)
        self.addToolBar(self.tools)
        self._connect()
        self.arrange()
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
        self.live_panel = LivePanel(self.player, self.live_outputs, self.settings, self)
        self.viewport = ViewportPanel(self.document, self.settings, self)
        self.timeline_panel = TimelinePanel(self.document, self)
        self.panels = (
            self.controls, self.presets, self.faces, self.history, self.jobs, self.live_panel,
            self.viewport, self.timeline_panel,
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
        for one in self.actions_.menus.values():
            tidy(one)

    # Following

    def _connect(self) -> None:
        self._follow_document()
        self._follow_canvas()
        self.viewport.visibilityChanged.connect(self._show_switches)
        self.viewport.hint_changed.connect(self.status.show_hint)
        self.follow_player()
        self.follow_timeline()
        self.hint_strip.dismissed.connect(self._hints_read)
        self.settings.changed.connect(self._setting_changed)
        self.presets.save_asked.connect(self.save_preset)
        self.presets.rename_asked.connect(self.rename_preset)
        self.presets.delete_asked.connect(self.delete_preset)
        self.presets.import_asked.connect(self.import_presets)
        self.presets.export_asked.connect(self.export_presets)

    def _follow_document(self) -> None:
        document = self.document
        document.dirty_changed.connect(self.setWindowModified)
        document.opened.connect(self._show_title)
        document.path_changed.connect(self._show_title)
        document.notice.connect(self.notices.show)
        document.relative_changed.connect(self._relative_changed)

    def _follow_canvas(self) -> None:
        canvas = self.canvas
        canvas.files_dropped.connect(self.open_paths)
        canvas.expression_dropped.connect(lambda name: self.take_expression_from(Path(name)))
        canvas.zoom_changed.connect(self.status.show_zoom)
        canvas.hint_changed.connect(self.status.show_hint)
        canvas.provenance_wanted.connect(self.render_loop.set_provenance)
        canvas.compare_changed.connect(self._show_switches)
        canvas.overlays_changed.connect(self._show_switches)
        self.status.zoom_asked.connect(self.zoom_to)

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
        elif key == "symmetric_drag":
            self.document.symmetric = bool(self.settings.get(key))

    def _hints_read(self) -> None:
        self.settings.set("show_hints", False)

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
        return found + [(text.format(name=without_letter(one.text())), one) for one in panels]

    def new_window(self) -> None:
        """Open another window."""
        self.open_elsewhere(())

    def open_elsewhere(self, paths: Sequence[Path]) -> None:
        """Open files in another window; without any, the sample."""
        self.window_wanted.emit(paths)

    def resemble(self, other: MainWindow) -> None:
        """Show the same document as another window does that is to go."""
        for name in other.canvas.overlays():
            self.canvas.set_overlay(name, True)
        self.canvas.set_split(other.canvas.compare.split)
        if not other.canvas.fits:
            self.canvas.zoom_to(other.canvas.zoom)
        self.jobs.resemble(other.jobs)
        self.resemble_timeline(other)
        if other.preferences_open:
            self.preferences()

    def end(self) -> None:
        """Stop what runs for this window and remember how it looked."""
        for task in self.jobs.active():
            task.cancel()
        self.keep_layout()
        self.end_live()
        self.end_timeline()
        self.render_loop.stop()
        self.presets.stop()
        self.faces.stop()
        self.viewport.stop()
        self.canvas.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close(event):
            return
        self.end()
        event.accept()
        self.closed.emit()
