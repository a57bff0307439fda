"""A portrait performs: reenactment and tracking as files."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.drivers.jobs import QUIET, Job
from engine.drivers.prefetch import prefetched
from engine.drivers.retarget import Retargeting, retarget
from engine.drivers.takes import Take, read_take, write_take
from engine.drivers.video import video_take
from engine.media import VideoWriter, probe, require_writable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.media.credentials.signing import Signing
    from engine.renderers import Renderer
    from engine.trackers.base import Tracker
    from engine.types import FaceParams, Portrait

_TAKE_FPS = 30.0
_HIGHEST_FPS = 60.0


@dataclass(frozen=True)
class Driving:
    """A performance and where it came from.

    Attributes:
        take: the motion.
        fps: frame rate the result should have.
        sound: file whose sound belongs to it, or None.
    """

    take: Take
    fps: float
    sound: Path | None = None


@dataclass(frozen=True)
class Reenactment:
    """What `reenact` did.

    Attributes:
        frames: written frames.
        fps: their rate.
        unseen: frames of the performance without a face.
    """

    frames: int
    fps: float
    unseen: int


def read_driving(path: Path, *, tracker: Tracker, model: FaceModel, job: Job = QUIET) -> Driving:
    """The performance in a video, or in a Live Link Face CSV.

    Raises:
        MediaError: the file is neither.
        NoFaceError: the video shows no face.
        CancelledError: the user stopped.
    """
    if path.suffix.lower() == ".csv":
        take = read_take(path)
        return Driving(take, min(_TAKE_FPS, max(take.fps, 1.0)))
    info = probe(path)
    take = video_take(path, tracker=tracker, model=model, job=job)
    fps = min(max(info.fps or take.fps, 1.0), _HIGHEST_FPS)
    return Driving(take, fps, path if info.has_audio else None)


def reenact(
    portrait: Portrait,
    driving: Driving,
    out: Path,
    *,
    renderer: Renderer,
    how: Retargeting | None = None,
    start: FaceParams | None = None,
    signing: Signing | None = None,
    job: Job = QUIET,
) -> Reenactment:
    """Write a video of the portrait performing, with Content Credentials where `signing` is given.

    The performance begins from the photo's own parameters, or from `start`, an edit of them.

    Frames are made at a constant rate from the performance's own times, so variable frame rates
    stay in step with the sound. Rendering and encoding run side by side.

    Raises:
        MediaError: the output cannot be written.
        CancelledError: the user stopped; nothing is left behind.
    """
    require_writable(out)
    opaque = replace(portrait, picture=_plain(portrait))
    count = max(round(driving.take.duration_s * driving.fps) + 1, 1)
    take = driving.take.resampled(np.arange(count) / driving.fps)
    targets = retarget(take, start or portrait.params, how or Retargeting())
    writing = VideoWriter(
        out,
        portrait.picture.size_hw,
        driving.fps,
        audio_from=driving.sound,
        made_by_network=renderer.made_by_network,
        origin=str(portrait.picture.info.get("origin", "")),
        signing=signing,
    )
    pictures = closing(prefetched(_rendered(opaque, targets, renderer)))
    with writing as writer, pictures as stream:
        for done, pixels in enumerate(stream, start=1):
            writer.write(pixels)
            job.step(done, count)
    return Reenactment(count, driving.fps, int((~driving.take.seen).sum()))


def track_video(
    path: Path,
    out: Path,
    *,
    tracker: Tracker,
    model: FaceModel,
    face: int = 1,
    job: Job = QUIET,
) -> Take:
    """Write the performance in a video as a Live Link Face CSV.

    Raises:
        MediaError: the video cannot be read or the take cannot be written.
        NoFaceError: the video shows no face.
    """
    require_writable(out)
    take = video_take(path, tracker=tracker, model=model, face=face, job=job)
    write_take(out, take)
    return take


def _rendered(
    portrait: Portrait, targets: Iterator[FaceParams], renderer: Renderer
) -> Iterator[NDArray[Any]]:
    prepared = renderer.prepare(portrait)
    for target in targets:
        yield prepared.render(target).pixels


def _plain(portrait: Portrait) -> Any:
    """The photo as a video holds it: 8 bits, on white where it was transparent."""
    picture = portrait.picture
    if picture.alpha is None:
        return replace(picture, deep_pixels=None)
    most = np.iinfo(picture.alpha.dtype).max
    alpha = picture.alpha.astype(np.float32)[..., None] / most
    pixels = np.rint(picture.pixels * alpha + 255 * (1 - alpha)).astype(np.uint8)
    return replace(picture, pixels=pixels, alpha=None, deep_pixels=None)
