"""Writing what was made: pictures, clips, meshes, takes and PNCC, through `engine.export`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.jobs.composer import Composer, Request
from app.jobs.tasks import Report, Task
from engine.facemodels import load_model
from engine.media import require_writable, write_picture
from engine.media.encoding import encoder_name
from engine.renderers import RENDERERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.state.project import Project
    from engine.drivers.retarget import Retargeting
    from engine.drivers.takes import Take
    from engine.types import Picture


@dataclass(frozen=True)
class PictureOptions:
    """How a picture is written.

    Attributes:
        longest_px: longer side, or 0 for the photo's own size.
        quality: of lossy formats, 1..100.
        format: "png", "jpeg" ..., or empty to let the suffix decide.
        keep_metadata: keep camera data, place and other EXIF and XMP entries of the photo. The
            label that says how the picture was made is always written.
    """

    longest_px: int = 0
    quality: int = 95
    format: str = ""
    keep_metadata: bool = True


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("Exporting", text)


def export_picture(project: Project, path: Path, options: PictureOptions | None = None) -> Task:
    """Write the edited photo; the result is the path."""
    chosen = options or PictureOptions()

    def work(report: Report) -> Path:
        encoder_name(path, chosen.format)
        require_writable(path)
        report.step(0, 2)
        composer = Composer(chosen.longest_px, exact=True)
        picture = _composed(project, composer)
        report.step(1, 2)
        if not chosen.keep_metadata:
            picture = replace(picture, exif=b"", xmp=b"")
        write_picture(
            path, picture, made_by_network=composer.made_by_network,
            format=chosen.format, quality=chosen.quality,
        )  # fmt: skip
        report.step(2, 2)
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
    sound: Path | None = None,
    how: Retargeting | None = None,
) -> Task:
    """Write a video of one face performing a take from its edited state, the other faces as edited.

    The result is an `engine.export.video.Reenactment`.
    """

    def work(report: Report) -> object:
        from engine.drivers.photo import resize_portrait
        from engine.export.video import Driving, reenact

        portrait = project.portraits[face]
        start = project.edit_of(face).target(portrait.params)
        others = replace(project, edits=tuple(
            replace(edit, edit=type(edit.edit)(), identity=()) if number == face else edit
            for number, edit in enumerate(project.edits)
        ))  # fmt: skip
        portrait = replace(portrait, picture=_composed(others, Composer(exact=True)))
        if longest_px:
            portrait = resize_portrait(portrait, longest_px)
        return reenact(
            portrait, Driving(take, fps, sound), path,
            renderer=RENDERERS.load(project.renderer, **project.renderer_options),
            how=how, start=replace(start, camera=portrait.params.camera), job=report,
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

    return Task(tr("Save {name}").format(name=path.name), work)


def request_of(project: Project, revision: int = 0) -> Request:
    """What a composer needs to draw a project."""
    return Request(
        revision=revision,
        portraits=project.portraits,
        edits=tuple(project.edit_of(face) for face in range(len(project.portraits))),
        active=project.active,
        renderer=project.renderer,
        options=project.renderer_options,
    )


def _composed(project: Project, composer: Composer) -> Picture:
    """The photo with all its edits, at the composer's size."""
    from engine.drivers.photo import resize_portrait
    from engine.export.picture import result_picture

    result = composer.compose(request_of(project))
    portrait = project.portraits[0]
    longest = max(result.pixels.shape[:2])
    if longest != max(portrait.picture.size_hw):
        portrait = resize_portrait(portrait, longest)
    return result_picture(portrait, result)


def _task(path: Path, work: Callable[[Report], object]) -> Task:
    return Task(tr("Export {name}").format(name=path.name), work, heavy=True)
