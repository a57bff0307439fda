"""A whole evaluation: clips, synthetic people and portraits, and the page about them."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from engine import __version__, device
from engine.drivers.jobs import QUIET, Job
from engine.evaluation.comparison import Comparison, compare
from engine.evaluation.held_out import HeldOut
from engine.evaluation.report.page import write_report
from engine.evaluation.report.sheets import Samples, Sheet, portrait_sheet
from engine.evaluation.self_reenactment import self_reenactment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from engine.evaluation.contenders import Contender
    from engine.evaluation.measures import Unit
    from engine.evaluation.report.curves import Curve
    from engine.facemodels.model import FaceModel
    from engine.trackers.base import Tracker
    from engine.types import Portrait


class Trial:
    """Collects what is measured and shown.

    Args:
        contenders: who is compared; differences are to the first.
        tracker, model: what measures.
    """

    def __init__(
        self, contenders: Sequence[Contender], *, tracker: Tracker, model: FaceModel
    ) -> None:
        self._clips: list[Unit] = []
        self._synthetic: list[Comparison] = []
        self._contenders = contenders
        self._tracker, self._model = tracker, model
        self._sheets: list[Sheet] = []
        self._samples: list[Sheet] = []

    def clip(self, path: Path, limit: int | None = None, job: Job = QUIET) -> None:
        """Self-reenactment of one more clip.

        Raises:
            MediaError, NoFaceError: see `self_reenactment`.
        """
        samples = Samples()
        self._clips.append(self_reenactment(
            path, self._contenders, tracker=self._tracker, model=self._model, job=job,
            limit=limit, watch=samples.see,
        ))  # fmt: skip
        self._samples.append(samples.sheet(f"Frames of {path.name}", self._contenders))

    def comparisons(self) -> list[Comparison]:
        """What was measured so far, clips first."""
        clips = [compare("Self-reenactment of clips", self._clips)] if self._clips else []
        return [*clips, *self._synthetic]

    def people(self, count: int, targets: int, job: Job = QUIET) -> None:
        """Held-out synthetic people under their own performances."""
        title = "Held-out synthetic people"
        with self._held_out(title, targets) as bench:
            self._synthetic.append(compare(title, bench.people(count, job)))

    def across(self, count: int, targets: int, job: Job = QUIET) -> None:
        """Held-out synthetic people under each other's performances."""
        title = "One synthetic person's performance by another"
        with self._held_out(title, targets) as bench:
            self._synthetic.append(compare(title, bench.across(count, job)))

    def portrait(self, name: str, portrait: Portrait) -> None:
        """Show a portrait in all views."""
        self._sheets.append(portrait_sheet(name, portrait, self._contenders, self._model))

    def write(self, folder: Path, curves: Sequence[Curve] = ()) -> Path:
        """Write the page.

        Raises:
            MediaError: see `write_report`.
        """
        now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M")
        return write_report(
            folder,
            title="How good are the pictures?",
            made=f"Likeness {__version__} on {device.describe_cpu()}, {now} UTC.",
            labels={each.name: each.label for each in self._contenders},
            comparisons=self.comparisons(),
            curves=curves,
            sheets=[*self._sheets, *self._samples],
        )

    @contextmanager
    def _held_out(self, title: str, targets: int) -> Iterator[HeldOut]:
        samples = Samples()
        yield HeldOut(
            self._contenders, targets=targets, tracker=self._tracker, model=self._model,
            watch=samples.see,
        )  # fmt: skip
        self._samples.append(samples.sheet(f"Frames: {title}", self._contenders))
