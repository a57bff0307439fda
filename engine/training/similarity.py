"""Structural similarity of tensors, pixel by pixel."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

_LUMA = (0.299, 0.587, 0.114)
_C1, _C2 = 0.01**2, 0.03**2
_SIDE = 5


def dissimilarity(image: Tensor, truth: Tensor) -> Tensor:
    """(N, 1, H / 2, W / 2) of (1 - SSIM) / 2 of the luma, at half the size.

    Wang et al. 2004, with means over 5 x 5 pixels in place of Gaussian windows: of the half-sized
    picture these see as much as the usual ones, at a fraction of the cost. Windows at the border
    are filled up with its mirror image.

    Args:
        image, truth: (N, 3, H, W) in [-1, 1].
    """
    luma = torch.tensor(_LUMA, device=image.device).view(1, 3, 1, 1) / 2
    a, b = (
        functional.avg_pool2d((each.float() * luma).sum(1, keepdim=True) + 0.5, 2)
        for each in (image, truth)
    )
    moments = functional.pad(torch.cat([a, b, a * a, b * b, a * b], dim=1), [_SIDE // 2] * 4,
                             mode="reflect")  # fmt: skip
    mean_a, mean_b, square_a, square_b, product = functional.avg_pool2d(
        moments, _SIDE, stride=1
    ).split(1, dim=1)
    variance = square_a - mean_a**2 + square_b - mean_b**2
    covariance = product - mean_a * mean_b
    similarity = ((2 * mean_a * mean_b + _C1) * (2 * covariance + _C2)) / (
        (mean_a**2 + mean_b**2 + _C1) * (variance + _C2)
    )
    return (1 - similarity) / 2
