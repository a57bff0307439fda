"""The lite network by itself: what it gives untrained, what it costs, how it is stored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from engine.errors import LikenessError, MediaError, UsageError
from engine.facemodels import Part
from engine.renderers.headgan.lite.areas import labels_of
from engine.renderers.headgan.lite.cost import blank, cost
from engine.renderers.headgan.lite.layout import Layout
from engine.renderers.headgan.lite.network import Answer, Frame, LiteNetwork
from engine.renderers.headgan.lite.painter import LitePainter
from engine.renderers.headgan.lite.tensors import frame_tensor, parts_tensor
from engine.renderers.headgan.lite.views import FRAME_BYTES, PHOTO_BYTES, FrameView, PhotoView
from engine.renderers.headgan.lite.weights import load_network, save_network

SMALL = Layout(frame=(8, 8, 16, 16), photo=(8, 8, 8), flow=8)


def stirred(layout: Layout = SMALL) -> LiteNetwork:
    """A network whose answers are not zero."""
    torch.manual_seed(0)
    network = LiteNetwork(layout).requires_grad_(False)
    for weight in network.parameters():
        weight.add_(0.02 * torch.randn_like(weight))
    return network.eval()


def views(size: int = 64) -> tuple[PhotoView, FrameView]:
    random = np.random.default_rng(0)

    def some(*shape: int) -> np.ndarray:
        return random.integers(0, 256, shape, np.uint8)

    parts = random.integers(0, 11, (size // 2, size // 2), np.uint8)
    motion = random.normal(0, 3, (size // 4, size // 4, 2)).astype(np.float32)
    frame = FrameView(some(size, size, FRAME_BYTES), parts, motion)
    return PhotoView(some(size, size, PHOTO_BYTES), parts), frame


def run(network: LiteNetwork, size: int = 64) -> Answer:
    (picture, parts), frame = blank(network, size)
    with torch.inference_mode():
        return network(frame, network.photo(picture, parts))


def test_an_untrained_network_gives_the_base_back() -> None:
    network = LiteNetwork(Layout()).eval()
    (picture, parts), frame = blank(network, 64)
    frame.picture.uniform_(-1, 1)
    with torch.inference_mode():
        answer = network(frame, network.photo(picture, parts))
    assert not answer.shift.any()
    assert torch.allclose(answer.image, frame.colours, atol=1e-5)
    assert answer.share.max() < 0.15


def test_nothing_changes_where_nothing_may() -> None:
    network = stirred()
    (picture, parts), frame = blank(network, 64)
    frame.picture.uniform_(-1, 1)
    frame.gates[..., :32] = 0
    with torch.inference_mode():
        answer = network(frame, network.photo(picture, parts))
    change = (answer.image - frame.colours).abs().amax(dim=1)
    assert change[..., :32].max() < 1e-5
    assert change[..., 32:].mean() > 1e-3


def test_it_keeps_to_its_budget() -> None:
    measured = cost(LiteNetwork(Layout()))
    assert 0.5 < measured.frame_gmacs <= 1.5
    assert measured.photo_gmacs < 0.3
    assert measured.parameters < 10_000_000


def test_parts_and_places() -> None:
    parts = parts_tensor(torch.tensor([[[0, 1], [10, 2]]], dtype=torch.uint8))
    assert parts.shape == (1, 10, 2, 2)
    assert parts[0, :, 0, 0].sum() == 0
    assert parts[0, 9, 1, 0] == 1
    picture = torch.zeros((1, 32, 32, FRAME_BYTES), dtype=torch.uint8)
    still = torch.zeros((1, 8, 8, 2))
    parts, gates = torch.zeros((1, 16, 16), dtype=torch.uint8), torch.ones(1, 2, 32, 32)
    whole = frame_tensor(picture, parts, still, gates, 64)
    moved = frame_tensor(picture, parts, still, gates, 64, torch.tensor([[32.0, 16]]))
    # The middle of the first 4 x 4 pixels of a picture of 64: (1.5 + 0.5) / 64, in -1..1.
    assert whole.place[0, 0, 0].tolist() == pytest.approx([-0.9375, -0.9375])
    assert (moved.place - whole.place)[0, 3, 3].tolist() == pytest.approx([1.0, 0.5])


def test_weights_come_back_as_half_precision(tmp_path: Path) -> None:
    network = stirred()
    path = tmp_path / "lite.safetensors"
    save_network(path, network.state_dict(), SMALL, {"step": "3"})
    again = load_network(path)
    assert again.layout == SMALL
    assert (run(again).image - run(network).image).abs().max() < 5e-3
    assert path.stat().st_size < 2.5 * sum(each.numel() for each in network.parameters())


def test_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.safetensors"
    with pytest.raises(MediaError, match="no file"):
        load_network(path)
    save_file({"a": torch.zeros(2)}, path)
    with pytest.raises(MediaError, match="no weights of HeadGAN lite"):
        load_network(path)
    path.write_bytes(b"not a file of tensors")
    with pytest.raises(MediaError):
        load_network(path)
    state = stirred().state_dict()
    save_network(path, state, Layout(), {})
    with pytest.raises(MediaError, match="cannot read"):
        load_network(path)
    state["flow.head.bias"] = torch.full((3,), torch.nan)
    save_network(path, state, SMALL, {})
    with pytest.raises(MediaError, match="not numbers"):
        load_network(path)


def test_precisions_agree_and_what_is_no_number_is_done_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    photo, frame = views()
    exact = LitePainter(stirred(), "float32", "cpu")
    rounded = LitePainter(stirred(), "bfloat16", "cpu")
    a = exact.correct(frame, exact.study(photo))
    b = rounded.correct(frame, rounded.study(photo))
    assert np.abs(a.fields - b.fields).max() < 0.1
    run_ = rounded._run
    monkeypatch.setattr(
        rounded, "_run", lambda *all_: run_(*all_) * (torch.nan if rounded.bfloat16 else 1)
    )
    assert np.isfinite(rounded.correct(frame, rounded.study(photo)).fields).all()
    assert not rounded.bfloat16
    monkeypatch.setattr(rounded, "_run", lambda *all_: run_(*all_) * torch.nan)
    with pytest.raises(LikenessError, match="no numbers"):
        rounded.correct(frame, rounded.study(photo))
    with pytest.raises(UsageError):
        LitePainter(stirred(), "float8", "cpu")  # type: ignore[arg-type]


def test_only_the_box_around_the_face_is_calculated() -> None:
    photo, frame = views(192)
    frame.picture[..., -1] = 255
    frame.parts[:] = 0
    frame.parts[40:56, 36:60] = labels_of((Part.FACE,))
    painter = LitePainter(stirred(), "float32", "cpu")
    seen: list[torch.Size] = []
    run_ = painter._run

    def watched(cut: Frame, features: Any) -> torch.Tensor:
        seen.append(cut.picture.shape)
        return run_(cut, features)

    painter._run = watched  # type: ignore[method-assign]
    fields = painter.correct(frame, painter.study(photo)).fields
    fields_ = (frame.picture, frame.parts, frame.motion, frame.gates)
    whole = frame_tensor(*(torch.from_numpy(each)[None] for each in fields_), 192)
    all_of_it = run_(whole, painter.study(photo))[0].permute(1, 2, 0).numpy()
    assert seen[0][2] * seen[0][3] < 0.5 * 192 * 192
    untouched = (fields == 0).all(axis=2)
    assert not all_of_it[untouched].any()
    assert fields[96, 96].any()
    frame = FrameView(frame.picture, np.zeros_like(frame.parts), frame.motion)
    assert not painter.correct(frame, painter.study(photo)).fields.any()
    assert len(seen) == 1
