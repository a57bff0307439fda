"""`likeness live`: a portrait performs before a camera."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated

import typer

from engine.cli import console
from engine.cli.live_opening import (
    SizePx,
    live_session,
    microphone,
    motion_sinks,
    picture_sinks,
    source_of,
)
from engine.cli.live_telling import Telling
from engine.cli.opening import check_files, studio
from engine.cli.options import DEFAULT_TRACKER, Face, Json, Photo, RendererName


def live(
    photo: Photo,
    camera: Annotated[
        str, typer.Option(metavar="N|FILE|FOLDER", help="A camera, or a video in its place.")
    ] = "0",
    mic: Annotated[
        str,
        typer.Option(
            metavar="NAME|default|camera",
            help="Microphone; `camera` is the sound of a video. Without it there is no sound.",
        ),
    ] = "",
    mic_gain: Annotated[
        float, typer.Option("--mic-gain", metavar="DB", min=-40, max=40, help="Amplification.")
    ] = 0.0,
    mic_gate: Annotated[
        float,
        typer.Option("--mic-gate", metavar="DBFS", max=0, help="Fade out what is quieter."),
    ] = -math.inf,
    record: Annotated[Path | None, typer.Option(help="MP4 to record what is shown to.")] = None,
    take: Annotated[Path | None, typer.Option(help="CSV to record the performance to.")] = None,
    virtual_camera: Annotated[
        bool, typer.Option("--virtual-camera", help="Show it to other programs as a camera.")
    ] = False,
    osc: Annotated[
        str, typer.Option(metavar="HOST[:PORT]", help="Send the motion as VMC; port 39539.")
    ] = "",
    live_link: Annotated[
        str,
        typer.Option(metavar="HOST[:PORT]", help="Send it as Live Link Face; port 11111."),
    ] = "",
    vmc_in: Annotated[
        int, typer.Option("--vmc-in", metavar="PORT", help="Be driven by VMC, not by a camera.")
    ] = 0,
    seconds: Annotated[
        float, typer.Option(min=0, help="End after so many seconds; 0 runs until Ctrl-C.")
    ] = 0.0,
    loop: Annotated[bool, typer.Option("--loop", help="Begin a video again at its end.")] = False,
    calibrate: Annotated[
        bool, typer.Option("--calibrate", help="Begin with the guided ten seconds.")
    ] = False,
    mirror: Annotated[bool, typer.Option("--mirror", help="Move as a mirror image does.")] = False,
    smooth: Annotated[float, typer.Option(min=0, max=1, help="0 as tracked, 1 calm.")] = 0.5,
    background: Annotated[
        str, typer.Option(metavar="photo|blur|green", help="What is behind the person.")
    ] = "photo",
    size: SizePx = 512,
    renderer: RendererName = None,
    face: Face = "largest",
    json: Json = False,
) -> None:
    """Let the face in a PHOTO perform what a camera sees, at once.

    This command shows no window: it records, sends and measures. The program (`likeness studio`)
    is the window. Ctrl-C ends it; recordings are completed then.

    Examples:

    - `likeness live me.jpg --record out.mp4 --mic default`
    - `likeness live me.jpg --camera clip.mp4 --mic camera --record out.mp4`
    - `likeness live me.jpg --osc 127.0.0.1 --seconds 600`
    """
    from engine.drivers.live_retarget import LiveRetargeting
    from engine.live.settings import LiveSettings
    from engine.media.live_recording import require_recordable
    from engine.sound.preamp import Preamp

    check_files(photo, record, take)
    if record is not None:
        require_recordable(record)
    retargeting = LiveRetargeting(mirror=mirror, smooth=smooth)
    settings = LiveSettings(retargeting, size_px=size, background=background)  # type: ignore[arg-type]
    source = source_of(camera, vmc_in, loop=loop)
    session = live_session(
        studio(DEFAULT_TRACKER).portrait(photo, face),
        source,
        renderer,
        settings,
        microphone=microphone(mic, source, Preamp(mic_gain, mic_gate)),
        sinks=[*picture_sinks(virtual_camera), *motion_sinks(osc, live_link)],
    )
    show = Telling(session)
    session.start()
    try:
        show.first_picture()
        if calibrate:
            session.calibrate()
        if record or take:
            session.record(take, record)
        show.until(seconds)
    except KeyboardInterrupt:
        console.notice("Ending.")
    finally:
        result = show.result()
        recorded = session.stop()
    kept = [path for path in (recorded.movie, recorded.take, recorded.sound) if path]
    if json:
        console.answer_json({**result, "recorded": [str(path) for path in kept]})
    else:
        console.answer(show.sentence(result))
        for path in kept:
            console.answer(str(path))
