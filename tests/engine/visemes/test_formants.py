"""Mouths from sound: spoken vowels made from pulses and resonances, hiss, hum, silence, noise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.signal import lfilter

from engine.drivers.video import video_take
from engine.facemodels import load_model
from engine.media.sound_reading import read_sound
from engine.sound.speech import SpeechStream
from engine.trackers import TRACKERS
from engine.types import ARKIT_INDEX, AudioBlock
from engine.visemes import VISEMES, HeardMouth

if TYPE_CHECKING:
    from pathlib import Path

RATE_HZ = 16000
VOWELS = {"a": (750, 1150), "i": (290, 2250), "u": (320, 800), "e": (500, 1850)}


def vowel(name: str, seconds: float = 0.6, rate_hz: int = RATE_HZ) -> np.ndarray:
    """A pulse train of 120 Hz through four resonances."""
    sound = np.zeros(round(seconds * rate_hz))
    sound[:: rate_hz // 120] = 1.0
    sound = lfilter([1], [1, -0.95], sound)
    for centre_hz, width_hz in zip((*VOWELS[name], 2700, 3500), (70, 90, 140, 200), strict=True):
        radius = np.exp(-np.pi * width_hz / rate_hz)
        turn = 2 * np.pi * centre_hz / rate_hz
        sound = lfilter([1 - radius], [1, -2 * radius * np.cos(turn), radius**2], sound)
    return (0.3 * sound / np.abs(sound).max()).astype(np.float32)


def heard(samples: np.ndarray, rate_hz: int = RATE_HZ, size: int = 10**6) -> list[HeardMouth]:
    reader = VISEMES.load("formants", rate_hz=rate_hz)
    mouths = []
    for start in range(0, len(samples), size):
        piece = samples[start : start + size].astype(np.float32)
        mouths += reader.push(AudioBlock(piece, rate_hz, start / rate_hz))
    return mouths + reader.finish()


def middle(samples: np.ndarray) -> dict[str, float]:
    """Coefficients in the middle of a steady sound."""
    mouths = heard(samples)
    expression = mouths[len(mouths) // 2].expression
    return {name: float(expression[index]) for name, index in ARKIT_INDEX.items()}


@pytest.mark.parametrize("rate_hz", [16000, 22050, 48000])
@pytest.mark.parametrize("name", list(VOWELS))
def test_formants_are_found_at_any_rate(name: str, rate_hz: int) -> None:
    moments = SpeechStream(rate_hz).push(AudioBlock(vowel(name, 0.5, rate_hz), rate_hz, 0.0))
    first = np.median([moment.first_hz for moment in moments])
    second = np.median([moment.second_hz for moment in moments])
    assert first == pytest.approx(VOWELS[name][0], abs=80)
    assert second == pytest.approx(VOWELS[name][1], rel=0.1)


def test_vowels_shape_the_mouth() -> None:
    a, i, u = (middle(vowel(name)) for name in "aiu")
    assert a["jawOpen"] > 2 * max(i["jawOpen"], u["jawOpen"])
    assert i["mouthStretchLeft"] > 3 * max(u["mouthStretchLeft"], 0.01)
    assert u["mouthPucker"] > 3 * max(a["mouthPucker"], i["mouthPucker"])


def test_hiss_shows_teeth_with_the_jaw_nearly_shut() -> None:
    noise = np.random.default_rng(0).normal(0, 0.05, RATE_HZ // 2)
    hiss = lfilter([1, -1.8, 0.81], [1], noise)
    s, a = middle(hiss), middle(vowel("a"))
    assert s["jawOpen"] < 0.3 * a["jawOpen"]
    assert s["mouthLowerDownLeft"] > 0.1


def test_silence_and_the_noise_of_a_room_keep_the_mouth_shut() -> None:
    noise = np.random.default_rng(0).normal(0, 0.0005, 3 * RATE_HZ)
    for samples in (np.zeros(3 * RATE_HZ), noise):
        assert max(mouth.expression.max() for mouth in heard(samples)) < 0.02


def test_blocks_of_any_size_give_the_same_mouths() -> None:
    samples = np.concatenate([vowel("a"), np.zeros(4000, np.float32), vowel("i")])
    whole = heard(samples)
    for size in (160, 777):
        pieces = heard(samples, size=size)
        assert len(pieces) == len(whole)
        for one, other in zip(pieces, whole, strict=True):
            assert one.time_s == pytest.approx(other.time_s, abs=1e-9)
            np.testing.assert_allclose(one.expression, other.expression, atol=1e-5)


def test_the_lips_move_with_the_sound_not_after_it() -> None:
    samples = np.concatenate([np.zeros(RATE_HZ, np.float32), vowel("a")])
    mouths = heard(samples)
    opens_s = next(m.time_s for m in mouths if m.expression[ARKIT_INDEX["jawOpen"]] > 0.1)
    assert 0.85 < opens_s < 1.02


@pytest.mark.parametrize(("clip", "least"), [("headgan", 0.3), ("tps", 0.38)])
def test_the_jaw_follows_real_speech(shared_media: Path, clip: str, least: float) -> None:
    path = shared_media / "peer-examples" / f"{clip}-driving.mp4"
    take = video_take(path, tracker=TRACKERS.load("mediapipe"), model=load_model())
    sound = read_sound(path)
    mouths = heard(sound.samples, sound.rate_hz)
    jaw = [float(mouth.expression[ARKIT_INDEX["jawOpen"]]) for mouth in mouths]
    by_ear = np.interp(take.times_s, [mouth.time_s for mouth in mouths], jaw)
    by_eye = take.expression[:, ARKIT_INDEX["jawOpen"]]
    assert np.corrcoef(by_ear, by_eye)[0, 1] > least
