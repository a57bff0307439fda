"""Self-reenactment: the first frame of a clip is driven by the rest and compared with it."""

from __future__ import annotations

from contextlib import ExitStack, closing
from itertools import islice
from typing import TYPE_CHECKING

from engine.drivers.jobs import QUIET, Job
from engine.drivers.photo import read_portrait
from engine.drivers.prefetch import prefetched
from engine.drivers.retarget import Retargeting, retarget
from engine.drivers.video import video_take
from engine.errors import NoFaceError
from engine.evaluation import metrics
from engine.evaluation.judge import Judge, Truth
from engine.evaluation.regions import points_px, region_masks
from engine.evaluation.slow_turn import SlowTurn
from engine.facemodels.parts import Part
from engine.media import VideoReader
from engine.rasterizers import geometry_maps
from engine.renderers import Pace
from engine.types import Picture

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from engine.evaluation.contenders import Contender
    from engine.evaluation.judge import Seen, Watch
    from engine.evaluation.measures import Unit
    from engine.facemodels.model import FaceModel
    from engine.trackers.base import Tracker
    from engine.types import FaceParams, Frame, Portrait


def self_reenactment(
    path: Path,
    contenders: Sequence[Contender],
    *,
    tracker: Tracker,
    model: FaceModel,
    job: Job = QUIET,
    limit: int | None = None,
    watch: Watch | None = None,
) -> Unit:
    """Measure contenders on one clip, all with the same targets: it is tracked once.

    Args:
        path: a video whose first frame shows a face.
        contenders: who draws.
        tracker, model: what measures the frames, the clip's and those made.
        job: progress and cancel.
        limit: number of frames to use, or None for all.
        watch: shown every frame with what was made of it.

    Raises:
        MediaError: the clip cannot be read.
        NoFaceError: its first frame shows no face.
    """
    seen: list[Seen] = []
    take = video_take(
        path, tracker=tracker, model=model, limit=limit, watch=seen.append,
        job=Job(cancelled=job.cancelled, notice=job.notice),
    )  # fmt: skip
    if not seen[0]:
        raise NoFaceError(f"The first frame of {path.name} shows no face.")
    with ExitStack() as stack:
        video = stack.enter_context(VideoReader(path))
        frames = stack.enter_context(closing(prefetched(islice(video, len(take)))))
        first = next(frames)
        portrait = read_portrait(Picture(first.pixels), tracker=tracker, model=model)
        targets = retarget(take, portrait.params, Retargeting(smooth=0.0, reference=0))
        next(targets)
        judge = Judge(
            contenders, portrait, first, tracker=tracker, model=model, pace=Pace.FILM, watch=watch
        )
        stack.enter_context(judge)
        before = first
        pairs = zip(frames, targets, seen[1:], strict=False)
        for done, (frame, target, found) in enumerate(pairs, start=2):
            judge.compare(_truth(model, portrait, target, before, frame, found), target)
            before = frame
            job.step(done, len(take))
        turn = SlowTurn(portrait, model)
        return judge.unit(path.name, turn)


def _truth(
    model: FaceModel,
    portrait: Portrait,
    target: FaceParams,
    before: Frame,
    frame: Frame,
    seen: Seen,
) -> Truth:
    size_hw = portrait.picture.size_hw
    parts = geometry_maps(model, target, size_hw).mask
    still = metrics.still(before.pixels, frame.pixels) & (parts == 0)
    regions = {}
    if seen:
        regions = region_masks(model, points_px(model, seen[1].params), size_hw)
    head = (parts > 0) & (parts != Part.NECK) & (parts != Part.TORSO)
    return Truth(frame, seen, regions, head, still)
