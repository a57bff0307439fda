"""What the document holds of each face, and what a render hands back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.drivers.edits import Edit, apply
from engine.renderers import RenderPart
from engine.types import Picture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from engine.device import Device
    from engine.types import ByteArray, FaceParams, Portrait, RenderResult


@dataclass(frozen=True)
class FaceEdit:
    """Everything a user can change of one face.

    Attributes:
        edit: slider values set and added.
        identity: offsets in standard deviations, by identity direction; () is the photo's own.
    """

    edit: Edit = field(default_factory=Edit)
    identity: tuple[float, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether the face is as the photo shows it."""
        return not self.edit.set and not self.edit.add and not any(self.identity)

    def target(self, fitted: FaceParams) -> FaceParams:
        """The fitted parameters with this edit applied; `fitted` itself when it is empty."""
        if self.empty:
            return fitted
        edited = apply(self.edit, fitted)
        if not any(self.identity):
            return edited
        identity = edited.identity.astype(np.float32, copy=True)
        count = min(len(identity), len(self.identity))
        identity[:count] += np.asarray(self.identity[:count], np.float32)
        return replace(edited, identity=identity)


@dataclass(eq=False)
class Face:
    """One face of the open photo. Only the document changes it.

    Attributes:
        portrait: the photo and the fitted head.
        edit: slider values set and added.
        identity: offsets in standard deviations, by identity direction.
        achieved: slider name -> absolute value measured in the newest full picture.
    """

    portrait: Portrait
    edit: Edit = field(default_factory=Edit)
    identity: tuple[float, ...] = ()
    achieved: dict[str, float] = field(default_factory=dict)

    @property
    def state(self) -> FaceEdit:
        """What the user changed, as a value."""
        return FaceEdit(self.edit, self.identity)

    def target(self) -> FaceParams:
        """The fitted parameters with the edit applied."""
        return self.state.target(self.portrait.params)


@dataclass(frozen=True, eq=False)
class Rendered:
    """A picture from the render loop.

    Attributes:
        part: what of it differs from the photo.
        photo: what it was drawn on: the photo at its own size or, for a draft, smaller.
        size_hw: size of the photo it stands for.
        revision: the document's revision it shows.
        draft: smaller than the photo, shown while the hand moves.
        timings_ms: wall time by stage, and "total".
        device: what calculated it.
    """

    part: RenderPart
    photo: Picture
    size_hw: tuple[int, int]
    revision: int
    draft: bool
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    device: Device | None = None

    @classmethod
    def whole(
        cls, pixels: ByteArray, size_hw: tuple[int, int], revision: int, draft: bool
    ) -> Rendered:
        """A picture (H, W, 3) of which anything may differ from the photo."""
        height, width = pixels.shape[:2]
        part = RenderPart((0, 0, width, height), pixels, None, None)
        return cls(part, Picture(pixels), size_hw, revision, draft)

    @property
    def drawn_hw(self) -> tuple[int, int]:
        """The size it was drawn at."""
        return self.photo.size_hw

    @property
    def pixels(self) -> ByteArray:
        """(H, W, 3) the whole picture at the size it was drawn at, put together anew."""
        return self._together().pixels

    @property
    def alpha(self) -> NDArray[Any] | None:
        """(H, W) coverage of the photo's alpha dtype, or None when opaque."""
        return self._together().alpha

    @property
    def provenance(self) -> ByteArray | None:
        """(H, W) uint8 of `engine.types.PROVENANCE`, or None when not asked for."""
        return self._together().provenance

    def crop(self, left: int, top: int, right: int, bottom: int) -> ByteArray:
        """(h, w, 3) some pixels of the picture, which lie in it."""
        out = self.photo.pixels[top:bottom, left:right].copy()
        first_x, first_y, last_x, last_y = self.part.box
        x, y = max(left, first_x), max(top, first_y)
        end_x, end_y = min(right, last_x), min(bottom, last_y)
        if x < end_x and y < end_y:
            out[y - top : end_y - top, x - left : end_x - left] = self.part.pixels[
                y - first_y : end_y - first_y, x - first_x : end_x - first_x
            ]
        return out

    def _together(self) -> RenderResult:
        return self.part.in_picture(self.photo.pixels, self.photo.alpha)
