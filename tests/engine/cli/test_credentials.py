"""`likeness verify`, and the options that sign what other commands write."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine import assets
from engine.media import read_picture

pytest.importorskip("c2pa", reason="needs the package that signs")


def test_an_edit_is_signed_unless_told_otherwise(
    likeness: Callable, sample: Path, tmp_path: Path
) -> None:
    signed, plain = tmp_path / "signed.png", tmp_path / "plain.png"
    for out, option in ((signed, ()), (plain, ("--no-credentials",))):
        outcome = likeness("edit", sample, "-o", out, "--add", "yaw=5", "--json", *option)
        assert json.loads(outcome.out)["signed"] is not bool(option)
    np.testing.assert_array_equal(read_picture(signed).pixels, read_picture(plain).pixels)
    said = likeness("verify", signed)
    assert said.code == 0
    assert "unchanged since it was signed" in said.out
    assert "Changed: yaw +5." in said.out
    told = json.loads(likeness("verify", plain, "--json").out)
    assert told["credentials"] is None
    assert told["digital_source_type"].endswith("/compositeWithTrainedAlgorithmicMedia")


def test_values_can_be_hidden(likeness: Callable, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.jpg"
    likeness("edit", sample, "-o", out, "--set", "jawOpen=0.37", "--hide-values")
    told = json.loads(likeness("verify", out, "--json").out)["credentials"]["edit"]["faces"]
    assert told == [{"set": ["jawOpen"]}]


def test_a_changed_file_ends_verify_with_a_code(
    likeness: Callable, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "front.jpg"
    assert likeness("frontalize", sample, "-o", out).code == 0
    data = bytearray(out.read_bytes())
    data[-400] ^= 1
    out.write_bytes(data)
    said = likeness("verify", out)
    assert said.code == 1
    assert "changed after" in said.out


def test_a_format_that_cannot_carry_credentials(
    likeness: Callable, sample: Path, tmp_path: Path
) -> None:
    driving, out = assets.locate("take-nod"), tmp_path / "a.mkv"
    asked = likeness("reenact", sample, driving, "-o", out, "--size", 96, "--credentials")
    assert asked.code == 5
    assert ".mkv" in asked.err
    assert not out.exists()
    silent = likeness("reenact", sample, driving, "-o", out, "--size", 96, "--json")
    assert silent.code == 0, silent.err
    assert "metadata label only" in silent.err
    assert json.loads(silent.out)["signed"] is False


def test_a_performance_names_what_went_into_it(
    likeness: Callable, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.mp4"
    likeness("reenact", sample, assets.locate("take-nod"), "-o", out, "--size", 96)
    told = json.loads(likeness("verify", out, "--json").out)["credentials"]
    assert told["state"] == "trusted"
    assert [one["relation"] for one in told["ingredients"]] == ["parentOf", "inputTo"]
    assert told["edit"]["faces"] == [{"performance": "relative", "region": "all"}]


def test_a_certificate_that_cannot_be_used_costs_nothing(
    likeness: Callable, sample: Path, tmp_path: Path
) -> None:
    def edit(*options: object) -> tuple[int, str]:
        outcome = likeness("edit", sample, "-o", tmp_path / "a.jpg", *options)
        return outcome.code, outcome.err

    for option in ("--certificate", "--key"):
        code, told = edit(option, sample)
        assert code == 2
        assert "belong together" in told
    code, told = edit("--certificate", sample, "--key", sample)
    assert code == 3
    assert "no certificate in PEM form" in told
    assert list(tmp_path.iterdir()) == []


def test_verify_of_what_is_not_there(likeness: Callable, tmp_path: Path) -> None:
    outcome = likeness("verify", tmp_path / "none.jpg")
    assert outcome.code == 3
    assert "no file" in outcome.err
