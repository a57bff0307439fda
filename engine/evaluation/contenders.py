"""Who is compared: renderers by name, and the photo itself, which any renderer should beat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.renderers import RENDERERS, Pace
from engine.types import RenderResult

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from engine.renderers import Renderer
    from engine.types import FaceParams, Portrait

COPY = "copy"


@dataclass(frozen=True)
class Contender:
    """One way to make pictures, and what tables call it."""

    name: str
    label: str
    renderer: Renderer


class CopiedPhoto:
    """A renderer that gives the photo back, whatever it is asked for."""

    made_by_network = shareable = False

    def prepare(self, portrait: Portrait, pace: Pace = Pace.STILL) -> Copied:
        """See `Renderer.prepare`."""
        return Copied(portrait)


class Copied:
    """A portrait that never changes. See `PreparedPortrait`."""

    def __init__(self, portrait: Portrait) -> None:
        self.portrait = portrait

    def render(self, target: FaceParams, *, provenance: bool = False) -> RenderResult:
        """See `PreparedPortrait.render`."""
        del target, provenance
        picture = self.portrait.picture
        return RenderResult(picture.pixels, picture.alpha, None, (0, 0, 0, 0))


def contenders(names: Sequence[str] = (), weights: Sequence[Path] = ()) -> list[Contender]:
    """Renderers by name, or all that can run here, those without a network first: differences are
    to the first. The copied photo comes after them.

    Args:
        names: of renderers.
        weights: files that HeadGAN lite draws with as well, each a contender of its own.

    Raises:
        UsageError, UnavailableError: there is none of that name, or it cannot run here.
        MediaError: a file holds no weights of HeadGAN lite.
    """
    able = [spec for spec in RENDERERS if not spec.why_unavailable()]
    chosen = names or [spec.name for spec in sorted(able, key=lambda spec: spec.on_torch)]
    found = [
        Contender(name, RENDERERS.spec(name).label, RENDERERS.load(name))
        for name in dict.fromkeys(chosen)
    ]
    return [*found, *map(_of_file, weights), Contender(COPY, "First frame copied", CopiedPhoto())]


def _of_file(path: Path) -> Contender:
    from engine.renderers.headgan.lite.renderer import LiteRenderer

    name = f"{path.parent.name}/{path.stem}"
    return Contender(name, f"HeadGAN lite, {name}", LiteRenderer(path))
