"""A project's edited photo as a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.jobs.composer import Composer, Request
from engine.media import require_writable, write_picture
from engine.media.credentials.signing import require_signable
from engine.media.encoding import encoder_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.jobs.sealing import Sealing
    from app.state.project import Project
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
        sealing: how it is signed, or None for no Content Credentials.
    """

    longest_px: int = 0
    quality: int = 95
    format: str = ""
    keep_metadata: bool = True
    sealing: Sealing | None = None


def write_project_picture(
    path: Path,
    project: Project,
    options: PictureOptions,
    composer: Composer,
    step: Callable[[int, int], None],
) -> None:
    """Draw the photo with all its edits and write it.

    Args:
        path: the file.
        project: the photo and its edits.
        options: see `PictureOptions`.
        composer: of the options' size, exact; it may have drawn other photos before.
        step: told (done, total).

    Raises:
        LikenessError: it cannot be drawn, written or signed.
    """
    format = encoder_name(path, options.format)
    require_writable(path)
    if options.sealing is not None:
        require_signable(path.with_suffix(f".{format}"))
    step(0, 2)
    picture = composed(project, composer)
    step(1, 2)
    if not options.keep_metadata:
        picture = replace(picture, exif=b"", xmp=b"")
    signing = options.sealing and options.sealing.signing(
        project, made_by_network=composer.made_by_network,
        resized=picture.size_hw != project.picture.size_hw,
    )  # fmt: skip
    write_picture(
        path, picture, made_by_network=composer.made_by_network,
        format=format, quality=options.quality, signing=signing,
    )  # fmt: skip
    step(2, 2)


def composed(project: Project, composer: Composer) -> Picture:
    """The photo with all its edits, at the composer's size."""
    from engine.drivers.photo import resize_portrait
    from engine.export.picture import result_picture

    result = composer.compose(request_of(project))
    portrait = project.portraits[0]
    longest = max(result.pixels.shape[:2])
    if longest != max(portrait.picture.size_hw):
        portrait = resize_portrait(portrait, longest)
    return result_picture(portrait, result)


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
