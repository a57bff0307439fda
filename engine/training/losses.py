"""What the lite network is trained to make small, before any discriminator.

All pictures are (N, 3, H, W) in [-1, 1], all weights (N, 1, H, W).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional

from engine.renderers.headgan.lite import areas
from engine.renderers.headgan.warping import warp
from engine.training.similarity import dissimilarity

if TYPE_CHECKING:
    from engine.facemodels.parts import Part
    from engine.renderers.headgan.lite.network import Answer
    from engine.training.batches import Batch

_REACH, _FADE = 5, 0.15
_CHARBONNIER = 1e-3
_STEEPNESS = 0.15
"""By how much a colour changes over one pixel at lips and lids, about."""
_TAUGHT = 0.25
"""Of the true shift. Most of what a tracker gets wrong on synthetic people it gets right on photos:
there, half of the learned shift came nearer to the truth than all of it, and with the colours of
later weights half of it was already too much."""
_TEXTURE_PX, _TEXTURE_STEP = 8, 4


@dataclass(frozen=True)
class LossWeights:
    """How much each term counts; chosen by looking at the sheets of short runs."""

    l1: float = 1.0
    coarse_l1: float = 0.8
    gradient: float = 1.0
    structure: float = 0.15
    texture: float = 1.5
    paint: float = 0.15
    flow: float = 0.02
    smooth: float = 0.02
    sparse: float = 0.12
    mouth: float = 6.0
    eyes: float = 4.0
    unsure: float = 0.1
    steady: float = 4.0


@dataclass(frozen=True)
class Regions:
    """Where things are in the frame, (N, 1, H, W) 0 or 1, by the mesh of the target.

    Attributes:
        mouth, eyes: with a margin.
        sure: where the photo and the mesh tell what each pixel should be.
    """

    mouth: Tensor
    eyes: Tensor
    sure: Tensor


def regions(batch: Batch) -> Regions:
    """Regions of the face, a little larger than the mesh says."""
    parts = batch.frame.parts
    mouth, eyes = (_doubled(_around(_any_of(parts, part))) for part in (areas.MOUTH, areas.EYES))
    told = parts.amax(dim=1, keepdim=True) * batch.frame.seen
    foreseeable = told * (1 - _any_of(parts, areas.INTERIOR)) > 0.5
    return Regions(mouth, eyes, torch.maximum(_doubled(foreseeable.to(parts.dtype)), eyes))


def _any_of(parts: Tensor, first: tuple[Part, ...]) -> Tensor:
    channels = [label - 1 for label in areas.labels_of(first)]
    return parts[:, channels].amax(dim=1, keepdim=True)


def _around(mask: Tensor) -> Tensor:
    return functional.max_pool2d(mask, 2 * areas.BESIDE + 1, stride=1, padding=areas.BESIDE)


def reconstruction_losses(
    batch: Batch, answer: Answer, truth: Tensor, weights: LossWeights, where: Regions
) -> dict[str, Tensor]:
    """Weighted terms by name; their sum is what to make small.

    Nobody can foresee each strand of moving hair, the far side of a head or teeth that the photo
    hides; compared pixel by pixel there, the best answer would be a smear. Such places are asked
    for the right colours in the large and for as much texture as the truth has.

    Args:
        batch, answer: what was asked and given.
        truth: what to compare with, see `met`.
        weights: of the terms.
        where: see `regions`.
    """
    free = (batch.frame.freedom > 0).float()
    importance = free * _prominence(weights, where)
    sure = foreseen(batch, weights, where)
    coarse = importance * _at_least(weights.unsure, torch.maximum(where.sure, where.mouth))
    image = answer.image
    painted = answer.aligned + answer.paint
    terms = {
        "l1": weights.l1 * _mean(_charbonnier(image - truth), sure),
        "coarse l1": weights.coarse_l1 * _coarse(image - truth, coarse),
        "gradient": weights.gradient * _gradients(image, truth, sure),
        "structure": weights.structure
        * _mean(dissimilarity(image, truth), functional.avg_pool2d(sure, 2)),
        "texture": weights.texture * _textures(image, truth, importance),
        "paint": weights.paint * _mean(_charbonnier(painted - truth), sure),
        "smooth": weights.smooth * _unevenness(answer.shift),
        "sparse": weights.sparse * _mean(answer.share * _price(where), free),
    }
    told = batch.shift[:, 2:]
    if weights.flow and bool(told.any()):
        shift = functional.avg_pool2d(answer.shift, 4)
        free_fully = functional.avg_pool2d((batch.frame.freedom == 1).float(), 4) == 1
        away = functional.smooth_l1_loss(shift, _TAUGHT * batch.shift[:, :2], reduction="none")
        terms["flow"] = weights.flow * _mean(away, told * free_fully)
    return terms


def unsteadiness(batch: Batch, answer: Answer, later: Answer, weights: LossWeights) -> Tensor:
    """How much the answer changes within a moment, where both frames show the same of the photo.

    Whatever is added to a face must turn with it. Strides and rounded edges make a network add
    a little more here and a little less there from frame to frame, which the eye sees as flicker.
    """
    size = batch.truth.shape[2:]
    carried = functional.interpolate(batch.carried, size=size, mode="bilinear", align_corners=False)
    flow, known = carried[:, :2], carried[:, 2:] * (batch.frame.freedom > 0)
    paint = (warp(later.change, flow) - answer.change).abs()
    shift = (warp(later.shift, flow) - answer.shift).abs()
    return weights.steady * (_mean(paint, known) + _STEEPNESS * _mean(shift, known))


def foreseen(batch: Batch, weights: LossWeights, where: Regions) -> Tensor:
    """(N, 1, H, W) how much each pixel counts where pictures are compared place by place."""
    sure = _at_least(weights.unsure, where.sure)
    return (batch.frame.freedom > 0).float() * _prominence(weights, where) * sure


@torch.no_grad()
def met(batch: Batch, answer: Answer) -> Tensor:
    """The truth, moved to where the network has put the face.

    A tracker's errors, which no network can foresee, displace the face by a pixel or two. Compared
    in place, the best answer would be a blurred one. So F is taught the displacement itself (`flow`
    below), and what remains of it is taken out of the truth before pictures are compared.
    """
    known = batch.shift[:, 2:]
    left = (batch.shift[:, :2] - functional.avg_pool2d(answer.shift, 4)) * known
    pooled = functional.avg_pool2d(
        torch.cat([left, known], dim=1), _REACH, stride=1, padding=_REACH // 2
    )
    # Fades out where nothing is known: the background has not moved.
    even = pooled[:, :2] / (pooled[:, 2:] + _FADE)
    size = batch.truth.shape[2:]
    even = functional.interpolate(even, size=size, mode="bilinear", align_corners=False)
    return warp(batch.truth, -even)


def _prominence(weights: LossWeights, where: Regions) -> Tensor:
    return 1 + weights.mouth * where.mouth + weights.eyes * where.eyes


def _at_least(least: float, mask: Tensor) -> Tensor:
    return least + (1 - least) * mask


def _charbonnier(difference: Tensor) -> Tensor:
    return torch.sqrt(difference * difference + _CHARBONNIER**2)


def _price(where: Regions) -> Tensor:
    """(N, 1, H, W) of changing a pixel's colour: less where mouths open and lids close."""
    return 1 - 0.6 * torch.maximum(where.mouth, where.eyes)


def _mean(values: Tensor, weight: Tensor) -> Tensor:
    return (values.mean(dim=1, keepdim=True) * weight).sum() / weight.sum().clamp(min=1)


def _coarse(difference: Tensor, weight: Tensor) -> Tensor:
    small = functional.avg_pool2d(difference, 4)
    return _mean(_charbonnier(small), functional.avg_pool2d(weight, 4))


def _gradients(image: Tensor, truth: Tensor, weight: Tensor) -> Tensor:
    """L1 between the differences of neighbouring pixels."""
    left = image - truth
    across, down = left[..., 1:] - left[..., :-1], left[..., 1:, :] - left[..., :-1, :]
    return _mean(across.abs(), weight[..., 1:]) + _mean(down.abs(), weight[..., 1:, :])


def _textures(image: Tensor, truth: Tensor, weight: Tensor) -> Tensor:
    """L1 between the mean steepness around each place: how much texture there is, not which."""
    made, true = _steepness(image), _steepness(truth)
    return _mean((made - true).abs(), functional.avg_pool2d(weight, _TEXTURE_PX, _TEXTURE_STEP))


def _steepness(image: Tensor) -> Tensor:
    across = functional.pad((image[..., 1:] - image[..., :-1]).abs(), (0, 1))
    down = functional.pad((image[..., 1:, :] - image[..., :-1, :]).abs(), (0, 0, 0, 1))
    return functional.avg_pool2d(across + down, _TEXTURE_PX, _TEXTURE_STEP)


def _unevenness(field: Tensor) -> Tensor:
    across, down = field[..., 1:] - field[..., :-1], field[..., 1:, :] - field[..., :-1, :]
    return across.abs().mean() + down.abs().mean()


def _doubled(mask: Tensor) -> Tensor:
    return functional.interpolate(mask, scale_factor=2.0, mode="nearest")
