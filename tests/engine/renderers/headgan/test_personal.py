"""A person's weights come from anywhere: what is no network of ours stays out of the cache."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import save

from engine import folders
from engine.errors import MediaError
from engine.renderers.headgan.lite.availability import bundled
from engine.renderers.headgan.lite.layout import Layout
from engine.renderers.headgan.lite.network import LiteNetwork
from engine.renderers.headgan.personal import MOST_BYTES, kept, read_personal

NARROW = Layout(frame=(8, 8, 8, 8), photo=(8, 8, 8), flow=8)


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    place = tmp_path / "cache"
    monkeypatch.setattr(folders, "user_cache", lambda: place)
    return place


def _file(layout: object = NARROW, kind: str = "headgan-lite", fill: float | None = None) -> bytes:
    torch.manual_seed(0)
    state = {name: value.half() for name, value in LiteNetwork(NARROW).state_dict().items()}
    if fill is not None:
        state = {name: torch.full_like(value, fill) for name, value in state.items()}
    text = json.dumps(asdict(layout) if isinstance(layout, Layout) else layout)
    return save(state, {"kind": kind, "layout": text})


def test_weights_lie_under_their_hash_and_are_written_again_when_the_cache_is_broken(
    cache: Path,
) -> None:
    data = bundled().read_bytes()
    network = read_personal(bundled())
    assert network.sha256 == hashlib.sha256(data).hexdigest()
    assert [path.name for path in (cache / "networks").iterdir()] == [network.path.name]
    assert network.path.read_bytes() == data
    network.path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    assert kept(data).path.read_bytes() == data


def test_other_widths_of_the_network_are_welcome() -> None:
    assert kept(_file()).path.is_file()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "a pickle": lambda: b"\x80\x04K\x01." * 100,
    "a huge header": lambda: (1 << 62).to_bytes(8, "little") + bytes(100),
    "nested JSON": lambda: (60_000).to_bytes(8, "little") + b"[" * 60_000,
    "too large": lambda: bytes(MOST_BYTES + 1),
    "another network": lambda: _file(kind="headgan"),
    "a layout of words": lambda: _file("wide"),
    "a layout beyond memory": lambda: _file(replace(NARROW, flow=10**9)),
    "a layout that is not there": lambda: _file(replace(NARROW, flow=True)),
    "views of another version": lambda: _file(replace(NARROW, frame_bytes=3)),
    "tensors of other widths": lambda: _file(replace(NARROW, flow=16)),
    "not a number": lambda: _file(fill=float("nan")),
    "cut off": lambda: _file()[:-100],
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_network_of_ours_is_refused(kind: str, cache: Path) -> None:
    with pytest.raises(MediaError) as caught:
        kept(HOSTILE[kind]())
    assert caught.value.sentence.startswith("The personalised weights ")
    assert not any(each.is_file() for each in cache.rglob("*"))
