"""A take with its sound and its edits on the disk."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine import assets
from engine.drivers.take_edits import Join, TakeEdits
from engine.drivers.take_files import open_take, save_take, write_edits
from engine.drivers.takes import Take, read_take
from engine.errors import MediaError, UsageError
from engine.types import AudioBlock

RATE_HZ = 16000


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Three seconds with a click at 2 s and the head in motion."""
    times_s = np.arange(91) / 30
    take = Take.of(times_s, np.zeros((91, 52)), np.zeros((91, 3)))
    take.translation_mm[:, 0] = np.linspace(0, 30, 91)
    take.seen[10:20] = False
    samples = np.zeros(3 * RATE_HZ, np.float32)
    samples[2 * RATE_HZ : 2 * RATE_HZ + 20] = 0.9
    save_take(tmp_path / "a.csv", take, AudioBlock(samples, RATE_HZ, 0.0))
    return tmp_path / "a.csv"


def test_places_unseen_frames_and_sound_come_back(saved: Path) -> None:
    opened = open_take(saved)
    assert opened.notice == ""
    np.testing.assert_allclose(opened.recorded.translation_mm[-1], [30, 0, 0], atol=1e-4)
    assert opened.recorded.seen.sum() == 81
    sound = opened.played_sound()
    assert sound is not None
    assert len(sound.samples) == 3 * RATE_HZ


def test_edits_play_and_leave_the_files(saved: Path) -> None:
    before = saved.read_bytes()
    write_edits(saved, TakeEdits(1.0, None, ((0.0, 2.0),)))
    opened = open_take(saved)
    assert opened.played().duration_s == pytest.approx(1.0)
    sound = opened.played_sound()
    assert sound is not None
    assert len(sound.samples) == RATE_HZ
    # The click was at 2 s: one second after the start, played twice as fast.
    click = int(np.argmax(np.abs(sound.samples))) / RATE_HZ
    assert click == pytest.approx(0.5, abs=0.02)
    assert saved.read_bytes() == before
    write_edits(saved, TakeEdits())
    assert not open_take(saved).edited
    assert sorted(path.name for path in saved.parent.iterdir()) == ["a.csv", "a.wav"]


def test_a_damaged_edit_list_is_told(saved: Path) -> None:
    saved.with_suffix(".edits.json").write_text("{")
    with pytest.raises(UsageError, match=r"a\.edits\.json cannot be read"):
        open_take(saved)


def test_a_silent_take_does_not_adopt_a_stranger_s_sound(saved: Path) -> None:
    take = open_take(saved).recorded
    with pytest.raises(MediaError, match=r"a\.wav would be taken for the sound"):
        save_take(saved, take, None)


def test_a_joined_take_follows_and_nothing_is_written_over(saved: Path) -> None:
    before = saved.read_bytes()
    write_edits(saved, TakeEdits(joins=(Join("bundled:take-nod", 0.5),)))
    opened, nod = open_take(saved), read_take(assets.locate("take-nod"))
    assert opened.played().duration_s == pytest.approx(3.0 - 0.5 + nod.duration_s)
    last = opened.played().head_rad[-30]
    np.testing.assert_allclose(last, nod.resampled(nod.times_s[-1:] - 29 / 30).head_rad[0],
                               atol=0.02)  # fmt: skip
    sound = opened.played_sound()
    assert sound is not None
    assert len(sound.samples) / RATE_HZ == pytest.approx(opened.played().duration_s, abs=0.01)
    assert saved.read_bytes() == before


def test_takes_that_follow_each_other_in_a_circle_are_told(saved: Path) -> None:
    other = saved.with_name("b.csv")
    save_take(other, open_take(saved).recorded, None)
    write_edits(other, TakeEdits(joins=(Join("a.csv"),)))
    write_edits(saved, TakeEdits(joins=(Join("b.csv"),)))
    with pytest.raises(MediaError, match=r"a\.csv follows itself"):
        open_take(saved)
