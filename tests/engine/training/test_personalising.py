"""One person's weights, from a photo: by the command, and in a process of its own."""

from __future__ import annotations

import json
import multiprocessing
import time
from pathlib import Path

import numpy as np
import pytest
import torch
from typer.testing import CliRunner

from engine import assets
from engine.cli.program import app
from engine.drivers.jobs import CancelledError, Job
from engine.errors import NoFaceError, UsageError
from engine.media import write_picture
from engine.renderers.headgan.lite.availability import bundled
from engine.renderers.headgan.lite.network import LiteNetwork
from engine.renderers.headgan.lite.weights import load_network, save_network
from engine.training import personalising
from engine.training.apart import Order, personalise_apart
from engine.types import Picture
from tests.engine.training.conftest import SMALL


def test_a_photo_gives_weights_that_draw_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(personalising, "TURNS", 8)
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
    assert told["project"] is None
    assert told["before"]["l1"] > 0
    assert load_network(out).layout == SMALL
    drawn = tmp_path / "smile.png"
    answer = CliRunner().invoke(
        app, ["edit", str(photo), "-o", str(drawn), "--preset", "smile", "--weights", str(out)]
    )
    assert answer.exit_code == 0, answer.output
    assert drawn.is_file()


def test_an_own_process_learns_and_tells_seconds(tmp_path: Path) -> None:
    torch.manual_seed(0)
    start, out = tmp_path / "start.safetensors", tmp_path / "mine.safetensors"
    save_network(start, LiteNetwork(SMALL).state_dict(), SMALL, {})
    told: list[tuple[int, int | None]] = []
    order = Order(assets.locate("sample-portrait"), out, start, 0.05, turns=8)
    made = personalise_apart(order, Job(lambda *step: told.append(step)))
    assert made.examples == 8
    assert made.steps > 0
    assert load_network(out).layout == SMALL
    seconds = [done for done, _ in told]
    assert seconds == sorted(seconds)
    done, total = told[-1]
    assert total is not None
    assert 3 <= done <= total


def test_a_process_without_a_face_says_so(tmp_path: Path) -> None:
    plain = tmp_path / "plain.png"
    write_picture(plain, Picture(np.full((96, 96, 3), 128, np.uint8)), made_by_network=False)
    out = tmp_path / "mine.safetensors"
    with pytest.raises(NoFaceError) as caught:
        personalise_apart(Order(plain, out, bundled(), 0.05))
    assert caught.value.sentence.endswith(".")
    assert not out.exists()


def test_a_cancelled_process_ends_at_once(tmp_path: Path) -> None:
    out = tmp_path / "mine.safetensors"
    order = Order(assets.locate("sample-portrait"), out, bundled(), 10.0)
    asked = time.monotonic()
    with pytest.raises(CancelledError):
        personalise_apart(order, Job(cancelled=lambda: time.monotonic() > asked + 1.0))
    assert time.monotonic() - asked < 5.0
    assert not multiprocessing.active_children()
    assert not list(tmp_path.iterdir())


def test_a_wrong_name_is_refused(tmp_path: Path) -> None:
    photo = assets.locate("sample-portrait")
    answer = CliRunner().invoke(app, ["personalise", str(photo), "-o", str(tmp_path / "mine.pth")])
    assert isinstance(answer.exception, UsageError)


def test_a_place_for_the_weights_must_be_named(tmp_path: Path) -> None:
    photo = str(assets.locate("sample-portrait"))
    for more in ([], ["--project", str(tmp_path / "me.zip")]):
        answer = CliRunner().invoke(app, ["personalise", photo, *more])
        assert isinstance(answer.exception, UsageError)
