"""The HeadGAN lite renderer: another renderer's frame, corrected and completed by the network."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    from numpy.typing import NDArray

    from engine.renderers.base import PreparedPortrait, RenderPart
    from engine.renderers.headgan.crop import Crop
    from engine.renderers.headgan.lite.network import LiteNetwork
    from engine.renderers.headgan.lite.views import FrameView
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

    def fingerprint(self) -> str:
        """See `Weighted`."""
        base = fingerprint_of(self._base)
        return f"{network_digest(self._network)} {base} {self._painter.bfloat16}"

    def prepare(self, portrait: Portrait, *, moving: bool = False) -> LitePortrait:
        """Prepare the base, and study the photo."""
        return LitePortrait(portrait, self._base.prepare(portrait, moving=moving), self._painter)


@dataclass(frozen=True)
class Seen:
    """A frame as the network sees it, and what its answer is put into.

    Attributes:
        view: what the network is told.
        square: what it sees, within the part of the picture below.
        base, photo: (h, w, 3) that part as the base drew it, and of the photo.
        changed: what of that part the base drew.
    """

    view: FrameView
    square: Crop
    base: NDArray[Any]
    photo: NDArray[Any]
    changed: tuple[slice, slice]


@dataclass(frozen=True)
class Begun:
    """A picture before its correction; where nothing changes, nothing is seen."""

    drawn: RenderPart
    seen: Seen | None = None


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
        return self._whole(self.render_part(target, provenance=provenance))

    def render_part(self, target: FaceParams, *, provenance: bool = False) -> RenderPart:
        """What differs from the photo under `target`. See `DrawsParts.render_part`.

        Provenance is the base's: the network changes what it finds, mostly where the base had to
        invent.
        """
        return self._corrected(self.begin(target, provenance=provenance))

    def begin(self, target: FaceParams, *, provenance: bool = False) -> Begun:
        """Draw the base, and look at it as the network will. See `DrawsInStages`."""
        drawn = render_part(self._base, target, provenance=provenance)
        if drawn.empty:
            return Begun(drawn)
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
        timings_ms = {**drawn.timings_ms, "view": 1000 * (time.perf_counter() - start)}
        seen = Seen(view, square.seen_from((left, top)), base, photo, changed)
        return Begun(replace(drawn, timings_ms=timings_ms), seen)

    def finish(self, begun: Begun) -> RenderResult:
        """Correct what was begun."""
        return self._whole(self._corrected(begun))

    def _corrected(self, begun: Begun) -> RenderPart:
        drawn, seen = begun.drawn, begun.seen
        if seen is None:
            return drawn
        start = time.perf_counter()
        correction = self._painter.correct(seen.view, self._photo)
        done = time.perf_counter()
        pixels = blend(seen.base, seen.photo, seen.square, correction)[seen.changed]
        timings_ms = {
            **drawn.timings_ms,
            "network": 1000 * (done - start),
            "blend": 1000 * (time.perf_counter() - done),
        }
        return replace(drawn, pixels=pixels, timings_ms=timings_ms)

    def _whole(self, part: RenderPart) -> RenderResult:
        return part.in_picture(self._pixels, self.portrait.picture.alpha)


def _around(box: Box, other: Box) -> Box:
    """The smallest box (left, top, right, bottom) around two, the second of which may be empty."""
    if other[2] <= other[0] or other[3] <= other[1]:
        return box
    first, last = zip(box[:2], other[:2], strict=True), zip(box[2:], other[2:], strict=True)
    (left, top), (right, bottom) = (min(each) for each in first), (max(each) for each in last)
    return left, top, right, bottom
