"""What a file says of how it was made, in plain sentences: ours and those of other programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from engine.media.credentials.reading import read_credentials
from engine.media.files import require_readable
from engine.media.metadata import WITH_NETWORK
from engine.media.pictures import read_digital_source_type

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from engine.media.credentials.reading import Credentials

Level = Literal["good", "caution", "bad", "plain"]

_METADATA = {
    "trainedAlgorithmicMedia": "Its metadata says that generative AI made the picture.",
    "compositeWithTrainedAlgorithmicMedia":
        "Its metadata says that generative AI made a part of the picture.",
    "compositeSynthetic": "Its metadata says that parts of the picture are synthetic.",
    "algorithmicMedia": "Its metadata says that an algorithm made the picture.",
    "humanEdits": "Its metadata says that somebody edited the picture, without generative AI.",
    "algorithmicallyEnhanced": "Its metadata says that an algorithm enhanced the picture.",
    "digitalCapture": "Its metadata says that a camera took the picture.",
    "computationalCapture": "Its metadata says that a camera took the picture and computed on it.",
    "screenCapture": "Its metadata says that it shows a screen.",
    "virtualRecording": "Its metadata says that it was recorded in a virtual world.",
    "digitalCreation": "Its metadata says that somebody made it with a computer.",
}  # fmt: skip
"""IPTC digital source types in words."""

_MOST_CHANGES = 8
_STEPS = {
    "c2pa.created": "It was newly made.",
    "c2pa.opened": "A file was opened for it.",
    "c2pa.edited": "It was edited.",
    "c2pa.cropped": "It was cropped.",
    "c2pa.resized": "Its size was changed.",
    "c2pa.converted": "Its format was changed.",
    "c2pa.color_adjustments": "Its colours were changed.",
    "c2pa.drawing": "Something was drawn into it.",
    "c2pa.filtered": "A filter was applied.",
    "c2pa.orientation": "It was turned.",
    "c2pa.placed": "Other files were placed in it.",
    "c2pa.published": "It was published.",
    "c2pa.transcoded": "It was encoded anew.",
    "c2pa.watermarked": "A watermark was put into it.",
}
"""C2PA's names of actions in words."""


@dataclass(frozen=True)
class Statement:
    """One sentence, and how to take it."""

    level: Level
    sentence: str


@dataclass(frozen=True)
class Marks:
    """What a file says of itself.

    Attributes:
        credentials: its Content Credentials, or None.
        source_type: the IPTC digital source type of its metadata as a URI, or empty.
    """

    credentials: Credentials | None
    source_type: str

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The most important first; in English."""
        return (*_of_credentials(self.credentials), *_of_metadata(self))


def read_marks(path: str | Path, anchors: bytes = b"") -> Marks:
    """Read what a picture or a video says of how it was made. Nothing is fetched.

    Args:
        path: the file.
        anchors: certificates as PEM of those who are trusted.

    Raises:
        MediaError: the file cannot be read.
        UnavailableError: the package that reads credentials is missing.
    """
    source = require_readable(path)
    return Marks(read_credentials(source, anchors), read_digital_source_type(source))


def _of_credentials(credentials: Credentials | None) -> Iterator[Statement]:
    if credentials is None:
        yield Statement("plain", "The file carries no Content Credentials.")
    elif credentials.state == "elsewhere":
        yield Statement(
            "caution",
            f"Its Content Credentials are kept at {credentials.address}. "
            "Likeness does not go online to fetch them.",
        )
    elif credentials.state == "unreadable":
        yield Statement("bad", "Its Content Credentials are damaged and cannot be read.")
    elif credentials.state == "broken":
        yield from _broken(credentials)
    else:
        sentence = "Its Content Credentials hold: the file is unchanged since it was signed."
        yield Statement("good", sentence)
        yield _signer(credentials)
        yield from _making(credentials)


def _broken(credentials: Credentials) -> Iterator[Statement]:
    if any("Hash.mismatch" in code for code in credentials.problems):
        sentence = "The file was changed after its Content Credentials were signed."
    else:
        codes = ", ".join(credentials.problems)
        sentence = f"Its Content Credentials do not hold ({codes})."
    yield Statement("bad", sentence)
    yield Statement("plain", "What they state cannot be relied on.")


def _signer(credentials: Credentials) -> Statement:
    signer = credentials.signer or credentials.issuer
    if credentials.by_this_computer:
        return Statement(
            "plain",
            "This computer signed it with a certificate it made for itself. "
            "That proves the file is unchanged, not who its maker is.",
        )
    if credentials.state == "trusted":
        return Statement("good", f"It was signed by {signer}, whose certificate is trusted here.")
    return Statement(
        "caution",
        f"It was signed by {signer}. Nobody known here vouches for that certificate, so it "
        "proves that the file is unchanged, not who its maker is.",
    )


def _making(credentials: Credentials) -> Iterator[Statement]:
    if credentials.time:
        yield Statement("plain", f"A timestamp says that this was on {credentials.time}.")
    if credentials.generator:
        yield Statement("plain", f"It was made with {credentials.generator}.")
    if credentials.edit is not None:
        yield from _edit(credentials.edit)
    elif credentials.actions:
        steps = dict.fromkeys(
            _STEPS.get(one, f"The step {one} was taken.") for one in credentials.actions
        )
        yield Statement("plain", " ".join(steps))
    yield from _origin(credentials)


def _edit(edit: Mapping[str, Any]) -> Iterator[Statement]:
    faces = [face for face in edit.get("faces") or () if isinstance(face, dict)]
    if not faces:
        yield Statement("plain", "The face was not edited.")
        return
    if edit.get("painted_by_network"):
        yield Statement("caution", "The face was edited, and a trained network painted part of it.")
    else:
        yield Statement("plain", "The face was edited by moving what the photo shows.")
    for face in faces:
        changes = list(_changes(face))
        told, more = ", ".join(changes[:_MOST_CHANGES]), len(changes) - _MOST_CHANGES
        sentence = f"Changed: {told} and {more} more." if more > 0 else f"Changed: {told}."
        yield Statement("plain", sentence)


def _changes(face: Mapping[str, Any]) -> Iterator[str]:
    """One change each, such as "jawOpen 0.4" or "yaw +10", the greatest first; only names where no
    values are told."""
    groups = {key: value for key, value in face.items() if isinstance(value, (dict, list))}
    for key, value in face.items():
        if key not in groups:
            yield key if value is True else f"{key} {value}"
    for key, group in groups.items():
        prefix = "" if key in ("set", "add") else f"{key} "
        if isinstance(group, list):
            yield from (f"{prefix}{name}" for name in group)
            continue
        numbers = {name: one for name, one in group.items() if isinstance(one, (int, float))}
        for name in sorted(numbers, key=lambda name: -abs(numbers[name])):
            if numbers[name]:
                sign = "" if key == "set" else "+"
                yield f"{prefix}{name} {numbers[name]:{sign}.3g}"


def _origin(credentials: Credentials) -> Iterator[Statement]:
    names = {one.rpartition("/")[2] for one in credentials.source_types}
    if "trainedAlgorithmicMedia" in names:
        sentence = "They say that generative AI made the picture, or one that it was made of."
        yield Statement("caution", sentence)
    elif WITH_NETWORK in credentials.source_types and not credentials.edit:
        yield Statement("caution", "They say that generative AI made a part of the picture.")
    for one in credentials.ingredients:
        if one.generator:
            yield Statement(
                "plain",
                f"It was made of a file that has credentials of its own, by {one.generator}.",
            )


def _of_metadata(marks: Marks) -> Iterator[Statement]:
    if not marks.source_type:
        if marks.credentials is None:
            yield Statement(
                "caution",
                "Nothing in it says how it was made. That proves nothing: such marks are easily "
                "lost.",
            )
        return
    term = marks.source_type.rpartition("/")[2]
    sentence = _METADATA.get(term, f"Its metadata gives the source type {term}.")
    yield Statement("caution" if "rained" in term or "ynthetic" in term else "plain", sentence)
    if marks.credentials is None:
        yield Statement("plain", "Metadata is not signed: anybody can change it.")
