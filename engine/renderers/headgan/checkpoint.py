"""Accounting for every tensor of a released checkpoint, and storing it for inference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import torch

from engine import weights
from engine.errors import MediaError
from engine.renderers.headgan.availability import WEIGHTS_ID
from engine.renderers.headgan.blocks import folded
from engine.renderers.headgan.discriminators import Discriminator
from engine.renderers.headgan.generator import Generator
from engine.renderers.headgan.layout import PUBLISHED, Layout
from engine.renderers.headgan.tensor_files import read_tensors

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from torch import Tensor

    from engine.weights import Weights

    Precision = Literal["float32", "float16"]
    Shapes = dict[str, tuple[int, ...]]

LICENCE = "CC-BY-NC-SA-4.0"
NOTE = "HeadGAN's published weights: for non-commercial use only, share alike, credit the authors."
WANTED = "HeadGAN's generator is a file called latest_net_G.pth."
_NAMED = 3


def import_checkpoint(
    path: Path, *, precision: Precision = "float32", layouts: Sequence[Layout] = PUBLISHED
) -> Weights:
    """Check a released generator, fold its spectral norms and keep it for the renderer.

    Args:
        path: latest_net_G.pth.
        precision: of the stored weights; float16 takes half the space and is rounded.
        layouts: the networks it may belong to.

    Raises:
        MediaError: it is anything else, with what is wrong in one sentence.
    """
    from safetensors.torch import save_file

    state = read_tensors(path, WANTED)
    check(state, layouts)
    plain = {name: _stored(value, precision) for name, value in fold(state).items()}
    return weights.store(
        WEIGHTS_ID, lambda draft: save_file(plain, draft), source=path, licence=LICENCE, note=NOTE
    )


def load_generator(path: Path) -> Generator:
    """The generator of a stored file, in evaluation mode and float32.

    Raises:
        AssetError: the file holds something else.
        RuntimeError: a tensor is missing or has another shape.
    """
    from safetensors.torch import load_file

    state = load_file(path)
    layout = Layout.of({name: tuple(value.shape) for name, value in state.items()})
    with torch.device("meta"):
        generator = Generator(layout, spectral=False)
    generator.load_state_dict(
        {name: value.float() for name, value in state.items()}, assign=True
    )
    return generator.requires_grad_(False).eval()


def check(state: Mapping[str, Tensor], layouts: Sequence[Layout] = PUBLISHED) -> Layout:
    """Account for every tensor of a generator's checkpoint.

    Returns:
        The layout it has.

    Raises:
        MediaError: a tensor is missing, too many, misshapen or not finite, or they are those of
            another network.
    """
    if "discriminator_0.model0.0.weight" in state:
        raise MediaError("This is one of HeadGAN's discriminators, used in training only.", WANTED)
    found = {name: tuple(value.shape) for name, value in state.items()}
    expected = {layout: generator_shapes(layout) for layout in layouts}
    nearest = min(expected, key=lambda layout: len(expected[layout].items() ^ found.items()))
    wanted = expected[nearest]
    if not wanted.keys() & found.keys():
        raise MediaError("This checkpoint belongs to another network than HeadGAN.", WANTED)
    missing = [name for name in wanted if name not in found]
    surplus = [name for name in found if name not in wanted]
    misshapen = [
        f"{name} is {_size(found[name])} instead of {_size(shape)}"
        for name, shape in wanted.items()
        if name in found and found[name] != shape
    ]
    for what, names in (
        ("lacks", missing), ("has more than HeadGAN:", surplus), ("has other shapes:", misshapen)
    ):  # fmt: skip
        if names:
            raise MediaError(f"This checkpoint {what} {_first(names)}.", WANTED)
    broken = [name for name, value in state.items() if not bool(value.isfinite().all())]
    if broken:
        raise MediaError(f"This checkpoint has values that are not numbers in {_first(broken)}.")
    return nearest


def generator_shapes(layout: Layout = PUBLISHED[0]) -> Shapes:
    """Names and shapes in a generator's checkpoint."""
    with torch.device("meta"):
        return _shapes(Generator(layout))


def discriminator_shapes(inside: int, width: int = 64) -> Shapes:
    """Names and shapes in a discriminator's checkpoint; see `Discriminator`."""
    with torch.device("meta"):
        return _shapes(Discriminator(inside, width))


def fold(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Plain weights in place of each spectral norm's three tensors, as float32."""
    plain: dict[str, Tensor] = {}
    for name, value in state.items():
        stem, _, last = name.rpartition(".")
        if last == "weight_orig":
            u, v = state[f"{stem}.weight_u"], state[f"{stem}.weight_v"]
            plain[f"{stem}.weight"] = folded(value.float(), u.float(), v.float())
        elif last not in ("weight_u", "weight_v"):
            plain[name] = value.float()
    return plain


def _stored(value: Tensor, precision: Precision) -> Tensor:
    value = value.contiguous()
    half = value.half()
    return half if precision == "float16" and bool(half.isfinite().all()) else value


def _shapes(network: torch.nn.Module) -> Shapes:
    return {name: tuple(value.shape) for name, value in network.state_dict().items()}


def _size(shape: tuple[int, ...]) -> str:
    return " x ".join(map(str, shape)) or "a single number"


def _first(names: list[str]) -> str:
    rest = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {rest} more" if rest > 0 else "")
