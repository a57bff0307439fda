"""Reading Content Credentials of any program: whether they hold, who signed, what they state."""

from __future__ import annotations

import json
import mmap
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from engine.errors import UnavailableError
from engine.media.credentials.claim import EDIT_LABEL
from engine.media.credentials.library import library
from engine.media.credentials.signing import OFFLINE
from engine.media.metadata import STAYS_GENERATIVE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

State = Literal["trusted", "intact", "broken", "elsewhere", "unreadable"]
_MARKS = (b"c2pa", b"dcterms:provenance")
"""One of these stands in every file that has credentials, or says where they are."""


@dataclass(frozen=True)
class Ingredient:
    """Another file that went into this one.

    Attributes:
        relation: "parentOf", "componentOf" or "inputTo".
        generator: program that signed its own credentials, or empty when it had none.
    """

    relation: str
    generator: str


@dataclass(frozen=True)
class Credentials:
    """What the credentials of a file say, and whether they hold.

    Attributes:
        state: "trusted": intact, and signed by somebody known; "intact": nothing was changed since
            it was signed; "broken": something was, or the signature is wrong; "elsewhere": they
            are kept on the internet; "unreadable".
        generator: program and version that made the claim.
        signer, issuer: whom the certificate names, and which organisation.
        by_this_computer: signed with the key that this computer made.
        time: when it was signed, by a timestamp; empty without one.
        actions: C2PA names of what was done, in order.
        source_types: IPTC digital source types of this file's actions and of all its ancestors'.
        ingredients: what it was made of.
        edit: our own account of an edit, or None.
        problems: C2PA codes of what does not hold.
        address: where they are kept, when elsewhere.
    """

    state: State
    generator: str = ""
    signer: str = ""
    issuer: str = ""
    by_this_computer: bool = False
    time: str = ""
    actions: tuple[str, ...] = ()
    source_types: tuple[str, ...] = ()
    ingredients: tuple[Ingredient, ...] = ()
    edit: Mapping[str, Any] | None = None
    problems: tuple[str, ...] = ()
    address: str = ""


def read_credentials(path: str | Path, anchors: bytes = b"") -> Credentials | None:
    """The credentials in a file, or None when it has none. Nothing is fetched.

    Args:
        path: any file.
        anchors: certificates as PEM of those who are trusted.

    Raises:
        UnavailableError: the package that reads them is missing.
    """
    path = Path(path)
    if not _may_have(path):
        return None
    library()
    # Here, because every picture that is opened comes by, and few need what this imports.
    from engine.media.credentials.identity import own_root

    own = own_root()
    report = _report(path, own) if own else None
    ours = isinstance(report, dict) and report.get("validation_state") == "Trusted"
    if not ours:
        report = _report(path, anchors)
    if report is None or isinstance(report, Credentials):
        return report
    return _credentials(report, ours=ours)


def generative_origin(path: str | Path) -> str:
    """The IPTC source type by which a file's credentials say that a network made it, or empty.

    Credentials that do not hold are believed here: nobody gains by claiming this falsely.
    """
    if not _may_have(Path(path)):
        return ""
    try:
        found = read_credentials(path)
    except UnavailableError:  # The photo can be edited all the same.
        return ""
    types = found.source_types if found else ()
    return next((one for one in types if one in STAYS_GENERATIVE), "")


def _may_have(path: Path) -> bool:
    """Whether it is worth asking the library, which is slower to load than the file to search."""
    with path.open("rb") as file:
        try:
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                return any(data.find(mark) >= 0 for mark in _MARKS)
        except ValueError:  # Nothing to map in an empty file.
            return False


def _report(path: Path, anchors: bytes) -> dict[str, Any] | Credentials | None:
    """What the library says as JSON; credentials where there is no more to know; None for none."""
    c2pa = library()
    settings = dict(OFFLINE)
    if anchors:
        settings["trust"] = {"user_anchors": anchors.decode("ascii", "replace")}
    try:
        with c2pa.Context.from_dict(settings) as context, path.open("rb") as stream:
            reader = c2pa.Reader.try_create(None, stream, context=context)
            if reader is None:
                return None
            with reader:
                return json.loads(reader.json())
    except c2pa.C2paError as error:
        return _told(str(error))


def _told(words: str) -> Credentials | None:
    """What an error of the library means."""
    kind, _, rest = words.partition(":")
    if kind == "Remote":
        return Credentials("elsewhere", address=rest.rpartition(" ")[2].strip())
    if kind == "NotSupported":
        return None
    return Credentials("unreadable", problems=(words,))


def _credentials(report: dict[str, Any], *, ours: bool) -> Credentials:
    manifests: dict[str, Any] = report.get("manifests", {})
    active = manifests.get(report.get("active_manifest", ""), {})
    signature = active.get("signature_info", {})
    states: dict[str, State] = {"Trusted": "trusted", "Valid": "intact"}
    return Credentials(
        state=states.get(report.get("validation_state", ""), "broken"),
        generator=_generator(active),
        signer=str(signature.get("common_name", "")),
        issuer=str(signature.get("issuer", "")),
        by_this_computer=ours,
        time=str(signature.get("time", "")),
        actions=tuple(str(one.get("action", "")) for one in _actions(active)),
        source_types=tuple(dict.fromkeys(
            str(one["digitalSourceType"])
            for manifest in (active, *manifests.values())
            for one in _actions(manifest)
            if one.get("digitalSourceType")
        )),
        ingredients=tuple(
            Ingredient(
                str(one.get("relationship", "")),
                _generator(manifests.get(one.get("active_manifest", ""), {})),
            )
            for one in active.get("ingredients", ())
        ),
        edit=next((
            one.get("data") for one in active.get("assertions", ())
            if one.get("label") == EDIT_LABEL and isinstance(one.get("data"), dict)
        ), None),
        problems=tuple(dict.fromkeys(
            str(one.get("code", "")) for one in report.get("validation_status") or ()
            if one.get("code") != "signingCredential.untrusted"
        )),
    )  # fmt: skip


def _actions(manifest: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for assertion in manifest.get("assertions", ()):
        if str(assertion.get("label", "")).startswith("c2pa.actions"):
            data = assertion.get("data")
            yield from (data if isinstance(data, dict) else {}).get("actions", ())


def _generator(manifest: Mapping[str, Any]) -> str:
    """Name and version of the program that made a claim."""
    for one in manifest.get("claim_generator_info") or ():
        return f"{one.get('name', '')} {one.get('version') or ''}".strip()
    return str(manifest.get("claim_generator", "")).partition(" ")[0].replace("/", " ")
