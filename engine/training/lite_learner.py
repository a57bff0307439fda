"""The lite network learning: one step, one validation, and what is kept of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor
from torch.nn.parallel import DistributedDataParallel
from torch.optim import AdamW

from engine.media import contact_sheet
from engine.renderers.headgan.blocks import channels_last
from engine.renderers.headgan.lite.network import LiteNetwork
from engine.renderers.headgan.lite.weights import save_network
from engine.training import batches, checkpoints
from engine.training.averaging import Average
from engine.training.losses import (
    LossWeights,
    foreseen,
    met,
    reconstruction_losses,
    regions,
    unsteadiness,
)
from engine.training.perceiving import Perceiving
from engine.training.rivals import Rivals
from engine.training.scores import Tally

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from engine.renderers.headgan.lite.layout import Layout
    from engine.renderers.headgan.lite.network import Answer
    from engine.training.batches import Batch, Sample
    from engine.training.perceiving import Distance
    from engine.training.settings import Settings
    from engine.types import ByteArray

    Features = tuple[Tensor, Tensor, Tensor]

_LARGEST_GRADIENT = 1.0
_BATCH_SEEN = 8


class Pass(torch.nn.Module):
    """Photo and frame to answer in one call, so that it can be shared among processes."""

    def __init__(self, network: LiteNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, batch: Batch) -> tuple[Answer, Features]:
        """See `LiteNetwork.forward`; and what E gave for the photos."""
        photo = self.network.photo(*batch.photo)
        return self.network(batch.frame, photo), photo


class LiteLearner:
    """See `Learner`.

    Args:
        layout: of the network.
        settings: of the run.
        device: where to calculate.
        bfloat16: whether to calculate in it where that is safe.
        shared: whether other processes learn the same network.
        start: weights to begin with.
        weights: of the losses.
        distance: how different pictures look to a network that knows pictures, or None.
    """

    kind = "lite"

    def __init__(
        self,
        layout: Layout,
        settings: Settings,
        device: torch.device,
        *,
        bfloat16: bool = False,
        shared: bool = False,
        start: Mapping[str, Tensor] | None = None,
        weights: LossWeights | None = None,
        distance: Distance | None = None,
    ) -> None:
        torch.manual_seed(settings.seed)
        self.layout, self._settings, self._device = layout, settings, device
        self._weights = weights or LossWeights()
        network = LiteNetwork(layout)
        if start is not None:
            network.load_state_dict(start)
        self.network = channels_last(network.to(device))
        self.average = Average(self.network, settings.average)
        step: torch.nn.Module = Pass(self.network)
        if shared:
            ids = [device.index] if device.type == "cuda" else None
            step = DistributedDataParallel(step, device_ids=ids)
        self._pass = step
        self._optimiser = AdamW(
            self.network.parameters(), settings.rate, (0.9, 0.99), weight_decay=settings.decay
        )
        self._bfloat16 = bfloat16
        self._perceiving = Perceiving(distance) if distance else None
        self._rivals = None
        if settings.adversarial_from is not None:
            self._rivals = Rivals(settings.rate).to(device)

    def prepare(self, sample: Sample, random: np.random.Generator) -> Sample:
        """What the reading threads do: cut."""
        return batches.cut(sample, self._settings.cut_px, random)

    def step(self, samples: Sequence[Sample], step: int) -> dict[str, float]:
        """Learn from one batch; gives each weighted loss by name."""
        random = np.random.default_rng((self._settings.seed, step))
        batch = batches.in_other_light(batches.collate(samples, self._device), random)
        if random.random() < 0.5:
            batch = batches.mirrored(batch)
        for group in self._optimiser.param_groups:
            group["lr"] = self._settings.rate_at(step)
        with self._precision():
            answer, photo = self._pass(batch)
        with torch.no_grad(), self._precision():
            later = self.network(batch.later, photo)
        where, truth = regions(batch), met(batch, answer)
        terms = reconstruction_losses(batch, answer, truth, self._weights, where)
        terms["steady"] = unsteadiness(batch, answer, later, self._weights)
        if self._perceiving is not None:
            others = torch.stack(list(terms.values())).sum()
            counted = foreseen(batch, self._weights, where)
            with self._precision():
                away = self._perceiving.term(batch, answer.image, truth, counted, others)
            terms["perception"] = away
        rivals = self._rivals if step >= (self._settings.adversarial_from or 0) else None
        if rivals is not None:
            terms |= rivals.generator_terms(batch, answer.image, truth, where)
        total = torch.stack(list(terms.values())).sum()
        self._optimiser.zero_grad(set_to_none=True)
        total.backward()
        size = torch.nn.utils.clip_grad_norm_(self.network.parameters(), _LARGEST_GRADIENT)
        if bool(size.isfinite()):
            self._optimiser.step()
            self.average.follow(self.network, step)
        report = {name: float(value.detach()) for name, value in terms.items()}
        report["share"] = float(answer.share.detach().mean())
        report["shift"] = float(answer.shift.detach().abs().mean())
        if rivals is not None:
            report |= rivals.learn(batch, answer.image, truth, where, step)
        return report | {"total": float(total.detach()), "gradient size": float(size)}

    @torch.inference_mode()
    def validate(self, samples: Sequence[Sample]) -> dict[str, float]:
        """Score the averaged network on whole frames, against the base."""
        tally = Tally()
        for start in range(0, len(samples), _BATCH_SEEN):
            batch = batches.collate(samples[start : start + _BATCH_SEEN], self._device)
            made = pictures(self._averaged(batch).image)
            base, truth = pictures(batch.frame.colours), pictures(batch.truth)
            where = regions(batch)
            masks = {"mouth": _mask(where.mouth), "eyes": _mask(where.eyes)}
            for number in range(len(made)):
                own = {name: mask[number] for name, mask in masks.items()}
                tally.add(made[number], base[number], truth[number], own)
        return tally.means()

    @torch.inference_mode()
    def sheet(self, samples: Sequence[Sample]) -> ByteArray:
        """Photo, base, made, truth and painted share of each sample, one a row."""
        cells = []
        for sample in samples:
            batch = batches.collate([sample], self._device)
            answer = self._averaged(batch)
            share = answer.share.expand(-1, 3, -1, -1) * 2 - 1
            row = batch.photo[0][:, :3], batch.frame.colours, answer.image, batch.truth, share
            cells += [pictures(each)[0] for each in row]
        titles = ["photo", "base", "made", "truth", "painted"] * len(samples)
        return contact_sheet(cells, titles, columns=5, cell_px=256)

    def state(self) -> dict[str, Tensor]:
        """Everything needed to go on."""
        return (
            {f"network.{name}": value for name, value in self.network.state_dict().items()}
            | {f"average.{name}": v for name, v in self.average.network.state_dict().items()}
            | checkpoints.optimiser_tensors(self._optimiser, "optimiser.")
            | (self._rivals.tensors() if self._rivals else {})
            | (self._perceiving.tensors() if self._perceiving else {})
        )

    def restore(self, state: Mapping[str, Tensor]) -> None:
        """Go on from what `state` gave."""
        self.network.load_state_dict(checkpoints.part(state, "network."))
        self.average.network.load_state_dict(checkpoints.part(state, "average."))
        checkpoints.restore_optimiser(self._optimiser, state, "optimiser.")
        if self._rivals is not None:
            self._rivals.restore(state)
        if self._perceiving is not None:
            self._perceiving.restore(state)

    def export(self, path: Path, notes: Mapping[str, str]) -> None:
        """Write the averaged weights for the renderer, and what pictures were compared by."""
        compared = {"perception": self._perceiving.name} if self._perceiving else {}
        told = {**notes, **compared}
        save_network(path, self.average.network.state_dict(), self.layout, told)

    def _averaged(self, batch: Batch) -> Answer:
        with self._precision():
            return Pass(self.average.network)(batch)[0]  # type: ignore[arg-type]

    def _precision(self) -> Any:
        return torch.autocast(self._device.type, torch.bfloat16, enabled=self._bfloat16)


def pictures(tensor: Tensor) -> ByteArray:
    """(N, 3, H, W) in [-1, 1] to (N, H, W, 3) uint8."""
    levels = ((tensor.float() + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)
    return levels.permute(0, 2, 3, 1).cpu().numpy()


def _mask(region: Tensor) -> Any:
    return (region[:, 0] > 0).cpu().numpy()
