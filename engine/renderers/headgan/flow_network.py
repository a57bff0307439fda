"""F, the dense flow network: where in the reference each pixel of the driving frame comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from engine.renderers.headgan import blocks
from engine.renderers.headgan.warping import halve, warp

if TYPE_CHECKING:
    from engine.renderers.headgan.layout import Layout


@dataclass(frozen=True)
class Reference:
    """What F makes of the reference picture alone; computed once a photo.

    Attributes:
        features: three maps (N, C_i, H / 2**i, W / 2**i), the largest first.
        rgb: (N, 3, H, W) in [-1, 1].
    """

    features: tuple[Tensor, ...]
    rgb: Tensor


@dataclass(frozen=True)
class Alignment:
    """The reference moved to where the driving frame wants it.

    Attributes:
        features: warped `Reference.features`.
        rgb: warped `Reference.rgb`.
        flow: (N, 2, H, W) in pixels (x, y), already times `mask`.
        mask: (N, 1, H, W) in 0..1.
    """

    features: tuple[Tensor, ...]
    rgb: Tensor
    flow: Tensor
    mask: Tensor


class FlowNetwork(nn.Module):
    """Section 2.2 of the description: encoder of the reference, SPADE decoder of the driver."""

    def __init__(self, layout: Layout, *, spectral: bool = True) -> None:
        super().__init__()
        fine, middle, coarse = layout.channels
        guide = layout.driving_channels

        def block(channels: int) -> blocks.SpadeBlock:
            return blocks.SpadeBlock(channels, guide, spectral=spectral)

        self.enc = blocks.encoder(6, layout.channels, spectral=spectral)
        self.dec_res = nn.ModuleList([block(coarse), block(coarse)])
        self.dec_main = nn.ModuleList([block(coarse), block(middle)])
        self.enlarge = nn.PixelShuffle(2)
        self.dec_flow = blocks.head(fine, 2)
        self.dec_mask = blocks.head(fine, 1)

    def encode(self, reference: Tensor) -> Reference:
        """Features of the reference.

        Args:
            reference: (N, 6, H, W), its NMFC picture in [0, 1] and then the RGB in [-1, 1].
        """
        return Reference(tuple(blocks.encode(self.enc, reference)), reference[:, -3:])

    def forward(self, reference: Reference, driving: Tensor) -> Alignment:
        """Align the reference to a driving stack (N, 9, H, W) in [0, 1], oldest frame first."""
        x = reference.features[-1]
        for block in self.dec_res:
            x = block(x, driving)
        for block in self.dec_main:
            x = self.enlarge(block(x, driving))
        # In float32 also under autocast: bfloat16 would round the flow to a tenth of a pixel.
        with torch.autocast(x.device.type, enabled=False):
            mask = (torch.tanh(self.dec_mask(x.float())) + 1) / 2
            flow = self.dec_flow(x.float()) * mask
        warped, at_size = [], flow
        for number, features in enumerate(reference.features):
            at_size = halve(at_size) if number else flow
            warped.append(warp(features, at_size))
        return Alignment(tuple(warped), warp(reference.rgb, flow), flow, mask)
