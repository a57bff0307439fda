"""Self-reenactment: the first frame of a clip is driven by the rest and compared with it."""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import dataclass, fields
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.jobs import QUIET, Job
from engine.drivers.photo import read_portrait
from engine.drivers.prefetch import prefetched
from engine.drivers.retarget import Retargeting, retarget
from engine.drivers.video import Performer, video_take
from engine.errors import NoFaceError
from engine.evaluation import metrics
from engine.media import VideoReader
from engine.rasterizers import geometry_maps
from engine.types import Frame, Picture

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.fitting import Fit
    from engine.renderers import Renderer
    from engine.trackers.base import Tracker
    from engine.types import ByteArray, FaceParams, Landmarks, Portrait

    Seen = tuple[Landmarks, Fit] | None


@dataclass(frozen=True)
class Score:
    """Means over the frames of a clip after the first.

    Attributes:
        l1, psnr_db, ssim, akd_px: see `engine.evaluation.metrics`.
        pose_deg: mean absolute difference of yaw, pitch and roll.
        expression: mean absolute difference of the 52 coefficients.
        background_jitter: `metrics.jitter` outside head, neck and shoulders, where the clip
            itself stands still.
        lost: share of frames in which the tracker finds no face in the picture made.
    """

    l1: float
    psnr_db: float
    ssim: float
    akd_px: float
    pose_deg: float
    expression: float
    background_jitter: float
    lost: float


@dataclass(frozen=True)
class ClipScore:
    """One clip: what the renderer reaches, and what copying the first frame would."""

    clip: str
    frames: int
    made: Score
    copied: Score


def self_reenactment(
    path: Path,
    *,
    renderer: Renderer,
    tracker: Tracker,
    model: FaceModel,
    job: Job = QUIET,
    limit: int | None = None,
) -> ClipScore:
    """Score a renderer on one clip.

    Args:
        path: a video whose first frame shows a face.
        renderer: what draws.
        tracker, model: what measures the frames, the clip's and those made.
        job: progress and cancel.
        limit: number of frames to use, or None for all.

    Raises:
        MediaError: the clip cannot be read.
        NoFaceError: its first frame shows no face.
    """
    take = video_take(path, tracker=tracker, model=model, limit=limit, job=Job(notice=job.notice))
    if not take.seen[0]:
        raise NoFaceError(f"The first frame of {path.name} shows no face.")
    with ExitStack() as stack:
        video = stack.enter_context(VideoReader(path))
        frames = stack.enter_context(closing(prefetched(islice(video, len(take)))))
        first = next(frames)
        portrait = read_portrait(Picture(first.pixels), tracker=tracker, model=model)
        how = Retargeting(smooth=0.0, reference=0)
        targets = retarget(take, portrait.params, how)
        prepared = renderer.prepare(portrait)
        next(targets)
        bench = _Bench(portrait, model, tracker, stack)
        bench.start(first)
        for done, (frame, target) in enumerate(zip(frames, targets, strict=False), start=2):
            bench.compare(frame, prepared.render(target).pixels, target)
            job.step(done, len(take))
    return ClipScore(path.name, len(take), bench.made.score(), bench.copied.score())


def mean_score(scores: Sequence[Score]) -> Score:
    """The mean of several clips, each counting the same."""
    return Score(**{
        field.name: float(np.mean([getattr(score, field.name) for score in scores]))
        for field in fields(Score)
    })  # fmt: skip


class _Bench:
    """Measures pictures made, and the copied first frame, against the clip."""

    def __init__(
        self, portrait: Portrait, model: FaceModel, tracker: Tracker, stack: ExitStack
    ) -> None:
        self._portrait = portrait
        self._model = model
        self._truth = stack.enter_context(closing(Performer(tracker, model)))
        self._judge = stack.enter_context(closing(Performer(tracker, model)))
        self._first: Seen = None
        self._before = self._clip = portrait.picture.pixels
        self.made, self.copied = _Sums(), _Sums()

    def start(self, first: Frame) -> None:
        """Let both performers meet the first frame, which is the same for both."""
        self._first = self._truth.see(first)
        self._judge.see(first)

    def compare(self, frame: Frame, made: ByteArray, target: FaceParams) -> None:
        """Measure one frame."""
        truth = self._truth.see(frame)
        seen = self._judge.see(Frame(made, frame.time_s, frame.index))
        calm = metrics.still(self._clip, frame.pixels) & self._background(target)
        moved = metrics.jitter(self._before, made, calm)
        copy = self._portrait.picture.pixels
        self.made.add(made, frame.pixels, seen, truth, moved)
        self.copied.add(copy, frame.pixels, self._first, truth, 0.0)
        self._before, self._clip = made, frame.pixels

    def _background(self, params: FaceParams) -> NDArray[np.bool_]:
        return geometry_maps(self._model, params, self._portrait.picture.size_hw).mask == 0


class _Sums:
    """Collects one picture after the other."""

    def __init__(self) -> None:
        self._pictures: list[tuple[float, ...]] = []
        self._faces: list[tuple[float, ...]] = []
        self._lost = 0

    def add(
        self, made: ByteArray, truth: ByteArray, seen: Seen, wanted: Seen, moved: float
    ) -> None:
        self._pictures.append((
            metrics.l1(made, truth), metrics.psnr_db(made, truth), metrics.ssim(made, truth), moved
        ))  # fmt: skip
        if wanted is None:
            return
        if seen is None:
            self._lost += 1
            return
        (marks, fit), (true_marks, true_fit) = seen, wanted
        self._faces.append((
            metrics.landmark_distance_px(marks, true_marks),
            _pose_difference_deg(fit.params, true_fit.params),
            float(np.abs(fit.params.expression - true_fit.params.expression).mean()),
        ))  # fmt: skip

    def score(self) -> Score:
        l1, psnr, ssim, moved = _means(self._pictures, 4)
        akd, pose, expression = _means(self._faces, 3)
        lost = self._lost / max(self._lost + len(self._faces), 1)
        return Score(l1, psnr, ssim, akd, pose, expression, moved, lost)


def _means(rows: list[tuple[float, ...]], width: int) -> list[float]:
    return np.mean(rows, axis=0).tolist() if rows else [float("nan")] * width


def _pose_difference_deg(a: FaceParams, b: FaceParams) -> float:
    angles = [
        abs(getattr(a.pose, name) - getattr(b.pose, name))
        for name in ("yaw_rad", "pitch_rad", "roll_rad")
    ]
    return float(np.degrees(np.mean(angles)))
