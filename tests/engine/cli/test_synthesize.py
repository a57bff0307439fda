"""`likeness synthesize`."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np


def test_renders_people_and_goes_on_where_it_was(likeness, tmp_path: Path) -> None:
    out, sheet = tmp_path / "people", tmp_path / "sheet.png"
    arguments = ("synthesize", out, "--count", 2, "--seed", 9, "--frames", 2, "--size", 96,
                 "--workers", 1, "--sheet", sheet, "--json")  # fmt: skip
    answer = likeness(*arguments)
    assert answer.code == 0
    assert json.loads(answer.out)["rendered"] == 4
    names = sorted(path.name for path in out.iterdir())
    assert names == sorted(
        f"{seed:07d}-{frame:03d}{suffix}"
        for seed in (9, 10) for frame in (0, 1) for suffix in (".png", ".json", ".npz")
    )  # fmt: skip
    assert sheet.stat().st_size > 10_000
    told = json.loads((out / "0000009-001.json").read_text())
    assert len(told["expression"]) == 52
    with np.load(out / "0000009-001.npz", allow_pickle=False) as maps:
        assert maps["flow_to_first_px"].shape == (96, 96, 2)
        assert np.isfinite(maps["flow_to_first_px"][maps["parts"] > 0]).all()
    (out / "0000010-001.npz").unlink()
    again = json.loads(likeness(*arguments).out)
    assert (again["rendered"], again["already_there"]) == (2, 2)


def test_wrong_numbers_and_places_are_refused(likeness, tmp_path: Path) -> None:
    small = likeness("synthesize", tmp_path / "a", "--size", 8)
    assert small.code == 2
    assert "8 px" in small.err
    none = likeness("synthesize", tmp_path / "a", "--count", 0)
    assert none.code == 2
    assert not (tmp_path / "a").exists()
    file = tmp_path / "file"
    file.write_text("here")
    taken = likeness("synthesize", file)
    assert taken.code == 3
    assert "is a file" in taken.err
    assert file.read_text() == "here"
