"""Examples -> batches of tensors for the lite network: cut, mirrored, and in another light."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor

from engine.renderers.headgan.lite import areas
from engine.renderers.headgan.lite.surface import MOTION_STEP
from engine.renderers.headgan.lite.tensors import frame_tensor, parts_tensor, picture_tensor
from engine.renderers.headgan.lite.views import gates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.renderers.headgan.lite.network import Frame

    Sample = dict[str, NDArray[Any]]

_GRID = 16
_AIMED = 0.75
"""Share of the cuts around eyes or mouth: there most is to be learned, and people look there."""
_TINT, _CONTRAST, _BRIGHTNESS = 0.06, 0.15, 0.1
_STEPS = {"picture": 1, "truth": 1, "parts": 2} | dict.fromkeys(
    ("motion", "shift", "carried"), MOTION_STEP
)
_STEPS |= {f"later_{field}": _STEPS[field] for field in ("picture", "parts", "motion")}
"""Pixels to one place of a field, for all that are cut."""
_PNCC_X, _NORMAL_X = 3, 6
"""Channels of a view that change when it is mirrored."""


@dataclass(frozen=True)
class Batch:
    """N examples on a device.

    Attributes:
        photo: picture and parts, as E takes them.
        frame: what F and R take.
        truth: (N, 3, H, W) in [-1, 1].
        shift: (N, 3, H / 4, W / 4) true shift in pixels, and where it is known.
        later: the frames of a moment later.
        carried: (N, 3, H / 4, W / 4) how far from each place they show what it shows, in pixels,
            and where that is known.
    """

    photo: tuple[Tensor, Tensor]
    frame: Frame
    truth: Tensor
    shift: Tensor
    later: Frame
    carried: Tensor


def cut(sample: Sample, side: int, random: np.random.Generator) -> Sample:
    """A random square of the frame, on the network's grid, mostly around a place of eyes or mouth;
    the photo stays whole."""
    whole = sample["picture"].shape[0]
    middle = random.uniform(side / 2, whole - side / 2, 2)
    parts = sample["parts"]
    rows, columns = np.nonzero(np.isin(parts, areas.WATCHED_LABELS))
    if len(rows) and random.random() < _AIMED:
        chosen = random.integers(len(rows))
        step = whole // len(parts)
        middle = np.array([columns[chosen], rows[chosen]]) * step
        middle = middle + random.uniform(-side / 4, side / 4, 2)
    left, top = (
        int(np.clip(round((at - side / 2) / _GRID), 0, (whole - side) // _GRID)) * _GRID
        for at in middle
    )
    parted = dict(sample)
    for field, step in _STEPS.items():
        rows = slice(top // step, (top + side) // step)
        parted[field] = sample[field][rows, left // step : (left + side) // step]
    return gated(parted | {"origin": np.array([left, top], np.float32)})


def gated(sample: Sample) -> Sample:
    """With what may be changed of its frames, see `views.gates`; itself where it has that.

    A step on a graphics card should not wait for it: reading threads do it as they cut.
    """
    if "gates" in sample:
        return sample
    return sample | {
        f"{when}gates": gates(sample[f"{when}picture"], sample[f"{when}parts"])
        for when in ("", "later_")
    }


def collate(samples: Sequence[Sample], device: torch.device) -> Batch:
    """Samples of the same size as tensors."""
    size_px = samples[0]["photo_picture"].shape[0]
    samples = [gated(sample) for sample in samples]
    tensors = {
        field: torch.from_numpy(np.stack([sample[field] for sample in samples])).to(device)
        for field in samples[0]
    }
    photo = picture_tensor(tensors["photo_picture"]), parts_tensor(tensors["photo_parts"])
    frame, later = (
        frame_tensor(
            tensors[f"{when}picture"], tensors[f"{when}parts"], tensors[f"{when}motion"],
            tensors[f"{when}gates"], size_px, tensors.get("origin"),
        )
        for when in ("", "later_")
    )  # fmt: skip
    shift, carried = (tensors[field].float().permute(0, 3, 1, 2) for field in ("shift", "carried"))
    return Batch(photo, frame, picture_tensor(tensors["truth"]), shift, later, carried)


def in_other_light(batch: Batch, random: np.random.Generator) -> Batch:
    """The same people under another exposure and white balance, the truth with them."""
    count = len(batch.truth)
    gain = 1 + random.uniform(-_CONTRAST, _CONTRAST, (count, 1)) + random.uniform(
        -_TINT, _TINT, (count, 3)
    )  # fmt: skip
    lift = random.uniform(-_BRIGHTNESS, _BRIGHTNESS, (count, 1)) * np.ones((1, 3))
    factor, term = (
        torch.as_tensor(each, dtype=torch.float32, device=batch.truth.device)[..., None, None]
        for each in (gain, lift)
    )

    def lit(picture: Tensor) -> Tensor:
        colours = (picture[:, :3] * factor + term).clamp(-1, 1)
        return torch.cat([colours, picture[:, 3:]], dim=1)

    frame, later = (
        replace(each, picture=lit(each.picture)) for each in (batch.frame, batch.later)
    )
    photo = lit(batch.photo[0]), batch.photo[1]
    return replace(batch, photo=photo, frame=frame, later=later, truth=lit(batch.truth))


def mirrored(batch: Batch) -> Batch:
    """The whole batch with left and right exchanged."""
    turn = torch.tensor([-1.0, 1.0], device=batch.truth.device)

    def turned(frame: Frame) -> Frame:
        return replace(
            frame,
            picture=_mirrored(frame.picture),
            parts=frame.parts.flip(3),
            motion=frame.motion.flip(3) * turn.view(1, 2, 1, 1),
            place=frame.place.flip(2) * turn,
            gates=frame.gates.flip(3),
        )

    # The third channel says where the others are known.
    shift, carried = (
        each.flip(3) * torch.cat([turn, turn[1:]]).view(1, 3, 1, 1)
        for each in (batch.shift, batch.carried)
    )
    photo = _mirrored(batch.photo[0]), batch.photo[1].flip(3)
    return Batch(
        photo, turned(batch.frame), batch.truth.flip(3), shift, turned(batch.later), carried
    )


def _mirrored(view: Tensor) -> Tensor:
    view = view.flip(3)
    surface = (view[:, _PNCC_X : _PNCC_X + 3] > -1).any(dim=1)
    channels = list(view.unbind(1))
    for channel in (_PNCC_X, _NORMAL_X):
        channels[channel] = torch.where(surface, -channels[channel], channels[channel])
    return torch.stack(channels, dim=1)
