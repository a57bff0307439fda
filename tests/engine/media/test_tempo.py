"""Faster and slower sound at the same pitch."""

from __future__ import annotations

import numpy as np
import pytest

from engine.media.tempo import at_tempo

RATE_HZ = 16000


@pytest.mark.parametrize("factor", [0.2, 0.8, 1.0, 1.5, 5.0])
def test_the_length_changes_and_the_pitch_stays(factor: float) -> None:
    tone = np.sin(2 * np.pi * 300 * np.arange(2 * RATE_HZ) / RATE_HZ).astype(np.float32)
    played = at_tempo(tone, RATE_HZ, factor)
    assert len(played) == round(len(tone) / factor)
    spectrum = np.abs(np.fft.rfft(played * np.hanning(len(played))))
    assert np.argmax(spectrum) * RATE_HZ / len(played) == pytest.approx(300, abs=6)
    assert np.abs(played).max() > 0.8
