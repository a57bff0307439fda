"""A project as a plain value: what a `.likeness` file holds and a document shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.state.faces import FaceEdit
from engine.renderers import RENDERERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.drivers.edits import Edit
    from engine.drivers.takes import Take
    from engine.renderers.headgan.personal import PersonalNetwork
    from engine.types import Picture, Portrait

_WEIGHTS = "weights"
"""The option of the renderer that is never written to a project: it is a place on this computer."""


@dataclass(frozen=True, eq=False)
class Project:
    """One photo, the heads fitted to its faces, and what became of them.

    Attributes:
        photo: the bytes of the photo's file, as they came.
        photo_name: name of that file.
        picture: the photo, decoded.
        portraits: the fitted faces, the largest first.
        edits: one a face.
        active: the face the controls speak of.
        renderer: name in `engine.renderers.RENDERERS`.
        renderer_options: options of that renderer, JSON values.
        network: weights of this person, whether or not they draw now.
        presets: the project's own presets by name.
        takes: performances by name.
    """

    photo: bytes
    photo_name: str
    picture: Picture
    portraits: tuple[Portrait, ...]
    edits: tuple[FaceEdit, ...] = ()
    active: int = 0
    renderer: str = RENDERERS.default
    renderer_options: Mapping[str, object] = field(default_factory=dict)
    network: PersonalNetwork | None = None
    presets: Mapping[str, Edit] = field(default_factory=dict)
    takes: Mapping[str, Take] = field(default_factory=dict)

    def edit_of(self, face: int) -> FaceEdit:
        """What was changed of a face."""
        return self.edits[face] if face < len(self.edits) else FaceEdit()

    @property
    def personalised(self) -> bool:
        """Whether its own weights draw it."""
        return self.network is not None and personalised(self.renderer_options)


def personalised(options: Mapping[str, object]) -> bool:
    """Whether options of a renderer are those of personalised weights."""
    return _WEIGHTS in options


def with_network(
    options: Mapping[str, object], network: PersonalNetwork | None
) -> dict[str, object]:
    """Options of HeadGAN lite that draw with weights of a person, or with the ordinary ones."""
    ordinary = {name: value for name, value in options.items() if name != _WEIGHTS}
    return ordinary if network is None else {**ordinary, _WEIGHTS: str(network.path)}
