"""Intervals that hold what they promise."""

from __future__ import annotations

import numpy as np
import pytest

from engine.evaluation.comparison import compare
from engine.evaluation.intervals import ENOUGH_UNITS, describe, interval
from engine.evaluation.measures import Unit

RANDOM = np.random.default_rng(3)


def test_a_constant_has_no_spread() -> None:
    found = interval([np.full(30, 2.5)] * 3)
    assert (found.mean, found.low, found.high) == (2.5, 2.5, 2.5)


def test_frames_without_a_value_do_not_count() -> None:
    values = np.where(np.arange(60) % 3 == 0, np.nan, 1.0)
    found = interval([values, np.full(60, np.nan)])
    assert (found.mean, found.low, found.high) == pytest.approx((1, 1, 1))
    assert np.isnan(interval([np.full(9, np.nan)]).mean)


@pytest.mark.parametrize("units", [1, ENOUGH_UNITS + 12])
def test_independent_values_get_about_the_textbook_width(units: int) -> None:
    series = [RANDOM.normal(size=800 // units) for _ in range(units)]
    found = interval(series)
    assert found.low < found.mean < found.high
    assert found.high - found.low == pytest.approx(2 * 1.96 / 800**0.5, rel=0.35)


def test_frames_that_resemble_their_neighbours_are_worth_less() -> None:
    slow = np.repeat(RANDOM.normal(size=32), 25)
    independent = interval([RANDOM.permutation(slow)])
    dependent = interval([slow])
    assert dependent.high - dependent.low > 3 * (independent.high - independent.low)


def test_people_are_drawn_as_a_whole() -> None:
    """Many frames of few people do not make a mean over people more certain."""
    people = [np.full(1000, value) for value in RANDOM.normal(size=ENOUGH_UNITS)]
    spread = float(np.std([each[0] for each in people]))
    found = interval(people)
    assert found.high - found.low > 2 * spread / ENOUGH_UNITS**0.5
    assert str(ENOUGH_UNITS) in describe(ENOUGH_UNITS)


def test_a_small_steady_advantage_is_found_by_pairing() -> None:
    """Frames differ far more from each other than renderers do on one frame."""
    noise = RANDOM.normal(size=(2, 100))
    units = [
        Unit(f"clip {n}", {
            "a": {"l1": 5 + each, "ssim": each}, "b": {"l1": 4.99 + each, "ssim": each - 0.01},
            "c": {"l1": 5 + RANDOM.permutation(each), "ssim": each},
        })
        for n, each in enumerate(noise)
    ]  # fmt: skip
    comparison = compare("clips", units)
    assert comparison.cells["l1"]["b"].verdict == "better"
    assert comparison.cells["l1"]["c"].verdict == "equal"
    assert comparison.cells["ssim"]["b"].verdict == "worse"
    assert comparison.cells["l1"]["b"].difference.mean == pytest.approx(-0.01)
    assert "psnr_db" not in comparison.cells
    told = comparison.as_json()
    assert told["measures"]["l1"]["b"]["verdict"] == "better"
    assert [unit["name"] for unit in told["units"]] == ["clip 0", "clip 1"]
