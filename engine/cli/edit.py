"""`likeness edit`: change the expression, the pose or the gaze in a photo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli import console
from engine.cli.opening import Studio, check_pictures, drawing, studio
from engine.cli.options import (
    DEFAULT_TRACKER,
    Face,
    Json,
    PhotoOrProject,
    Quality,
    RendererName,
    Size,
    TrackerName,
    Weights,
    longest_px,
)
from engine.cli.projects import drawn_by, photo_in
from engine.cli.sealing import Certificate, Credentials, HideValues, Key, seal_for

if TYPE_CHECKING:
    from engine.drivers.edits import Edit


def edit(
    photo: PhotoOrProject,
    out: Annotated[Path, typer.Option("-o", "--out", help="Picture to write.")],
    set_: Annotated[
        list[str],
        typer.Option("--set", metavar="NAME=VALUE", help="Set a slider. May be repeated."),
    ] = [],  # noqa: B006 typer reads the default, nobody changes it
    add: Annotated[
        list[str],
        typer.Option("--add", metavar="NAME=VALUE", help="Add to what the photo shows."),
    ] = [],  # noqa: B006
    preset: Annotated[
        str, typer.Option(metavar="NAME", help="Start from a preset (`likeness presets`).")
    ] = "",
    from_photo: Annotated[
        Path | None, typer.Option(help="Copy the expression of another photo.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Refuse values out of range instead of clamping.")
    ] = False,
    renderer: RendererName = None,
    weights: Weights = None,
    size: Size = "full",
    face: Face = "largest",
    tracker: TrackerName = DEFAULT_TRACKER,
    quality: Quality = 95,
    credentials: Credentials = None,
    certificate: Certificate = None,
    key: Key = None,
    hide_values: HideValues = False,
    json: Json = False,
) -> None:
    """Change the face in a PHOTO and write the picture.

    NAME is an ARKit coefficient (jawOpen, eyeBlinkLeft ...; 0 to 1), yaw, pitch, roll, gazeYaw,
    gazePitch (degrees), x, y (mm) or scale (a factor). Left and right are the person's own.

    Examples:

    - `likeness edit me.jpg -o smile.jpg --preset smile`
    - `likeness edit me.jpg -o out.png --set jawOpen=0.4 --add yaw=10`
    - `likeness edit me.jpg -o same.png --from-photo friend.jpg`
    """
    check_pictures(photo, out)
    size_px = longest_px(size)
    wanted = _request(set_, add, preset, strict)
    from engine.drivers import edits
    from engine.drivers.limits import warning
    from engine.export.picture import save_edit
    from engine.export.seal import changes_of
    from engine.media.credentials.claim import Source

    seal = seal_for(out, credentials, certificate, key, hide_values)
    renderer, weights = drawn_by(photo, renderer, weights)
    artist = drawing(renderer, weights)
    photo = photo_in(photo)
    opened = studio(tracker)
    portrait = opened.portrait(photo, face, size_px)
    if from_photo:
        wanted = _expression_of(from_photo, opened).then(wanted)
    target = edits.apply(wanted, portrait.params)
    console.notice(warning(portrait.params, target))
    edited = not target.same_as(portrait.params)
    signing = seal and seal.signing(
        Source(photo, portrait.picture.source_format), renderer,
        (changes_of(wanted, preset=preset),) if edited else (),
        inputs=(Source(from_photo, from_photo.suffix),) if from_photo else (),
        resized=size_px is not None, made_by_network=artist.made_by_network,
    )  # fmt: skip
    result = save_edit(
        out,
        artist.prepare(portrait),
        target,
        made_by_network=artist.made_by_network,
        quality=quality,
        signing=signing,
    )
    if json:
        console.answer_json({
            "out": str(out),
            "edit": wanted.to_json(),
            "changed_box": list(result.changed_box),
            "signed": seal is not None,
            "timings_ms": {name: round(ms, 2) for name, ms in result.timings_ms.items()},
        })  # fmt: skip
    else:
        console.answer(str(out))


def _request(set_: list[str], add: list[str], preset: str, strict: bool) -> Edit:
    """What the options ask for: the preset first, then --set, then --add."""
    from engine.drivers.edits import Edit, parse
    from engine.drivers.presets import preset as find_preset

    start = find_preset(preset).edit() if preset else Edit()
    asked, notices = Edit(parse(set_), parse(add)).within_range(strict=strict)
    for notice in notices:
        console.notice(notice)
    return start.then(Edit(asked.set)).then(Edit(add=asked.add))


def _expression_of(photo: Path, opened: Studio) -> Edit:
    from engine.drivers.edits import from_expression

    return from_expression(opened.portrait(photo).params.expression)
