"""Options for Content Credentials, and what they come to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli import console

if TYPE_CHECKING:
    from engine.export.seal import Seal

Credentials = Annotated[
    bool | None,
    typer.Option(
        "--credentials/--no-credentials",
        help="Sign the file (C2PA): how it was made, and that it is unchanged since. "
        "On where the format can carry it.",
        show_default=False,
    ),
]
Certificate = Annotated[
    Path | None,
    typer.Option(metavar="PEM", help="Sign with this certificate chain, not a self-made one."),
]
Key = Annotated[Path | None, typer.Option(metavar="PEM", help="Private key of --certificate.")]
HideValues = Annotated[
    bool, typer.Option("--hide-values", help="Sign which sliders were moved, not how far.")
]


def seal_for(
    out: Path,
    wanted: bool | None,
    certificate: Path | None,
    key: Path | None,
    hide_values: bool = False,
) -> Seal | None:
    """How to sign `out`, or None when it stays unsigned.

    Nobody has to ask for credentials: signing is offline and quick. Whoever asks gets them or an
    error; where nobody asked, a file that cannot carry them is written without, and a notice says
    so.

    Raises:
        UnavailableError: `wanted`, and the file cannot be signed.
        MediaError, UsageError: the certificate cannot be used.
    """
    if wanted is False:
        return None
    from engine.export.seal import make_seal
    from engine.media.credentials.signing import require_signable, why_unsigned

    if wanted or certificate or key:
        require_signable(out)
    elif reason := why_unsigned(out):
        console.notice(f"{reason} {out.name} has the metadata label only.")
        return None
    return make_seal(certificate, key, with_values=not hide_values)
