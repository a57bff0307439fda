"""Clips of talking heads as subjects: found, cut out, checked and fitted."""

from __future__ import annotations

import zlib
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import LikenessError, MediaError, NoFaceError
from engine.media import VideoReader, resample
from engine.training.people import FRAME_PX
from engine.training.reading import FrameReader
from engine.training.subjects import Subject, Target, understood

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from engine.facemodels.model import FaceModel
    from engine.trackers.base import Tracker
    from engine.types import ByteArray, FloatArray, Frame, Landmarks

SUFFIXES = frozenset({".mp4", ".mov", ".mkv", ".webm", ".avi", ".m4v"})
SEGMENT_S = 8.0
_SMALLEST_FACE_PX = 72
_SQUARE_FACES = 2.3
"""Side of the square cut out over the height of the face."""
_FARTHEST = 0.45
"""How far the face may move from its usual place, over its height; more is a cut or another person
(HeadGAN's own preparation uses the same number on boxes)."""
_WORST_FIT = 0.06
_FEWEST = 2
_BEFORE = 2
"""Frames before each target that are fitted too: the published network sees three."""
_HELD_OUT_OF = 20


@dataclass(frozen=True)
class Segment:
    """A stretch of a clip: `SEGMENT_S` seconds from number * SEGMENT_S on."""

    clip: Path
    number: int


def segments(folder: Path) -> tuple[list[Segment], list[Segment]]:
    """Segments to learn from and to measure with.

    Clips of one folder are taken for one person, as in VoxCeleb, unless they lie in `folder`
    itself. One person in twenty, but at least one of several, is held out, chosen by name.

    Raises:
        MediaError: the folder is missing or holds no clip.
    """
    if not folder.is_dir():
        raise MediaError(f"There is no folder {folder}.", "Use synthetic, or a folder of clips.")
    clips = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    if not clips:
        raise MediaError(f"There are no clips in {folder}.", "Clips end in .mp4, .mov, .mkv ...")
    people: dict[str, list[Segment]] = {}
    for clip in clips:
        person = clip.stem if clip.parent == folder else str(clip.parent.relative_to(folder))
        people.setdefault(person, []).extend(segments_of(clip))
    # The same choice in every run, also when people are added.
    order = sorted(people, key=lambda person: zlib.crc32(person.encode()))
    held_out = order[: min(max(len(order) // _HELD_OUT_OF, 1), len(order) - 1)]
    learn = [each for person in people if person not in held_out for each in people[person]]
    return learn, [each for person in held_out for each in people[person]]


def segments_of(clip: Path) -> list[Segment]:
    """Every stretch of a clip; one of a file that cannot be read, to be rejected by name."""
    try:
        duration_s = VideoReader(clip).info.duration_s
    except LikenessError:
        duration_s = None
    return [Segment(clip, n) for n in range(max(int((duration_s or 0) / SEGMENT_S), 1))]


def clip_subject(segment: Segment, targets: int, *, tracker: Tracker, model: FaceModel) -> Subject:
    """One stretch of one clip.

    Args:
        segment: of which clip.
        targets: how many frames beside the photo.
        tracker, model: as the program uses them.

    Raises:
        NoFaceError: the clip cannot be read, or the stretch shows no face, a small one, a cut, or
            one that the model does not fit.
    """
    try:
        square = _usual_square(segment, tracker)
        frames = _frames(segment, targets, square)
    except MediaError as error:
        raise NoFaceError(error.sentence) from error
    if len(frames) <= _FEWEST:
        raise NoFaceError("The stretch is too short.")
    portrait = understood(frames[0][-1], tracker, model)
    if portrait.landmark_error_iod > _WORST_FIT:
        raise NoFaceError("The model does not fit the face.")
    reader = FrameReader(portrait, portrait.landmarks, model, 0.5, 0.8)
    made = []
    for stack in frames[1:]:
        params = []
        for pixels in stack:
            faces = tracker.detect(pixels)
            if faces:
                params.append(reader.read(faces[0]))
        if len(params) == len(stack):
            made.append(Target(params[-1], stack[-1], before=tuple(params[:-1])))
    if len(made) < _FEWEST:
        raise NoFaceError("The tracker misses too many of the frames.")
    return Subject(portrait, tuple(made))


def _stretch(segment: Segment) -> Iterator[Frame]:
    start_s = segment.number * SEGMENT_S
    for frame in VideoReader(segment.clip):
        if frame.time_s >= start_s + SEGMENT_S:
            return
        if frame.time_s >= start_s:
            yield frame


def _usual_square(segment: Segment, tracker: Tracker) -> FloatArray:
    """(3,) left, top and side of the square in which the face stays."""
    faces = []
    with closing(tracker.follow()) as follower:
        for frame in _stretch(segment):
            marks = follower.track(frame.pixels, frame.time_s)
            if marks is None:
                raise NoFaceError(f"The face is lost in {segment.clip.name}.")
            faces.append(_place(marks))
    if not faces:
        raise NoFaceError(f"{segment.clip.name} has no such stretch.")
    x, y, height = np.median(faces, axis=0)
    if height < _SMALLEST_FACE_PX:
        raise NoFaceError(f"The face in {segment.clip.name} is too small.")
    away = np.abs(np.array(faces) - (x, y, height)).max(axis=0) / height
    if away.max() > _FARTHEST:
        raise NoFaceError(f"The face in {segment.clip.name} moves too far, or there is a cut.")
    side = _SQUARE_FACES * height
    return np.array([x - side / 2, y - side / 2, side], np.float32)


def _place(marks: Landmarks) -> tuple[float, float, float]:
    points = marks.points_px[:468, :2]
    low, high = points.min(axis=0), points.max(axis=0)
    return float(low[0] + high[0]) / 2, float(low[1] + high[1]) / 2, float(high[1] - low[1])


def _frames(segment: Segment, targets: int, square: FloatArray) -> list[list[ByteArray]]:
    """The photo (alone), then stacks of three frames that end in a target."""
    count = sum(1 for _ in _stretch(segment))
    ends = np.unique(np.linspace(_BEFORE, count - 1, targets + 1).astype(int))
    wanted = {int(end) - back for end in ends for back in range(_BEFORE + 1)}
    cuts = {
        number: _cut(frame.pixels, square)
        for number, frame in enumerate(islice(_stretch(segment), count))
        if number in wanted
    }
    stacks = [[cuts[int(end) - back] for back in range(_BEFORE, -1, -1)] for end in ends]
    return [stacks[0][-1:], *stacks[1:]]


def _cut(pixels: ByteArray, square: FloatArray) -> ByteArray:
    """(FRAME_PX, FRAME_PX, 3) of the square, the border repeated beyond the picture."""
    left, top, side = (float(value) for value in square)
    step = side / FRAME_PX
    shrunk = max(int(step), 1)
    height, width = pixels.shape[0] // shrunk, pixels.shape[1] // shrunk
    small = resample.resize(pixels[: height * shrunk, : width * shrunk], (height, width))
    at = (np.arange(FRAME_PX, dtype=np.float32) + 0.5) * step
    columns, rows = ((start + at) / shrunk - 0.5 for start in (left, top))
    x, y = np.meshgrid(columns.astype(np.float32), rows.astype(np.float32))
    return resample.remap(small, x, y, border="replicate")
