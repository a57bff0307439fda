"""The quality ladder: down when pictures are missing, up when there is room."""

from __future__ import annotations

import itertools

from engine.live.ladder import DRAFTED, RUNGS, Ladder


def run(
    ladder: Ladder, start_s: float, seconds: float, shown_hz: float, busy_ms: float
) -> list[int]:
    steps = int(seconds * 4)
    return [ladder.see(start_s + i / 4, shown_hz, 30.0, busy_ms) for i in range(steps)]


def test_it_climbs_down_where_pictures_are_missing_and_no_further_than_the_last_rung() -> None:
    ladder = Ladder()
    rungs = run(ladder, 0.0, 30.0, 12.0, 45.0)
    assert rungs[:8] == [0] * 8
    assert rungs[-1] == len(RUNGS) - 1
    assert all(after - before in (0, 1) for before, after in itertools.pairwise(rungs))


def test_no_rung_is_taken_that_shows_fewer_pictures() -> None:
    ladder = Ladder()
    last = run(ladder, 0.0, 30.0, 20.0, 45.0)[-1]
    assert RUNGS[last].track_every == 1
    assert RUNGS[last + 1].track_every == 2


def test_it_climbs_up_again_only_where_the_better_rung_should_fit() -> None:
    ladder = Ladder()
    run(ladder, 0.0, 5.0, 20.0, 45.0)
    low = ladder.rung
    assert low > 0
    assert set(run(ladder, 5.0, 20.0, 30.0, 24.0)) == {low}
    assert run(ladder, 25.0, 20.0, 30.0, 4.0)[-1] == 0


def test_the_last_rung_tracks_fewer_frames_and_can_still_be_left() -> None:
    ladder = Ladder()
    run(ladder, 0.0, 30.0, 12.0, 45.0)
    assert RUNGS[ladder.rung].track_every == 2
    for quarter in range(400):
        shown_hz = 30.0 / RUNGS[ladder.rung].track_every
        ladder.see(30.0 + quarter / 4, shown_hz, 30.0, 3.0)
    assert ladder.rung == 0


def test_a_rung_that_did_not_hold_is_tried_less_and_less_often() -> None:
    ladder = Ladder()
    climbs, now_s = [], 0.0
    for _ in range(1600):
        before = ladder.rung
        ladder.see(now_s, 20.0 if ladder.rung == 0 else 30.0, 30.0, 5.0)
        if ladder.rung < before:
            climbs.append(now_s)
        now_s += 0.25
    gaps = [after - before for before, after in itertools.pairwise(climbs)]
    assert len(gaps) >= 3
    assert gaps == sorted(gaps)
    assert gaps[-1] > 2 * gaps[0]


def test_drafts_come_first_and_are_finished_where_there_is_time() -> None:
    slow, quick = Ladder(DRAFTED), Ladder(DRAFTED)
    assert DRAFTED[slow.rung].draft
    assert DRAFTED[slow.rung].share == 1.0
    run(slow, 0.0, 60.0, 30.0, 20.0)
    assert DRAFTED[slow.rung].draft
    run(quick, 0.0, 60.0, 30.0, 6.0)
    assert quick.rung == 0
    assert not DRAFTED[0].draft
    run(quick, 60.0, 3.0, 14.0, 70.0)
    assert DRAFTED[quick.rung] == RUNGS[0]._replace(draft=True)
