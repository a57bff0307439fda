"""How fast each stage is and how much memory it takes on this computer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine import device
from engine.errors import UsageError
from engine.evaluation import stages
from engine.evaluation.fresh import run_fresh

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

DEFAULT_SIZES_PX = (256, 512, 1024)
_IMPORTS = 3
_SMALLEST_PX, _LARGEST_PX = 64, 4096


@dataclass(frozen=True)
class StageResult:
    """One stage at one size.

    Attributes:
        stage: its name, see `stages.STAGES`.
        size_px: longer side of the picture, or 0 where it does not matter.
        median_ms, p10_ms, p90_ms: of the repetitions.
        first_ms: the first call in a fresh process.
        peak_mb: most memory held by a process that does this stage and what it needs before it.
        rounds: number of repetitions.
    """

    stage: str
    size_px: int
    median_ms: float
    p10_ms: float
    p90_ms: float
    first_ms: float
    peak_mb: float
    rounds: int


@dataclass(frozen=True)
class BenchResult:
    """A whole run: on what, and each stage."""

    computer: str
    cores: int
    photo: str
    stages: tuple[StageResult, ...]


def bench(
    photo: Path,
    sizes_px: Sequence[int] = DEFAULT_SIZES_PX,
    only: Sequence[str] = (),
    report: Callable[[int, int | None], None] | None = None,
) -> BenchResult:
    """Measure every stage at every size, each in a fresh process.

    Args:
        photo: a picture with a face, scaled to each size.
        sizes_px: lengths of the longer side.
        only: names of stages, or empty for all.
        report: called with the number of measurements done and their total.

    Raises:
        UsageError: a stage or size makes no sense.
        LikenessError: a stage cannot run, for instance because the photo shows no face.
    """
    jobs = _jobs(sizes_px, only)
    results = []
    for done, (stage, size_px) in enumerate(jobs):
        if report:
            report(done, len(jobs))
        results.append(_stage(stage, photo, size_px))
    if report:
        report(len(jobs), len(jobs))
    label = device.describe_cpu()
    return BenchResult(label, device.cores(), photo.name, tuple(results))


def _jobs(sizes_px: Sequence[int], only: Sequence[str]) -> list[tuple[str, int]]:
    for name in only:
        if name not in stages.STAGES:
            known = ", ".join(stages.STAGES)
            raise UsageError(f"There is no stage called {name!r}.", f"There are: {known}.")
    for size in sizes_px:
        if not _SMALLEST_PX <= size <= _LARGEST_PX:
            raise UsageError(f"A size of {size} px is outside {_SMALLEST_PX} to {_LARGEST_PX}.")
    return [
        (name, size)
        for name in stages.STAGES
        if not only or name in only
        for size in ((0,) if name in stages.SIZELESS else sizes_px)
    ]


def _stage(stage: str, photo: Path, size_px: int) -> StageResult:
    repeats = _IMPORTS if stage == "import" else 1
    title = f"The stage {stage} at {size_px} px"
    timings = [run_fresh(title, stages.measure, stage, photo, size_px) for _ in range(repeats)]
    times = [time for timing in timings for time in timing.times_ms or (timing.first_ms,)]
    p10, median, p90 = (float(each) for each in np.percentile(times, (10, 50, 90)))
    return StageResult(
        stage=stage,
        size_px=size_px,
        median_ms=median,
        p10_ms=p10,
        p90_ms=p90,
        first_ms=timings[0].first_ms,
        peak_mb=max(timing.peak_mb for timing in timings),
        rounds=len(times),
    )
