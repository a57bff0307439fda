"""How exports are signed with Content Credentials."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.state.project import Project
    from app.state.settings import Settings
    from engine.media.credentials.signing import Signing


@dataclass(frozen=True)
class Sealing:
    """What the user chose; key and certificate are read when a job begins.

    Attributes:
        certificate, key: PEM files of the user's own, or None for those of this computer.
        with_values: tell how far sliders were moved, not only which.
    """

    certificate: Path | None = None
    key: Path | None = None
    with_values: bool = True

    def signing(
        self,
        project: Project,
        also: Mapping[int, Mapping[str, Any]] | None = None,
        *,
        made_by_network: bool,
        resized: bool = False,
    ) -> Signing:
        """What to sign of a file made from a project.

        Args:
            project: its photo, and the edits of its faces.
            also: by number of the face, what else was done to it.
            made_by_network: whether the project's renderer paints with a trained network.
            resized: the file has another size than the photo.

        Raises:
            LikenessError: the certificate cannot be used.
        """
        from engine.export.seal import changes_of, make_seal
        from engine.media.credentials.claim import Source

        changes = []
        for face in range(len(project.portraits)):
            edit, more = project.edit_of(face), (also or {}).get(face, {})
            changes.append(changes_of(edit.edit, edit.identity, **more))
        seal = make_seal(self.certificate, self.key, with_values=self.with_values)
        photo = Source(project.photo, project.picture.source_format)
        return seal.signing(
            photo, project.renderer, tuple(changes),
            made_by_network=made_by_network, resized=resized,
        )  # fmt: skip


def chosen_sealing(settings: Settings) -> Sealing:
    """How the settings say that files are signed."""
    certificate, key = (
        Path(text) if text else None
        for text in (str(settings.get("certificate")), str(settings.get("certificate_key")))
    )
    return Sealing(certificate, key, bool(settings.get("credential_values")))
