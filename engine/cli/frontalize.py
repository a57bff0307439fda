"""`likeness frontalize`: turn the head to the camera."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from engine.cli import console
from engine.cli.opening import check_pictures, drawing, studio
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
from engine.cli.sealing import Certificate, Credentials, Key, seal_for


def frontalize(
    photo: PhotoOrProject,
    out: Annotated[Path, typer.Option("-o", "--out", help="Picture to write.")],
    neutral: Annotated[
        bool, typer.Option("--neutral", help="Also bring the face to rest.")
    ] = False,
    seen: Annotated[
        Path | None,
        typer.Option(
            help="Map to write: dark untouched, green seen, blue mirrored, orange invented."
        ),
    ] = None,
    renderer: RendererName = None,
    weights: Weights = None,
    size: Size = "full",
    face: Face = "largest",
    tracker: TrackerName = DEFAULT_TRACKER,
    quality: Quality = 95,
    credentials: Credentials = None,
    certificate: Certificate = None,
    key: Key = None,
    json: Json = False,
) -> None:
    """Turn the head in a PHOTO to the front, eyes to the camera.

    Examples:

    - `likeness frontalize side.jpg -o front.jpg`
    - `likeness frontalize side.jpg -o front.png --neutral --seen map.png`
    """
    check_pictures(photo, out, seen)
    size_px = longest_px(size)
    from engine.drivers.frontal import frontal
    from engine.drivers.limits import warning
    from engine.export.picture import provenance_picture, save_edit
    from engine.media import write_picture
    from engine.media.credentials.claim import Source
    from engine.types import PROVENANCE

    seal = seal_for(out, credentials, certificate, key)
    renderer, weights = drawn_by(photo, renderer, weights)
    artist = drawing(renderer, weights)
    photo = photo_in(photo)
    portrait = studio(tracker).portrait(photo, face, size_px)
    target = frontal(portrait.params, neutral=neutral)
    console.notice(warning(portrait.params, target))
    change = {"frontalised": True} | ({"neutralised": True} if neutral else {})
    signing = seal and seal.signing(
        Source(photo, portrait.picture.source_format), renderer, (change,),
        resized=size_px is not None, made_by_network=artist.made_by_network,
    )  # fmt: skip
    result = save_edit(
        out,
        artist.prepare(portrait),
        target,
        made_by_network=artist.made_by_network,
        provenance=seen is not None,
        quality=quality,
        signing=signing,
    )
    shares: dict[str, float] = {}
    if seen and result.provenance is not None:
        pixels = provenance_picture(result.provenance)
        plain = replace(portrait.picture, pixels=pixels, alpha=None, deep_pixels=None)
        write_picture(seen, plain, made_by_network=False)
        shares = {
            name: round(float((result.provenance == value).mean()), 4)
            for name, value in PROVENANCE.items()
        }
    if json:
        pose = portrait.params.pose
        console.answer_json({
            "out": str(out),
            "seen": str(seen) if seen else None,
            "signed": seal is not None,
            "shares": shares,
            "turned_rad": [pose.yaw_rad, pose.pitch_rad, pose.roll_rad],
        })  # fmt: skip
        return
    console.answer(str(out))
    if seen:
        parts = ", ".join(f"{name} {share:.1%}" for name, share in shares.items())
        console.answer(f"{seen} ({parts})")
