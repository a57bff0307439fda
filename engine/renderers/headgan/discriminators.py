"""D and Dm: what tells painted frames, and painted mouths, from real ones in training."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.renderers.headgan import blocks


class PatchDiscriminator(nn.Module):
    """Five 4 x 4 convolutions with padding 2; their outputs are all given, the verdict last."""

    def __init__(self, inside: int, width: int) -> None:
        super().__init__()
        self.model0 = nn.Sequential(
            nn.Conv2d(inside, width, 4, stride=2, padding=2), nn.LeakyReLU(0.2)
        )
        self.model1 = _stage(width, 2 * width, stride=2)
        self.model2 = _stage(2 * width, 4 * width, stride=2)
        self.model3 = _stage(4 * width, 8 * width, stride=1)
        self.model4 = nn.Sequential(nn.Conv2d(8 * width, 1, 4, padding=2))

    def forward(self, x: Tensor) -> list[Tensor]:
        """(N, C, H, W) to five maps, the last (N, 1, h, w)."""
        maps = []
        for stage in (self.model0, self.model1, self.model2, self.model3, self.model4):
            x = stage(x)
            maps.append(x)
        return maps


class Discriminator(nn.Module):
    """Two patch discriminators, the second one at half the size (section 2.4).

    Args:
        inside: channels of the condition and the picture together: 6 for the NMFC picture and
            the frame, the audio length and 3 for the mouth.
        width: channels of the first stage.
    """

    def __init__(self, inside: int, width: int = 64) -> None:
        super().__init__()
        self.discriminator_0 = PatchDiscriminator(inside, width)
        self.discriminator_1 = PatchDiscriminator(inside, width)

    def forward(self, condition: Tensor | None, picture: Tensor) -> list[list[Tensor]]:
        """Five maps for each of the two sizes.

        Args:
            condition: (N, C, H, W), or a vector (N, C) that is repeated over the picture, or
                None.
            picture: (N, 3, H, W) in [-1, 1].
        """
        if condition is not None:
            if condition.dim() == 2:
                condition = condition[..., None, None].expand(-1, -1, *picture.shape[2:])
            picture = torch.cat([condition, picture], dim=1)
        half = functional.avg_pool2d(picture, 3, stride=2, padding=1, count_include_pad=False)
        return [self.discriminator_0(picture), self.discriminator_1(half)]


def _stage(inside: int, outside: int, *, stride: int) -> nn.Sequential:
    return nn.Sequential(
        blocks.normed_conv(inside, outside, 4, spectral=True, stride=stride, padding=2),
        nn.LeakyReLU(0.2),
    )
