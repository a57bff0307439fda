"""R, the rendering network: paints the frame from the driving stack and the aligned reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from engine.renderers.headgan import blocks

if TYPE_CHECKING:
    from engine.renderers.headgan.flow_network import Alignment
    from engine.renderers.headgan.layout import Layout


class RenderingNetwork(nn.Module):
    """Section 2.3 of the description.

    Each level is a SPADE block guided by the reference's features of that size, an AdaIN block
    steered by the sound (absent without audio) and, but for the last two, a PixelShuffle.
    """

    def __init__(self, layout: Layout, *, spectral: bool = True) -> None:
        super().__init__()
        fine, middle, coarse = layout.channels
        self.cond_enc = blocks.encoder(layout.driving_channels, layout.channels, spectral=spectral)
        self.cond_dec = nn.ModuleList(
            blocks.SpadeBlock(channels, guide, spectral=spectral)
            for channels, guide in ((coarse, coarse), (middle, middle), (fine, fine), (fine, 3))
        )
        if layout.audio:
            self.cond_dec_audio = nn.ModuleList(
                blocks.AudioBlock(channels, layout.audio, spectral=spectral)
                for channels in (coarse, middle, fine)
            )
        self.listens = layout.audio > 0
        self.enlarge = nn.PixelShuffle(2)
        self.conv_img = blocks.head(fine, 3)

    def forward(self, driving: Tensor, aligned: Alignment, audio: Tensor | None) -> Tensor:
        """Paint a frame.

        Args:
            driving: (N, 9, H, W) in [0, 1].
            aligned: what F gave for it.
            audio: (N, A), or None for a network without audio.

        Returns:
            (N, 3, H, W) RGB in [-1, 1].
        """
        x = blocks.encode(self.cond_enc, driving)[-1]
        for level, guide in enumerate((*reversed(aligned.features), aligned.rgb)):
            x = self.cond_dec[level](x, guide)
            if self.listens and level < 3:
                x = self.cond_dec_audio[level](x, audio)
            if level < 2:
                x = self.enlarge(x)
        return torch.tanh(self.conv_img(blocks.leaky(x)))
