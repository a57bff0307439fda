"""The encoder of animated GIFs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import av
import numpy as np
from PIL import Image

from engine.media.resample import resize
from engine.media.video_encoding import GIF_CLOCK_HZ, Encoder

if TYPE_CHECKING:
    from numpy.typing import NDArray

_GIF_SHORTEST = 2  # Browsers show anything faster at a tenth of a second.


class GifEncoder(Encoder):
    """GIF with one palette for the whole clip, so that what stands still does not shimmer.

    The palette is chosen from the first frames, which wait until it is; ordered dithering keeps
    unchanged pixels unchanged.
    """

    _PALETTE_FRAMES = 24
    _SAMPLE_SIDE_PX = 96
    _DITHER_LEVELS = 12.0
    # Pillow looks colours up in cells of four levels, by the cell's lower corner.
    _HALF_CELL = 2.0

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._waiting: list[tuple[NDArray[np.uint8], float]] = []
        self._palette: Image.Image | None = None
        self._dither: NDArray[np.float32] | None = None

    def write(self, pixels: NDArray[np.uint8], time_s: float) -> None:
        """Encode (H, W, 3) RGB; frames that follow too fast for a browser are left out."""
        if self._palette is not None:
            self._write_now(pixels, time_s)
            return
        self._waiting.append((pixels.copy(), time_s))
        if len(self._waiting) == self._PALETTE_FRAMES:
            self._choose_palette()

    def finish(self) -> None:
        """Write what still waits and complete the file."""
        if self._waiting:
            self._choose_palette()
        super().finish()

    def _write_now(self, pixels: NDArray[np.uint8], time_s: float) -> None:
        tick = round(time_s * GIF_CLOCK_HZ)
        if self.last_tick < 0 or tick - self.last_tick >= _GIF_SHORTEST:
            super().write(pixels, time_s)

    def _choose_palette(self) -> None:
        side = self._SAMPLE_SIDE_PX
        samples = [resize(pixels, (side, side)) for pixels, _ in self._waiting]
        self._palette = Image.fromarray(np.vstack(samples)).quantize(
            256, method=Image.Quantize.MAXCOVERAGE, kmeans=4
        )
        waiting, self._waiting = self._waiting, []
        for pixels, time_s in waiting:
            self._write_now(pixels, time_s)

    def converted(self, pixels: NDArray[np.uint8]) -> av.VideoFrame:
        """(H, W, 3) RGB as numbers into the palette, dithered."""
        assert self._palette is not None
        if self._dither is None:
            tiles = _bayer(pixels.shape[0], pixels.shape[1])
            self._dither = self._DITHER_LEVELS * tiles + self._HALF_CELL
        dithered = np.clip(pixels + self._dither[..., None], 0, 255).astype(np.uint8)
        indexed = Image.fromarray(dithered).quantize(
            palette=self._palette, dither=Image.Dither.NONE
        )
        colours = np.zeros((256, 4), np.uint8)
        table = np.array(indexed.getpalette("RGB"), np.uint8).reshape(-1, 3)
        colours[: len(table), 1:] = table
        colours[:, 0] = 255
        return av.VideoFrame.from_ndarray((np.asarray(indexed), colours), format="pal8")  # pyright: ignore[reportArgumentType]


def _bayer(height: int, width: int) -> NDArray[np.float32]:
    """(height, width) thresholds in -0.5..0.5 of an 8 x 8 ordered dither, tiled."""
    cell = np.zeros((1, 1))
    for _ in range(3):
        cell = np.block([[4 * cell, 4 * cell + 2], [4 * cell + 3, 4 * cell + 1]])
    tiles = np.tile((cell + 0.5) / 64 - 0.5, (-(-height // 8), -(-width // 8)))
    return tiles[:height, :width].astype(np.float32)
