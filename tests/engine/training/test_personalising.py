"""One person's weights, from a photo, by the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from typer.testing import CliRunner

from engine import assets
from engine.cli.program import app
from engine.errors import UsageError
from engine.renderers.headgan.lite.network import LiteNetwork
from engine.renderers.headgan.lite.weights import load_network, save_network
from engine.training import personalising
from tests.engine.training.conftest import SMALL


def test_a_photo_gives_weights_that_draw_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(personalising, "_TURNS", 8)
    torch.manual_seed(0)
    start, out = tmp_path / "start.safetensors", tmp_path / "mine.safetensors"
    save_network(start, LiteNetwork(SMALL).state_dict(), SMALL, {})
    photo = assets.locate("sample-portrait")
    answer = CliRunner().invoke(
        app,
        ["personalise", str(photo), "-o", str(out), "--start", str(start), "--minutes", "0.1",
         "--device", "cpu", "--json"],
    )  # fmt: skip
    assert answer.exit_code == 0, answer.output
    told = json.loads(answer.stdout)
    assert told["examples"] == 8
    assert told["steps"] > 0
    assert told["before"]["l1"] > 0
    assert load_network(out).layout == SMALL
    drawn = tmp_path / "smile.png"
    answer = CliRunner().invoke(
        app, ["edit", str(photo), "-o", str(drawn), "--preset", "smile", "--weights", str(out)]
    )
    assert answer.exit_code == 0, answer.output
    assert drawn.is_file()


def test_a_wrong_name_is_refused(tmp_path: Path) -> None:
    photo = assets.locate("sample-portrait")
    answer = CliRunner().invoke(app, ["personalise", str(photo), "-o", str(tmp_path / "mine.pth")])
    assert isinstance(answer.exception, UsageError)
