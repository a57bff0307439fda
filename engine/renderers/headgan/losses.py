"""What the networks are trained to make small (section 4 of the description).

Each function gives a scalar tensor. `Maps` are what a `Discriminator` gives: for each of two
scales the outputs of its five stages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch.nn import functional

if TYPE_CHECKING:
    from torch import Tensor

    Maps = list[list[Tensor]]

_SHOWN = 0.01


def hinge_real(real: Maps) -> Tensor:
    """-mean(min(D(real) - 1, 0)) of the verdicts, averaged over the scales."""
    return _over_scales(real, lambda verdict: functional.relu(1 - verdict))


def hinge_painted(painted: Maps) -> Tensor:
    """-mean(min(-D(painted) - 1, 0)) of the verdicts, averaged over the scales."""
    return _over_scales(painted, lambda verdict: functional.relu(1 + verdict))


def persuasion(painted: Maps) -> Tensor:
    """-mean(D(painted)): the generator's side of the hinge."""
    return _over_scales(painted, lambda verdict: -verdict)


def feature_matching(real: Maps, painted: Maps) -> Tensor:
    """L1 between the inner maps of real and painted pictures (Wang et al., 2018).

    The sum over scales and all maps but the verdict, times 4 / (layers + 1) and 1 / scales, as
    published; without its weight of 10. No gradient reaches the discriminator's real side.
    """
    stages = len(real[0])
    scale = 4 / stages / len(real)
    differences = [
        functional.l1_loss(ours, theirs.detach())
        for reals, painteds in zip(real, painted, strict=True)
        for theirs, ours in zip(reals[:-1], painteds[:-1], strict=True)
    ]
    return scale * torch.stack(differences).sum()


def masked_l1(picture: Tensor, target: Tensor, nmfc: Tensor) -> Tensor:
    """L1 where the NMFC picture shows a face, averaged over the whole frame.

    Args:
        picture, target: (N, 3, H, W) in [-1, 1].
        nmfc: (N, 3, H, W) in [0, 1], of the frame that `target` shows.
    """
    shown = (nmfc.sum(dim=1, keepdim=True) > _SHOWN).to(picture.dtype)
    return functional.l1_loss(picture * shown, target * shown)


def mask_l1(mask: Tensor, target_face: Tensor, reference_face: Tensor) -> Tensor:
    """L1 between F's mask and where either picture shows the person, all (N, 1, H, W) in 0..1."""
    return functional.l1_loss(mask, (target_face + reference_face).clamp(0, 1))


def _over_scales(maps: Maps, loss) -> Tensor:
    return torch.stack([loss(stages[-1]).mean() for stages in maps]).mean()
