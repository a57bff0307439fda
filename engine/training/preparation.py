"""Making shards: many jobs in several processes, which may be stopped and started again."""

from __future__ import annotations

import multiprocessing
import os
import zlib
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.drivers.jobs import QUIET, Job
from engine.errors import NoFaceError
from engine.training.shards import missing, reject, write_shard

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future

    from engine.training.clips import Segment
    from engine.training.subjects import Subject

_AHEAD = 2


@dataclass(frozen=True)
class Person:
    """A synthetic person to be prepared."""

    seed: int
    targets: int

    @property
    def name(self) -> str:
        return f"person-{self.seed:07d}"

    def subject(self) -> Subject:
        """See `people.synthetic_subject`."""
        from engine.facemodels import load_model
        from engine.training.people import synthetic_subject

        return synthetic_subject(self.seed, self.targets, tracker=_tracker(), model=load_model())


@dataclass(frozen=True)
class Turn:
    """A photo to be turned at random and back."""

    photo: Path
    number: int

    @property
    def name(self) -> str:
        return f"{self.photo.stem}-{self.number:04d}"

    def subject(self) -> Subject:
        """See `cycles.CyclePhoto`."""
        seed = [*self.photo.stem.encode(), self.number]
        return _cycle_photo(self.photo).subject(np.random.default_rng(seed))


@dataclass(frozen=True)
class Stretch:
    """A stretch of a clip."""

    segment: Segment
    targets: int

    @property
    def name(self) -> str:
        clip = self.segment.clip
        # Clips of several folders may have the same name.
        place = zlib.crc32(str(clip.parent).encode())
        return f"{clip.stem}-{place:08x}-{self.segment.number:03d}"

    def subject(self) -> Subject:
        """See `clips.clip_subject`."""
        from engine.facemodels import load_model
        from engine.training.clips import clip_subject

        return clip_subject(self.segment, self.targets, tracker=_tracker(), model=load_model())


Order = Person | Turn | Stretch


def prepare(
    folder: Path,
    orders: Sequence[Order],
    *,
    preset: str = "lite",
    processes: int = 1,
    job: Job = QUIET,
) -> int:
    """Make those shards that are not there yet.

    Args:
        folder: where to.
        orders: what to make.
        preset: whose examples, see `examples.EXAMPLES`.
        processes: how many work at once.
        job: progress and cancel; what was made stays.

    Returns:
        How many had to be rejected, now or earlier.

    Raises:
        CancelledError: the user stopped.
    """
    by_name = {order.name: order for order in orders}
    todo = [by_name[name] for name in missing(folder, by_name)]
    done = len(by_name) - len(todo)
    job.step(done, len(by_name))
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_calm) as pool:
        running: set[Future[None]] = set()
        try:
            while todo or running:
                while todo and len(running) < processes + _AHEAD:
                    running.add(pool.submit(_make, folder, todo.pop(0), preset))
                ready, running = wait(running, return_when=FIRST_COMPLETED)
                for each in ready:
                    each.result()
                done += len(ready)
                job.step(done, len(by_name))
        finally:
            pool.shutdown(cancel_futures=True)
    return sum((folder / f"{name}.rejected.json").is_file() for name in by_name)


def _make(folder: Path, order: Order, preset: str) -> None:
    from engine.training.examples import EXAMPLES

    try:
        arrays = EXAMPLES[preset](order.subject())
    except NoFaceError as error:
        reject(folder, order.name, error.sentence)
    else:
        write_shard(folder, order.name, arrays, {"preset": preset})


def _calm() -> None:
    """Each process keeps to one thread: there are as many as cores."""
    os.environ["OMP_NUM_THREADS"] = "1"


@lru_cache(maxsize=1)
def _tracker() -> Any:
    from engine.trackers import TRACKERS

    return TRACKERS.load(TRACKERS.default)


@lru_cache(maxsize=8)
def _cycle_photo(path: Path) -> Any:
    from engine.facemodels import load_model
    from engine.media import read_picture
    from engine.training.cycles import CyclePhoto

    return CyclePhoto(read_picture(path), tracker=_tracker(), model=load_model())


def photos_in(folder: Path) -> list[Path]:
    """The pictures of a folder.

    Raises:
        MediaError: there are none.
    """
    from engine.errors import MediaError

    found = sorted(
        path for path in folder.glob("*") if path.suffix.lower() in {".jpg", ".jpeg", ".png"}
    )
    if not found:
        raise MediaError(f"There are no pictures in {folder}.")
    return found
