"""Content Credentials for films that were recorded live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.jobs.tasks import Task
from engine.renderers import RENDERERS

if TYPE_CHECKING:
    from pathlib import Path

    from app.jobs.sealing import Sealing
    from app.jobs.tasks import Report
    from app.state.project import Project


def sign_film(path: Path, project: Project, face: int, sealing: Sealing) -> Task:
    """Sign a finished film of one face performing; on an error it stays as it is.

    Args:
        path: of the film; the result of the task.
        project: what was shown, with the renderer that drew it.
        face: who performed.
        sealing: how it is signed.
    """

    def work(report: Report) -> Path:
        from engine.media import probe
        from engine.media.credentials.signing import sign

        report.step(0, 1)
        renderer = RENDERERS.load(project.renderer, **project.renderer_options)
        signing = sealing.signing(
            project, {face: {"performance": "live"}}, made_by_network=renderer.made_by_network,
            resized=probe(path).size_hw != project.picture.size_hw,
        )  # fmt: skip
        sign(path, signing)
        report.step(1, 1)
        return path

    text = QCoreApplication.translate("Live", "Sign {name}")
    return Task(text.format(name=path.name), work, heavy=True)
