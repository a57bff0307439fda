"""The published networks learning by their published step, without sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor
from torch.nn.parallel import DistributedDataParallel

from engine.media import atomic, contact_sheet
from engine.renderers.headgan.blocks import channels_last
from engine.renderers.headgan.checkpoint import fold
from engine.renderers.headgan.discriminators import Discriminator
from engine.renderers.headgan.generator import Generator
from engine.renderers.headgan.layout import Layout
from engine.renderers.headgan.training_step import Batch, Training, initialise
from engine.training import checkpoints
from engine.training.averaging import Average
from engine.training.lite_learner import pictures
from engine.training.ranks import share
from engine.training.scores import Tally

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from engine.renderers.headgan.perceptual import Perceptual
    from engine.training.batches import Sample
    from engine.training.settings import Settings
    from engine.types import ByteArray

_MOUTH_PX = 64


class PaperLearner:
    """See `Learner`. Always float32: instance norms and spectral norms are sensitive.

    Args:
        settings: of the run; `rate` is the published 2e-4 unless the user asks for another.
        device: where to calculate.
        shared: whether other processes learn the same networks.
        layout: of the generator.
        width: channels of the discriminators' first stage.
        perceptual: VGG's loss for those who have its weights.
    """

    kind = "paper"

    def __init__(
        self,
        settings: Settings,
        device: torch.device,
        *,
        shared: bool = False,
        layout: Layout | None = None,
        width: int = 64,
        perceptual: Perceptual | None = None,
    ) -> None:
        torch.manual_seed(settings.seed)
        self._settings, self._device = settings, device
        generator = Generator(layout or Layout(audio=0))
        judges = Discriminator(6, width), Discriminator(3, width)
        for network in (generator, *judges):
            initialise(network)
            channels_last(network.to(device))
        self.generator = generator
        self.average = Average(generator, settings.average)
        calculated: torch.nn.Module = generator
        if shared:
            ids = [device.index] if device.type == "cuda" else None
            calculated = DistributedDataParallel(generator, device_ids=ids)
        self._training = Training(
            calculated,  # type: ignore[arg-type]
            *judges,
            perceptual=perceptual,
            learning_rate=settings.rate,
            mouth_px=_MOUTH_PX,
        )
        share(self._training.optimisers[1])

    def prepare(self, sample: Sample, random: np.random.Generator) -> Sample:
        """Nothing: as published, there is no augmentation."""
        del random
        return sample

    def step(self, samples: Sequence[Sample], step: int) -> dict[str, float]:
        """The published step on one batch."""
        for optimiser in self._training.optimisers:
            for group in optimiser.param_groups:
                group["lr"] = self._settings.rate_at(step)
        report = self._training.step(self._batch(samples))
        self.average.follow(self.generator, step)
        return report

    @torch.inference_mode()
    def validate(self, samples: Sequence[Sample]) -> dict[str, float]:
        """Score the averaged generator; the base is the photo, copied."""
        tally = Tally()
        for sample in samples:
            batch = self._batch([sample])
            made = pictures(self._averaged(batch))[0]
            photo, truth = pictures(batch.reference[:, 3:])[0], pictures(batch.target)[0]
            tally.add(made, photo, truth, {"mouth": _around(sample["mouth"], truth)})
        return tally.means()

    @torch.inference_mode()
    def sheet(self, samples: Sequence[Sample]) -> ByteArray:
        """Photo, NMFC picture, made and truth of each sample, one a row."""
        cells = []
        for sample in samples:
            batch = self._batch([sample])
            row = batch.reference[:, 3:], 2 * batch.nmfc - 1, self._averaged(batch), batch.target
            cells += [pictures(each)[0] for each in row]
        titles = ["photo", "coordinates", "made", "truth"] * len(samples)
        return contact_sheet(cells, titles, columns=4, cell_px=256)

    def state(self) -> dict[str, Tensor]:
        """Everything needed to go on."""
        state = {"training.steps": torch.tensor(self._training.steps)}
        for prefix, network in self._networks().items():
            state |= {f"{prefix}{name}": value for name, value in network.state_dict().items()}
        for name, optimiser in zip(("painter.", "judge."), self._training.optimisers, strict=True):
            state |= checkpoints.optimiser_tensors(optimiser, name)
        return state

    def restore(self, state: Mapping[str, Tensor]) -> None:
        """Go on from what `state` gave."""
        self._training.steps = int(state["training.steps"])
        for prefix, network in self._networks().items():
            network.load_state_dict(checkpoints.part(state, prefix))
        for name, optimiser in zip(("painter.", "judge."), self._training.optimisers, strict=True):
            checkpoints.restore_optimiser(optimiser, state, name)

    def export(self, path: Path, notes: Mapping[str, str]) -> None:
        """Write the averaged generator as `headgan.checkpoint.load_generator` reads it."""
        from safetensors.torch import save_file

        plain = fold(self.average.network.state_dict())
        halves = {name: value.half().cpu().contiguous() for name, value in plain.items()}
        with atomic(path) as draft:
            save_file(halves, draft, metadata=dict(notes))

    def _networks(self) -> dict[str, torch.nn.Module]:
        mouth = self._training.mouth_discriminator
        assert mouth is not None
        return {
            "generator.": self.generator,
            "average.": self.average.network,
            "discriminator.": self._training.discriminator,
            "mouth.": mouth,
        }

    def _averaged(self, batch: Batch) -> Tensor:
        return self.average.network(batch.driving, batch.reference).image

    def _batch(self, samples: Sequence[Sample]) -> Batch:
        def stack(field: str) -> Tensor:
            values = np.stack([sample[field] for sample in samples])
            return torch.from_numpy(values).to(self._device)

        def planes(field: str) -> Tensor:
            return stack(field).float().permute(0, 3, 1, 2) / 255

        reference = planes("photo_reference")
        return Batch(
            driving=planes("driving"),
            reference=torch.cat([reference[:, :3], 2 * reference[:, 3:] - 1], dim=1),
            target=2 * planes("truth") - 1,
            mouth_px=stack("mouth").long(),
        )


def _around(middle: np.ndarray, like: ByteArray) -> np.ndarray:
    mask = np.zeros(like.shape[:2], bool)
    left, top = (max(int(at) - _MOUTH_PX // 2, 0) for at in middle)
    mask[top : top + _MOUTH_PX, left : left + _MOUTH_PX] = True
    return mask
