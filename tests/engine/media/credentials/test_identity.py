"""Who signs: the computer's own certificate, and one that the user brings."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import LikenessError
from engine.media.credentials.identity import (
    own_file,
    own_identity,
    own_root,
    read_anchors,
    read_identity,
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def test_the_own_certificate_is_made_once_and_kept() -> None:
    assert own_root() == b""
    first = own_identity()
    assert own_identity() == first
    assert first.self_made
    assert own_root() in first.chain
    assert list(own_file().parent.iterdir()) == [own_file()]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_nobody_else_may_read_the_key() -> None:
    own_identity()
    assert own_file().stat().st_mode & 0o077 == 0
    assert own_file().parent.stat().st_mode & 0o077 == 0


def test_a_key_is_not_shown() -> None:
    assert "PRIVATE" not in repr(own_identity())


def test_a_damaged_certificate_is_made_anew() -> None:
    first = own_identity()
    own_file().write_bytes(own_file().read_bytes()[:100])
    assert own_identity().chain != first.chain


def test_a_folder_that_cannot_be_used_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where a folder should be")
    with pytest.raises(LikenessError, match="signing key"):
        own_identity()


@pytest.mark.parametrize(
    ("kind", "algorithm"),
    [("P-256", "es256"), ("P-384", "es384"), ("RSA", "ps256"), ("Ed25519", "ed25519")],
)
def test_a_brought_certificate_is_read(
    tmp_path: Path, issue: Callable, kind: str, algorithm: str
) -> None:
    chain, key, root = issue(tmp_path / "ca", kind)
    one = read_identity(chain, key)
    assert (one.name, one.algorithm, one.self_made) == ("Ada Example", algorithm, False)
    assert read_anchors(root) == root.read_bytes()


def test_what_cannot_sign_is_refused_in_a_sentence(tmp_path: Path, issue: Callable) -> None:
    chain, key, _ = issue(tmp_path / "one")
    _, other_key, _ = issue(tmp_path / "other")
    old_chain, old_key, _ = issue(tmp_path / "old", days=10)
    locked_chain, locked_key, _ = issue(tmp_path / "locked", password=b"secret")
    for certificate, private, words in (
        (chain, other_key, "is not the key"),
        (old_chain, old_key, "has run out"),
        (locked_chain, locked_key, "password"),
        (key, key, "holds no certificate"),
        (chain, chain, "holds no private key"),
        (chain, tmp_path / "none.pem", "no file"),
    ):
        with pytest.raises(LikenessError, match=words):
            read_identity(certificate, private)
