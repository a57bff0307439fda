"""The clock of a stream against a busy computer, drift and loss."""

from __future__ import annotations

import numpy as np

from engine.sound.stream_clock import StreamClock

BLOCK, RATE_HZ = 960, 48_000


def errors_s(
    seconds: float, ppm: float = 0.0, lost: tuple[float, float] | None = None, said: bool = False
) -> np.ndarray:
    """Stamps minus truth of each block; every third one is late, some of them very much.

    `lost` is when samples vanish, and how long; `said` whether the clock is told.
    """
    random = np.random.default_rng(1)
    clock, found, gone_s = StreamClock(RATE_HZ), [], 0.0
    for number in range(round(seconds * RATE_HZ / BLOCK)):
        if lost and gone_s == 0 and number * BLOCK / RATE_HZ >= lost[0]:
            gone_s = lost[1]
            if said:
                clock.lost()
        true_s = 100.0 + number * BLOCK / RATE_HZ * (1 + ppm * 1e-6) + gone_s
        ready_s = true_s + BLOCK / RATE_HZ
        late_s = random.exponential(0.01) if random.random() < 0.3 else random.uniform(0, 0.0005)
        host_s = ready_s + late_s - 77.0
        found.append(clock.stamp(BLOCK, host_s, host_s + 77.0 + random.exponential(0.004)) - true_s)
    return np.array(found)


def test_late_blocks_do_not_move_the_stamps() -> None:
    assert np.abs(errors_s(60.0)[100:]).max() < 0.001


def test_drift_is_followed() -> None:
    for ppm in (-150.0, 150.0):
        assert np.abs(errors_s(60.0, ppm)[100:]).max() < 0.002


def test_lost_samples_are_made_up_for_at_once_when_told() -> None:
    errors = np.abs(errors_s(20.0, lost=(10.0, 0.2), said=True))
    assert errors[510:].max() < 0.006
    assert errors[600:].max() < 0.001


def test_lost_samples_are_found_out_when_not_told() -> None:
    errors = np.abs(errors_s(20.0, lost=(10.0, 0.2)))
    assert errors[500 + 100 :].max() < 0.001


def test_stamps_only_go_forward_and_bend_little() -> None:
    steps = np.diff(errors_s(30.0, 50.0)[60:])
    assert np.abs(steps).max() < 0.002 * BLOCK / RATE_HZ + 1e-6
