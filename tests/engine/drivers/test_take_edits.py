"""Edits over a take: trim, tempo, smoothing and lanes; nothing recorded is changed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.drivers.take_edits import TakeEdits
from engine.drivers.take_lanes import Key, Lane
from engine.drivers.takes import Take
from engine.errors import UsageError
from engine.types import ARKIT_INDEX

JAW = ARKIT_INDEX["jawOpen"]


def a_take(seconds: float = 4.0, fps: float = 30.0) -> Take:
    """The jaw tells the time: it opens from 0 to 1."""
    times_s = np.arange(round(seconds * fps) + 1) / fps
    expression = np.full((len(times_s), 52), 0.2)
    expression[:, JAW] = times_s / seconds
    head = np.full((len(times_s), 3), 0.1)
    return Take.of(times_s, expression, head)


def test_a_trim_begins_and_ends_exactly() -> None:
    cut = TakeEdits(1.01, 2.49).apply(a_take())
    assert cut.times_s[0] == 0
    assert cut.duration_s == pytest.approx(1.48, abs=1e-9)
    assert cut.expression[0, JAW] == pytest.approx(1.01 / 4, abs=1e-5)
    assert cut.expression[-1, JAW] == pytest.approx(2.49 / 4, abs=1e-5)


def test_tempo_bends_time_and_keeps_every_frame() -> None:
    take = a_take()
    played = TakeEdits(tempo=((0.0, 2.0), (2.0, 0.5))).apply(take)
    assert len(played) == len(take)
    assert played.duration_s == pytest.approx(1.0 + 4.0)
    middle = int(np.argmin(np.abs(take.times_s - 2.0)))
    assert played.times_s[middle] == pytest.approx(1.0)
    assert played.expression[middle, JAW] == pytest.approx(0.5, abs=1e-5)


def test_keys_stay_with_their_moment_when_the_take_is_trimmed() -> None:
    lane = Lane("mouthPucker", "set", (Key(1.0, 0.0), Key(2.0, 1.0), Key(3.0, 0.0)))
    column = ARKIT_INDEX["mouthPucker"]
    played = TakeEdits(1.5, 3.5, lanes=(lane,)).apply(a_take())
    peak = int(np.argmax(played.expression[:, column]))
    assert played.times_s[peak] == pytest.approx(0.5, abs=0.02)
    assert played.expression[peak, column] == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize(
    ("lane", "at_1_s"),
    [
        (Lane("jawOpen", "add", (Key(0, 0.3),)), 0.55),
        (Lane("jawOpen", "add", (Key(0, 5.0),)), 1.0),
        (Lane("jawOpen", "gain", (Key(0, 2.0),)), 0.5),
        (Lane("jaw", "gain", (Key(0, 2.0),)), 0.5),
        (Lane("mouth", "gain", (Key(0, 2.0),)), 0.25),
        (Lane("jawOpen", "set", (Key(0, 0.0, "linear"), Key(2, 1.0))), 0.5),
        (Lane("jawOpen", "set", (Key(0, 0.1, "hold"), Key(2, 1.0))), 0.1),
    ],
)
def test_lanes_change_what_they_name(lane: Lane, at_1_s: float) -> None:
    assert lane.over(a_take()).expression[30, JAW] == pytest.approx(at_1_s, abs=1e-5)


def test_head_lanes_count_in_degrees() -> None:
    turned = Lane("yaw", "add", (Key(0, 10.0),)).over(a_take())
    np.testing.assert_allclose(turned.head_rad[:, 0], 0.1 + np.radians(10), atol=1e-6)
    np.testing.assert_allclose(turned.head_rad[:, 1], 0.1, atol=1e-6)


def test_smoothing_one_group_leaves_the_others() -> None:
    take = a_take()
    noise = np.random.default_rng(0).normal(0, 0.05, take.expression.shape).astype(np.float32)
    noisy = Take.of(take.times_s, take.expression + noise, take.head_rad)
    calm = TakeEdits(smooth={"jaw": 1.0}).apply(noisy)
    assert np.diff(calm.expression[:, JAW]).std() < 0.3 * np.diff(noisy.expression[:, JAW]).std()
    column = ARKIT_INDEX["mouthPucker"]
    np.testing.assert_array_equal(calm.expression[:, column], noisy.expression[:, column])


def test_an_edit_list_survives_json() -> None:
    edits = TakeEdits(
        0.5, 3.0, ((1.0, 1.5),), {"head": 0.4},
        (Lane("browInnerUp", "add", (Key(0, 0.1), Key(1, 0.4, "hold"))),),
    )  # fmt: skip
    assert TakeEdits.from_json(edits.to_json()) == edits


@pytest.mark.parametrize(
    "data",
    [
        [], {"trim_s": [2, 1]}, {"tempo": [[0, 50]]}, {"smooth": {"nose": 1}},
        {"lanes": [{"name": "jawOpen", "mode": "twist", "keys": [[0, 1, "smooth"]]}]},
        {"lanes": [{"name": "scale", "mode": "add", "keys": [[0, 1, "smooth"]]}]},
        {"lanes": [{"name": "jawOpen", "mode": "add", "keys": [[1, 1, "smooth"], [0, 1, "x"]]}]},
        {"lanes": [{"name": "jawOpen", "mode": "add", "keys": "abc"}]},
    ],
)  # fmt: skip
def test_damaged_lists_are_refused_with_a_sentence(data: object) -> None:
    with pytest.raises(UsageError):
        TakeEdits.from_json(data)


def test_a_trim_beyond_the_end_says_so() -> None:
    with pytest.raises(UsageError, match=r"Nothing is left .* 4\.00 s long"):
        TakeEdits(9.0).apply(a_take())


def test_gains_and_mutes_reach_parts_of_groups() -> None:
    take = a_take()
    take.expression[:, ARKIT_INDEX["cheekPuff"]] = 0.4
    take.expression[:, ARKIT_INDEX["mouthSmileLeft"]] = 0.4
    edits = TakeEdits(gains={"cheeks": 0.5}, muted=("lips",))
    out = edits.layered(take)
    assert out.expression[30, ARKIT_INDEX["cheekPuff"]] == pytest.approx(0.2)
    assert not out.expression[:, ARKIT_INDEX["mouthSmileLeft"]].any()
    np.testing.assert_array_equal(out.expression[:, JAW], take.expression[:, JAW])
    assert TakeEdits.from_json(edits.to_json()) == edits


def test_a_muted_head_rests_where_it_was_at_first() -> None:
    take = a_take()
    take.translation_mm[:, 0] = np.arange(len(take)) + 5.0
    still = TakeEdits(muted=("head",)).layered(take)
    assert not still.head_rad.any()
    assert (still.translation_mm[:, 0] == 5.0).all()


@pytest.mark.parametrize("data", [{"gains": {"jaw": 9}}, {"muted": ["nose ring"]}, {"joins": [1]}])
def test_damaged_gains_mutes_and_joins_are_refused(data: object) -> None:
    with pytest.raises(UsageError):
        TakeEdits.from_json(data)


def test_edits_keep_what_is_said_of_a_take() -> None:
    calibrated = replace(a_take(), calibrated=True)
    assert TakeEdits(0.5, 2.0, ((0.0, 2.0),), {"head": 0.5}).apply(calibrated).calibrated
