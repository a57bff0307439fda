"""The lite network fitted to one person, from one photo or from a clip."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from engine.drivers.jobs import QUIET, Job
from engine.errors import NoFaceError
from engine.media import read_picture
from engine.renderers.headgan.lite.weights import load_network
from engine.training.clips import SUFFIXES, clip_subject, segments_of
from engine.training.cycles import CyclePhoto
from engine.training.examples import lite_examples
from engine.training.lite_learner import LiteLearner
from engine.training.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from engine.facemodels.model import FaceModel
    from engine.trackers.base import Tracker
    from engine.training.batches import Sample
    from engine.training.subjects import Subject

TURNS = 40
"""Pictures made of one photo."""
_CLIP_TARGETS = 12
_LONGEST = 6
"""Stretches of a clip that are looked at."""
_MEASURED = 6
"""One example in so many is not learned from but measured with."""
_RATE, _BATCH, _WARM_UP = 1.5e-4, 4, 20
_STEPS_AT_MOST = 3000


@dataclass(frozen=True)
class Personalised:
    """What came of it.

    Attributes:
        examples: made from the photo or clip.
        steps: of the optimiser.
        before, after: scores on what was not learned from, see `scores.Tally.means`.
    """

    examples: int
    steps: int
    before: dict[str, float]
    after: dict[str, float]

    @property
    def better(self) -> bool:
        """Whether the new weights come closer to pictures of this person than the old ones."""
        return self.after["ratio"] < self.before["ratio"]


def personalise(
    source: Path,
    out: Path,
    *,
    start: Path,
    tracker: Tracker,
    model: FaceModel,
    minutes: float = 4.0,
    turns: int | None = None,
    device: str = "cpu",
    job: Job = QUIET,
) -> Personalised:
    """Fine-tune a network to the person of a photo or a clip, and write its weights.

    A photo is turned by the base renderer, and the network learns the way back to it; a clip gives
    real pictures to learn from. What the network knew is lost a little for other people.

    Args:
        source: a picture or a video with one face.
        out: .safetensors to write.
        start: weights to begin with.
        tracker, model: as the program uses them.
        minutes: how long to learn, after the examples are made.
        turns: pictures to make of a photo, None for the usual number.
        device: torch device name.
        job: progress in seconds, and cancel; a cancelled job writes nothing.

    Raises:
        NoFaceError: nothing can be learned from the file.
        CancelledError: the user stopped.
    """
    samples: list[Sample] = []
    if source.suffix.lower() in SUFFIXES:
        subjects, total = _from_clip(source, tracker, model), _LONGEST * _CLIP_TARGETS
    else:
        total = turns or TURNS
        subjects = _from_photo(source, tracker, model, total)
    clock = _Clock(60.0 * minutes, job)
    for subject in subjects:
        samples += _split(subject)
        clock.preparing(len(samples) / total)
    measured, learned = samples[::_MEASURED], [
        sample for number, sample in enumerate(samples) if number % _MEASURED
    ]  # fmt: skip
    if len(learned) < _BATCH:
        raise NoFaceError(f"{source.name} gives too few pictures to learn from.")
    network = load_network(start)
    settings = Settings(
        steps=_STEPS_AT_MOST, batch=_BATCH, rate=_RATE, warm_up=_WARM_UP, schedule="constant",
        average=0.98,
    )  # fmt: skip
    learner = LiteLearner(
        network.layout, settings, torch.device(device), start=network.state_dict()
    )
    before = learner.validate(measured)
    steps = _learn(learner, learned, settings, clock)
    learner.export(out, {"person": source.name, "steps": str(steps)})
    return Personalised(len(samples), steps, before, learner.validate(measured))


class _Clock:
    """Tells a job of seconds: two stages that count different things make one bar so.

    Args:
        seconds: for learning.
        job: who listens.
    """

    def __init__(self, seconds: float, job: Job) -> None:
        self.seconds = seconds
        self._job, self._began = job, time.monotonic()

    def preparing(self, share: float) -> None:
        """A share of the examples is made; the rest is foreseen at the same pace."""
        spent = time.monotonic() - self._began
        self._tell(spent, spent / min(max(share, 0.01), 1.0) + self.seconds)

    def learning(self, seconds: float) -> None:
        """So long it has learned."""
        spent = time.monotonic() - self._began
        self._tell(spent, spent + max(self.seconds - seconds, 0.0))

    def _tell(self, spent: float, total: float) -> None:
        self._job.step(int(spent), int(total))


def _learn(
    learner: LiteLearner, samples: list[Sample], settings: Settings, clock: _Clock
) -> int:
    start = time.monotonic()
    for step in range(settings.steps):
        random = np.random.default_rng((1, step))
        chosen = random.choice(len(samples), settings.batch, replace=False)
        learner.step([learner.prepare(samples[each], random) for each in chosen], step)
        spent = time.monotonic() - start
        clock.learning(spent)
        if spent >= clock.seconds:
            return step + 1
    return settings.steps


def _from_photo(
    path: Path, tracker: Tracker, model: FaceModel, turns: int
) -> Iterator[Subject]:
    photo = CyclePhoto(read_picture(path), tracker=tracker, model=model)
    for number in range(turns):
        try:
            yield photo.subject(np.random.default_rng(number))
        except NoFaceError:
            continue


def _from_clip(path: Path, tracker: Tracker, model: FaceModel) -> Iterator[Subject]:
    for segment in segments_of(path)[:_LONGEST]:
        try:
            yield clip_subject(segment, _CLIP_TARGETS, tracker=tracker, model=model)
        except NoFaceError:
            continue


def _split(subject: Subject) -> list[Sample]:
    """One sample a target."""
    fields = lite_examples(subject)
    return [
        {
            name: values if name.startswith("photo_") else values[number]
            for name, values in fields.items()
        }
        for number in range(len(subject.targets))
    ]
