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

_TURNS = 40
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


def personalise(
    source: Path,
    out: Path,
    *,
    start: Path,
    tracker: Tracker,
    model: FaceModel,
    minutes: float = 4.0,
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
        device: torch device name.
        job: progress and cancel; a cancelled job writes nothing.

    Raises:
        NoFaceError: nothing can be learned from the file.
        CancelledError: the user stopped.
    """
    subjects = _from_clip if source.suffix.lower() in SUFFIXES else _from_photo
    samples: list[Sample] = []
    total = _TURNS if subjects is _from_photo else _LONGEST * _CLIP_TARGETS
    for subject in subjects(source, tracker, model):
        samples += _split(subject)
        job.step(len(samples), total)
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
    steps = _learn(learner, learned, settings, 60.0 * minutes, job)
    learner.export(out, {"person": source.name, "steps": str(steps)})
    return Personalised(len(samples), steps, before, learner.validate(measured))


def _learn(
    learner: LiteLearner, samples: list[Sample], settings: Settings, seconds: float, job: Job
) -> int:
    start = time.monotonic()
    for step in range(settings.steps):
        random = np.random.default_rng((1, step))
        chosen = random.choice(len(samples), settings.batch, replace=False)
        learner.step([learner.prepare(samples[each], random) for each in chosen], step)
        spent = time.monotonic() - start
        job.step(min(int(spent), int(seconds)), int(seconds))
        if spent >= seconds:
            return step + 1
    return settings.steps


def _from_photo(path: Path, tracker: Tracker, model: FaceModel) -> Iterator[Subject]:
    photo = CyclePhoto(read_picture(path), tracker=tracker, model=model)
    for number in range(_TURNS):
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
