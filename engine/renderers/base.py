"""What every renderer offers: prepare a portrait once, render it often."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import numpy as np

from engine.types import RenderResult

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from engine.types import ByteArray, FaceParams, Portrait


class Pace(Enum):
    """How long each picture is looked at; where that is short, speed counts more than edges."""

    STILL = "still"
    FILM = "film"
    LIVE = "live"
    """Follows a hand or a camera."""


@dataclass(frozen=True)
class RenderPart:
    """What a render changed of a picture; all else is the portrait's own.

    A picture of 40 megapixels takes longer to copy than its face takes to draw.

    Attributes:
        box: (left, top, right, bottom) in the picture; (0, 0, 0, 0) when nothing changed.
        pixels: (h, w, 3) of the box, unchanged ones too; uint8, or uint16 for deep pixels.
        alpha: (h, w) of the portrait's alpha dtype, or None when opaque.
        provenance: (h, w) uint8, one of `PROVENANCE` per pixel, or None when not asked for.
        timings_ms: wall time by stage.
    """

    box: tuple[int, int, int, int]
    pixels: NDArray[Any]
    alpha: NDArray[Any] | None
    provenance: ByteArray | None
    timings_ms: Mapping[str, float] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether nothing changed."""
        left, top, right, bottom = self.box
        return right <= left or bottom <= top

    @property
    def slices(self) -> tuple[slice, slice]:
        """Of arrays of the picture's size."""
        left, top, right, bottom = self.box
        return slice(top, bottom), slice(left, right)

    def in_picture(self, pixels: NDArray[Any], alpha: NDArray[Any] | None) -> RenderResult:
        """The whole picture.

        Args:
            pixels, alpha: (H, W, 3) and (H, W) of the portrait; not changed.
        """
        origin = None
        if self.provenance is not None:
            origin = np.zeros(pixels.shape[:2], np.uint8)
        if self.empty:
            return RenderResult(pixels, alpha, origin, (0, 0, 0, 0), self.timings_ms)
        whole = pixels.copy()
        whole[self.slices] = self.pixels
        if alpha is not None and self.alpha is not None:
            alpha = alpha.copy()
            alpha[self.slices] = self.alpha
        if origin is not None and self.provenance is not None:
            origin[self.slices] = self.provenance
        return RenderResult(whole, alpha, origin, self.box, self.timings_ms)


class PreparedPortrait(Protocol):
    """A portrait with everything one renderer computes once per photo.

    Not thread-safe: one thread renders at a time.
    """

    portrait: Portrait

    def render(self, target: FaceParams, *, provenance: bool = False) -> RenderResult:
        """The portrait under `target`, at the portrait's own size.

        Args:
            target: the head to show. Equal to the portrait's params, the result is the photo
                itself, bit for bit.
            provenance: also say which pixels were seen, mirrored or invented.
        """
        ...


@runtime_checkable
class DrawsParts(Protocol):
    """A prepared portrait that need not touch what an edit does not reach."""

    def render_part(self, target: FaceParams, *, provenance: bool = False) -> RenderPart:
        """What differs from the photo under `target`, see `PreparedPortrait.render`."""
        ...


@runtime_checkable
class DrawsInStages(Protocol):
    """A prepared portrait that draws in two stages, which share nothing that changes.

    One thread may begin the next picture while another finishes this one.
    """

    def begin(self, target: FaceParams) -> Any:
        """The first stage, for `finish`."""
        ...

    def finish(self, begun: Any) -> RenderResult:
        """What `PreparedPortrait.render` gives."""
        ...


def render_part(
    prepared: PreparedPortrait, target: FaceParams, *, provenance: bool = False
) -> RenderPart:
    """The part of a picture that changes under `target`, from any renderer."""
    if isinstance(prepared, DrawsParts):
        return prepared.render_part(target, provenance=provenance)
    whole = prepared.render(target, provenance=provenance)
    left, top, right, bottom = whole.changed_box
    part = np.s_[top:bottom, left:right]
    return RenderPart(
        whole.changed_box,
        whole.pixels[part],
        None if whole.alpha is None else whole.alpha[part],
        None if whole.provenance is None else whole.provenance[part],
        whole.timings_ms,
    )


@runtime_checkable
class Weighted(Protocol):
    """A renderer whose pictures depend on weights, not on the program alone."""

    def fingerprint(self) -> str:
        """Equal where the same portrait under the same target gives the same picture."""
        ...


def fingerprint_of(renderer: Renderer) -> str:
    """What tells the pictures of one renderer from those of another, or of other weights."""
    kind = f"{type(renderer).__module__}.{type(renderer).__qualname__}"
    return f"{kind} {renderer.fingerprint()}" if isinstance(renderer, Weighted) else kind


class Renderer(Protocol):
    """A way to make pictures.

    Attributes:
        made_by_network: decides the label that exports carry.
        shareable: whether a second process draws as many pictures again. Not where a graphics card
            or all cores work on each of them.
    """

    made_by_network: bool

    @property
    def shareable(self) -> bool: ...

    def prepare(self, portrait: Portrait, pace: Pace = Pace.STILL) -> PreparedPortrait:
        """Do the work that depends on the photo only.

        Args:
            portrait: the photo understood.
            pace: what the pictures are for.
        """
        ...
