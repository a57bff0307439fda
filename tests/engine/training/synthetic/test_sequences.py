"""Seeds give the same people everywhere, and the same performance on different ones."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import numpy as np

from engine.training.synthetic.frames import SyntheticFrame
from engine.training.synthetic.people import sample_person
from engine.training.synthetic.sequences import cross_identity, sample_sequence

SCRIPT = """
import hashlib
from engine.training.synthetic.sequences import sample_sequence
print(hashlib.sha256(sample_sequence(31, 2, 192)[1].pixels.tobytes()).hexdigest())
"""


def test_another_process_draws_the_same_picture(sequence: list[SyntheticFrame]) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == hashlib.sha256(sequence[1].pixels.tobytes()).hexdigest()


def test_frames_differ_and_their_number_does_not_matter(sequence: list[SyntheticFrame]) -> None:
    first, second = sample_sequence(31, 2, 96)
    assert not np.array_equal(first.params.expression, second.params.expression)
    np.testing.assert_array_equal(second.params.expression, sequence[1].params.expression)
    assert second.params.pose == sequence[1].params.pose


def test_the_same_performance_by_different_people() -> None:
    one, other = cross_identity(500, people=2, count=2, size_px=96)
    for mine, theirs in zip(one, other, strict=True):
        np.testing.assert_array_equal(mine.params.expression, theirs.params.expression)
        assert mine.params.pose.yaw_rad == theirs.params.pose.yaw_rad
        assert np.abs(mine.params.identity - theirs.params.identity).max() > 0.5
    assert not np.array_equal(one[0].pixels, other[0].pixels)


def test_people_are_various() -> None:
    people = [sample_person(seed) for seed in range(700, 710)]
    assert len({person.hair.style for person in people}) >= 4
    tones = [float(np.median(person.skin.melanin)) for person in people]
    assert min(tones) < 0.6
    assert max(tones) > 1.2
    assert 0 < sum(person.ancestry.male > 0.5 for person in people) < len(people)
