"""The network on the device at hand: in which precision, and what when it gives no numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
import torch
from torch import Tensor

from engine import device
from engine.errors import LikenessError, UsageError
from engine.renderers.headgan.blocks import channels_last

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.renderers.headgan.flow_network import Reference
    from engine.renderers.headgan.generator import Generator
    from engine.types import ByteArray, FloatArray

Precision = Literal["auto", "float32", "bfloat16"]

_LOW_LEVEL = 84
_LETTERS = 27


class Painter:
    """A generator ready to paint frames.

    Args:
        generator: in evaluation mode.
        precision: "auto" for bfloat16 where the device computes in it, else float32.
        device_name: see `engine.device.best_device`.

    Raises:
        UsageError, UnavailableError: no such precision, no such device.
    """

    def __init__(
        self, generator: Generator, precision: Precision = "auto", device_name: str = "auto"
    ) -> None:
        self._device = torch.device(device.best_device(device_name))
        self.bfloat16 = uses_bfloat16(precision, self._device)
        self._generator = channels_last(generator.to(self._device))
        self._audio = _silence(generator.layout.audio, self._device)

    @torch.inference_mode()
    def study(self, nmfc: FloatArray, rgb: ByteArray) -> Reference:
        """What the network keeps of the photo.

        Args:
            nmfc: (S, S, 3) in [0, 1].
            rgb: (S, S, 3) uint8.
        """
        reference = np.concatenate([nmfc, rgb.astype(np.float32) / 127.5 - 1], axis=2)
        # In float32, once a photo: everything painted later builds on it.
        return self._generator.flow_network.encode(self._tensor(reference))

    @torch.inference_mode()
    def paint(self, stack: Sequence[FloatArray], reference: Reference) -> FloatArray:
        """(S, S, 3) float32 RGB in [0, 1], from three NMFC pictures, the oldest first.

        Where bfloat16 gives infinities or NaN, the frame and all after it are float32.

        Raises:
            LikenessError: float32 gives them too.
        """
        driving = self._tensor(np.concatenate(stack, axis=2))
        image = self._run(driving, reference)
        if self.bfloat16 and not _sound(image):
            self.bfloat16 = False
            image = self._run(driving, reference)
        if not _sound(image):
            raise LikenessError(
                "The HeadGAN network gave no numbers for this picture.",
                "Import its weights again, or choose the renderer warp.",
            )
        return ((image[0].permute(1, 2, 0) + 1) / 2).cpu().numpy()

    def _run(self, driving: Tensor, reference: Reference) -> Tensor:
        with torch.autocast(self._device.type, torch.bfloat16, enabled=self.bfloat16):
            return self._generator(driving, reference, self._audio).image.float()

    def _tensor(self, picture: FloatArray) -> Tensor:
        planes = torch.from_numpy(np.ascontiguousarray(picture, np.float32)).permute(2, 0, 1)
        return planes[None].to(self._device).contiguous(memory_format=torch.channels_last)


def _sound(image: Tensor) -> bool:
    return bool(image.isfinite().all())


def uses_bfloat16(precision: Precision, where: torch.device) -> bool:
    """Whether to calculate in bfloat16: as asked, or where the device has it.

    Raises:
        UsageError: there is no such precision.
    """
    if precision not in ("auto", "float32", "bfloat16"):
        raise UsageError(
            f"There is no precision called {precision!r}.", "Use auto, float32 or bfloat16."
        )
    return precision == "bfloat16" or (precision == "auto" and _computes_bfloat16(where))


def _computes_bfloat16(where: torch.device) -> bool:
    if where.type == "cuda":
        return torch.cuda.is_bf16_supported(including_emulation=False)
    known = device.cpu_features() if where.type == "cpu" else ()
    return "AMX bfloat16" in known or "AVX-512 bfloat16" in known


def _silence(length: int, where: torch.device) -> Tensor | None:
    """(1, A) audio vector of a silent clip (section 3.7), or None for a network without sound.

    A renderer is given parameters, not sound: the mouth follows the NMFC pictures alone.
    """
    if not length:
        return None
    audio = torch.zeros(1, length, device=where)
    if length > _LOW_LEVEL:
        # Of digital silence only the first MFCC is not zero: -8 = log10(1e-8) in 40 bands.
        audio[0, 8] = -8 * 40**0.5
        # No character is spoken: the last of 27 classes, eight times.
        audio[0, _LOW_LEVEL + _LETTERS - 1 :: _LETTERS] = 1
    return audio
