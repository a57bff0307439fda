"""Texts as data: marked ones in tables, and words that can be said again in another language."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


def marked(context: str, text: str) -> str:
    """The text itself; packaging/translations.py finds it by this call.

    Args:
        context: in which it is translated.
        text: in English.
    """
    del context
    return text


@dataclass(frozen=True)
class Words:
    """What was said, in the language of whoever reads it: `str` says it anew each time.

    Attributes:
        context: in which the template is translated.
        template: in English, with names in braces.
        filling: by name, what stands in the braces; it may be words as well.
    """

    context: str
    template: str
    filling: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        said = QCoreApplication.translate(self.context, self.template)
        return said.format(**dict(self.filling)) if self.filling else said


def words(context: str, template: str, **filling: object) -> Words:
    """Words of a template; packaging/translations.py finds it by this call."""
    return Words(context, template, tuple(filling.items()))
