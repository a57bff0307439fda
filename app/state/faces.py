"""What the document holds of each face, and what a render hands back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.drivers.edits import Edit, apply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from engine.device import Device
    from engine.types import ByteArray, FaceParams, Portrait


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
        pixels: (H, W, 3) uint8 RGB, of the photo's size or smaller.
        size_hw: size of the photo it stands for.
        revision: the document's revision it shows.
        draft: smaller than the photo, shown while the hand moves.
        timings_ms: wall time by stage, and "total".
        device: what calculated it.
        provenance: (H, W) uint8 of `engine.types.PROVENANCE`, or None when not asked for.
        alpha: (H, W) coverage of the photo's alpha dtype, or None when opaque.
    """

    pixels: ByteArray
    size_hw: tuple[int, int]
    revision: int
    draft: bool
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    device: Device | None = None
    provenance: ByteArray | None = None
    alpha: NDArray[Any] | None = None
