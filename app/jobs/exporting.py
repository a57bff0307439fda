"""Writing what was made: pictures, clips, meshes, takes and PNCC, through `engine.export`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.jobs.composer import Composer
from app.jobs.picture_file import PictureOptions, composed, write_project_picture
from app.jobs.tasks import Report, Task
from app.state.texts import words
from engine.facemodels import load_model
from engine.media import write_picture
from engine.renderers import RENDERERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.jobs.sealing import Sealing
    from app.state.project import Project
    from engine.drivers.retarget import Retargeting
    from engine.drivers.takes import Take
    from engine.types import AudioBlock


def export_picture(project: Project, path: Path, options: PictureOptions | None = None) -> Task:
    """Write the edited photo; the result is the path."""
    chosen = options or PictureOptions()

    def work(report: Report) -> Path:
        composer = Composer(chosen.longest_px, exact=True)
        write_project_picture(path, project, chosen, composer, report.step)
        return path

    return _task(path, work)


def export_clip(
    project: Project,
    face: int,
    take: Take,
    path: Path,
    *,
    fps: float = 30.0,
    longest_px: int = 0,
    sound: Path | AudioBlock | None = None,
    how: Retargeting | None = None,
    sealing: Sealing | None = None,
) -> Task:
    """Write a video of one face performing a take from its edited state, the other faces as edited.

    It is signed as `sealing` says. The result is an `engine.export.video.Reenactment`.
    """

    def work(report: Report) -> object:
        from engine.drivers.photo import resize_portrait
        from engine.export.assistant import assisting
        from engine.export.driving import Driving
        from engine.export.video import reenact

        count = max(round(take.duration_s * fps) + 1, 1)
        report.step(0, count)
        portrait = project.portraits[face]
        renderer = RENDERERS.load(project.renderer, **project.renderer_options)
        signing = sealing and sealing.signing(
            project, {face: {"performance": "relative"}},
            made_by_network=renderer.made_by_network, resized=bool(longest_px),
        )  # fmt: skip
        start = project.edit_of(face).target(portrait.params)
        others = replace(project, edits=tuple(
            replace(edit, edit=type(edit.edit)(), identity=()) if number == face else edit
            for number, edit in enumerate(project.edits)
        ))  # fmt: skip
        portrait = replace(portrait, picture=composed(others, Composer(exact=True)))
        if longest_px:
            portrait = resize_portrait(portrait, longest_px)
        with assisting(project.renderer, project.renderer_options, pictures=count) as assistant:
            return reenact(
                portrait, Driving(take, fps, sound), path, renderer=renderer, how=how,
                start=replace(start, camera=portrait.params.camera), signing=signing,
                assistant=assistant, job=report,
            )  # fmt: skip

    return _task(path, work)


def export_mesh(project: Project, face: int, path: Path) -> Task:
    """Write the head as .glb, .obj or .ply; the result is the path."""

    def work(report: Report) -> Path:
        from engine.export.mesh import save_mesh

        report.step(0, 1)
        portrait = project.portraits[face]
        target = project.edit_of(face).target(portrait.params)
        save_mesh(path, portrait, load_model(), target)
        report.step(1, 1)
        return path

    return _task(path, work)


def export_pncc(project: Project, face: int, path: Path) -> Task:
    """Write the edited head as a picture of surface coordinates; the result is the path."""

    def work(report: Report) -> Path:
        from engine.export.picture import pncc_picture
        from engine.types import Picture

        report.step(0, 1)
        portrait = project.portraits[face]
        target = project.edit_of(face).target(portrait.params)
        pixels = pncc_picture(replace(portrait, params=target), load_model())
        write_picture(path, Picture(pixels), made_by_network=False)
        report.step(1, 1)
        return path

    return _task(path, work)


def export_take(take: Take, path: Path) -> Task:
    """Write a performance as a Live Link Face CSV; the result is the path."""

    def work(report: Report) -> Path:
        from engine.drivers.takes import write_take

        report.step(0, 1)
        write_take(path, take)
        report.step(1, 1)
        return path

    return _task(path, work)


def save_project(project: Project, path: Path) -> Task:
    """Write a project file; the result is the path."""

    def work(report: Report) -> Path:
        from app.state.project_file import write_project

        del report
        write_project(path, project)
        return path

    return Task(words("Exporting", "Save {name}", name=path.name), work)


def _task(path: Path, work: Callable[[Report], object]) -> Task:
    return Task(words("Exporting", "Export {name}", name=path.name), work, heavy=True)
