"""Shards: whole or not there, resumable, read one example at a time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.errors import MediaError
from engine.training.shards import Examples, missing, reject, write_shard

ABOUT = {"preset": "lite"}


def _write(folder: Path, name: str, frames: int, value: int) -> None:
    arrays = {
        "photo_picture": np.full((4, 4, 3), value, np.uint8),
        "picture": np.arange(frames * 3, dtype=np.float16).reshape(frames, 3) + value,
    }
    write_shard(folder, name, arrays, ABOUT)


def test_examples_of_several_shards_are_one_row(tmp_path: Path) -> None:
    _write(tmp_path, "a", 2, 10)
    _write(tmp_path, "b", 3, 20)
    examples = Examples(tmp_path)
    assert len(examples) == 5
    assert examples.read(1)["picture"].tolist() == [13, 14, 15]
    assert examples.read(2)["picture"].tolist() == [20, 21, 22]
    assert examples.read(4)["photo_picture"].shape == (4, 4, 3)
    assert examples.read(4)["photo_picture"].max() == 20


def test_what_is_half_written_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="no training examples"):
        Examples(tmp_path)
    _write(tmp_path, "a", 2, 10)
    (tmp_path / "a").rename(tmp_path / ".draft-c")
    with pytest.raises(MediaError, match="no training examples"):
        Examples(tmp_path)
    reject(tmp_path, "b", "No face.")
    _write(tmp_path, "d", 1, 1)
    assert missing(tmp_path, ["a", "b", "c", "d"]) == ["a", "c"]
    _write(tmp_path, "d", 2, 5)
    assert len(Examples(tmp_path)) == 2


def test_rows_must_agree(tmp_path: Path) -> None:
    arrays = {"picture": np.zeros((2, 3)), "truth": np.zeros((3, 3))}
    with pytest.raises(ValueError, match="unpack"):
        write_shard(tmp_path, "a", arrays, ABOUT)
