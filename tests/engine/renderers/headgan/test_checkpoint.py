"""Released checkpoints are read safely, accounted for, folded and stored."""

from __future__ import annotations

import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from engine import weights
from engine.errors import AssetError, MediaError
from engine.renderers.headgan import availability
from engine.renderers.headgan.checkpoint import (
    check,
    discriminator_shapes,
    fold,
    generator_shapes,
    import_checkpoint,
    load_generator,
)
from engine.renderers.headgan.generator import Generator
from engine.renderers.headgan.layout import Layout
from engine.renderers.headgan.tensor_files import read_tensors

SMALL = Layout(width=2, audio=5)
SILENT = Layout(width=2, audio=0)
LAYOUTS = (SMALL, SILENT)


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(weights, "folder", lambda: tmp_path / "weights")


@pytest.fixture
def state() -> dict[str, Tensor]:
    torch.manual_seed(3)
    return Generator(SMALL).state_dict()


def _saved(tmp_path: Path, content: Any) -> Path:
    path = tmp_path / "latest_net_G.pth"
    torch.save(content, path)
    return path


def test_every_key_of_the_manifest_is_ours(manifest: list[dict[str, Any]]) -> None:
    ours = [
        generator_shapes(Layout()), generator_shapes(Layout(audio=0)),
        discriminator_shapes(6), discriminator_shapes(303), discriminator_shapes(3),
    ]  # fmt: skip
    for theirs, shapes in zip(manifest, ours, strict=True):
        assert {k: tuple(v["shape"]) for k, v in theirs["tensors"].items()} == shapes


def test_parameters_are_as_many_as_published(manifest: list[dict[str, Any]]) -> None:
    for layout, about in zip((Layout(), Layout(audio=0)), manifest, strict=False):
        with torch.device("meta"):
            network = Generator(layout)
        assert sum(p.numel() for p in network.parameters()) == about["parameters"]


@torch.no_grad()
@pytest.mark.parametrize("layout", LAYOUTS)
def test_imported_weights_paint_what_the_checkpoint_paints(tmp_path: Path, layout: Layout) -> None:
    torch.manual_seed(1)
    network = Generator(layout).eval()
    path = _saved(tmp_path, network.state_dict())
    assert "not imported" in availability.unavailable()
    entry = import_checkpoint(path, layouts=LAYOUTS)
    assert availability.unavailable() == ""
    assert (entry.source, entry.licence) == ("latest_net_G.pth", "CC-BY-NC-SA-4.0")
    assert entry.source_sha256 == weights.sha256(path)
    folded = load_generator(weights.locate("headgan"))
    assert folded.layout == layout
    inputs = torch.rand(1, 9, 32, 32), torch.rand(1, 6, 32, 32)
    audio = torch.rand(1, layout.audio) if layout.audio else None
    difference = network(*inputs, audio).image - folded(*inputs, audio).image
    assert difference.abs().max() < 1e-5


def test_half_precision_takes_half_the_space(tmp_path: Path, state: dict[str, Tensor]) -> None:
    path = _saved(tmp_path, state)
    full = import_checkpoint(path, layouts=LAYOUTS).path.stat().st_size
    half = import_checkpoint(path, layouts=LAYOUTS, precision="float16").path.stat().st_size
    assert half < 0.6 * full
    assert len(weights.all_weights()) == 1
    assert next(load_generator(weights.locate("headgan")).parameters()).dtype == torch.float32


def test_folding_leaves_no_spectral_norm(state: dict[str, Tensor]) -> None:
    plain = fold(state)
    assert not [name for name in plain if name.endswith(("_orig", "_u", "_v"))]
    assert plain.keys() == Generator(SMALL, spectral=False).state_dict().keys()


def test_changed_weights_are_refused(tmp_path: Path, state: dict[str, Tensor]) -> None:
    entry = import_checkpoint(_saved(tmp_path, state), layouts=LAYOUTS)
    entry.path.write_bytes(entry.path.read_bytes()[:-1] + b"x")
    with pytest.raises(AssetError, match="import them again"):
        weights.locate("headgan")


class _Harmful:
    def __reduce__(self) -> tuple[Callable, tuple]:
        return Path.touch, (Path("touched"),)


def _plain_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")


@pytest.mark.parametrize(
    "write",
    [
        lambda path: path.write_text("no checkpoint\n" * 50),
        lambda path: path.write_bytes(b""),
        _plain_zip,
        lambda path: path.write_bytes(pickle.dumps(_Harmful())),
        lambda path: torch.save({"a": _Harmful()}, path),
        lambda path: torch.save({"a": [torch.zeros(3)]}, path),
        lambda path: torch.save({"a": torch.zeros(3, dtype=torch.int64)}, path),
        lambda path: torch.save({"a": torch.zeros(3, 3).to_sparse()}, path),
        lambda path: torch.save(torch.zeros(3), path),
        lambda path: path.mkdir(),
        lambda path: None,
    ],
    ids=[
        "text", "empty", "zip", "pickle", "code", "list", "integers", "sparse", "bare tensor",
        "folder", "nothing",
    ],
)  # fmt: skip
def test_wrong_files_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], object]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "given.pth"
    write(path)
    with pytest.raises(MediaError) as error:
        import_checkpoint(path, layouts=LAYOUTS)
    assert error.value.sentence.endswith(".")
    assert "\n" not in error.value.sentence
    assert not (tmp_path / "touched").exists()
    assert weights.all_weights() == []


def test_a_truncated_checkpoint_is_refused(tmp_path: Path, state: dict[str, Tensor]) -> None:
    path = _saved(tmp_path, state)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(MediaError, match="no PyTorch checkpoint"):
        read_tensors(path, "")


def test_what_is_wrong_with_the_tensors_is_said(state: dict[str, Tensor]) -> None:
    name = "rendering_network.conv_img.1.bias"
    rest = {key: value for key, value in state.items() if key != name}
    with pytest.raises(MediaError, match=f"lacks {name}\\."):
        check(rest, LAYOUTS)
    with pytest.raises(MediaError, match=r"has more than HeadGAN: extra\."):
        check(state | {"extra": torch.zeros(1)}, LAYOUTS)
    with pytest.raises(MediaError, match=f"{name} is 4 instead of 3"):
        check(state | {name: torch.zeros(4)}, LAYOUTS)
    with pytest.raises(MediaError, match="not numbers"):
        check(state | {name: torch.full((3,), torch.nan)}, LAYOUTS)
    with pytest.raises(MediaError, match=r"other shapes: .* and 1"):
        check(state, (Layout(),))


def test_another_networks_checkpoint_is_refused() -> None:
    with pytest.raises(MediaError, match="another network"):
        check({"kp_detector.fg_encoder.fc.weight": torch.zeros(2)})
    with pytest.raises(MediaError, match="discriminators"):
        check({"discriminator_0.model0.0.weight": torch.zeros(2)})


def test_both_variants_are_recognised(state: dict[str, Tensor]) -> None:
    assert check(state, LAYOUTS) == SMALL
    without = {name: value for name, value in state.items() if "cond_dec_audio" not in name}
    assert check(without, LAYOUTS) == SILENT
