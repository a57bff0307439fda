"""`likeness models`: import, list, and the sentences of refusals."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from engine import weights
from engine.renderers.headgan import checkpoint
from engine.renderers.headgan.generator import Generator
from engine.renderers.headgan.layout import Layout


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(weights, "folder", lambda: tmp_path / "weights")


@pytest.fixture
def small_checkpoint(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A checkpoint of a narrow network, which the importer is told to expect."""
    layout = Layout(width=2, audio=5)
    monkeypatch.setitem(checkpoint.import_checkpoint.__kwdefaults__, "layouts", (layout,))
    path = tmp_path / "latest_net_G.pth"
    torch.save(Generator(layout).state_dict(), path)
    return path


def test_import_and_list(likeness: Callable, small_checkpoint: Path) -> None:
    assert json.loads(likeness("models", "list", "--json").out) == []
    assert "No weights" in likeness("models", "list").err
    outcome = likeness("models", "import", "headgan", small_checkpoint)
    assert outcome.code == 0
    assert "non-commercial" in outcome.err
    assert "latest_net_G.pth" in likeness("models", "list").out
    (entry,) = json.loads(likeness("models", "list", "--json").out)
    assert entry["licence"] == "CC-BY-NC-SA-4.0"
    assert entry["source_sha256"] == weights.sha256(small_checkpoint)
    rows = json.loads(likeness("renderers", "--json").out)
    assert next(row for row in rows if row["name"] == "headgan")["unavailable"] == ""


def test_the_renderer_says_how_to_get_it(likeness: Callable) -> None:
    rows = json.loads(likeness("renderers", "--json").out)
    row = next(row for row in rows if row["name"] == "headgan")
    assert "likeness models import headgan FILE" in row["unavailable"]
    assert "non-commercial" in row["unavailable"]


def test_refusals(likeness: Callable, tmp_path: Path) -> None:
    text = tmp_path / "notes.pth"
    text.write_text("not a checkpoint")
    outcome = likeness("models", "import", "headgan", text)
    assert outcome.code == 3
    assert "is no PyTorch checkpoint." in outcome.err
    assert "Traceback" not in outcome.err
    assert likeness("models", "import", "headgan", tmp_path / "none.pth").code == 3
    outcome = likeness("models", "import", "tps", text)
    assert outcome.code == 2
    assert "There are: headgan, vgg19." in outcome.err
