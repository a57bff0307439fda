"""Files appear complete or not at all."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from engine.errors import MediaError
from engine.media import atomic, require_writable

if TYPE_CHECKING:
    from pathlib import Path


def test_success_replaces_and_leaves_no_sibling(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_text("old")
    with atomic(target) as beside:
        assert beside.parent == tmp_path
        assert beside.suffix == ".json"
        beside.write_text("new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_failure_keeps_the_old_file(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "a.json"
    target.write_text("old")

    def fail() -> None:
        with atomic(target) as beside:
            beside.write_text("half")
            raise error

    with pytest.raises(error):
        fail()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_links_are_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link.txt").symlink_to(tmp_path / "real" / "a.txt")
    with atomic(tmp_path / "link.txt") as beside:
        beside.write_text("new")
    assert (tmp_path / "real" / "a.txt").read_text() == "new"
    assert (tmp_path / "link.txt").is_symlink()


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.ENOSPC, "disk is full"), (errno.EDQUOT, "disk is full"), (errno.EACCES, "may not be")],
)
def test_system_errors_become_sentences(tmp_path: Path, code: int, words: str) -> None:
    def fail() -> None:
        with atomic(tmp_path / "a.png") as beside:
            beside.write_bytes(b"half")
            raise OSError(code, os.strerror(code))

    with pytest.raises(MediaError, match=words):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_up_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    def write() -> None:
        with atomic(tmp_path / "a.png") as beside:
            beside.write_bytes(b"all of it")

    with pytest.raises(MediaError, match="disk is full"):
        write()
    assert list(tmp_path.iterdir()) == []


def test_errors_of_other_files_are_not_explained_away(tmp_path: Path) -> None:
    def read_another() -> None:
        with atomic(tmp_path / "a.png"):
            (tmp_path / "other").read_bytes()

    with pytest.raises(FileNotFoundError):
        read_another()


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path, words in [
        (tmp_path / "nowhere" / "a.png", "does not exist"),
        (tmp_path / "file" / "a.png", "is not a folder"),
        (tmp_path, "is a folder"),
    ]:
        with pytest.raises(MediaError, match=words):
            require_writable(path)
    assert require_writable(tmp_path / "a.png") == (tmp_path / "a.png").resolve()


@pytest.mark.skipif(not os.path.exists(os.devnull) or os.name == "nt", reason="needs /dev/null")
def test_devices_are_not_replaced() -> None:
    with pytest.raises(MediaError, match="ordinary file"):
        require_writable(os.devnull)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_write_protection_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(MediaError, match="write-protected"):
        require_writable(tmp_path / "a.png")
