"""A video becomes a take: every frame tracked and fitted, in one pass and little memory."""

from __future__ import annotations

from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.jobs import QUIET, Job
from engine.drivers.prefetch import prefetched
from engine.drivers.takes import Take
from engine.errors import NoFaceError
from engine.fitting import VideoFitter, fit_photo, known_face
from engine.media import VideoReader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from engine.facemodels.model import FaceModel
    from engine.fitting import Fit
    from engine.trackers.base import Tracker
    from engine.types import FaceParams, FloatArray, Frame, Landmarks

_SHAPE_SHARE, _TURN_SHARE = 0.5, 0.8
"""How much of the tracker's measured response, which comes from drawings, real faces share."""


class Performer:
    """Follows one person through a video: identity and camera come from the first good frame.

    Args:
        tracker: what finds the face.
        model: what is fitted to it.
        face: number of the face in the first frame that shows one, 1 being the largest.
        smooth: see `VideoFitter`.
    """

    def __init__(
        self, tracker: Tracker, model: FaceModel, face: int = 1, smooth: float = 0.5
    ) -> None:
        self._follower = tracker.follow(face)
        self._model = model
        self._smooth = smooth
        self._fitter: VideoFitter | None = None

    def look_twice(self, every: int) -> None:
        """See `VideoTracker.look_twice_every`."""
        self._follower.look_twice_every = every

    def see(self, frame: Frame) -> tuple[Landmarks, Fit] | None:
        """Landmarks and fit of the next frame, or None where the face is not seen."""
        landmarks = self._follower.track(frame.pixels, frame.time_s)
        if landmarks is None:
            return None
        if self._fitter is None:
            start = fit_photo(landmarks, self._model).params
            known = known_face(
                self._model, start, landmarks, shape_share=_SHAPE_SHARE, turn_share=_TURN_SHARE
            )
            self._fitter = VideoFitter(
                self._model, start.camera, start.identity, self._smooth, known
            )
        return landmarks, self._fitter.fit(landmarks, frame.time_s)

    def close(self) -> None:
        """Free the follower."""
        self._follower.close()


def video_take(
    path: Path,
    *,
    tracker: Tracker,
    model: FaceModel,
    face: int = 1,
    limit: int | None = None,
    job: Job = QUIET,
    watch: Callable[[tuple[Landmarks, Fit] | None], None] | None = None,
) -> Take:
    """The performance in a video.

    Frames without a face hold the last values and are marked as not seen. Pixels stream; what
    stays is about 250 bytes a frame. `limit` ends the take after so many frames; `watch` is shown
    what was seen in each.

    Raises:
        MediaError: the file cannot be read as a video.
        NoFaceError: no frame shows a face.
        CancelledError: the user stopped.
    """
    recorder = _Recorder()
    with VideoReader(path) as video, closing(Performer(tracker, model, face)) as performer:
        total = limit or video.info.frames
        with closing(prefetched(islice(video, limit))) as frames:
            for done, frame in enumerate(frames, start=1):
                seen = performer.see(frame)
                if watch:
                    watch(seen)
                recorder.add(frame.time_s, seen[1].params if seen else None)
                job.step(done, total)
        if video.damage:
            job.notice(video.damage)
    return recorder.take(path.name)


class _Recorder:
    """Collects one row a frame."""

    def __init__(self) -> None:
        self._rows: list[FloatArray] = []
        self._times_s: list[float] = []
        self._seen: list[bool] = []

    def add(self, time_s: float, params: FaceParams | None) -> None:
        self._times_s.append(time_s)
        self._seen.append(params is not None)
        if params is not None:
            pose = params.pose
            angles = (pose.yaw_rad, pose.pitch_rad, pose.roll_rad)
            row = np.array((*params.expression, *angles, *pose.translation_mm), np.float32)
            self._rows.append(row)
        elif self._rows:
            self._rows.append(self._rows[-1])

    def take(self, name: str) -> Take:
        if not self._rows:
            raise NoFaceError(f"No frame of {name} shows a face.")
        missing = len(self._times_s) - len(self._rows)
        rows = np.stack([self._rows[0]] * missing + self._rows)
        times_s = np.array(self._times_s, np.float64)
        return Take(
            times_s - times_s[0], rows[:, :-6], rows[:, -6:-3], rows[:, -3:], np.array(self._seen)
        )
