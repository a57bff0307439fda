"""`likeness reenact` and `likeness track`: performances from videos and takes."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from engine.cli import console
from engine.cli.opening import check_files, drawing, studio
from engine.cli.options import (
    DEFAULT_TRACKER,
    Face,
    Json,
    PhotoOrProject,
    RendererName,
    Size,
    TrackerName,
    Weights,
    longest_px,
)
from engine.cli.projects import drawn_by, photo_in
from engine.cli.sealing import Certificate, Credentials, Key, seal_for


def reenact(
    photo: PhotoOrProject,
    driving: Annotated[
        Path,
        typer.Argument(
            metavar="DRIVING", help="A video, a Live Link Face CSV, or the sound of a voice."
        ),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="Video to write.")],
    mode: Annotated[
        str,
        typer.Option(
            metavar="relative|absolute",
            help="Add the performer's changes to the photo, or take the performer's values.",
        ),
    ] = "relative",
    region: Annotated[
        str,
        typer.Option(metavar="all|pose|expression|lips|eyes", help="What moves."),
    ] = "all",
    smooth: Annotated[
        float, typer.Option(metavar="0..1", help="0 as recorded, 1 very calm.")
    ] = 0.3,
    life: Annotated[
        float,
        typer.Option(metavar="0..1", min=0, max=1, help="Blinks and head motion beside a voice."),
    ] = 1.0,
    fps: Annotated[
        float | None,
        typer.Option(metavar="1..60", min=1, max=60, help="Frames a second, if not its own."),
    ] = None,
    renderer: RendererName = None,
    weights: Weights = None,
    size: Size = "full",
    face: Face = "largest",
    tracker: TrackerName = DEFAULT_TRACKER,
    credentials: Credentials = None,
    certificate: Certificate = None,
    key: Key = None,
    json: Json = False,
) -> None:
    """Let the face in a PHOTO perform what a video or a take shows, or speak with a voice.

    The frame of the performance that looks most like the photo is found first, so the first frame
    need not be neutral; a take recorded live knows its neutral. Sound is carried over. A take is
    played with the edits of `likeness take`. When a long film is interrupted, the same command
    goes on where it was.

    Examples:

    - `likeness reenact me.jpg clip.mp4 -o out.mp4`
    - `likeness reenact me.jpg take.csv -o out.mp4 --region expression --size 720`
    - `likeness reenact me.jpg speech.wav -o out.mp4`
    """
    from engine.drivers.jobs import Job
    from engine.drivers.retarget import Retargeting
    from engine.export.assistant import assisting
    from engine.export.driving import read_driving
    from engine.export.parts import Parts
    from engine.export.video import for_film
    from engine.export.video import reenact as perform
    from engine.media.credentials.claim import Source
    from engine.media.video_encoding import format_for

    how = Retargeting(mode, region, smooth)  # type: ignore[arg-type]
    format_for(out)
    check_files(photo, out)
    check_files(driving, out)
    size_px = longest_px(size)
    seal = seal_for(out, credentials, certificate, key)
    renderer, weights = drawn_by(photo, renderer, weights)
    photo = photo_in(photo)
    with assisting(renderer, {"weights": weights} if weights else {}) as assistant:
        artist = drawing(renderer, weights)
        opened = studio(tracker)
        portrait = for_film(opened.portrait(photo, face, size_px))
        if assistant is not None:
            assistant.begin(portrait, artist)
        # What is loaded stays: to look through it with each collection took 0.5 s of a minute.
        gc.freeze()
        signing = seal and seal.signing(
            Source(photo, portrait.picture.source_format), renderer,
            ({"performance": mode, "region": region},),
            inputs=(Source(driving, driving.suffix),), resized=size_px is not None,
            made_by_network=artist.made_by_network,
        )  # fmt: skip
        with console.progress("Watching") as report:
            job = Job(report, notice=console.notice)
            performance = read_driving(
                driving, tracker=opened.tracker, model=opened.model, life=life, parts=Parts(out),
                job=job,
            )  # fmt: skip
        if fps is not None:
            performance = replace(performance, fps=fps)
        with console.progress("Drawing") as report:
            job = Job(report, notice=console.notice)
            made = perform(
                portrait, performance, out, renderer=artist, how=how, signing=signing,
                assistant=assistant, job=job,
            )  # fmt: skip
    if made.unseen:
        console.notice(
            f"{made.unseen} frames of {driving.name} show no face; the face rests there."
        )
    if json:
        console.answer_json({
            "out": str(out),
            "frames": made.frames,
            "fps": made.fps,
            "unseen_frames": made.unseen,
            "sound": performance.sound is not None,
            "signed": seal is not None,
        })  # fmt: skip
    else:
        console.answer(f"{out} ({made.frames} frames at {made.fps:g} a second)")


def track(
    video: Annotated[Path, typer.Argument(metavar="VIDEO", help="A video of a face.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Live Link Face CSV to write.")],
    face: Annotated[int, typer.Option(min=1, help="Which face of the first frame.")] = 1,
    tracker: TrackerName = DEFAULT_TRACKER,
    json: Json = False,
) -> None:
    """Record the performance in a VIDEO as a take: 52 ARKit coefficients and head angles.

    Examples:

    - `likeness track clip.mp4 -o take.csv`
    """
    from engine.drivers.jobs import Job
    from engine.errors import UsageError
    from engine.export.video import track_video

    if out.suffix.lower() != ".csv":
        raise UsageError(f"A take is written as .csv, not as {out.suffix or out.name!r}.")
    check_files(video, out)
    opened = studio(tracker)
    with console.progress("Watching") as report:
        job = Job(report, notice=console.notice)
        take = track_video(
            video, out, tracker=opened.tracker, model=opened.model, face=face, job=job
        )
    unseen = int((~take.seen).sum())
    if unseen:
        console.notice(f"{unseen} of {len(take)} frames show no face; they hold the last values.")
    if json:
        console.answer_json({
            "out": str(out),
            "frames": len(take),
            "duration_s": round(take.duration_s, 3),
            "unseen_frames": unseen,
        })  # fmt: skip
    else:
        console.answer(f"{out} ({len(take)} frames, {take.duration_s:.1f} s)")
