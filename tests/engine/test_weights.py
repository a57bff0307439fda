"""Imported weights: the user's own folder, its manifest, and what can be wrong with it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from engine import weights
from engine.errors import AssetError


@pytest.fixture
def source(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    path = tmp_path / "given.pth"
    path.write_bytes(b"given")
    return path


def _store(source: Path, name: str = "net", content: bytes = b"stored") -> weights.Weights:
    return weights.store(
        name, lambda path: path.write_bytes(content), source=source, licence="MIT", note="Free."
    )


def test_the_manifest_says_what_was_imported(source: Path) -> None:
    assert weights.all_weights() == []
    entry = _store(source)
    _store(source, "another")
    assert weights.find("net") == entry
    assert [each.id for each in weights.all_weights()] == ["another", "net"]
    assert weights.locate("net").read_bytes() == b"stored"
    assert entry.source_sha256 == weights.sha256(source)
    assert entry.imported.endswith("+00:00")
    assert len(list(weights.folder().iterdir())) == 3


def test_a_failed_import_keeps_the_old_weights(source: Path) -> None:
    _store(source)

    def fail(path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="space"):
        weights.store("net", fail, source=source, licence="MIT", note="Free.")
    assert weights.locate("net").read_bytes() == b"stored"
    assert len(list(weights.folder().iterdir())) == 2


def test_a_new_import_takes_the_place_of_the_old(source: Path) -> None:
    _store(source)
    _store(source, content=b"newer")
    assert len(weights.all_weights()) == 1
    assert weights.locate("net").read_bytes() == b"newer"


def test_missing_changed_and_unreadable(source: Path) -> None:
    with pytest.raises(AssetError, match="not imported"):
        weights.locate("net")
    entry = _store(source)
    entry.path.write_bytes(b"changed")
    with pytest.raises(AssetError, match="differ"):
        weights.locate("net")
    entry.path.unlink()
    assert weights.find("net") is None
    for content in ("{", '[{"id": "net"}]', "3"):
        (weights.folder() / "manifest.json").write_text(content)
        with pytest.raises(AssetError, match="cannot be read"):
            weights.all_weights()


@pytest.mark.parametrize(
    ("platform", "place"),
    [("win32", "likeness/weights"), ("darwin", "Library/Application Support/likeness/weights")],
)
def test_each_system_has_its_own_place(
    monkeypatch: pytest.MonkeyPatch, platform: str, place: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert weights.folder().as_posix().endswith(place)
