"""What the window does for the timeline: opening and joining takes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.commands import timeline as commands
from app.jobs import take_opening
from app.ui.window_preview import PreviewActions
from app.ui.window_take_keeping import TakeKeeping

if TYPE_CHECKING:
    from pathlib import Path

    from app.jobs.tasks import Task
    from app.state.timeline_source import Material, TakeSource
    from engine.drivers.take_edits import Join

_LEAST_PX, _SHARE = 330, 0.46
"""Height of the dock when it is shown: at least so many px, or this share of the window."""


class TimelineActions(TakeKeeping, PreviewActions):
    """A take in the timeline and the portrait under its playhead."""

    def follow_timeline(self) -> None:
        """Connect the panel with what the window does."""
        panel = self.timeline_panel
        self.follow_preview()
        panel.visibilityChanged.connect(lambda on: self.actions_.check("show_timeline", on))
        panel.board.save_asked.connect(self.save_take_edits)
        bar = panel.transport
        bar.save_asked.connect(self.save_take_edits)
        bar.save_as_asked.connect(self.save_take_as)
        bar.export_asked.connect(self.export_take_clip)
        panel.key_bar.reset_asked.connect(lambda: commands.reset(panel.timeline))
        panel.takes.project_chosen.connect(self.open_project_take)
        panel.takes.bundled_chosen.connect(self.open_bundled_take)
        panel.takes.file_wanted.connect(self.open_take)
        panel.joins.project_chosen.connect(self.join_project_take)
        panel.joins.bundled_chosen.connect(self.join_bundled_take)
        panel.joins.file_wanted.connect(self.join_take)

    def end_timeline(self) -> None:
        """Stop what runs, and forget the steps while those who listen to them are still there."""
        self.take_preview.close()
        self.take_sound.close()
        self.timeline_panel.playback.stop()
        self.timeline_panel.timeline.undo_stack.clear()

    def resemble_timeline(self, other: TimelineActions) -> None:
        """Go on with the take of another window; its history becomes one step."""
        left, timeline = other.timeline_panel.timeline, self.timeline_panel.timeline
        if left.source is None:
            return
        timeline.open(left.source)
        timeline.add_material(left.edits.joins, left.material)
        commands.take_over(timeline, left.edits)
        timeline.seek(left.position_s)

    # Opening

    def show_timeline(self, on: bool) -> None:
        """Show the timeline with the keyboard in it, or put it away."""
        panel = self.timeline_panel
        if on:
            panel.show()
            if panel.height() < _LEAST_PX:
                height_px = max(_LEAST_PX, round(_SHARE * self.height()))
                self.resizeDocks([panel], [height_px], Qt.Orientation.Vertical)
            panel.raise_()
            panel.board.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            panel.close()

    def open_take(self) -> None:
        """Ask for a take to open in the timeline."""
        path = self.ask_open(self.tr("Open Take"), self.tr("Takes (*.csv)"))
        if path:
            self.open_take_from(path)

    def open_take_from(self, path: Path) -> None:
        """Open a take file in the timeline."""
        self.keep_take_then(lambda: self._follow(take_opening.open_take_file(path)))

    def open_bundled_take(self, asset: str) -> None:
        """Open a take that comes with the program."""
        self.keep_take_then(lambda: self._follow(take_opening.open_bundled_take(asset)))

    def open_project_take(self, name: str) -> None:
        """Open a take of the project."""
        take = self.document.takes[name]
        self.keep_take_then(lambda: self._take_opened(take_opening.project_take(name, take)))

    def _follow(self, task: Task) -> None:
        self.start(task, listed=False).finished.connect(self._take_opened)

    def _take_opened(self, source: TakeSource) -> None:
        self.end_preview()
        self.timeline_panel.timeline.open(source)
        self.show_timeline(True)

    def join_take(self) -> None:
        """Ask for a take that is to follow the open one."""
        path = self.ask_open(self.tr("Join Take"), self.tr("Takes (*.csv)"))
        if path:
            self.join_take_from(path)

    def join_take_from(self, path: Path) -> None:
        """Let a take file follow the open take."""
        from engine.drivers.take_copying import join_to

        self._join(join_to(self.timeline_panel.timeline.now().path, path), path.stem)

    def join_project_take(self, name: str) -> None:
        """Let a take of the project follow the open one; it gets a file first, to be found by."""
        path = self.ask_take(self.tr("Save Take to Join"), name)
        if path is not None:
            take = take_opening.project_take(name, self.document.takes[name])
            task = self.start(take_opening.keep_take(take.opened, path), listed=False)
            task.finished.connect(lambda _kept: self.join_take_from(path))

    def join_bundled_take(self, asset: str) -> None:
        """Let a take that comes with the program follow the open one."""
        from app.state.bundled_takes import bundled_name
        from engine.drivers.take_copying import join_bundled

        self._join(join_bundled(asset), bundled_name(asset))

    def _join(self, follows: Join, name: str) -> None:
        timeline = self.timeline_panel.timeline

        def joined(opened: object, material: Material) -> None:
            if timeline.source is not None and timeline.source.opened is opened:
                commands.join(timeline, follows, material, name)

        task = self.start(take_opening.join_take(timeline.now(), follows), listed=False)
        assert timeline.source is not None
        task.finished.connect(partial(joined, timeline.source.opened))
