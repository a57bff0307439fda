"""The parts both of HeadGAN's networks are built from.

Attribute names are those of the published checkpoints. Every block takes and gives NCHW tensors
in either memory format.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TypeVar

import torch
from torch import Tensor, nn
from torch.nn import functional

Network = TypeVar("Network", bound=nn.Module)

_EPS_NORM = 1e-5
_EPS_SPECTRAL = 1e-12
_SLOPE = 0.2
_SPADE_WIDTH = 256


def leaky(x: Tensor) -> Tensor:
    """Leaky ReLU of slope 0.2."""
    return functional.leaky_relu(x, _SLOPE)


class InstanceNorm(nn.Module):
    """Zero mean and unit variance for each picture and channel (Ulyanov et al., 2016).

    Written out, because torch's own leaves channels_last, and computed in float32 also where the
    tensor is bfloat16.
    """

    def __init__(self, channels: int, *, affine: bool) -> None:
        super().__init__()
        self.affine = affine
        if affine:
            self.weight = nn.Parameter(torch.ones(channels))
            self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor) -> Tensor:
        """(N, C, H, W) to the same shape and dtype."""
        full = x.float()
        variance, mean = torch.var_mean(full, dim=(2, 3), correction=0, keepdim=True)
        scale = torch.rsqrt(variance + _EPS_NORM)
        if not self.affine:
            return ((full - mean) * scale).to(x.dtype)
        weight, bias = self.weight.view(-1, 1, 1), self.bias.view(-1, 1, 1)
        return torch.addcmul(bias, full - mean, scale * weight).to(x.dtype)


class SpectralConv2d(nn.Conv2d):
    """A convolution whose weight is divided by its largest singular value (Miyato et al., 2018).

    Holds `weight_orig`, `weight_u` and `weight_v` as the published checkpoints do. Training makes
    one power iteration a call; evaluation uses the stored vectors.
    """

    def __init__(self, *sizes: int, stride: int = 1, padding: int = 0, bias: bool = True) -> None:
        super().__init__(*sizes, stride=stride, padding=padding, bias=bias)
        weight = self.weight.detach()
        del self.weight
        self.weight_orig = nn.Parameter(weight)
        rows, columns = weight.flatten(1).shape
        self.weight_u: Tensor
        self.weight_v: Tensor
        self.register_buffer("weight_u", _unit(torch.randn(rows)))
        self.register_buffer("weight_v", _unit(torch.randn(columns)))

    def forward(self, input: Tensor) -> Tensor:
        """(N, C, H, W) to (N, C', H', W')."""
        if self.training:
            self._iterate()
        # Copies, because the next iteration overwrites the vectors before the backward pass.
        weight = folded(self.weight_orig, self.weight_u.clone(), self.weight_v.clone())
        return self._conv_forward(input, weight, self.bias)

    @torch.no_grad()
    def _iterate(self) -> None:
        matrix = self.weight_orig.flatten(1)
        self.weight_v.copy_(_unit(matrix.T @ self.weight_u))
        self.weight_u.copy_(_unit(matrix @ self.weight_v))


def folded(weight_orig: Tensor, u: Tensor, v: Tensor) -> Tensor:
    """The plain weight W / (u' M v), M being W as a matrix (out, in k k)."""
    return weight_orig / torch.dot(u, torch.mv(weight_orig.flatten(1), v))


def _unit(vector: Tensor) -> Tensor:
    return functional.normalize(vector, dim=0, eps=_EPS_SPECTRAL)


def channels_last(network: Network) -> Network:
    """The network with its filters laid out the way it is fastest; changes it in place."""
    for weight in network.parameters():
        if weight.dim() == 4:
            weight.data = weight.data.contiguous(memory_format=torch.channels_last)
    return network


def conv(
    inside: int,
    outside: int,
    kernel: int,
    *,
    spectral: bool,
    stride: int = 1,
    padding: int = 0,
    bias: bool = True,
) -> nn.Conv2d:
    """A convolution with spectral norm, or with the plain weight it comes down to."""
    kind = SpectralConv2d if spectral else nn.Conv2d
    return kind(inside, outside, kernel, stride=stride, padding=padding, bias=bias)


def normed_conv(
    inside: int, outside: int, kernel: int, *, spectral: bool, stride: int = 1, padding: int = 0
) -> nn.Sequential:
    """Convolution without bias, then instance norm with weight and bias: keys `.0` and `.1`."""
    return nn.Sequential(
        conv(
            inside, outside, kernel,
            spectral=spectral, stride=stride, padding=padding, bias=False,
        ),
        InstanceNorm(outside, affine=True),
    )  # fmt: skip


def head(inside: int, outside: int) -> nn.Sequential:
    """Mirrored border and a 7 x 7 convolution: from features to a picture, flow or mask."""
    return nn.Sequential(nn.ReflectionPad2d(3), nn.Conv2d(inside, outside, 7))


def encoder(inside: int, channels: tuple[int, ...], *, spectral: bool) -> nn.ModuleList:
    """Three stages from full size to a quarter of it; see `encode`."""
    stages: list[nn.Module] = [
        nn.Sequential(
            nn.ReflectionPad2d(3),
            normed_conv(inside, channels[0], 7, spectral=spectral),
            nn.ReLU(),
        )
    ]
    for before, after in pairwise(channels):
        shrinking = normed_conv(before, after, 3, spectral=spectral, stride=2, padding=1)
        stages.append(nn.Sequential(shrinking, nn.ReLU()))
    return nn.ModuleList(stages)


def encode(stages: nn.ModuleList, x: Tensor) -> list[Tensor]:
    """The output of each stage, the largest first."""
    features = []
    for stage in stages:
        x = stage(x)
        features.append(x)
    return features


class Spade(nn.Module):
    """Normalisation whose scale and shift are painted by a guide (Park et al., 2019)."""

    def __init__(self, channels: int, guide: int) -> None:
        super().__init__()
        self.norm = InstanceNorm(channels, affine=False)
        self.mlp_shared = nn.Sequential(
            nn.Conv2d(guide, _SPADE_WIDTH, 3, padding=1), nn.ReLU()
        )
        self.mlp_gamma = nn.Conv2d(_SPADE_WIDTH, channels, 3, padding=1)
        self.mlp_beta = nn.Conv2d(_SPADE_WIDTH, channels, 3, padding=1)

    def forward(self, x: Tensor, guide: Tensor) -> Tensor:
        """(N, C, H, W) and a guide (N, G, h, w) of any size to (N, C, H, W)."""
        if guide.shape[2:] != x.shape[2:]:
            guide = functional.interpolate(guide, size=x.shape[2:], mode="nearest")
        shared = self.mlp_shared(guide)
        return torch.addcmul(self.mlp_beta(shared), self.norm(x), 1 + self.mlp_gamma(shared))


class SpadeBlock(nn.Module):
    """Two guided normalisations and convolutions beside an identity (number of channels kept)."""

    def __init__(self, channels: int, guide: int, *, spectral: bool) -> None:
        super().__init__()
        self.norm_0 = Spade(channels, guide)
        self.conv_0 = conv(channels, channels, 3, padding=1, spectral=spectral)
        self.norm_1 = Spade(channels, guide)
        self.conv_1 = conv(channels, channels, 3, padding=1, spectral=spectral)

    def forward(self, x: Tensor, guide: Tensor) -> Tensor:
        """See `Spade.forward`."""
        change = self.conv_0(leaky(self.norm_0(x, guide)))
        return x + self.conv_1(leaky(self.norm_1(change, guide)))


class AdaIn(nn.Module):
    """Normalisation whose scale and shift come from a vector (Huang and Belongie, 2017)."""

    def __init__(self, channels: int, style: int) -> None:
        super().__init__()
        self.norm = InstanceNorm(channels, affine=False)
        self.fc = nn.Linear(style, 2 * channels)

    def forward(self, x: Tensor, style: Tensor) -> Tensor:
        """(N, C, H, W) and (N, S) to (N, C, H, W)."""
        gamma, beta = self.fc(style)[..., None, None].chunk(2, dim=1)
        return torch.addcmul(beta, self.norm(x), 1 + gamma)


class AudioBlock(nn.Module):
    """Two convolutions steered by the audio vector; there is no path around them."""

    def __init__(self, channels: int, style: int, *, spectral: bool) -> None:
        super().__init__()
        self.norm1 = AdaIn(channels, style)
        self.conv1 = conv(channels, channels, 3, padding=1, spectral=spectral)
        self.norm2 = AdaIn(channels, style)
        self.conv2 = conv(channels, channels, 3, padding=1, spectral=spectral)

    def forward(self, x: Tensor, style: Tensor) -> Tensor:
        """See `AdaIn.forward`."""
        x = self.conv1(leaky(self.norm1(x, style)))
        return self.conv2(leaky(self.norm2(x, style)))
