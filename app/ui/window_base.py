"""What the parts of a window share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.jobs.render_loop import RenderLoop
    from app.jobs.tasks import Task
    from app.state.document import Document
    from app.state.settings import Settings
    from app.ui.action_set import ActionSet
    from app.ui.canvas.picture_canvas import PictureCanvas
    from app.ui.notices import Notices
    from app.ui.panels.controls import ControlsPanel
    from app.ui.panels.jobs import JobsPanel
    from app.ui.panels.presets import PresetsPanel
    from app.ui.panels.viewport import ViewportPanel


class WindowBase(QMainWindow):
    """The attributes that every part of the main window may use."""

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

    def commands(self) -> list[tuple[str, QAction]]:
        """Every action by its plain name, for the command palette."""
        raise NotImplementedError

    def start(self, task: Task, *, listed: bool = True) -> Task:
        """Follow a task: its errors become notices; listed ones appear among the jobs."""
        if listed:
            self.jobs.add(task)
        task.noticed.connect(self.notices.info)
        task.failed.connect(self.notices.failure)
        return task
