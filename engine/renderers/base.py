"""What every renderer offers: prepare a portrait once, render it often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from engine.types import FaceParams, Portrait, RenderResult


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


class Renderer(Protocol):
    """A way to make pictures. `made_by_network` decides the label that exports carry."""

    made_by_network: bool

    def prepare(self, portrait: Portrait) -> PreparedPortrait:
        """Do the work that depends on the photo only."""
        ...
