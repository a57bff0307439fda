"""A perceptual distance as one of the terms that the lite network makes small."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import torch
from torch import Tensor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.training.batches import Batch

_SHARE = 0.2
_MEASURED = 20
_STATE = "perceiving.seen"


class Distance(Protocol):
    """`Perception`, or VGG's `Perceptual`."""

    def __call__(self, picture: Tensor, target: Tensor, importance: Tensor | None) -> Tensor:
        """Scalar distance of (N, 3, H, W) in [-1, 1], weighed by (N, 1, H, W)."""
        ...


class Perceiving:
    """Weighs a distance so that at the start it is a fifth of all that is to be made small.

    Networks differ in the size of their features, so the weight is measured over the first steps
    and stays then; a resumed run goes on with the same.

    Args:
        distance: on the device where the pictures are.
    """

    def __init__(self, distance: Distance) -> None:
        self._distance = distance
        self._seen = torch.zeros(3, dtype=torch.float64)
        """Steps, and sums over them of the distance and of the other terms."""

    def term(
        self, batch: Batch, image: Tensor, truth: Tensor, importance: Tensor, others: Tensor
    ) -> Tensor:
        """The weighed distance; pixels that nobody may change are true in both pictures.

        Args:
            batch: what was asked.
            image, truth: (N, 3, H, W) as made, and what to compare with.
            importance: (N, 1, H, W) of each place.
            others: sum of the other terms.
        """
        frame = batch.frame
        ours, theirs = (torch.lerp(frame.colours, each, frame.freedom) for each in (image, truth))
        away = self._distance(ours, theirs, importance)
        if self._seen[0] < _MEASURED:
            self._seen += torch.tensor([1.0, float(away.detach()), float(others.detach())])
        return away * self.weight

    @property
    def name(self) -> str:
        """`Perception`, or `Perceptual` for VGG's."""
        return type(self._distance).__name__

    @property
    def weight(self) -> float:
        """What the distance is multiplied by."""
        _, own, others = self._seen.tolist()
        return _SHARE / (1 - _SHARE) * others / max(own, 1e-9)

    def tensors(self) -> dict[str, Tensor]:
        """Everything needed to go on."""
        return {_STATE: self._seen}

    def restore(self, state: Mapping[str, Tensor]) -> None:
        """Go on from what `tensors` gave; measure anew where a run had no distance yet."""
        if _STATE in state:
            self._seen = state[_STATE].clone()
