"""Reading what a file says of how it was made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.jobs.tasks import Report, Task

if TYPE_CHECKING:
    from engine.media.credentials.marks import Marks


def verify_file(path: Path) -> Task:
    """Read the marks of a picture or a clip; the result is `Marks`."""
    path = Path(path)

    def work(report: Report) -> Marks:
        from engine.media.credentials.marks import read_marks

        del report
        return read_marks(path)

    title = QCoreApplication.translate("Verifying", "Verify {name}")
    return Task(title.format(name=path.name), work)
