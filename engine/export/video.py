"""A portrait performs: reenactment and tracking as files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from engine import __version__
from engine.drivers.jobs import QUIET, Job
from engine.drivers.retarget import Retargeting, retarget
from engine.drivers.takes import write_take
from engine.drivers.video import video_take
from engine.export.film import Film
from engine.export.parts import film_fingerprint
from engine.media import require_writable
from engine.renderers.base import fingerprint_of

if TYPE_CHECKING:
    from pathlib import Path

    from engine.drivers.takes import Take
    from engine.export.assistant import Assistant
    from engine.export.driving import Driving
    from engine.facemodels.model import FaceModel
    from engine.media.credentials.signing import Signing
    from engine.renderers import Renderer
    from engine.trackers.base import Tracker
    from engine.types import FaceParams, Portrait


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


def reenact(
    portrait: Portrait,
    driving: Driving,
    out: Path,
    *,
    renderer: Renderer,
    how: Retargeting | None = None,
    start: FaceParams | None = None,
    signing: Signing | None = None,
    assistant: Assistant | None = None,
    job: Job = QUIET,
) -> Reenactment:
    """Write a video of the portrait performing, with Content Credentials where `signing` is given.

    The performance begins from the photo's own parameters, or from `start`, an edit of them. A
    `assistant` made for the same renderer draws some of the pictures.

    Frames are made at a constant rate from the performance's own times, so variable frame rates
    stay in step with the sound. Rendering and encoding run side by side. A long film is written
    in parts: when the program dies, the same call goes on where it was.

    Raises:
        MediaError: the output cannot be written.
        CancelledError: the user stopped; nothing is left behind.
    """
    require_writable(out)
    how = how or Retargeting()
    if how.reference is None:
        how = replace(how, reference=driving.reference)
    opaque = for_film(portrait)
    count = max(round(driving.take.duration_s * driving.fps) + 1, 1)
    take = driving.take.resampled(np.arange(count) / driving.fps)
    begin = start or portrait.params
    film = Film(
        out, count, driving.fps, opaque, renderer, lambda: retarget(take, begin, how),
        str(portrait.picture.info.get("origin", "")), signing, assistant,
    )  # fmt: skip
    with driving.sound_file() as sound:
        if film.is_long:
            shaped = film_fingerprint(
                opaque.picture.pixels, begin, take, how, driving.fps,
                fingerprint_of(renderer), portrait.offsets_mm, __version__,
            )  # fmt: skip
            film.in_parts(shaped, sound, job)
        else:
            film.at_one_go(sound, job)
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


def for_film(portrait: Portrait) -> Portrait:
    """The portrait as a video holds it: 8 bits, on white where it was transparent.

    Itself where it is like that.
    """
    picture = portrait.picture
    if picture.alpha is None and picture.deep_pixels is None:
        return portrait
    pixels = picture.pixels
    if picture.alpha is not None:
        most = np.iinfo(picture.alpha.dtype).max
        alpha = picture.alpha.astype(np.float32)[..., None] / most
        pixels = np.rint(pixels * alpha + 255 * (1 - alpha)).astype(np.uint8)
    plain = replace(picture, pixels=pixels, alpha=None, deep_pixels=None)
    return replace(portrait, picture=plain)
