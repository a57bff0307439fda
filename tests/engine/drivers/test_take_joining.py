"""Takes one after the other."""

from __future__ import annotations

import numpy as np
import pytest

from engine.drivers.take_joining import join_sounds, join_takes
from engine.drivers.takes import Take
from engine.errors import UsageError
from engine.types import AudioBlock


def still(value: float, seconds: float = 2.0, fps: float = 30.0) -> Take:
    times_s = np.arange(round(seconds * fps) + 1) / fps
    return Take.of(times_s, np.full((len(times_s), 52), value), np.full((len(times_s), 3), value))


def test_joined_takes_meet_without_a_jump() -> None:
    joined = join_takes([still(0.0), still(0.5), still(0.2, fps=60.0)], 0.4)
    assert joined.duration_s == pytest.approx(3 * 2.0 - 2 * 0.4)
    assert joined.fps == pytest.approx(60, rel=0.01)
    for values in (joined.expression[:, 17], joined.head_rad[:, 0]):
        assert values[0] == 0.0
        assert values.max() == pytest.approx(0.5)
        assert values[-1] == pytest.approx(0.2)
        assert np.abs(np.diff(values)).max() < 0.04


def test_the_sound_goes_along() -> None:
    loud = AudioBlock(np.full(16000, 0.5, np.float32), 8000, 0.0)
    joined = join_sounds([loud, None, loud], [2.0, 2.0, 2.0], 0.4)
    assert joined is not None
    assert len(joined.samples) == round(5.2 * 8000)
    at = {s: float(joined.samples[round(s * 8000)]) for s in (0.1, 1.0, 2.5, 3.3, 4.0, 5.0)}
    assert at[0.1] == at[1.0] == at[4.0] == at[5.0] == pytest.approx(0.5)
    assert at[2.5] == 0.0
    assert 0.0 < at[3.3] < 0.5


def test_takes_without_sound_have_none() -> None:
    assert join_sounds([None, None], [1.0, 1.0], 0.1) is None


@pytest.mark.parametrize("blend_s", [-0.1, 1.5])
def test_blends_that_do_not_fit_are_refused(blend_s: float) -> None:
    with pytest.raises(UsageError, match="does not fit"):
        join_takes([still(0), still(1)], blend_s)
