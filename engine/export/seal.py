"""Content Credentials of an export: who signs, and how much is told of the edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.errors import UsageError
from engine.media.credentials.claim import Claim, Source
from engine.media.credentials.identity import own_identity, read_identity
from engine.media.credentials.signing import Signing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from engine.drivers.edits import Edit
    from engine.media.credentials.identity import Identity


@dataclass(frozen=True)
class Seal:
    """How files are signed.

    Attributes:
        identity: who signs.
        with_values: tell how far sliders were moved, not only which.
    """

    identity: Identity
    with_values: bool = True

    def signing(
        self,
        photo: Source,
        renderer: str,
        changes: tuple[Mapping[str, Any], ...],
        *,
        made_by_network: bool,
        inputs: tuple[Source, ...] = (),
        resized: bool = False,
    ) -> Signing:
        """What to sign of one file.

        Args:
            photo: what was edited.
            renderer: name of what drew.
            changes: see `changes_of`, one for each face; of an unchanged face it is empty.
            made_by_network: whether the renderer paints with a trained network.
            inputs: other files that went in.
            resized: it has another size than the photo.
        """
        claim = Claim(
            renderer, made_by_network, tuple(one for one in changes if one), photo, inputs,
            resized, self.with_values,
        )  # fmt: skip
        return Signing(claim, self.identity)


def make_seal(
    certificate: Path | None = None, key: Path | None = None, *, with_values: bool = True
) -> Seal:
    """Sign with a certificate that the user brings, or with this computer's own.

    Raises:
        MediaError, UsageError: see `read_identity` and `own_identity`.
    """
    if bool(certificate) != bool(key):
        raise UsageError("A certificate and its key belong together.", "Please give both.")
    brought = read_identity(certificate, key) if certificate and key else None
    return Seal(brought or own_identity(), with_values)


def changes_of(edit: Edit, identity: tuple[float, ...] = (), **also: Any) -> dict[str, Any]:
    """What was changed of one face as JSON; empty when nothing was.

    Args:
        edit: slider values set and added.
        identity: offsets in standard deviations, by identity direction.
        also: whatever else describes the change; what is empty is left out.
    """
    shape = {str(number): round(offset, 3) for number, offset in enumerate(identity) if offset}
    moved = {
        key: {name: round(value, 4) for name, value in values.items()}
        for key, values in edit.to_json().items()
    }
    return {key: value for key, value in {**also, **moved, "shape": shape}.items() if value}
