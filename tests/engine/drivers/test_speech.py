"""Performances from a voice alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.drivers.liveliness import lively
from engine.drivers.speech import FPS, speech_take
from engine.errors import UsageError
from engine.media.sound_reading import read_sound
from engine.types import ARKIT_INDEX, AudioBlock

if TYPE_CHECKING:
    from pathlib import Path

JAW, BLINK = ARKIT_INDEX["jawOpen"], ARKIT_INDEX["eyeBlinkLeft"]


@pytest.fixture(scope="module")
def speech(shared_media: Path) -> AudioBlock:
    sound = read_sound(shared_media / "peer-examples" / "atvgnet-male-sentences.wav")
    return AudioBlock(sound.samples[: 10 * sound.rate_hz], sound.rate_hz, 0.0)


def test_a_voice_moves_the_mouth_and_pauses_close_it(speech: AudioBlock) -> None:
    take = speech_take(speech, life=0)
    assert take.duration_s == pytest.approx(10, abs=0.1)
    size = round(speech.rate_hz / FPS)
    loud = np.abs(speech.samples[: len(take) * size]).reshape(-1, size).max(axis=1)
    jaw = take.expression[: len(loud), JAW]
    assert jaw[loud > 0.3 * loud.max()].mean() > 0.12
    assert jaw[loud < 0.01 * loud.max()].mean() < 0.05
    # Nothing but the mouth moves without life, and it starts from rest.
    assert not take.head_rad.any()
    assert take.expression[0, JAW] == 0
    assert 0.1 < jaw.max() <= 0.6


def test_quiet_and_loud_recordings_of_a_voice_speak_alike(speech: AudioBlock) -> None:
    quiet = AudioBlock(speech.samples * 0.05, speech.rate_hz, 0.0)
    loud_jaw, quiet_jaw = (speech_take(s, life=0).expression[:, JAW] for s in (speech, quiet))
    assert np.corrcoef(loud_jaw, quiet_jaw)[0, 1] > 0.95
    assert quiet_jaw.mean() == pytest.approx(loud_jaw.mean(), rel=0.35)


def test_life_is_natural_and_the_same_each_time() -> None:
    times_s = np.arange(0, 60, 1 / 30)
    voice = (np.sin(times_s * 2) > 0).astype(np.float64)
    expression, head = lively(times_s, voice)
    starts = np.flatnonzero(np.diff((expression[:, BLINK] > 0.5).astype(int)) == 1)
    assert 8 <= len(starts) <= 30  # People blink about 10 to 25 times a minute.
    assert np.diff(starts).std() > 15  # In frames: not like a metronome.
    assert 0.5 < np.degrees(np.abs(head)).max() < 8
    speed = np.degrees(np.abs(np.diff(head, axis=0))).max() * 30
    assert speed < 60
    again = lively(times_s, voice)
    np.testing.assert_array_equal(again[0], expression)
    assert not np.array_equal(lively(times_s, voice, seed=1)[1], head)


def test_no_life_is_none() -> None:
    expression, head = lively(np.arange(30) / 30, np.ones(30), 0.0)
    assert not expression.any()
    assert not head.any()


def test_an_unknown_reader_is_named(speech: AudioBlock) -> None:
    with pytest.raises(UsageError, match="no viseme reader called 'foo'"):
        speech_take(speech, visemes="foo")
