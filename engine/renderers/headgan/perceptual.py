"""The perceptual loss, for those who have VGG-19 weights; none come with the program.

They are imported once, as other people's weights are, and training finds them then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine import weights
from engine.errors import MediaError
from engine.renderers.headgan.tensor_files import read_tensors

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from engine.renderers.headgan.checkpoint import Precision
    from engine.weights import Weights

WEIGHTS_ID = "vgg19"
_LICENCE = "BSD-3-Clause"
_NOTE = (
    "VGG-19 as torchvision publishes it, learned from ImageNet's photographs, which have terms of "
    "their own: please judge yourself where networks that were trained with its help may be used."
)
_PLAN = (64, 64, 0, 128, 128, 0, 256, 256, 256, 256, 0, 512, 512, 512, 512, 0, 512)
"""VGG-19 up to conv5_1: channels of each convolution, 0 for a halving."""
_COMPARED = {0: 1 / 32, 2: 1 / 16, 4: 1 / 8, 8: 1 / 4, 12: 1.0}
"""Weight of relu1_1, relu2_1, relu3_1, relu4_1 and relu5_1, by number of the convolution."""
_HINT = "VGG-19 in torchvision's layout is a file called vgg19-dcbb9e9d.pth."


class Perceptual(nn.Module):
    """L1 between what VGG-19 sees in two pictures (Johnson et al., 2016).

    As published, pictures in [-1, 1] go in as they are, without ImageNet's normalisation.

    Args:
        state: torchvision's names and tensors. The number of channels is theirs.

    Raises:
        MediaError: a convolution is missing or does not fit the one before.
    """

    def __init__(self, state: Mapping[str, Tensor]) -> None:
        super().__init__()
        self.convolutions = nn.ModuleList(
            _convolution(state, number, inside) for number, inside in _places(state)
        )
        self.requires_grad_(False)

    def forward(self, picture: Tensor, target: Tensor, importance: Tensor | None = None) -> Tensor:
        """Scalar loss of (N, 3, H, W) in [-1, 1]; no gradient reaches `target`.

        Args:
            picture, target: sides multiples of 16.
            importance: (N, 1, H, W), see `weighed_mean`.
        """
        with torch.no_grad():
            wanted = self._features(target)
        losses = [
            weight * weighed_mean((ours - theirs).abs().mean(1, keepdim=True), importance)
            for weight, ours, theirs in zip(
                _COMPARED.values(), self._features(picture), wanted, strict=True
            )
        ]
        return torch.stack(losses).sum()

    def _features(self, x: Tensor) -> list[Tensor]:
        compared, done = [], 0
        for step in _PLAN:
            if step == 0:
                x = functional.max_pool2d(x, 2)
                continue
            x = functional.relu(self.convolutions[done](x))
            if done in _COMPARED:
                compared.append(x)
            done += 1
        return compared


def read_perceptual(path: Path) -> Perceptual:
    """The loss from a file of VGG-19 weights, read without running anything in it.

    Raises:
        MediaError: the file is anything else.
    """
    return Perceptual(read_tensors(path, _HINT))


def import_perceptual(path: Path, *, precision: Precision = "float32") -> Weights:
    """Check VGG-19's weights and keep what the loss needs of them.

    Args:
        path: vgg19-dcbb9e9d.pth.
        precision: of the stored weights; float16 takes half the space and is rounded.

    Raises:
        MediaError: the file is anything else.
    """
    from safetensors.torch import save_file

    state = read_tensors(path, _HINT)
    Perceptual(state)
    names = [f"features.{number}.{kind}" for number, _ in _places(state)
             for kind in ("weight", "bias")]  # fmt: skip
    dtype = torch.float16 if precision == "float16" else torch.float32
    plain = {name: state[name].to(dtype).contiguous() for name in names}
    return weights.store(
        WEIGHTS_ID, lambda draft: save_file(plain, draft), source=path, licence=_LICENCE, note=_NOTE
    )


def imported_perceptual() -> Perceptual | None:
    """The loss by the weights that the user imported, or None for those who have none.

    Raises:
        AssetError: the file is not the one that was imported.
    """
    from safetensors.torch import load_file

    if weights.find(WEIGHTS_ID) is None:
        return None
    return Perceptual(load_file(weights.locate(WEIGHTS_ID)))


def weighed_mean(values: Tensor, importance: Tensor | None) -> Tensor:
    """Mean of (N, 1, h, w), each place counting as the (N, 1, H, W) importance above it.

    Sides of `importance` are multiples of those of `values`; None means the same everywhere.
    """
    if importance is None:
        return values.mean()
    weight = functional.avg_pool2d(importance, importance.shape[2] // values.shape[2])
    return (values * weight).sum() / weight.sum().clamp(min=1)


def _places(state: Mapping[str, Tensor]) -> list[tuple[int, int]]:
    """(number in torchvision's `features`, channels that come in) of each convolution."""
    places, number, inside = [], 0, 3
    for step in _PLAN:
        if step:
            places.append((number, inside))
            weight = state.get(f"features.{number}.weight")
            inside = len(weight) if weight is not None else step
        number += 2 if step else 1
    return places


def _convolution(state: Mapping[str, Tensor], number: int, inside: int) -> nn.Conv2d:
    names = f"features.{number}.weight", f"features.{number}.bias"
    if any(name not in state for name in names):
        raise MediaError(f"These weights lack {names[0]} or its bias.", _HINT)
    weight, bias = (state[name].float() for name in names)
    if weight.shape[1:] != (inside, 3, 3) or bias.shape != weight.shape[:1]:
        raise MediaError(f"The shape of {names[0]} is not that of VGG-19.", _HINT)
    layer = nn.Conv2d(inside, len(weight), 3, padding=1)
    layer.load_state_dict({"weight": weight, "bias": bias})
    return layer
