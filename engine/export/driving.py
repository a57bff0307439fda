"""Where a film's motion comes from: a video, a take, or the sound of a voice."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from engine.drivers.jobs import QUIET, Job
from engine.drivers.speech import FPS as SPEECH_FPS
from engine.drivers.speech import speech_take
from engine.drivers.take_files import open_take
from engine.drivers.video import video_take
from engine.export.parts import Parts, source_fingerprint
from engine.media import probe
from engine.media.sound_reading import SOUND_SUFFIXES, read_sound
from engine.media.sound_writing import write_sound
from engine.types import AudioBlock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.drivers.takes import Take
    from engine.facemodels.model import FaceModel
    from engine.trackers.base import Tracker

_HIGHEST_FPS = 60.0
_USUAL_FPS = (24.0, 25.0, 30.0, 50.0, 60.0)
_NEAR = 0.02
"""Stamps of a take are not exact: a rate within this share of a usual one is that."""
_LONG_S = 10.0


@dataclass(frozen=True)
class Driving:
    """A performance and where it came from.

    Attributes:
        take: the motion.
        fps: frame rate the result should have.
        sound: what belongs to it: a file, samples, or None.
        reference: the frame that corresponds to the portrait, or None to search.
    """

    take: Take
    fps: float
    sound: Path | AudioBlock | None = None
    reference: int | None = None

    @contextmanager
    def sound_file(self) -> Iterator[Path | None]:
        """The sound as a file, for as long as it is needed."""
        if not isinstance(self.sound, AudioBlock):
            yield self.sound
            return
        with TemporaryDirectory(prefix="likeness-") as folder:
            path = Path(folder) / "sound.wav"
            write_sound(path, self.sound)
            yield path


def read_driving(
    path: Path,
    *,
    tracker: Tracker,
    model: FaceModel,
    life: float = 1.0,
    parts: Parts | None = None,
    job: Job = QUIET,
) -> Driving:
    """The performance in a video, in a Live Link Face CSV with its edits, or in a voice.

    Args:
        path: the file.
        tracker, model: who watches a video.
        life: how much a face that only hears a voice blinks and moves, 0..1.
        parts: of the film to be made: a long video that was watched by an earlier run need not
            be watched again.
        job: progress, notices, cancel.

    Raises:
        MediaError: the file is none of these.
        NoFaceError: the video shows no face.
        CancelledError: the user stopped.
    """
    if path.suffix.lower() == ".csv":
        return _take(path, job)
    if path.suffix.lower() in SOUND_SUFFIXES:
        sound = read_sound(path)
        return Driving(speech_take(sound, life=life, job=job), SPEECH_FPS, path, reference=0)
    info = probe(path)
    long = (info.duration_s or 0.0) > _LONG_S
    source = source_fingerprint(path)
    take = parts.performance(source) if parts and long else None
    if take is None:
        take = video_take(path, tracker=tracker, model=model, job=job)
        if parts and long:
            parts.keep_performance(source, take)
    fps = min(max(info.fps or take.fps, 1.0), _HIGHEST_FPS)
    return Driving(take, fps, path if info.has_audio else None)


def _take(path: Path, job: Job) -> Driving:
    opened = open_take(path)
    if opened.notice:
        job.notice(opened.notice)
    take = opened.played()
    sound = opened.played_sound() if opened.edited else opened.sound
    return Driving(take, film_fps(take), sound)


def film_fps(take: Take) -> float:
    """The frame rate for a film of a take: its own, up to 60."""
    near = [fps for fps in _USUAL_FPS if abs(take.fps / fps - 1.0) < _NEAR]
    return near[0] if near else min(max(take.fps, 1.0), _HIGHEST_FPS)
