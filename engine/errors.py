"""Errors a user can act on: one sentence, an optional hint, and an exit code."""

from __future__ import annotations

from typing import ClassVar


class LikenessError(Exception):
    """Base of every error that is shown to a user.

    Args:
        sentence: what is wrong, in one sentence ending with a full stop.
        hint: what the user can do about it, or an empty string.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.sentence} {self.hint}".strip()


class UsageError(LikenessError):
    """The request itself is wrong: an unknown name, a value out of range."""

    exit_code = 2


class MediaError(LikenessError):
    """A file or device cannot be read or written."""

    exit_code = 3


class NoFaceError(LikenessError):
    """A picture shows no face that can be used."""

    exit_code = 4


class UnavailableError(LikenessError):
    """A part exists but cannot run here: a missing package, model file or device."""

    exit_code = 5


class AssetError(LikenessError):
    """A file of the installation is missing or differs from the manifest."""

    exit_code = 6
