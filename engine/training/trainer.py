"""A run: learn, write down, validate, keep the best, and go on where it was left."""

from __future__ import annotations

import time
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from engine.drivers.jobs import QUIET, Job
from engine.training import cards
from engine.training.checkpoints import load_state, save_state
from engine.training.feeding import Feeder
from engine.training.journal import Journal
from engine.training.ranks import Rank
from engine.training.shards import Examples

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from torch import Tensor

    from engine.training.batches import Sample
    from engine.training.settings import Settings
    from engine.types import ByteArray

_REPORT_EVERY = 25
_VALIDATED, _SHOWN = 96, 8


class Learner(Protocol):
    """A network being trained, with its optimisers."""

    kind: str

    def prepare(self, sample: Sample, random: np.random.Generator) -> Sample:
        """What to do with each sample as it is read."""
        ...

    def step(self, samples: Sequence[Sample], step: int) -> dict[str, float]:
        """Learn from one batch; gives losses by name."""
        ...

    def validate(self, samples: Sequence[Sample]) -> dict[str, float]:
        """Measures by name; `ratio` is the one to make small."""
        ...

    def sheet(self, samples: Sequence[Sample]) -> ByteArray:
        """A picture to judge by."""
        ...

    def state(self) -> Mapping[str, Tensor]:
        """Everything needed to go on."""
        ...

    def restore(self, state: Mapping[str, Tensor]) -> None:
        """Go on from what `state` gave."""
        ...

    def export(self, path: Path, notes: Mapping[str, str]) -> None:
        """Write weights that a renderer loads."""
        ...


class Run:
    """One training run in a folder of its own.

    Args:
        folder: of the run: `state.safetensors` to go on from, `best.safetensors` and `best.json`
            (weights and their card), `log.jsonl`, `sheets/`, `tensorboard/`.
        learner: what learns.
        settings: how long, how fast.
        sources: folders of examples and their shares.
        held_out: folder of examples to validate on, or None to validate on none.
        rank: this process among those of the run.
    """

    def __init__(
        self,
        folder: Path,
        learner: Learner,
        settings: Settings,
        sources: Sequence[tuple[Path, float]],
        held_out: Path | None,
        rank: Rank | None = None,
    ) -> None:
        self.folder, self._learner, self._settings = folder, learner, settings
        self._rank = rank or Rank()
        self._held_out = held_out
        self._sources = sources
        self._state = folder / "state.safetensors"
        self.facts: dict[str, Any] = {
            "kind": learner.kind, "step": 0, "samples": 0, "seconds": 0.0,
            "best": None, "best_step": 0, "worse": 0,
        }  # fmt: skip

    @classmethod
    def on_examples(
        cls,
        folder: Path,
        learner: Learner,
        settings: Settings,
        examples: Path,
        rank: Rank | None = None,
    ) -> Run:
        """A run on a folder of prepared examples: people, portraits, and whom to measure with."""
        portraits, held_out = settings.portraits, examples / "held-out"
        sources = ((examples / "people", 1 - portraits), (examples / "portraits", portraits))
        return cls(
            folder, learner, settings, sources, held_out if held_out.is_dir() else None, rank
        )

    def train(self, job: Job = QUIET) -> dict[str, Any]:
        """Train to the last step, until nothing gets better, or until the job is cancelled.

        Returns:
            What is known of the run, see `cards`.

        Raises:
            CancelledError: the user stopped; the state was saved.
            MediaError: there are no examples, or the folder holds another kind of run.
        """
        self._resume(job)
        settings, facts = self._settings, self.facts
        seed = (settings.seed, self._rank.number)
        feeder = Feeder(self._sources, settings.batch, seed, self._learner.prepare)
        journal = Journal(self.folder, facts["step"]) if self._rank.leads else None
        means = _Means()
        try:
            while facts["step"] < settings.steps and not self._gives_up():
                started = time.perf_counter()
                means.add(self._learner.step(feeder.samples(facts["step"]), facts["step"]))
                facts["step"] += 1
                facts["samples"] += settings.batch * self._rank.count
                facts["seconds"] += time.perf_counter() - started
                self._after_step(feeder, journal, means)
                job.step(facts["step"], settings.steps)
        finally:
            feeder.close()
            if journal is not None:
                self._save()
                journal.close()
        return facts

    def _after_step(self, feeder: Feeder, journal: Journal | None, means: _Means) -> None:
        step, last = self.facts["step"], self.facts["step"] == self._settings.steps
        if step % self._settings.validate_every == 0:
            feeder.refresh()
        if journal is None:
            return
        if step % _REPORT_EVERY == 0 or last:
            rate = self.facts["samples"] / max(self.facts["seconds"], 1e-9)
            journal.row("training", step, means.taken() | {"samples per second": rate})
        if step % self._settings.validate_every == 0 or last:
            self._validate(journal)
        if step % self._settings.save_every == 0:
            self._save()

    def _validate(self, journal: Journal) -> None:
        if self._held_out is None:
            self._keep({})
            return
        examples = Examples(self._held_out)
        chosen = np.unique(np.linspace(0, len(examples) - 1, _VALIDATED).astype(int))
        samples = [examples.read(int(number)) for number in chosen]
        scores = self._learner.validate(samples)
        journal.row("validation", self.facts["step"], scores)
        shown = samples[:: max(len(samples) // _SHOWN, 1)][:_SHOWN]
        journal.sheet(self.facts["step"], self._learner.sheet(shown))
        best = None if self._another_game() else self.facts["best"]
        # A run without held-out examples has kept its weights with no scores.
        if not best or scores["ratio"] < best["ratio"]:
            self._keep(scores)
        else:
            self.facts["worse"] += 1

    def _keep(self, scores: dict[str, float]) -> None:
        self.facts |= {"best": scores, "best_step": self.facts["step"], "worse": 0}
        path = self.folder / "best.safetensors"
        self._learner.export(path, {"step": str(self.facts["step"])})
        examples = {path.name: len(Examples(path)) for path, _ in self._sources if path.is_dir()}
        cards.write_card(self.folder / "best.json", path, self.facts, self._settings, examples)

    def _another_game(self) -> bool:
        """Whether the discriminators joined since the best validation.

        They trade a little agreement for sharpness, so scores from before are not comparable.
        """
        joined = self._settings.adversarial_from
        return joined is not None and self.facts["best_step"] < joined <= self.facts["step"]

    def _gives_up(self) -> bool:
        return 0 < self._settings.patience <= self.facts["worse"]

    def _save(self) -> None:
        save_state(self._state, self._learner.state(), self.facts)

    def _resume(self, job: Job) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self._state.is_file():
            return
        from engine.errors import MediaError

        tensors, facts = load_state(self._state)
        if facts.get("kind") != self._learner.kind:
            raise MediaError(
                f"{self.folder} holds a run of another preset, {facts.get('kind')}.",
                "Choose another --out.",
            )
        self._learner.restore(tensors)
        self.facts = facts
        job.notice(f"Going on after step {facts['step']}.")


class _Means:
    """Means of losses since they were last taken."""

    def __init__(self) -> None:
        self._values: dict[str, list[float]] = defaultdict(list)

    def add(self, values: Mapping[str, float]) -> None:
        for name, value in values.items():
            self._values[name].append(value)

    def taken(self) -> dict[str, float]:
        means = {name: float(np.mean(values)) for name, values in self._values.items()}
        self._values.clear()
        return means
