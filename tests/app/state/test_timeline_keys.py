"""Keyframes as values: a new key changes nothing, a drag stays in order, a scale goes both ways."""

from __future__ import annotations

import numpy as np
import pytest

from app.state.timeline_keys import (
    NEAREST_S,
    REACH_S,
    LaneScale,
    added,
    eased,
    keys_of,
    moved,
    with_keys,
    without_keys,
)
from app.state.timeline_lanes import LANES, lane_title, limits, strongest, values_of
from engine import assets
from engine.drivers.take_columns import columns_of, is_single
from engine.drivers.take_edits import TakeEdits
from engine.drivers.take_lanes import Key, Lane
from engine.drivers.takes import Take, read_take


@pytest.fixture(scope="module")
def take() -> Take:
    """Somebody talks for seven seconds."""
    return read_take(assets.locate("take-talking"))


@pytest.mark.parametrize("name", ["jawOpen", "yaw", "lips", "head"])
def test_a_new_key_changes_nothing(take: Take, name: str) -> None:
    edits, number = added(TakeEdits(), name, 2.0, take.duration_s)
    assert [key.time_s for key in keys_of(edits, name)] == [2.0 - REACH_S, 2.0, 2.0 + REACH_S]
    assert number == 1
    np.testing.assert_allclose(edits.layered(take).expression, take.expression, atol=1e-6)
    np.testing.assert_allclose(edits.layered(take).head_rad, take.head_rad, atol=1e-6)


def test_a_key_between_others_lies_on_their_curve(take: Take) -> None:
    first = with_keys(TakeEdits(), "jawOpen", [Key(1.0, 0.0), Key(2.0, 0.5)])
    edits, number = added(first, "jawOpen", 1.5, take.duration_s)
    assert number == 1
    assert keys_of(edits, "jawOpen")[1].value == pytest.approx(0.25, abs=1e-6)
    assert added(edits, "jawOpen", 1.5, take.duration_s) == (edits, 1)


def test_a_raised_key_bends_the_take_around_it_alone(take: Take) -> None:
    edits, number = added(TakeEdits(), "jawOpen", 2.0, take.duration_s)
    edits = moved(edits, "jawOpen", frozenset({number}), 0.0, {number: 0.4}, take.duration_s)
    change = values_of(edits.layered(take), "jawOpen") - values_of(take, "jawOpen")
    near = np.abs(take.times_s - 2.0) < REACH_S
    assert change[np.argmin(np.abs(take.times_s - 2.0))] == pytest.approx(0.4, abs=0.02)
    assert np.abs(change[~near]).max() < 1e-6


def test_keys_stop_at_their_neighbours_and_at_the_ends() -> None:
    edits = with_keys(TakeEdits(), "jawOpen", [Key(1.0, 0.0), Key(2.0, 0.1), Key(3.0, 0.2)])
    late = moved(edits, "jawOpen", frozenset({1}), 5.0, {}, 4.0)
    assert keys_of(late, "jawOpen")[1].time_s == pytest.approx(3.0 - NEAREST_S)
    early = moved(edits, "jawOpen", frozenset({0, 1}), -5.0, {}, 4.0)
    assert [key.time_s for key in keys_of(early, "jawOpen")] == pytest.approx([0.0, 1.0, 3.0])
    assert edits == moved(edits, "jawOpen", frozenset({1}), 0.0, {}, 4.0)


def test_the_last_key_takes_its_lane_along() -> None:
    edits = with_keys(TakeEdits(), "jawOpen", [Key(1.0, 0.3), Key(2.0, 0.1)])
    assert eased(edits, "jawOpen", frozenset({0}), "hold").lanes[0].keys[0].ease == "hold"
    assert without_keys(edits, "jawOpen", frozenset({0, 1})) == TakeEdits()


@pytest.mark.parametrize(
    ("mode", "value", "shown"), [("add", 0.25, None), ("set", 0.7, 0.7), ("gain", 1.5, None)]
)
def test_a_scale_shows_where_a_key_stands_and_finds_its_value_again(
    take: Take, mode: str, value: float, shown: float | None
) -> None:
    edits = TakeEdits(lanes=(Lane("jawOpen", mode, (Key(1.0, value),)),))  # type: ignore[arg-type]
    scale = LaneScale(take, edits, "jawOpen")
    stands = scale.shown(Key(1.0, value))
    played = np.interp(1.0, take.times_s, values_of(edits.layered(take), "jawOpen"))
    assert stands == pytest.approx(shown if shown is not None else played, abs=1e-4)
    assert scale.held(1.0, stands, 0.0) == pytest.approx(value, abs=1e-4)
    assert scale.held(1.0, 9.0, 0.0) == pytest.approx(scale.held(1.0, scale.high, 0.0))


def test_the_lanes_hold_every_value_of_a_take_once(take: Take) -> None:
    rows = [name for group in LANES for name in group.rows]
    assert len(rows) == len(set(rows)) == 52 + 3
    for group in LANES:
        together = sum(columns_of(name).expression.astype(int) for name in group.rows)
        np.testing.assert_array_equal(together > 0, columns_of(group.name).expression)
        assert lane_title(group.name)
    assert all(is_single(name) for name in rows)
    jaw = next(group for group in LANES if group.name == "jaw")
    assert strongest(take, jaw)[0] == "jawOpen"
    assert limits(take, "jawOpen") == (0.0, 1.0)
    assert limits(take, "yaw")[1] >= np.degrees(np.abs(take.head_rad).max())
