"""The HeadGAN renderer: study a portrait once, paint it under any parameters."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING

import numpy as np

from engine import weights
from engine.facemodels import load_model
from engine.renderers.base import Pace
from engine.renderers.headgan.availability import WEIGHTS_ID
from engine.renderers.headgan.checkpoint import load_generator
from engine.renderers.headgan.crop import Crop
from engine.renderers.headgan.network_digest import network_digest
from engine.renderers.headgan.nmfc import NmfcPainter
from engine.renderers.headgan.painter import Painter
from engine.types import PROVENANCE, RenderResult

if TYPE_CHECKING:
    from engine.renderers.headgan.generator import Generator
    from engine.renderers.headgan.painter import Precision
    from engine.types import ByteArray, FaceParams, FloatArray, Portrait

_FRAMES = 3


class HeadganRenderer:
    """Paints a square of 256 pixels around the face with the published network.

    Args:
        generator: a network to use instead of the imported one.
        precision: "auto", "float32" or "bfloat16".
        device: "auto", "cpu", "cuda", "cuda:N" or "mps".
        size_px: side of the network's picture, a multiple of 4; the weights are made for 256.

    Raises:
        AssetError: the weights are not imported, or changed since.
    """

    made_by_network = True
    shareable = False

    def __init__(
        self,
        generator: Generator | None = None,
        *,
        precision: Precision = "auto",
        device: str = "auto",
        size_px: int = 256,
    ) -> None:
        if generator is None:
            generator = load_generator(weights.locate(WEIGHTS_ID))
        self._generator, self._size_px = generator, size_px
        self._painter = Painter(generator, precision, device)

    def fingerprint(self) -> str:
        """See `Weighted`."""
        return f"{network_digest(self._generator)} {self._size_px} {self._painter.bfloat16}"

    def prepare(self, portrait: Portrait, pace: Pace = Pace.STILL) -> HeadganPortrait:
        """Crop the photo, draw its NMFC picture and encode both; all pictures cost the same."""
        del pace
        return HeadganPortrait(portrait, self._painter, self._size_px)


class HeadganPortrait:
    """A portrait prepared for HeadGAN. See `PreparedPortrait`.

    The network sees motion: each frame is painted from the last three targets, the first from
    itself three times.
    """

    def __init__(self, portrait: Portrait, painter: Painter, size_px: int) -> None:
        self.portrait = portrait
        self._painter = painter
        model = load_model()
        params = portrait.params
        self._crop = Crop.around(portrait, model, size_px)
        self._nmfc = NmfcPainter(model, portrait.offsets_mm, params.pose)
        self._reference = painter.study(
            self._nmfc.paint(params, self._crop.camera(params.camera)),
            self._crop.cut(portrait.picture.pixels),
        )
        self._recent: deque[FloatArray] = deque(maxlen=_FRAMES)

    def render(self, target: FaceParams, *, provenance: bool = False) -> RenderResult:
        """The portrait under `target`. See `PreparedPortrait.render`."""
        picture = self.portrait.picture
        photo = picture.deepest_pixels
        start = time.perf_counter()
        nmfc = self._nmfc.paint(target, self._crop.camera(target.camera))
        self._recent.extend([nmfc] * (1 if self._recent else _FRAMES))
        if target.same_as(self.portrait.params):
            origin = np.zeros(picture.size_hw, np.uint8) if provenance else None
            return RenderResult(photo, picture.alpha, origin, (0, 0, 0, 0))
        drawn = time.perf_counter()
        painted = self._painter.paint(self._recent, self._reference)
        done = time.perf_counter()
        pixels = self._crop.paste(photo, painted)
        timings_ms = {
            "rasterise": 1000 * (drawn - start),
            "network": 1000 * (done - drawn),
            "paste": 1000 * (time.perf_counter() - done),
        }
        box = self._crop.box(picture.size_hw)
        origin = self._provenance(box) if provenance else None
        return RenderResult(pixels, picture.alpha, origin, box, timings_ms)

    def _provenance(self, box: tuple[int, int, int, int]) -> ByteArray:
        """Everything the network painted counts as invented."""
        left, top, right, bottom = box
        origin = np.full(self.portrait.picture.size_hw, PROVENANCE["untouched"], np.uint8)
        origin[top:bottom, left:right] = PROVENANCE["invented"]
        return origin
