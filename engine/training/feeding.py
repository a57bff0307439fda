"""Which examples each step sees: decided by the step's number alone, so that a run can resume."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np

from engine.training.shards import Examples

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from engine.training.batches import Sample

_AHEAD = 4


class Feeder:
    """Reads the examples of coming steps while others are trained on.

    Args:
        folders: of shards, and the share of examples to take from each; those without shards are
            left out.
        batch: examples a step.
        seed: what the order depends on, beside the step.
        prepare: what to do with each sample on the reading threads.
        threads: how many read.
    """

    def __init__(
        self,
        folders: Sequence[tuple[Path, float]],
        batch: int,
        seed: tuple[int, ...],
        prepare: Callable[[Sample, np.random.Generator], Sample],
        threads: int = 2,
    ) -> None:
        self._folders, self._batch, self._seed = folders, batch, seed
        self._prepare = prepare
        self._pool = ThreadPoolExecutor(threads)
        self._coming: dict[int, list[Future[Sample]]] = {}
        self.sources: list[tuple[Examples, float]] = []
        self.refresh()

    def refresh(self) -> None:
        """Look for examples that were added since.

        Raises:
            MediaError: there are none at all.
        """
        there = [(path, share) for path, share in self._folders if any(path.glob("*/shard.json"))]
        self.sources = [(Examples(path), share) for path, share in there or self._folders[:1]]

    def samples(self, step: int) -> list[Sample]:
        """The examples of one step."""
        for ahead in range(step, step + _AHEAD):
            if ahead not in self._coming:
                self._coming[ahead] = self._ask(ahead)
        for stale in [each for each in self._coming if each < step]:
            del self._coming[stale]
        return [each.result() for each in self._coming.pop(step)]

    def close(self) -> None:
        """Stop reading."""
        self._pool.shutdown(cancel_futures=True)

    def _ask(self, step: int) -> list[Future[Sample]]:
        random = np.random.default_rng((*self._seed, step))
        shares = np.array([share for _, share in self.sources])
        chosen = random.choice(len(shares), self._batch, p=shares / shares.sum())
        jobs = []
        for number, which in enumerate(chosen):
            examples = self.sources[which][0]
            place = int(random.integers(len(examples)))
            own = np.random.default_rng((*self._seed, step, number))
            jobs.append(self._pool.submit(self._read, examples, place, own))
        return jobs

    def _read(self, examples: Examples, place: int, random: np.random.Generator) -> Sample:
        return self._prepare(examples.read(place), random)
