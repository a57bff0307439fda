"""The lite network on the device at hand: in which precision, and what when it gives no numbers."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor

from engine import device
from engine.errors import LikenessError
from engine.renderers.headgan.blocks import channels_last
from engine.renderers.headgan.lite.blend import Correction
from engine.renderers.headgan.lite.tensors import frame_tensor, parts_tensor, picture_tensor
from engine.renderers.headgan.painter import uses_bfloat16

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from engine.renderers.headgan.lite.network import Answer, Frame, LiteNetwork
    from engine.renderers.headgan.lite.views import FrameView, PhotoView
    from engine.renderers.headgan.painter import Precision
    from engine.types import FloatArray

    Features = tuple[Tensor, Tensor, Tensor]

_GRID = 16
"""Pixels to one place of the coarsest features."""
_BESIDE_PX = 4
"""So much beside what may change is seen at least."""


class LitePainter:
    """A network ready to correct frames.

    Args:
        network: in evaluation mode.
        precision: "auto" for bfloat16 where the device computes in it, else float32.
        device_name: see `engine.device.best_device`.

    Raises:
        UsageError, UnavailableError: no such precision, no such device.
    """

    def __init__(
        self, network: LiteNetwork, precision: Precision = "auto", device_name: str = "auto"
    ) -> None:
        self._device = torch.device(device.best_device(device_name))
        self.bfloat16 = uses_bfloat16(precision, self._device)
        self._network = channels_last(network.to(self._device))

    @property
    def device(self) -> str:
        """The kind of device it computes on, as torch calls it."""
        return self._device.type

    @torch.inference_mode()
    def study(self, view: PhotoView) -> Features:
        """What the network keeps of the photo; in float32, once a photo."""
        picture = torch.from_numpy(view.picture)[None].to(self._device)
        parts = torch.from_numpy(view.parts)[None].to(self._device)
        return self._network.photo(picture_tensor(picture), parts_tensor(parts))

    @torch.inference_mode()
    def correct(self, view: FrameView, photo: Features) -> Correction:
        """What to change of a frame; only what may be changed is looked at.

        Where bfloat16 gives infinities or NaN, the frame and all after it are float32.

        Raises:
            LikenessError: float32 gives them too.
        """
        size = len(view.picture)
        correction = Correction(np.zeros((size, size, 5), np.float32))
        box = _open_box(view.gates)
        if box is None:
            return correction
        with one_core(self._device):
            fields = self._sound_fields(self._frame(view, *box), photo)
            correction.fields[box] = fields[0].permute(1, 2, 0).cpu().numpy()
        return correction

    def _sound_fields(self, frame: Frame, photo: Features) -> Tensor:
        fields = self._run(frame, photo)
        if self.bfloat16 and not _sound(fields):
            self.bfloat16 = False
            fields = self._run(frame, photo)
        if not _sound(fields):
            raise LikenessError(
                "The HeadGAN lite network gave no numbers for this picture.",
                "Choose other weights, or the renderer warp.",
            )
        return fields

    def _frame(self, view: FrameView, rows: slice, columns: slice) -> Frame:
        size = len(view.picture)

        def tensor(field: NDArray[Any]) -> Tensor:
            step = size // len(field)
            part = field[
                rows.start // step : rows.stop // step, columns.start // step : columns.stop // step
            ]
            return torch.from_numpy(np.ascontiguousarray(part))[None].to(self._device)

        gates = torch.from_numpy(view.gates[:, rows, columns])[None].to(self._device)
        origin = torch.tensor([[columns.start, rows.start]], device=self._device)
        return frame_tensor(
            tensor(view.picture), tensor(view.parts), tensor(view.motion), gates, size, origin
        )

    def _run(self, frame: Frame, photo: Features) -> Tensor:
        with torch.autocast(self._device.type, torch.bfloat16, enabled=self.bfloat16):
            answer: Answer = self._network(frame, photo)
        # Colours are [-1, 1] here, and 0..1 where the change is applied.
        return torch.cat([answer.shift.float(), answer.change.float() / 2], dim=1)


@contextmanager
def one_core(where: torch.device) -> Iterator[None]:
    """Calculate on this thread alone.

    The layers are so small that waking a second thread for each costs what it saves: 23 ms on one
    core, 25 to 30 on two. The other core is better used for the next frame.
    """
    if where.type != "cpu":
        yield
        return
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _open_box(gates: FloatArray) -> tuple[slice, slice] | None:
    """Rows and columns around all that may be changed, on the network's grid, or None."""
    size = gates.shape[1]
    spans = []
    for axis in (2, 1):
        open_ = np.flatnonzero(gates.any(axis=(0, axis)))
        if not len(open_):
            return None
        start = max(int(open_[0]) - _BESIDE_PX, 0) // _GRID * _GRID
        stop = min(-(-(int(open_[-1]) + 1 + _BESIDE_PX) // _GRID) * _GRID, size)
        spans.append(slice(start, stop))
    return spans[0], spans[1]


def _sound(fields: Tensor) -> bool:
    # One infinity or NaN makes the sum one too, in a tenth of the time that a look at each takes.
    return bool(fields.sum().isfinite())
