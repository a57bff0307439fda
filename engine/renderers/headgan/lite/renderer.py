"""The HeadGAN lite renderer: another renderer's frame, corrected and completed by the network."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.facemodels import load_model
from engine.renderers import RENDERERS, Pace
from engine.renderers.base import fingerprint_of, render_part
from engine.renderers.headgan.lite.availability import bundled
from engine.renderers.headgan.lite.blend import blend
from engine.renderers.headgan.lite.painter import LitePainter
from engine.renderers.headgan.lite.views import Viewer
from engine.renderers.headgan.lite.weights import load_network
from engine.renderers.headgan.network_digest import network_digest
from engine.renderers.stopwatch import Stopwatch

if TYPE_CHECKING:
    from engine.renderers.base import PreparedPortrait, RenderPart
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
    def shareable(self) -> bool:
        """See `Renderer`."""
        return self._painter.device == "cpu"

    def fingerprint(self) -> str:
        """See `Weighted`."""
        base = fingerprint_of(self._base)
        return f"{network_digest(self._network)} {base} {self._painter.bfloat16}"

    def prepare(self, portrait: Portrait, pace: Pace = Pace.STILL) -> LitePortrait:
        """Prepare the base, and study the photo."""
        return LitePortrait(portrait, self._base.prepare(portrait, pace), self._painter)


@dataclass(frozen=True)
class Begun:
    """What the base drew, before its correction."""

    target: FaceParams
    drawn: RenderPart


class LitePortrait:
    """A portrait prepared for HeadGAN lite. See `PreparedPortrait`."""

    def __init__(self, portrait: Portrait, base: PreparedPortrait, painter: LitePainter) -> None:
        self.portrait = portrait
        self._base = base
        self._painter = painter
        self._viewer = Viewer(portrait, load_model())
        self._photo = painter.study(self._viewer.photo)
        self._pixels = portrait.picture.deepest_pixels

    def render(self, target: FaceParams, *, provenance: bool = False) -> RenderResult:
        """The portrait under `target`. See `PreparedPortrait.render`."""
        return self._whole(self.render_part(target, provenance=provenance))

    def render_part(self, target: FaceParams, *, provenance: bool = False) -> RenderPart:
        """What differs from the photo under `target`. See `DrawsParts.render_part`.

        Provenance is the base's: the network changes what it finds, mostly where the base had to
        invent.
        """
        return self._corrected(self.begin(target, provenance=provenance))

    def begin(self, target: FaceParams, *, provenance: bool = False) -> Begun:
        """Draw the base: about half of the work. See `DrawsInStages`."""
        return Begun(target, render_part(self._base, target, provenance=provenance))

    def finish(self, begun: Begun) -> RenderResult:
        """Look at what was begun as the network does, and correct it."""
        return self._whole(self._corrected(begun))

    def _corrected(self, begun: Begun) -> RenderPart:
        drawn = begun.drawn
        if drawn.empty:
            return drawn
        watch = Stopwatch()
        square = self._viewer.square(begun.target)
        left, top, right, bottom = _around(drawn.box, square.box(self.portrait.picture.size_hw))
        photo = self._pixels[top:bottom, left:right]
        base = photo.copy()
        changed = (
            slice(drawn.box[1] - top, drawn.box[3] - top),
            slice(drawn.box[0] - left, drawn.box[2] - left),
        )
        base[changed] = drawn.pixels
        view = self._viewer.frame(begun.target, base, photo, (left, top))
        watch.lap("view")
        correction = self._painter.correct(view, self._photo)
        watch.lap("network")
        pixels = blend(base, photo, square.seen_from((left, top)), correction)[changed]
        watch.lap("blend")
        return replace(drawn, pixels=pixels, timings_ms={**drawn.timings_ms, **watch.laps_ms})

    def _whole(self, part: RenderPart) -> RenderResult:
        return part.in_picture(self._pixels, self.portrait.picture.alpha)


def _around(box: Box, other: Box) -> Box:
    """The smallest box (left, top, right, bottom) around two, the second of which may be empty."""
    if other[2] <= other[0] or other[3] <= other[1]:
        return box
    first, last = zip(box[:2], other[:2], strict=True), zip(box[2:], other[2:], strict=True)
    (left, top), (right, bottom) = (min(each) for each in first), (max(each) for each in last)
    return left, top, right, bottom
