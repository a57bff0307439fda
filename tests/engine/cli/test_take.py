"""`likeness take` and films from a voice, as a user calls them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine import assets
from engine.drivers.take_files import open_take
from engine.media import probe
from engine.media.sound_writing import write_sound
from engine.types import AudioBlock


@pytest.fixture
def take(tmp_path: Path) -> Path:
    """The bundled laughter with five seconds of noise as its sound."""
    path = tmp_path / "laugh.csv"
    shutil.copy(assets.locate("take-laughing"), path)
    noise = np.random.default_rng(0).normal(0, 0.1, 7 * 8000).astype(np.float32)
    write_sound(tmp_path / "laugh.wav", AudioBlock(noise, 8000, 0.0))
    return path


def test_edits_add_up_and_are_forgotten(likeness: Callable, take: Path) -> None:
    before = take.read_bytes()
    assert likeness("take", "trim", take, "--from", 1, "--to", 5).code == 0
    assert likeness("take", "smooth", take, 0.5, "--group", "head").code == 0
    assert likeness("take", "retime", take, 2, "--from", 3).code == 0
    facts = json.loads(likeness("take", "info", take, "--json").out)
    assert facts["duration_s"] == pytest.approx(7, abs=0.01)
    assert facts["played_s"] == pytest.approx(3, abs=0.01)
    assert facts["sound"] == "laugh.wav"
    assert facts["edits"]["smooth"] == {"head": 0.5}
    assert take.read_bytes() == before
    assert likeness("take", "reset", take).code == 0
    assert not json.loads(likeness("take", "info", take, "--json").out)["edited"]


def test_new_takes_carry_their_sound(likeness: Callable, take: Path, tmp_path: Path) -> None:
    half, both = tmp_path / "half.csv", tmp_path / "both.csv"
    assert likeness("take", "trim", take, "--to", 2, "-o", half).code == 0
    assert likeness("take", "join", half, take, "-o", both, "--blend", 0.5).code == 0
    opened = open_take(both)
    assert opened.recorded.duration_s == pytest.approx(2 + 7 - 0.5, abs=0.02)
    sound = opened.played_sound()
    assert sound is not None
    assert len(sound.samples) / sound.rate_hz == pytest.approx(8.5, abs=0.02)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["trim", "TAKE", "--from", "9"], "Nothing is left"),
        (["retime", "TAKE", "0"], "tempo of 0"),
        (["smooth", "TAKE", "0.5", "--group", "nose"], "no group 'nose'"),
        (["join", "TAKE", "-o", "x.csv"], "at least two"),
        (["trim", "TAKE", "-o", "TAKE"], "replace its own source"),
        (["info", "missing.csv"], "missing.csv"),
    ],
)
def test_what_cannot_be_done_is_told(
    likeness: Callable, take: Path, words: list[str], told: str
) -> None:
    outcome = likeness("take", *(str(take) if word == "TAKE" else word for word in words))
    assert outcome.code not in (0, 1)
    assert told in outcome.err


def test_a_voice_makes_a_film(likeness: Callable, sample: Path, tmp_path: Path) -> None:
    voice, out = tmp_path / "voice.wav", tmp_path / "film.mp4"
    hum = 0.3 * np.sign(np.sin(2 * np.pi * 120 * np.arange(16000) / 16000)).astype(np.float32)
    write_sound(voice, AudioBlock(hum, 16000, 0.0))
    assert likeness("reenact", sample, voice, "-o", out, "--size", "256").code == 0
    info = probe(out)
    assert (info.frames, info.has_audio) == (30, True)
