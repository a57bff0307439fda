"""Takes for the timeline: opened with their edits and sound, joined, kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.jobs.tasks import Report, Task
from app.state.bundled_takes import bundled_name
from app.state.timeline_source import Material, TakeSource
from engine import assets
from engine.drivers.take_edits import TakeEdits
from engine.drivers.take_files import OpenedTake, open_joined, open_take, save_take, write_edits
from engine.errors import UsageError

if TYPE_CHECKING:
    from engine.drivers.take_edits import Join
    from engine.drivers.takes import Take


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("TakeOpening", text)


def open_take_file(path: Path) -> Task:
    """Open a take with what lies beside it; the result is a `TakeSource`."""
    path = Path(path)

    def work(report: Report) -> TakeSource:
        opened = open_take(path)
        if opened.notice:
            report.notice(opened.notice)
        return _source(path.stem, opened, has_file=True)

    return Task(tr("Open {name}").format(name=path.name), work)


def open_bundled_take(asset: str) -> Task:
    """Open a take that comes with the program; the result is a `TakeSource`."""
    name = bundled_name(asset)

    def work(_report: Report) -> TakeSource:
        # Nothing is written beside what is installed.
        return _source(name, replace(open_take(assets.locate(asset)), edits=TakeEdits()))

    return Task(tr("Open {name}").format(name=name), work)


def project_take(name: str, take: Take) -> TakeSource:
    """A take of the project, which has no file of its own."""
    return _source(name, OpenedTake(Path(f"{name}.csv"), take, TakeEdits(), None))


def join_take(opened: OpenedTake, follows: Join) -> Task:
    """Read a take that is to follow another one; the result is the longer `Material`."""

    def work(_report: Report) -> Material:
        joined = open_joined(opened.path, (follows,))
        longer = replace(opened, joined=(*opened.joined, *joined))
        return Material(longer.whole(), longer.whole_sound(), longer.joined)

    return Task(tr("Join takes"), work)


def keep_edits(path: Path, edits: TakeEdits) -> Task:
    """Write the edits of a take beside it; the result is the path."""

    def work(_report: Report) -> Path:
        write_edits(path, edits)
        return path

    return Task(tr("Save {name}").format(name=path.name), work)


def keep_take(opened: OpenedTake, path: Path) -> Task:
    """Write recording, sound and edits to a file; the result is a `TakeSource`."""

    def work(_report: Report) -> TakeSource:
        from engine.drivers.take_copying import copy_take

        copy_take(opened, path)
        return _source(path.stem, open_take(path), has_file=True)

    return Task(tr("Save {name}").format(name=path.name), work)


def bake_take(opened: OpenedTake, path: Path) -> Task:
    """Write a take as it is played, as a new one; the result is the path."""
    if path.resolve() == opened.path.resolve():
        raise UsageError(f"{path.name} is the recording itself.", "Choose another name.")

    def work(_report: Report) -> Path:
        save_take(path, opened.played(), opened.played_sound())
        return path

    return Task(tr("Save {name}").format(name=path.name), work)


def _source(name: str, opened: OpenedTake, *, has_file: bool = False) -> TakeSource:
    own = replace(opened, joined=(), edits=TakeEdits())
    alone = Material(own.recorded, own.whole_sound())
    whole = alone
    if opened.joined:
        whole = Material(opened.whole(), opened.whole_sound(), opened.joined)
    return TakeSource(name, opened, whole, alone, has_file)
