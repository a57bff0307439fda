"""Held-out synthetic people: the true picture is known, of one person and across people.

These people have seeds of their own (`FIRST_SEED` on), which neither training nor the choice of
the best training step ever sees. The renderers are given what the program measures in the true
picture, as in self-reenactment, not the parameters it was drawn from.
"""

from __future__ import annotations

from itertools import count as counting
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.jobs import QUIET, Job
from engine.drivers.video import Performer
from engine.errors import NoFaceError
from engine.evaluation.judge import Judge, Truth
from engine.evaluation.regions import points_px, region_masks
from engine.evaluation.slow_turn import SlowTurn
from engine.trackers.base import NearestFace
from engine.training.subjects import carried_over, understood
from engine.training.synthetic.frames import flow_px, seen_in_source
from engine.training.synthetic.sequences import cross_identity, sample_sequence
from engine.types import Frame

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.evaluation.contenders import Contender
    from engine.evaluation.judge import Seen, Watch
    from engine.evaluation.measures import Unit
    from engine.facemodels.model import FaceModel
    from engine.trackers.base import Tracker
    from engine.training.synthetic.frames import SyntheticFrame
    from engine.types import ByteArray, Landmarks

FIRST_SEED = 5_000_000
FRAME_PX = 320
_CROSS_SEEDS = 500_000
_STEP_S = 10.0
"""Pictures of a sequence are far apart: after such a gap the fit starts anew."""
_FEWEST = 2


class HeldOut:
    """Measures contenders on synthetic people.

    A person in whom the tracker finds no face, or too few of whose pictures show it one, is
    replaced by the next.

    Args:
        contenders: who draws.
        targets: pictures of each person.
        tracker, model: what measures true and made pictures.
        watch: shown every picture with what was made of it.
    """

    def __init__(
        self,
        contenders: Sequence[Contender],
        *,
        targets: int,
        tracker: Tracker,
        model: FaceModel,
        watch: Watch | None = None,
    ) -> None:
        self._contenders, self._targets, self._watch = contenders, targets, watch
        self._tracker, self._stills, self._model = tracker, _Stills(tracker), model

    def people(self, count: int, job: Job = QUIET) -> list[Unit]:
        """Each person's photo under their own performance."""

        def person(seed: int) -> Unit:
            photo, *frames = sample_sequence(seed, self._targets + 1, FRAME_PX)
            return self._unit(f"person {seed}", photo, frames, [photo, *frames])

        return _collected(count, FIRST_SEED, person, job)

    def across(self, count: int, job: Job = QUIET) -> list[Unit]:
        """Each person's photo under another's performance, against the person performing it."""

        def pair(seed: int) -> Unit:
            (photo, *frames), performer = cross_identity(seed, 2, self._targets + 1, FRAME_PX)
            return self._unit(f"person {seed} driven by {seed + 1}", photo, frames, performer)

        return _collected(count, FIRST_SEED + _CROSS_SEEDS, pair, job, step=2)

    def _unit(
        self,
        name: str,
        photo: SyntheticFrame,
        frames: Sequence[SyntheticFrame],
        performance: Sequence[SyntheticFrame],
    ) -> Unit:
        """One person.

        Args:
            name: of the unit.
            photo: what is rendered from.
            frames: what is to come out.
            performance: who drives it: the photo's counterpart, then one for each of `frames`.

        Raises:
            NoFaceError: no face is found in the photo, its counterpart or most others.
        """
        portrait = understood(photo.pixels, self._tracker, self._model)
        acted = self._watched(performance)
        truths = acted if performance[0] is photo else self._watched([photo, *frames])
        if not acted[0] or not truths[0]:
            raise NoFaceError("The tracker misses the face of the photo.")
        start, acts, seens = acted[0][1].params, acted[1:], truths[1:]
        found = [
            (self._truth(photo, frame, number, seen), act[1].params)
            for number, (frame, act, seen) in enumerate(zip(frames, acts, seens, strict=True), 1)
            if act and seen
        ]
        if len(found) < _FEWEST:
            raise NoFaceError("The tracker misses too many of the frames.")
        targets = carried_over([start, *(params for _, params in found)], portrait.params)
        with Judge(
            self._contenders, portrait, _frame(photo.pixels, 0),
            tracker=self._stills, model=self._model, watch=self._watch,
        ) as judge:  # fmt: skip
            for (truth, _), target in zip(found, targets, strict=True):
                judge.compare(truth, target)
            return judge.unit(name, SlowTurn(portrait, self._model))

    def _watched(self, frames: Sequence[SyntheticFrame]) -> list[Seen]:
        performer = Performer(self._stills, self._model)
        return [performer.see(_frame(each.pixels, number)) for number, each in enumerate(frames)]

    def _truth(
        self, photo: SyntheticFrame, frame: SyntheticFrame, number: int, seen: Seen
    ) -> Truth:
        where = points_px(self._model, frame.params, frame.offsets_mm)
        known = np.isfinite(flow_px(photo, frame)).all(axis=2) & seen_in_source(photo, frame)
        regions = region_masks(self._model, where, known.shape)
        return Truth(_frame(frame.pixels, number), seen, regions, known)


class _Stills:
    """A tracker that looks at every picture anew, because they do not follow each other."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker

    def detect(self, pixels: ByteArray) -> list[Landmarks]:
        """See `Tracker.detect`."""
        return self._tracker.detect(pixels)

    def glance(self, pixels: ByteArray) -> list[float]:
        """See `Tracker.glance`."""
        return self._tracker.glance(pixels)

    def follow(self, face: int = 1) -> NearestFace:
        """See `Tracker.follow`."""
        return NearestFace(self._tracker.detect, face)

    def close(self) -> None:
        """The tracker belongs to somebody else."""


def _collected(
    count: int, first_seed: int, measured: Callable[[int], Unit], job: Job, step: int = 1
) -> list[Unit]:
    units: list[Unit] = []
    seeds = counting(first_seed, step)
    while len(units) < count:
        seed = next(seeds)
        try:
            units.append(measured(seed))
        except NoFaceError as error:
            job.notice(f"Person {seed} is left out: {error.sentence}")
        job.step(len(units), count)
    return units


def _frame(pixels: ByteArray, number: int) -> Frame:
    return Frame(pixels, number * _STEP_S, number)
