"""The face-alignment tracker without its weights: a sentence, quickly."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest

from engine.errors import UnavailableError
from engine.trackers import TRACKERS
from engine.trackers.face_alignment_points import fetch

pytest.importorskip("face_alignment")


def test_offline_says_so_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_args: object, **_options: object) -> None:
        raise OSError("no network in this test")

    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    start = time.perf_counter()
    with pytest.raises(UnavailableError, match="download its weights once"):
        TRACKERS.load("face-alignment")
    assert time.perf_counter() - start < 5.0
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_server_that_never_answers_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("engine.trackers.face_alignment_points.TIMEOUT_S", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        start = time.perf_counter()
        with pytest.raises(UnavailableError):
            fetch(f"http://127.0.0.1:{port}/weights", tmp_path / "weights", "00")
    assert time.perf_counter() - start < 3.0


def test_wrong_file_is_thrown_away(tmp_path: Path):
    source = tmp_path / "source"
    source.write_bytes(b"not the weights")
    with pytest.raises(UnavailableError, match="not the expected file"):
        fetch(source.as_uri(), tmp_path / "weights", "619a316812")
    assert [path.name for path in tmp_path.iterdir()] == ["source"]


def test_right_file_is_kept_and_not_fetched_again(tmp_path: Path):
    source = tmp_path / "source"
    source.write_bytes(b"weights")
    target = tmp_path / "folder" / "weights"
    fetch(source.as_uri(), target, "")
    assert target.read_bytes() == b"weights"
    fetch("http://127.0.0.1:1/gone", target, "00")
