"""The HeadGAN lite renderer: another renderer's frame, corrected and completed by the network."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.facemodels import load_model
from engine.renderers import RENDERERS
from engine.renderers.base import fingerprint_of, render_part
from engine.renderers.headgan.lite.availability import bundled
from engine.renderers.headgan.lite.blend import blend
from engine.renderers.headgan.lite.painter import LitePainter
from engine.renderers.headgan.lite.views import Viewer
from engine.renderers.headgan.lite.weights import load_network
from engine.renderers.headgan.network_digest import network_digest

if TYPE_CHECKING:
    from engine.renderers.base import PreparedPortrait, Renderer, RenderPart
    from engine.renderers.headgan.lite.network import LiteNetwork
    from engine.renderers.headgan.painter import Precision
    from engine.types import FaceParams, Portrait, RenderResult

    Box = tuple[int, int, int, int]


class LiteRenderer:
    """Lets a network finish what exact geometry begins.

    Args:
        weights: a .safetensors file, for instance of a personalised network; the bundled one when
            None.
        base: name of the renderer whose frames are corrected.
        network: a network to use instead of a file.
        precision: "auto", "float32" or "bfloat16".
        device: "auto", "cpu", "cuda", "cuda:N" or "mps".

    Raises:
        AssetError, MediaError: the weights are missing or are something else.
    """

    made_by_network = True

    def __init__(
        self,
        weights: Path | str | None = None,
        *,
        base: str = "warp",
        network: LiteNetwork | None = None,
        precision: Precision = "auto",
        device: str = "auto",
    ) -> None:
        self._base = RENDERERS.load(base)
        if network is None:
            network = load_network(Path(weights) if weights else bundled())
        self._network = network
        self._painter = LitePainter(network, precision, device)

    @property
    def draft(self) -> Renderer:
        """See `Drafted`: the base draws in a fraction of the time."""
        return self._base

    def fingerprint(self) -> str:
        """See `Weighted`."""
        base = fingerprint_of(self._base)
        return f"{network_digest(self._network)} {base} {self._painter.bfloat16}"

    def prepare(self, portrait: Portrait, *, moving: bool = False) -> LitePortrait:
        """Prepare the base, and study the photo."""
        return LitePortrait(portrait, self._base.prepare(portrait, moving=moving), self._painter)


class LitePortrait:
    """A portrait prepared for HeadGAN lite. See `PreparedPortrait`."""

    def __init__(self, portrait: Portrait, base: PreparedPortrait, painter: LitePainter) -> None:
        self.portrait = portrait
        self._base = base
        self._painter = painter
        self._viewer = Viewer(portrait, load_model())
        self._photo = painter.study(self._viewer.photo)
        picture = portrait.picture
        self._pixels = picture.pixels if picture.deep_pixels is None else picture.deep_pixels

    def render(self, target: FaceParams, *, provenance: bool = False) -> RenderResult:
        """The portrait under `target`. See `PreparedPortrait.render`."""
        part = self.render_part(target, provenance=provenance)
        return part.in_picture(self._pixels, self.portrait.picture.alpha)

    def render_part(self, target: FaceParams, *, provenance: bool = False) -> RenderPart:
        """What differs from the photo under `target`. See `DrawsParts.render_part`.

        Provenance is the base's: the network changes what it finds, mostly where the base had to
        invent.
        """
        drawn = render_part(self._base, target, provenance=provenance)
        if drawn.empty:
            return drawn
        start = time.perf_counter()
        square = self._viewer.square(target)
        left, top, right, bottom = _around(drawn.box, square.box(self.portrait.picture.size_hw))
        photo = self._pixels[top:bottom, left:right]
        base = photo.copy()
        changed = (
            slice(drawn.box[1] - top, drawn.box[3] - top),
            slice(drawn.box[0] - left, drawn.box[2] - left),
        )
        base[changed] = drawn.pixels
        view = self._viewer.frame(target, base, photo, (left, top))
        seen = time.perf_counter()
        correction = self._painter.correct(view, self._photo)
        done = time.perf_counter()
        pixels = blend(base, photo, square.seen_from((left, top)), correction)[changed]
        timings_ms = {
            **drawn.timings_ms,
            "view": 1000 * (seen - start),
            "network": 1000 * (done - seen),
            "blend": 1000 * (time.perf_counter() - done),
        }
        return replace(drawn, pixels=pixels, timings_ms=timings_ms)


def _around(box: Box, other: Box) -> Box:
    """The smallest box (left, top, right, bottom) around two, the second of which may be empty."""
    if other[2] <= other[0] or other[3] <= other[1]:
        return box
    first, last = zip(box[:2], other[:2], strict=True), zip(box[2:], other[2:], strict=True)
    (left, top), (right, bottom) = (min(each) for each in first), (max(each) for each in last)
    return left, top, right, bottom
