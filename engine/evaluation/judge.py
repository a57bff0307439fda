"""Measures every contender's picture of a frame against the true one."""

from __future__ import annotations

import math
import time
from contextlib import ExitStack, closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.video import Performer
from engine.evaluation import integrity, metrics
from engine.evaluation.measures import Unit
from engine.renderers import Pace
from engine.types import ARKIT_INDEX, Frame

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

    from numpy.typing import NDArray

    from engine.evaluation.contenders import Contender
    from engine.evaluation.slow_turn import SlowTurn
    from engine.facemodels.model import FaceModel
    from engine.fitting import Fit
    from engine.renderers import PreparedPortrait
    from engine.trackers.base import Tracker
    from engine.types import ByteArray, FaceParams, Landmarks, Portrait, RenderResult

    Seen = tuple[Landmarks, Fit] | None
    Watch = Callable[["Truth", Mapping[str, ByteArray]], None]
    """Shown the true frame and every contender's picture of it."""

_BLINKS = [ARKIT_INDEX["eyeBlinkLeft"], ARKIT_INDEX["eyeBlinkRight"]]
_CLOSED = 0.5
"""Beyond this a lid hides too much of the iris for its gaze to be read."""


@dataclass(frozen=True)
class Truth:
    """A frame as it really is.

    Attributes:
        frame: its pixels, time and number.
        seen: what the tracker and the fit make of it, or None where they see no face.
        regions: (H, W) by name, see `regions.region_masks`; empty where nothing is known.
        head: (H, W) where what is painted should lie exactly where it does in truth.
        still: (H, W) where nothing moved since the frame before, or None to measure no jitter.
    """

    frame: Frame
    seen: Seen
    regions: Mapping[str, NDArray[np.bool_]]
    head: NDArray[np.bool_]
    still: NDArray[np.bool_] | None = None


class Judge:
    """All contenders on one portrait, frame by frame; a context manager.

    Args:
        contenders: who draws.
        portrait: what they are given.
        first: its frame, which every contender's follower meets before the others.
        tracker, model: what measures the pictures.
        pace: what the pictures are for.
        watch: who looks on, or None.
    """

    def __init__(
        self,
        contenders: Sequence[Contender],
        portrait: Portrait,
        first: Frame,
        *,
        tracker: Tracker,
        model: FaceModel,
        pace: Pace = Pace.STILL,
        watch: Watch | None = None,
    ) -> None:
        self._watch = watch
        with ExitStack() as stack:
            performers = (
                stack.enter_context(closing(Performer(tracker, model))) for _ in contenders
            )
            self._sides = [
                _Side(each.name, each.renderer.prepare(portrait, pace), performer)
                for each, performer in zip(contenders, performers, strict=True)
            ]
            for side in self._sides:
                side.meet(first)
            self._stack = stack.pop_all()

    def __enter__(self) -> Judge:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def compare(self, truth: Truth, target: FaceParams) -> None:
        """Let every contender draw `target` and measure what it makes of it."""
        made = {side.name: side.draw(truth, target) for side in self._sides}
        if self._watch:
            self._watch(truth, made)

    def unit(self, name: str, turn: SlowTurn) -> Unit:
        """What was measured of all frames, and in a slow turn."""
        return Unit(name, {
            side.name: side.values() | turn.measure(side.prepared) for side in self._sides
        })  # fmt: skip


class _Side:
    """One contender and the follower that looks at its pictures."""

    def __init__(self, name: str, prepared: PreparedPortrait, performer: Performer) -> None:
        self.name = name
        self.prepared = prepared
        self._photo = prepared.portrait.picture.pixels
        self._before = self._photo
        self._performer = performer
        self._rows: list[dict[str, float]] = []

    def meet(self, first: Frame) -> None:
        self._performer.see(first)

    def draw(self, truth: Truth, target: FaceParams) -> ByteArray:
        start = time.perf_counter()
        result = self.prepared.render(target)
        row = {"render_ms": 1000 * (time.perf_counter() - start)}
        made, frame = result.pixels, truth.frame
        row |= _pictures(made, truth)
        row |= self._untouched(result)
        if truth.still is not None:
            row["jitter"] = metrics.jitter(self._before, made, truth.still)
        seen = self._performer.see(Frame(made, frame.time_s, frame.index))
        row |= _faces(seen, truth.seen)
        self._rows.append(row)
        self._before = made
        return made

    def values(self) -> dict[str, NDArray[np.float64]]:
        names = dict.fromkeys(name for row in self._rows for name in row)
        return {name: np.array([row.get(name, math.nan) for row in self._rows]) for name in names}

    def _untouched(self, result: RenderResult) -> dict[str, float]:
        return {
            "strays": integrity.strays(result.pixels, self._photo, result.changed_box),
            "seam": integrity.seam_levels(result.pixels, self._photo),
        }


def _pictures(made: ByteArray, truth: Truth) -> dict[str, float]:
    both = metrics.Likenesses(made, truth.frame.pixels)
    found = {"": both.whole()} | {
        f"{name}_": both.inside(region) for name, region in truth.regions.items()
    }
    row = {
        f"{start}{name}": value
        for start, likeness in found.items()
        for name, value in vars(likeness).items()
    }
    row["detail"] = metrics.detail(made, truth.frame.pixels, truth.head)
    for name, region in truth.regions.items():
        row[f"{name}_detail"] = metrics.detail(made, truth.frame.pixels, region)
    if truth.head.any():
        row["flow_px"] = metrics.displacement_px(made, truth.frame.pixels, truth.head)
    return row


def _faces(seen: Seen, wanted: Seen) -> dict[str, float]:
    if wanted is None:
        return {}
    if seen is None:
        return {"lost": 1.0}
    (marks, fit), (true_marks, true_fit) = seen, wanted
    pair = fit.params, true_fit.params
    open_eyes = true_fit.params.expression[_BLINKS].max() < _CLOSED
    return {
        "lost": 0.0,
        "akd_px": metrics.landmark_distance_px(marks, true_marks),
        "pose_deg": metrics.pose_distance_deg(*pair),
        "expression": metrics.expression_distance(*pair),
        "gaze_deg": metrics.gaze_distance_deg(*pair) if open_eyes else math.nan,
    }
