"""Registries as data: a literal table of specs, imported lazily.

Each plural folder (`trackers`, `rasterizers`, `renderers`, ...) owns one `Registry` in its
`__init__`. Listing it imports nothing heavy; `load` imports the factory's module on demand.
"""

from __future__ import annotations

import difflib
import importlib
import importlib.util
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.errors import UnavailableError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Spec:
    """One choice a user can name.

    Attributes:
        name: what the user types.
        label: what a menu shows.
        summary: one sentence.
        factory: "module:attribute" of a callable that makes it.
        licence: SPDX expression of code and weights together.
        needs: names of importable packages it cannot do without.
        draft: name of a quicker choice whose results foreshadow its own, or an empty string.
        unavailable: "module:attribute" of a function without arguments that returns why this
            choice cannot run here, or an empty string.
    """

    name: str
    label: str
    summary: str
    factory: str
    licence: str
    needs: tuple[str, ...] = ()
    draft: str = ""
    unavailable: str = ""

    @property
    def on_torch(self) -> bool:
        """Whether it calculates with torch, and so takes the option `device`."""
        return "torch" in self.needs

    def why_unavailable(self) -> str:
        """One sentence, or an empty string when the choice can run here."""
        missing = [name for name in self.needs if importlib.util.find_spec(name) is None]
        if missing:
            return f"The package {missing[0]} is not installed."
        return _resolve(self.unavailable)() if self.unavailable else ""


class Registry:
    """A named, ordered table of `Spec`; the first one that can run here is the default."""

    def __init__(self, kind: str, specs: tuple[Spec, ...]) -> None:
        self.kind = kind
        self._specs = {spec.name: spec for spec in specs}

    def __iter__(self) -> Iterator[Spec]:
        return iter(self._specs.values())

    @property
    def default(self) -> str:
        """Its name; the first of the table where nothing can run."""
        able = (name for name, spec in self._specs.items() if not spec.why_unavailable())
        return next(able, next(iter(self._specs)))

    def spec(self, name: str) -> Spec:
        """The spec called `name`.

        Raises:
            UsageError: there is none; the nearest name is suggested.
        """
        if name not in self._specs:
            near = difflib.get_close_matches(name, self._specs, n=1, cutoff=0.4)
            hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(self._specs)}."
            raise UsageError(f"There is no {self.kind} called {name!r}.", hint)
        return self._specs[name]

    def load(self, name: str, **options: Any) -> Any:
        """Make the thing called `name`.

        Raises:
            UsageError: no such name.
            UnavailableError: it cannot run here.
        """
        spec = self.spec(name)
        reason = spec.why_unavailable()
        if reason:
            raise UnavailableError(f"The {self.kind} {name} is not available: {reason}")
        return _resolve(spec.factory)(**options)


    def load_draft(self, name: str) -> Any:
        """Make what foreshadows the thing called `name`; None where it has no such draft.

        Raises:
            UsageError: no such name.
            UnavailableError: the draft cannot run here.
        """
        draft = self.spec(name).draft
        return self.load(draft) if draft else None


def _resolve(target: str) -> Any:
    module, _, attribute = target.partition(":")
    return getattr(importlib.import_module(module), attribute)
