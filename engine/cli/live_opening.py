"""What `likeness live` and `likeness soak` are made of: sources, microphones and sinks by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from engine.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.live.receiving import SoundSource
    from engine.live.session import LiveSession
    from engine.live.settings import LiveSettings
    from engine.live.shown import MotionSource, Sink
    from engine.media.cameras import CameraSource
    from engine.sound.preamp import Preamp
    from engine.types import Portrait

SizePx = Annotated[int, typer.Option("--size", min=128, max=2048, help="Longer side in pixels.")]


def source_of(camera: str, vmc_port: int, *, loop: bool) -> CameraSource | MotionSource:
    """A camera by number, what stands in for one, or VMC where a port is given.

    Raises:
        MediaError: there is no such file.
    """
    if vmc_port:
        from engine.live.vmc import VmcIn

        return VmcIn(vmc_port)
    from engine.media.cameras import camera as by_name

    return by_name(camera, loop=loop)


def microphone(
    name: str, source: CameraSource | MotionSource, preamp: Preamp
) -> SoundSource | None:
    """A microphone by (part of its) name, the video's own sound for "camera", or none for "".

    Raises:
        UsageError: the source is no video with sound.
    """
    if not name:
        return None
    if name == "camera":
        from engine.media.file_microphone import FileMicrophone
        from engine.media.paced_cameras import FileCamera

        if not isinstance(source, FileCamera):
            raise UsageError("Only a video given as --camera has a sound of its own.")
        return FileMicrophone(source, preamp)
    from engine.media.microphones import Microphone

    return Microphone("" if name == "default" else name, preamp)


def picture_sinks(virtual_camera: bool) -> list[Sink]:
    """What pictures are sent to.

    Raises:
        UnavailableError: this computer cannot.
    """
    if not virtual_camera:
        return []
    from engine.errors import UnavailableError
    from engine.live.sinks import VirtualCameraSink
    from engine.media.virtual_camera import why_unavailable

    if missing := why_unavailable():
        raise UnavailableError(missing, "Install it with: pip install likeness[virtual-camera]")
    return [VirtualCameraSink()]


def motion_sinks(osc: str, live_link: str) -> list[Sink]:
    """Who the motion is sent to; empty addresses are nobody.

    Raises:
        UsageError: an address makes no sense.
    """
    from engine.live.datagrams import parse_address
    from engine.live.live_link import LIVE_LINK_PORT, LiveLinkOut
    from engine.live.vmc import VMC_PORT, VmcOut

    sinks: list[Sink] = []
    if osc:
        sinks.append(VmcOut(*parse_address(osc, VMC_PORT)))
    if live_link:
        sinks.append(LiveLinkOut(*parse_address(live_link, LIVE_LINK_PORT)))
    return sinks


def live_session(
    portrait: Portrait,
    source: CameraSource | MotionSource,
    renderer: str | None,
    settings: LiveSettings,
    *,
    microphone: SoundSource | None = None,
    sinks: Sequence[Sink] = (),
) -> LiveSession:
    """A session that is not started yet.

    Raises:
        UsageError, UnavailableError: there is no such renderer, or it cannot run here.
    """
    from engine.live.session import LiveSession
    from engine.renderers import RENDERERS

    renderer = renderer or RENDERERS.default
    session = LiveSession(
        portrait,
        source,
        renderer=RENDERERS.load(renderer),
        draft=RENDERERS.load_draft(renderer),
        microphone=microphone,
        settings=settings,
    )
    for sink in sinks:
        session.outputs.add(sink)
    return session
