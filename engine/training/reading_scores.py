"""How well parts of a face and spoilt textures are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from engine.renderers.headgan.lite.surface import GROUPS
from engine.training.spoiling import KINDS

if TYPE_CHECKING:
    from torch import Tensor

NAMES = ("background", *(group[0].name.lower() for group in GROUPS))


def readings_scores(
    guesses: Tensor, labels: Tensor, seen: Tensor, amounts: Tensor
) -> dict[str, float]:
    """Scores by name.

    Args:
        guesses, labels: (N, h, w) int64 parts as read and as they are.
        seen, amounts: (N, kinds, h, w) of spoiling.

    Returns:
        `accuracy` of pixels; `iou` intersection over union of each part that is there, and their
        mean; `unseen` the share of each amount's variance that is not explained, and their mean;
        `ratio`, the mean of 1 - iou and `unseen`, to be made small.
    """
    count = len(NAMES)
    pairs = torch.bincount((labels * count + guesses).flatten(), minlength=count * count)
    table = pairs.view(count, count).double()
    both = table.diagonal()
    union = table.sum(0) + table.sum(1) - both
    there = table.sum(1) > 0
    ious = both / union.clamp(min=1)
    error = (seen - amounts).square().mean(dim=(0, 2, 3))
    variance = amounts.var(dim=(0, 2, 3), correction=0)
    unseen = error / variance.clamp(min=1e-6)
    varied = variance > 0
    scores = {
        "accuracy": float(both.sum() / table.sum()),
        "iou": float(ious[there].mean()),
        "unseen": float(unseen[varied].mean()),
    }
    scores |= {f"iou {name}": float(ious[n]) for n, name in enumerate(NAMES) if bool(there[n])}
    scores |= {f"unseen {KINDS[n]}": float(unseen[n]) for n in varied.nonzero().flatten().tolist()}
    return scores | {"ratio": (1 - scores["iou"] + scores["unseen"]) / 2}
