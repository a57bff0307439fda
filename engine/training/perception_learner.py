"""The eye of the perceptual distance, learning to tell parts of a face and spoilt textures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim import AdamW

from engine.media import contact_sheet
from engine.renderers.headgan.blocks import channels_last
from engine.renderers.headgan.lite.tensors import picture_tensor
from engine.training import batches, checkpoints
from engine.training.averaging import Average
from engine.training.lite_learner import pictures
from engine.training.perception import CHANNELS, save_eye
from engine.training.perception_reader import LABELS, Reader
from engine.training.reading_scores import readings_scores
from engine.training.spoiling import PLACE_PX, spoil

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from engine.training.batches import Sample
    from engine.training.perception_reader import Readings
    from engine.training.settings import Settings
    from engine.types import ByteArray

_GAIN, _TINT, _LIFT = 0.25, 0.08, 25.0
_SPOILING = 6.0
"""Weight of the amounts beside the parts."""
_RARE = 0.4
"""Power of a label's frequency by which it counts less."""


class PerceptionLearner:
    """See `Learner`.

    Args:
        settings: of the run.
        device: where to calculate.
        bfloat16: whether to calculate in it.
        channels: of the eye.
    """

    kind = "perception"

    def __init__(
        self,
        settings: Settings,
        device: torch.device,
        *,
        bfloat16: bool = False,
        channels: Sequence[int] = CHANNELS,
    ) -> None:
        torch.manual_seed(settings.seed)
        self._settings, self._device, self._bfloat16 = settings, device, bfloat16
        self.reader = channels_last(Reader(channels).to(device))
        self.average = Average(self.reader, settings.average)
        self._optimiser = AdamW(
            self.reader.parameters(), settings.rate, weight_decay=settings.decay
        )

    def prepare(self, sample: Sample, random: np.random.Generator) -> Sample:
        """What the reading threads do: cut, mirror, light and spoil."""
        cut = batches.cut(sample, self._settings.cut_px, random)
        picture, parts = cut["truth"], cut["parts"]
        if random.random() < 0.5:
            picture, parts = picture[:, ::-1], parts[:, ::-1]
        gain = 1 + random.uniform(-_GAIN, _GAIN) + random.uniform(-_TINT, _TINT, 3)
        lit = picture * gain + random.uniform(-_LIFT, _LIFT)
        return _question(np.clip(lit, 0, 255).astype(np.uint8), parts, random)

    def step(self, samples: Sequence[Sample], step: int) -> dict[str, float]:
        """Learn from one batch; gives the losses by name."""
        for group in self._optimiser.param_groups:
            group["lr"] = self._settings.rate_at(step)
        picture, parts, amounts = self._tensors(samples)
        with self._precision():
            read = self.reader(picture)
        count = torch.bincount(parts.flatten(), minlength=LABELS).float()
        weight = (count / count.sum()).clamp(min=1e-4) ** -_RARE
        terms = {
            "parts": functional.cross_entropy(read.parts.float(), parts, weight),
            "spoiling": _SPOILING * functional.binary_cross_entropy_with_logits(
                read.amounts.float(), amounts
            ),
        }  # fmt: skip
        total = torch.stack(list(terms.values())).sum()
        self._optimiser.zero_grad(set_to_none=True)
        total.backward()
        nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self._optimiser.step()
        self.average.follow(self.reader, step)
        return {name: float(value.detach()) for name, value in terms.items()}

    @torch.inference_mode()
    def validate(self, samples: Sequence[Sample]) -> dict[str, float]:
        """Agreement with the parts, and the share of the spoiling that stays unseen."""
        asked = [
            _question(sample["truth"], sample["parts"], np.random.default_rng(number))
            for number, sample in enumerate(samples)
        ]
        guesses, labels, seen, truth = [], [], [], []
        for sample in asked:
            picture, parts, amounts = self._tensors([sample])
            read = self._averaged(picture)
            guesses.append(read.parts.argmax(dim=1))
            labels.append(parts)
            seen.append(read.amounts.float().sigmoid())
            truth.append(amounts)
        return readings_scores(*(torch.cat(each) for each in (guesses, labels, seen, truth)))

    @torch.inference_mode()
    def sheet(self, samples: Sequence[Sample]) -> ByteArray:
        """Each sample spoilt, its parts as read and as they are, and how blurred each place is."""
        cells = []
        for number, sample in enumerate(samples):
            random = np.random.default_rng(number)
            picture, parts, amounts = self._tensors(
                [_question(sample["truth"], sample["parts"], random)]
            )
            read = self._averaged(picture)
            labels = [_colours(each[0]) for each in (read.parts.argmax(dim=1), parts)]
            blurred = [
                _enlarged(each[:, :1].expand(-1, 3, -1, -1) * 2 - 1)
                for each in (read.amounts.float().sigmoid(), amounts)
            ]
            cells += [pictures(picture)[0], *labels, *blurred]
        titles = ["spoilt", "parts read", "parts", "blur read", "blur"] * len(samples)
        return contact_sheet(cells, titles, columns=5, cell_px=256)

    def state(self) -> dict[str, Tensor]:
        """Everything needed to go on."""
        return (
            {f"reader.{name}": value for name, value in self.reader.state_dict().items()}
            | {f"average.{name}": v for name, v in self.average.network.state_dict().items()}
            | checkpoints.optimiser_tensors(self._optimiser, "optimiser.")
        )

    def restore(self, state: Mapping[str, Tensor]) -> None:
        """Go on from what `state` gave."""
        self.reader.load_state_dict(checkpoints.part(state, "reader."))
        self.average.network.load_state_dict(checkpoints.part(state, "average."))
        checkpoints.restore_optimiser(self._optimiser, state, "optimiser.")

    def export(self, path: Path, notes: Mapping[str, str]) -> None:
        """Write the averaged eye as `perception.load_perception` reads it."""
        save_eye(path, self.average.network.eye, notes)  # type: ignore[arg-type]

    def _averaged(self, picture: Tensor) -> Readings:
        with self._precision():
            return self.average.network(picture)

    def _precision(self) -> Any:
        return torch.autocast(self._device.type, torch.bfloat16, enabled=self._bfloat16)

    def _tensors(self, samples: Sequence[Sample]) -> tuple[Tensor, Tensor, Tensor]:
        picture, parts, amounts = (
            torch.from_numpy(np.stack([each[field] for each in samples])).to(self._device)
            for field in ("picture", "parts", "amounts")
        )
        return picture_tensor(picture), parts.long(), amounts.permute(0, 3, 1, 2)


def _question(picture: ByteArray, parts: ByteArray, random: np.random.Generator) -> Sample:
    spoilt, amounts = spoil(picture, random)
    return {"picture": spoilt, "parts": np.ascontiguousarray(parts), "amounts": amounts}


def _colours(labels: Tensor) -> ByteArray:
    """(H, W) labels as a picture in which each has a colour of its own."""
    steps = np.arange(LABELS)
    palette = np.stack([steps * 83 % 256, steps * 151 % 256, steps * 211 % 256], axis=1)
    return palette.astype(np.uint8)[labels.cpu().numpy()]


def _enlarged(maps: Tensor) -> ByteArray:
    return pictures(functional.interpolate(maps, scale_factor=float(PLACE_PX)))[0]
