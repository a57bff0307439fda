"""What the timeline opens: a take, its file and what its edits are laid over."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.drivers.take_files import OpenedTake
    from engine.drivers.takes import Take
    from engine.types import AudioBlock


@dataclass(frozen=True, eq=False)
class Material:
    """What the edits are laid over.

    Attributes:
        take: the recording and the takes that follow it.
        sound: the same of their sounds, or None.
        joined: the takes that follow, as `OpenedTake.joined`.
    """

    take: Take
    sound: AudioBlock | None
    joined: tuple[tuple[OpenedTake, float], ...] = ()

    @cached_property
    def blends_s(self) -> tuple[tuple[float, float], ...]:
        """Start and end of every stretch in which two takes melt together."""
        lengths = [(each.played().duration_s, blend_s) for each, blend_s in self.joined]
        at_s = self.take.duration_s - sum(length - blend_s for length, blend_s in lengths)
        found = []
        for length, blend_s in lengths:
            found.append((at_s - blend_s, at_s))
            at_s += length - blend_s
        return tuple(found)


@dataclass(frozen=True, eq=False)
class TakeSource:
    """A take and where it came from.

    Attributes:
        name: what it is called on screen.
        opened: recording, file and edits.
        material: what is edited, with the takes that follow by its saved edits.
        own: the recording alone.
        has_file: whether it is a file of the user's, beside which edits can be kept.
    """

    name: str
    opened: OpenedTake
    material: Material
    own: Material
    has_file: bool
