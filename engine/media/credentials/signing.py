"""Signing a finished file: the statement is put into it, its pixels stay as they are."""

from __future__ import annotations

import io
import os
import secrets
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import MediaError, UnavailableError
from engine.media.credentials.claim import UNKNOWN_MEDIA, media_type, opened
from engine.media.credentials.library import library, no_package

if TYPE_CHECKING:
    from engine.media.credentials.claim import Claim, Source
    from engine.media.credentials.identity import Identity

OFFLINE: dict[str, Any] = {
    "core": {"allowed_network_hosts": []},
    "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False},
    "builder": {"thumbnail": {"enabled": False}},
}
"""Settings of C2PA under which it never goes online, and makes no small pictures."""


@dataclass(frozen=True)
class Signing:
    """What to state of a file, and who states it."""

    claim: Claim
    identity: Identity


def why_unsigned(path: str | Path) -> str:
    """Why a file of this name cannot carry Content Credentials; empty when it can."""
    if reason := no_package():
        return reason
    suffix = Path(path).suffix.lower()
    if media_type(suffix) == UNKNOWN_MEDIA:
        return f"Files ending in {suffix or 'nothing'} cannot carry Content Credentials."
    return ""


def require_signable(path: str | Path) -> None:
    """Refuse a file that shall be signed and cannot be, before any work is done.

    Raises:
        UnavailableError: the package is missing, or the format has no place for credentials.
    """
    reason = why_unsigned(path)
    if reason:
        raise UnavailableError(reason, "Switch Content Credentials off, or choose another format.")


def sign(path: Path, signing: Signing, *, suffix: str = "") -> None:
    """Put signed credentials into a finished file.

    They are written to a copy beside, which then takes the place of the file: on any error the
    file is as it was.

    Args:
        path: a file that nobody else reads yet.
        signing: what to state, and who does.
        suffix: of the format, where the name of `path` does not tell it.

    Raises:
        UnavailableError: see `require_signable`.
        MediaError: it cannot be signed, for instance with this certificate.
        OSError: the disk is full.
    """
    format = suffix or path.suffix
    require_signable(f"a{format}")
    c2pa = library()
    beside = path.with_name(f".{secrets.token_hex(4)}{format}")
    disk = _Disk(beside, "w+b")
    try:
        with io.BufferedRandom(disk) as target, ExitStack() as stack:
            builder = stack.enter_context(_builder(signing))
            signer = stack.enter_context(_signer(signing.identity))
            source = stack.enter_context(path.open("rb"))
            builder.sign(signer, media_type(format), source, target)
        os.replace(beside, path)
    except c2pa.C2paError as error:
        if disk.failure is not None:
            raise disk.failure from error
        raise MediaError(
            f"Content Credentials could not be written: {_plain(error)}.",
            "Switch Content Credentials off, or use another certificate.",
        ) from error
    finally:
        beside.unlink(missing_ok=True)


class _Disk(io.FileIO):
    """A file that remembers why it could not be written; the library only says that it was not."""

    failure: OSError | None = None

    def write(self, data: Any, /) -> int:
        try:
            return super().write(data)
        except OSError as error:
            self.failure = error
            raise


def _builder(signing: Signing) -> Any:
    c2pa = library()
    claim = signing.claim
    context = c2pa.Context.from_dict(OFFLINE)
    builder = c2pa.Builder(claim.manifest(), context)
    builder.set_intent(c2pa.C2paBuilderIntent.EDIT)
    _add(builder, claim.photo, "parentOf")
    for source in claim.inputs:
        _add(builder, source, "inputTo")
    return builder


def _add(builder: Any, source: Source, relation: str) -> None:
    """Name a source; one that C2PA cannot look into is named all the same."""
    c2pa = library()
    try:
        with opened(source) as stream:
            builder.add_ingredient({"relationship": relation}, source.media_type, stream)
    except c2pa.C2paError:
        with opened(source) as stream:
            builder.add_ingredient({"relationship": relation}, UNKNOWN_MEDIA, stream)


def _signer(identity: Identity) -> Any:
    c2pa = library()
    info = c2pa.C2paSignerInfo(identity.algorithm, identity.chain, identity.key, None)
    return c2pa.Signer.from_info(info)


def _plain(error: Exception) -> str:
    """The library's words without the name of the error, as part of a sentence."""
    words = str(error).rpartition(": ")[2].strip() or str(error)
    return words.rstrip(".")
