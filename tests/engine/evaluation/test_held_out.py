"""Held-out people: the truth is perfect by every measure, and a copy is not."""

from __future__ import annotations

import numpy as np
import pytest

from engine.evaluation import held_out
from engine.evaluation.contenders import Contender, CopiedPhoto
from engine.facemodels import load_model
from engine.renderers import Pace
from engine.trackers import TRACKERS
from engine.training.synthetic.people import FIRST_HELD_OUT
from engine.training.synthetic.sequences import cross_identity, sample_sequence
from engine.types import FaceParams, Portrait, RenderResult

TARGETS = 2


class Oracle:
    """Draws the true pictures in their order, then the photo."""

    made_by_network = False

    def prepare(self, portrait: Portrait, pace: Pace = Pace.STILL) -> Oracle:
        self.portrait = portrait
        self._left = list(self.truths)
        return self

    def render(self, target: FaceParams, *, provenance: bool = False) -> RenderResult:
        del target, provenance
        photo = self.portrait.picture.pixels
        pixels = self._left.pop(0) if self._left else photo
        return RenderResult(pixels, None, None, (0, 0, photo.shape[1], photo.shape[0]))


@pytest.mark.parametrize("across", [False, True])
def test_the_truth_is_perfect_and_a_copy_is_not(across: bool) -> None:
    seed = held_out.FIRST_SEED + across * 500_000
    if across:
        frames = cross_identity(seed, 1, TARGETS + 1, held_out.FRAME_PX)[0]
    else:
        frames = sample_sequence(seed, TARGETS + 1, held_out.FRAME_PX)
    oracle, seen = Oracle(), []
    oracle.truths = [frame.pixels for frame in frames[1:]]
    bench = held_out.HeldOut(
        [Contender("truth", "Truth", oracle), Contender("copy", "Copy", CopiedPhoto())],
        targets=TARGETS,
        tracker=TRACKERS.load("mediapipe"),
        model=load_model(),
        watch=lambda truth, made: seen.append(truth),
    )
    (unit,) = bench.across(1) if across else bench.people(1)
    assert str(seed) in unit.name
    for name in ("l1", "flow_px", "akd_px", "mouth_l1", "eyes_l1"):
        assert np.abs(unit.values["truth"][name]).max() < 1e-4
        assert unit.values["copy"][name].mean() > 1e-3
    assert len(seen) == TARGETS
    for truth, frame in zip(seen, frames[1:], strict=True):
        # Only what the photo shows counts for the flow: some of the person, none of the rest.
        assert 0.05 < truth.head.mean() < (frame.parts > 0).mean()
        assert not truth.head[frame.parts == 0].any()


def test_nobody_here_is_seen_in_training_or_in_choosing_weights() -> None:
    assert held_out.FIRST_SEED > FIRST_HELD_OUT + 100_000
