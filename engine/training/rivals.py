"""The second phase: discriminators of the frame and of the mouth, against blurred answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.optim import Adam

from engine.renderers.headgan import losses
from engine.renderers.headgan.discriminators import Discriminator
from engine.renderers.headgan.training_step import crop
from engine.training import checkpoints
from engine.training.ranks import share

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.training.batches import Batch
    from engine.training.losses import Regions

_WIDTH = 24
_MOUTH_PX = 64
_EVERY = 2
_PNCC = slice(3, 6)
_PERSUASION, _MATCHING = 0.01, 0.12
"""Small beside the reconstruction: skin and hair are moved, only what is painted needs judging."""


class Rivals(nn.Module):
    """Learn to tell true frames from made ones, and so teach what is missing in those.

    As HeadGAN's: hinge losses and feature matching, patches at two sizes, the frame seen together
    with its PNCC picture, the mouth by itself.

    Args:
        rate: learning rate.
    """

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.frame = Discriminator(6, _WIDTH)
        self.mouth = Discriminator(3, _WIDTH)
        self._optimiser = share(Adam(self.parameters(), rate, (0.5, 0.999)))

    def generator_terms(
        self, batch: Batch, image: Tensor, truth: Tensor, where: Regions
    ) -> dict[str, Tensor]:
        """What the network is to make small beside its own losses."""
        terms: dict[str, Tensor] = {}
        for name, judge, ours, theirs in self._games(batch, image, truth, where):
            made = judge(None, ours)
            with torch.no_grad():
                real = judge(None, theirs)
            terms[f"{name} adversarial"] = _PERSUASION * losses.persuasion(made)
            terms[f"{name} features"] = _MATCHING * losses.feature_matching(real, made)
        return terms

    def learn(
        self, batch: Batch, image: Tensor, truth: Tensor, where: Regions, step: int
    ) -> dict[str, float]:
        """Improve the discriminators on pictures that carry no gradient, every other step."""
        if step % _EVERY:
            return {}
        terms = [
            losses.hinge_real(judge(None, theirs)) + losses.hinge_painted(judge(None, ours))
            for _, judge, ours, theirs in self._games(batch, image.detach(), truth, where)
        ]
        total = torch.stack(terms).sum()
        self._optimiser.zero_grad(set_to_none=True)
        total.backward()
        self._optimiser.step()
        return {"discriminators": float(total.detach())}

    def tensors(self) -> dict[str, Tensor]:
        """Everything needed to go on."""
        state = {f"rivals.{name}": value for name, value in self.state_dict().items()}
        return state | checkpoints.optimiser_tensors(self._optimiser, "rivals-optimiser.")

    def restore(self, state: Mapping[str, Tensor]) -> None:
        """Go on from what `tensors` gave; begin anew where a run had no rivals yet."""
        own = checkpoints.part(state, "rivals.")
        if own:
            self.load_state_dict(own)
            checkpoints.restore_optimiser(self._optimiser, state, "rivals-optimiser.")

    def _games(
        self, batch: Batch, image: Tensor, truth: Tensor, where: Regions
    ) -> list[tuple[str, Discriminator, Tensor, Tensor]]:
        """Name, judge, made and true pictures; pixels that nobody may change are true in both."""
        free = batch.frame.freedom
        ours, theirs = (torch.lerp(batch.frame.colours, each, free) for each in (image, truth))
        pncc = batch.frame.picture[:, _PNCC]
        games = [(
            "frame", self.frame, torch.cat([pncc, ours], dim=1), torch.cat([pncc, theirs], dim=1)
        )]  # fmt: skip
        shown = where.mouth.flatten(1).any(dim=1)
        if bool(shown.any()):
            middle = _middles(where.mouth[shown])
            ours, theirs = (crop(each[shown], middle, _MOUTH_PX) for each in (ours, theirs))
            games.append(("mouth", self.mouth, ours, theirs))
        return games


def _middles(mask: Tensor) -> Tensor:
    """(N, 2) int64 (x, y) middle of each mask (N, 1, H, W) that is not empty."""
    height, width = mask.shape[2:]
    total = mask.sum(dim=(1, 2, 3))
    x = (mask.sum(dim=(1, 2)) * torch.arange(width, device=mask.device)).sum(1) / total
    y = (mask.sum(dim=(1, 3)) * torch.arange(height, device=mask.device)).sum(1) / total
    return torch.stack([x, y], dim=1).round().long()
