"""The parts that E, F and R are built from. There is no normalisation to fold or to keep."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional


def conv(inside: int, outside: int, *, stride: int = 1) -> nn.Conv2d:
    """A 3 x 3 convolution."""
    return nn.Conv2d(inside, outside, 3, stride=stride, padding=1)


def silent(inside: int, outside: int) -> nn.Conv2d:
    """A 3 x 3 convolution that gives nothing until it is trained."""
    layer = conv(inside, outside)
    for parameter in layer.parameters():
        nn.init.zeros_(parameter)
    return layer


class FoldedConv(nn.Conv2d):
    """A 3 x 3 convolution of what `scaling.folded` gives and of channels beside it.

    Its weights are in the order in which `pixel_unshuffle` folds a picture.
    """

    _order: Tensor

    def __init__(self, channels: int, beside: int, outside: int) -> None:
        super().__init__(4 * channels + beside, outside, 3, padding=1)
        order = torch.arange(4 * channels).view(channels, 4).T.flatten()
        others = 4 * channels + torch.arange(beside)
        self.register_buffer("_order", torch.cat([order, others]), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """(N, 4 C + beside, H, W) to (N, outside, H, W)."""
        return self._conv_forward(x, self.weight[:, self._order], self.bias)


class Block(nn.Module):
    """Two convolutions beside an identity; the second starts at zero."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first, self.second = conv(channels, channels), conv(channels, channels)
        nn.init.zeros_(self.second.weight)

    def forward(self, x: Tensor) -> Tensor:
        """(N, C, H, W) to the same shape."""
        return x + self.second(functional.relu_(self.first(functional.relu(x))))


class Guided(nn.Module):
    """A block between whose convolutions a guide scales and shifts, as SPADE does.

    The guide's maps come from 1 x 1 convolutions: it is itself a feature map.
    """

    def __init__(self, channels: int, guide: int) -> None:
        super().__init__()
        self.first, self.second = conv(channels, channels), conv(channels, channels)
        self.guide = nn.Conv2d(guide, 2 * channels, 1)
        nn.init.zeros_(self.second.weight)

    def forward(self, x: Tensor, guide: Tensor) -> Tensor:
        """(N, C, H, W) and a guide (N, G, H, W) to (N, C, H, W)."""
        scale, shift = self.guide(guide).chunk(2, dim=1)
        inner = self.first(functional.relu(x)) * (1 + scale) + shift
        return x + self.second(functional.relu_(inner))
