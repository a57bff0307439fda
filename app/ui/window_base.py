"""What the parts of a window share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMainWindow, QMenu

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QAction, QCloseEvent

    from app.jobs.render_loop import RenderLoop
    from app.jobs.tasks import Task
    from app.state.document import Document
    from app.state.settings import Settings
    from app.ui.action_set import ActionSet
    from app.ui.canvas.picture_canvas import PictureCanvas
    from app.ui.dialogs.target import ExportDialog
    from app.ui.notices import Notices
    from app.ui.panels.controls import ControlsPanel
    from app.ui.panels.jobs import JobsPanel
    from app.ui.panels.presets import PresetsPanel
    from app.ui.panels.viewport import ViewportPanel


class WindowBase(QMainWindow):
    """What every part of the main window may use; the parts supply the methods."""

    document: Document
    settings: Settings
    render_loop: RenderLoop
    canvas: PictureCanvas
    actions_: ActionSet
    notices: Notices
    controls: ControlsPanel
    presets: PresetsPanel
    jobs: JobsPanel
    viewport: ViewportPanel
    recent_menu: QMenu

    def __init__(self) -> None:
        super().__init__()
        self._started: list[Task] = []

    @property
    def working(self) -> bool:
        """Whether something opens, is saved or exported."""
        return any(task.active for task in self._started)

    @property
    def application(self) -> QApplication:
        """The one there is."""
        one = QApplication.instance()
        assert isinstance(one, QApplication)
        return one

    def busy(self, what: str = "") -> None:
        """Say what is going on."""
        raise NotImplementedError

    def ask_consent(self) -> None:
        """Say once that people in pictures must agree."""
        raise NotImplementedError

    def may_close(self, event: QCloseEvent) -> bool:
        """Ask about what would be lost; False when the window stays."""
        raise NotImplementedError

    def ask_open(self, title: str, kinds: str) -> Path | None:
        """Ask for a file to read."""
        raise NotImplementedError

    def ask_save(self, title: str, start: Path, kinds: str) -> Path | None:
        """Ask for a file to write."""
        raise NotImplementedError

    def open_elsewhere(self, paths: Sequence[Path]) -> None:
        """Open files in another window; without any, the sample."""
        raise NotImplementedError

    def batch(self, photos: Sequence[Path] = ()) -> None:
        """Ask how to edit many photos."""
        raise NotImplementedError

    def import_take_from(self, path: Path) -> None:
        """Read a performance into the project."""
        raise NotImplementedError

    def import_presets_from(self, path: Path) -> None:
        """Add the presets of a file."""
        raise NotImplementedError

    def export_with(self, dialog: ExportDialog) -> None:
        """Let the user answer a dialog, and follow what it starts."""
        raise NotImplementedError

    def open_take_from(self, path: Path) -> None:
        """Open a take file in the timeline."""
        raise NotImplementedError

    def open_project_take(self, name: str) -> None:
        """Open a take of the project in the timeline."""
        raise NotImplementedError

    def show_jobs(self) -> None:
        """Bring the list of jobs to the front."""
        raise NotImplementedError

    def export_clip(self) -> None:
        """Ask how to write a clip."""
        raise NotImplementedError

    def commands(self) -> list[tuple[str, QAction]]:
        """Every action by its plain name, for the command palette."""
        raise NotImplementedError

    def start(self, task: Task, *, listed: bool = True) -> Task:
        """Follow a task: its errors become notices; listed ones appear among the jobs."""
        if listed:
            self.jobs.add(task)
        self._started = [one for one in self._started if one.active] + [task]
        task.noticed.connect(self.notices.info)
        task.failed.connect(self.notices.failure)
        return task
