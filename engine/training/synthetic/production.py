"""Rendering many people on all cores."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING

from engine.errors import UsageError
from engine.training.synthetic.sequences import sample_sequence
from engine.training.synthetic.storing import store, stored

if TYPE_CHECKING:
    from pathlib import Path

    from engine.drivers.jobs import Job

SMALLEST_PX, LARGEST_PX = 64, 2048


@dataclass(frozen=True)
class Order:
    """What to render: people of consecutive seeds, `frames` pictures of each.

    Raises:
        UsageError: a number is out of range.
    """

    seed: int
    people: int
    frames: int
    size_px: int
    workers: int

    def __post_init__(self) -> None:
        if not SMALLEST_PX <= self.size_px <= LARGEST_PX:
            raise UsageError(
                f"Pictures of {self.size_px} px cannot be rendered.",
                f"Choose a size from {SMALLEST_PX} to {LARGEST_PX}.",
            )
        if min(self.people, self.frames, self.workers) < 1 or self.seed < 0:
            raise UsageError(
                "Count, frames and workers must be at least 1, and the seed 0 or more."
            )

    @property
    def seeds(self) -> range:
        return range(self.seed, self.seed + self.people)


@dataclass(frozen=True)
class Produced:
    """What came of an order: pictures rendered, pictures that were there already, seconds."""

    rendered: int
    found: int
    seconds: float

    @property
    def per_second(self) -> float:
        return self.rendered / self.seconds if self.rendered else 0.0


def produce(order: Order, folder: Path, job: Job) -> Produced:
    """Render an order into a folder; people whose files are all there already are left as is.

    Raises:
        MediaError: a file cannot be written.
        CancelledError: the listener stopped the job; people already written stay.
    """
    wanted = [seed for seed in order.seeds if not stored(folder, seed, order.frames)]
    found = order.people - len(wanted)
    job.step(found, order.people)
    start, done = time.perf_counter(), 0
    if order.workers == 1 or len(wanted) < 2:
        for seed in wanted:
            _render(folder, seed, order.frames, order.size_px)
            done += 1
            job.step(found + done, order.people)
    else:
        _render_on_cores(order, folder, job, wanted, found)
        done = len(wanted)
    return Produced(done * order.frames, found * order.frames, time.perf_counter() - start)


def _render_on_cores(
    order: Order, folder: Path, job: Job, wanted: list[int], found: int
) -> None:
    workers = min(order.workers, len(wanted))
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting = [
            pool.submit(_render, folder, seed, order.frames, order.size_px) for seed in wanted
        ]
        try:
            for done, future in enumerate(as_completed(waiting), 1):
                future.result()
                job.step(found + done, order.people)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _render(folder: Path, seed: int, frames: int, size_px: int) -> None:
    store(folder, seed, sample_sequence(seed, frames, size_px))
