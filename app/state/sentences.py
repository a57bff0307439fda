"""What the engine says, in the user's language.

The engine speaks English and knows nothing of Qt. The templates of all it can say are gathered
from its source by packaging/translations.py; a sentence is recognised by them, its template is
translated, and the values found in its gaps are put back.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication

CONTEXT = "Engine"
TEMPLATES = Path(__file__).with_name("sentences.json")
_GAP = re.compile(r"\{(\w+)\}")
_BETWEEN = re.compile(r"(?<=[.?!]) (?=\S)")
_WORDS = frozenset({"sentence", "reason", "why", "kind", "what", "count", "error"})
"""Gaps that hold words of the engine; in others are names and numbers, which stay as they are."""
_RECOGNISED_KEPT = 256


def said(words: str) -> str:
    """Words of the engine in the user's language; as they are where nobody has translated them.

    Args:
        words: a sentence, several of them, or a part of one.
    """
    # One by one: the last gap of a sentence would swallow the next one.
    parts = [_translated(part) for part in _BETWEEN.split(words)]
    known = [part for part in parts if part is not None]
    if len(known) == len(parts):
        return " ".join(known)
    return _translated(words) or words


@dataclass(frozen=True)
class Saying:
    """Words of the engine in the language of whoever reads them."""

    words: str

    def __str__(self) -> str:
        return said(self.words)


def templates() -> tuple[str, ...]:
    """Everything the engine can say; gaps are named in braces."""
    return tuple(json.loads(TEMPLATES.read_text(encoding="utf-8")))


def _translated(words: str) -> str | None:
    """Words that one template knows, or None."""
    template, gaps = _recognised(words)
    if template is None:
        return None
    values = {
        name: said(value) if name.rstrip("0123456789") in _WORDS else value for name, value in gaps
    }
    return QCoreApplication.translate(CONTEXT, template).format(**values)


@lru_cache(maxsize=_RECOGNISED_KEPT)
def _recognised(words: str) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    """The template of some words, None where there is none, and what fills its gaps.

    Trying every template takes a millisecond, and the status bar says the same for each picture.
    """
    for template, pattern in _patterns():
        found = pattern.fullmatch(words)
        if found:
            return template, tuple(found.groupdict().items())
    return None, ()


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Templates with what recognises them, those with the most words of their own first."""
    ordered = sorted(templates(), key=lambda one: -len(_GAP.sub("", one)))
    return tuple((one, re.compile(_pattern(one), re.DOTALL)) for one in ordered)


def _pattern(template: str) -> str:
    parts = _GAP.split(template.replace("{{", "\x00").replace("}}", "\x01"))
    literal = [re.escape(part.replace("\x00", "{").replace("\x01", "}")) for part in parts[::2]]
    gaps = [f"(?P<{name}>.+?)" for name in parts[1::2]] + [""]
    return "".join(text + gap for text, gap in zip(literal, gaps, strict=True))
