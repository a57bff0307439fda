"""HeadGAN's audio features: values of the published code, and streams of any block size."""

from __future__ import annotations

import numpy as np
import pytest

from engine.errors import UsageError
from engine.sound.low_level import Loudness, LowLevelStream, low_level


def chirping(rate_hz: int = 16000, seconds: float = 1.0) -> np.ndarray:
    """The signal of the recorded values, as 16-bit sound."""
    time_s = np.arange(round(rate_hz * seconds)) / rate_hz
    tone = 0.25 * np.sin(2 * np.pi * 220 * time_s) * (1 + np.sin(2 * np.pi * 3 * time_s))
    noise = 0.05 * np.random.RandomState(0).standard_normal(len(time_s))
    return np.round(20000 * (tone + noise)).astype(np.int16) / 2**15


def streamed(samples: np.ndarray, rate_hz: int, fps: float, sizes: list[int]) -> np.ndarray:
    stream = LowLevelStream(rate_hz, fps, Loudness.of(samples))
    rows, start, turn = [], 0, 0
    while start < len(samples):
        size = sizes[turn % len(sizes)]
        rows.append(stream.push(samples[start : start + size]))
        start, turn = start + size, turn + 1
    return np.vstack([*rows, stream.finish()])


def test_the_published_values_are_met() -> None:
    rows = low_level(chirping(), 16000, 25)
    assert rows.shape == (25, 84)
    first = [0.177655, 0.127134, 3.289073, 0.337907, 0.301422, 1.291230, 0.000879, 0.346777]
    np.testing.assert_allclose(rows[0, :8], first, atol=1e-6)
    np.testing.assert_allclose(rows[0, 8:11], [-23.886444, 1.839647, 0.789279], atol=1e-6)
    assert rows[10].sum() == pytest.approx(-7.185979, abs=1e-6)


@pytest.mark.parametrize("sizes", [[1, 7, 500], [960], [20000], [441, 3]])
@pytest.mark.parametrize(("rate_hz", "fps"), [(16000, 25), (44100, 25), (48000, 29.97)])
def test_a_stream_gives_the_same_as_the_whole(rate_hz: int, fps: float, sizes: list[int]) -> None:
    samples = chirping(rate_hz)
    whole = low_level(samples, rate_hz, fps)
    np.testing.assert_allclose(streamed(samples, rate_hz, fps, sizes), whole, rtol=0, atol=1e-12)


def test_a_row_comes_when_its_eight_frames_were_heard() -> None:
    samples = chirping()
    stream = LowLevelStream(16000, 25, Loudness.of(samples))
    # The last of 128 windows begins 127 hops in and is half a frame long.
    assert len(stream.push(samples[: 127 * 40 + 319])) == 0
    assert len(stream.push(samples[127 * 40 + 319 : 127 * 40 + 320])) == 1


def test_silence_gives_numbers() -> None:
    rows = low_level(np.zeros(16000), 16000, 25)
    assert np.isfinite(rows).all()
    assert rows[0, 3] == rows[0, 4] == 0


def test_loudness_does_not_matter_to_a_whole_recording() -> None:
    samples = chirping()
    np.testing.assert_allclose(
        low_level(samples / 3, 16000, 25), low_level(samples, 16000, 25), atol=1e-6
    )


def test_sound_shorter_than_a_window_gives_no_rows() -> None:
    assert low_level(np.zeros(100), 16000, 25).shape == (0, 84)


def test_coarse_sound_is_refused() -> None:
    with pytest.raises(UsageError, match="1000 Hz is too coarse"):
        LowLevelStream(1000, 30, Loudness())
