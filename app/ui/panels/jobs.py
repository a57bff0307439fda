"""Jobs under way and done: progress, time left, cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import icons
from app.ui.panels.dock import Panel

if TYPE_CHECKING:
    from app.jobs.tasks import Task

_STEPS = 1000
_MOST_ENDED = 20
"""Older ones are taken away: a long day of exports would fill the list."""


class JobsPanel(Panel):
    """One line a job."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("jobs", "", "jobs", parent)
        self.set_title(self.tr("Jobs"))
        self.lines: list[JobLine] = []
        self._empty = QLabel(self.tr("Nothing is being exported."))
        self._empty.setObjectName("muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(24)
        self._clear = QPushButton(self.tr("Clear finished"))
        self._clear.setObjectName("flat")
        self._clear.clicked.connect(self.clear_finished)
        self._clear.hide()
        self._build()

    def add(self, task: Task) -> JobLine:
        """Show a job."""
        line = JobLine(task, self)
        task.ended.connect(self._refresh)
        self.lines.insert(0, line)
        self._layout.insertWidget(0, line)
        self._take_away(self._ended()[_MOST_ENDED:])
        return line

    def resemble(self, other: JobsPanel) -> None:
        """Show the jobs of another panel as well, in the language of now."""
        for line in reversed(other.lines):
            self.add(line.task)

    def active(self) -> list[Task]:
        """Jobs that have not ended."""
        return [line.task for line in self.lines if line.task.active]

    def clear_finished(self) -> None:
        """Take the lines of ended jobs away."""
        self._take_away(self._ended())

    def _ended(self) -> list[JobLine]:
        """The newest first."""
        return [line for line in self.lines if not line.task.active]

    def _take_away(self, lines: list[JobLine]) -> None:
        for line in lines:
            self.lines.remove(line)
            self._layout.removeWidget(line)
            line.deleteLater()
        self._refresh()

    def _build(self) -> None:
        inner = QWidget()
        inner.setObjectName("rows")
        self._layout = QVBoxLayout(inner)
        self._layout.setContentsMargins(8, 8, 8, 8)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._empty)
        self._layout.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignRight)
        self._layout.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        self.hold(area)

    def _refresh(self) -> None:
        self._empty.setVisible(not self.lines)
        self._clear.setVisible(any(not line.task.active for line in self.lines))


class JobLine(QWidget):
    """Title, bar, what is left, and a button to stop."""

    def __init__(self, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.task = task
        self.heading = QLabel(task.title, self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(task.title)
        self.state = QLabel(self.tr("Waiting…"), self)
        self.state.setObjectName("muted")
        self.state.setWordWrap(True)
        self.stop = QToolButton(self)
        self.stop.setIcon(icons.icon("close"))
        self.stop.setIconSize(QSize(14, 14))
        self.stop.setToolTip(self.tr("Cancel this job"))
        self.stop.setAccessibleName(self.tr("Cancel this job"))
        self.stop.clicked.connect(task.cancel)
        self._lay_out()
        task.progress.connect(self._progress)
        task.ended.connect(self._end)
        if not task.active:
            self._end()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        self.heading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.heading.setWordWrap(True)
        top.addWidget(self.heading, 1)
        top.addWidget(self.stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.bar)
        layout.addWidget(self.state)

    def _progress(self, done: int, total: int | None, seconds_left: float | None) -> None:
        if total:
            self.bar.setRange(0, _STEPS)
            self.bar.setValue(round(_STEPS * done / total))
        share = f"{done} / {total}" if total else f"{done}"
        if seconds_left is not None:
            left = self.tr("{time} left").format(time=duration(seconds_left))
            share = f"{share} · {left}"
        self.state.setText(share)

    def _end(self) -> None:
        if self.task.state == "failed":
            self.state.setText(" ".join(filter(None, map(str, self.task.failure))))
            self.state.setObjectName("error")
            self.state.style().polish(self.state)
        else:
            done = self.task.state == "done"
            self.state.setText(self.tr("Done") if done else self.tr("Cancelled"))
        self.bar.hide()
        self.stop.hide()


def duration(seconds: float) -> str:
    """Minutes and seconds, as a person says them."""
    whole = max(round(seconds), 1)
    minutes, rest = divmod(whole, 60)
    return f"{minutes}:{rest:02d} min" if minutes else f"{rest} s"
