"""Run the command line in this process, the way the script does."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine import assets
from engine.cli import main


@dataclass(frozen=True)
class Outcome:
    """Exit code and what was printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def likeness(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Outcome]:
    """`likeness("edit", photo, ...)` gives its outcome; logs of crashes go to a scratch folder."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path.parent / "state"))

    def run(*arguments: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["likeness", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as exit_:
            main()
        printed = capsys.readouterr()
        return Outcome(int(exit_.value.code or 0), printed.out, printed.err)

    return run


@pytest.fixture(scope="session")
def sample() -> Path:
    """The bundled portrait."""
    return assets.locate("sample-portrait")
