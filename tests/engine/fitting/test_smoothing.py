"""The One-Euro filter: calm at rest, quick in motion."""

from __future__ import annotations

import numpy as np
import pytest

from engine.fitting.smoothing import OneEuro
from engine.fitting.video import motion_filter
from engine.types import ARKIT_INDEX

BLINK = 6 + ARKIT_INDEX["eyeBlinkLeft"]
JAW = 6 + ARKIT_INDEX["jawOpen"]


def filtered(signal: np.ndarray, column: int, rate_hz: float, smooth: float = 0.5) -> np.ndarray:
    smoother = motion_filter(smooth)
    out = []
    for index, value in enumerate(signal):
        vector = np.zeros(58)
        vector[column] = value
        out.append(smoother(vector, index / rate_hz)[column])
    return np.array(out)


@pytest.mark.parametrize("rate_hz", [25.0, 30.0, 60.0])
def test_blink_of_120_ms_reaches_four_fifths(rate_hz: float):
    times = np.arange(0, 1, 1 / rate_hz)
    blink = np.clip(1 - np.abs(times - 0.5) / 0.06, 0, 1)
    blink /= blink.max()
    assert filtered(blink, BLINK, rate_hz).max() >= 0.8


def test_speech_is_not_late():
    times = np.arange(0, 3, 1 / 30)
    jaw = 0.2 + 0.2 * np.sin(2 * np.pi * 4 * times)
    out = filtered(jaw, JAW, 30.0)[30:]
    lag = np.argmax(np.correlate(out - out.mean(), jaw[30:] - jaw.mean(), "full")) - len(out) + 1
    assert lag <= 1
    assert np.ptp(out) > 0.75 * np.ptp(jaw)


def test_still_pose_hardly_trembles():
    noise = np.random.default_rng(0).normal(0, 0.004, 300)
    out = filtered(noise, 0, 30.0)
    assert out[30:].std() < 0.6 * noise.std()
    assert np.diff(out[30:]).std() < 0.4 * np.diff(noise).std()


def test_knob_orders_the_calm():
    noise = np.random.default_rng(0).normal(0, 0.01, 200)
    tremble = [np.diff(filtered(noise, 1, 30.0, smooth)).std() for smooth in (0.1, 0.5, 1.0)]
    assert tremble == sorted(tremble, reverse=True)


def test_constant_passes_and_gap_starts_afresh():
    smoother = OneEuro(np.ones(2), np.ones(2))
    assert np.array_equal(smoother(np.array([1.0, 2.0]), 0.0), [1.0, 2.0])
    assert np.allclose(smoother(np.array([1.0, 2.0]), 0.1), [1.0, 2.0])
    assert np.array_equal(smoother(np.array([9.0, 9.0]), 5.0), [9.0, 9.0])


def test_same_time_twice_changes_nothing():
    smoother = OneEuro(np.ones(1), np.ones(1))
    smoother(np.array([0.0]), 0.0)
    assert smoother(np.array([5.0]), 0.0)[0] == 0.0
