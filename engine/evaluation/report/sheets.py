"""Sheets of pictures: portraits in every view, and sample frames beside the truth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.evaluation.contenders import COPY
from engine.evaluation.report.cutting import cut, strip
from engine.evaluation.report.views import CLOSES, VIEWS, spots

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.evaluation.contenders import Contender
    from engine.evaluation.judge import Truth
    from engine.facemodels.model import FaceModel
    from engine.types import ByteArray, Portrait

_SAMPLES = 6
_SAMPLE_PX = 320


@dataclass(frozen=True)
class Row:
    """One strip of a sheet: whose pictures they are, and whether a network made them."""

    label: str
    pixels: ByteArray
    made_by_network: bool


@dataclass(frozen=True)
class Sheet:
    """Strips under common column titles.

    Attributes:
        title: what is shown.
        columns: a title for each piece of a strip; may be empty.
        groups: (title, rows) in order.
    """

    title: str
    columns: tuple[str, ...]
    groups: tuple[tuple[str, tuple[Row, ...]], ...]


def portrait_sheet(
    title: str, portrait: Portrait, contenders: Sequence[Contender], model: FaceModel
) -> Sheet:
    """A portrait in all views by all contenders but the copy, with close looks."""
    drawing = [each for each in contenders if each.name != COPY]
    targets = [view.target(portrait.params) for view in VIEWS]
    places = [
        spots(model, portrait, target, view.edge)
        for view, target in zip(VIEWS, targets, strict=True)
    ]
    made = {}
    for contender in drawing:
        prepared = contender.renderer.prepare(portrait)
        made[contender.name] = [_bytes(prepared.render(target).pixels) for target in targets]
    groups = []
    for close in CLOSES:
        rows = []
        for contender in drawing:
            pieces = [
                cut(pixels, where[close].centre_px, where[close].width_px, close.size_hw)
                for pixels, where in zip(made[contender.name], places, strict=True)
            ]
            network = contender.renderer.made_by_network
            rows.append(Row(contender.label, strip(pieces), network))
        groups.append((close.title, tuple(rows)))
    return Sheet(title, tuple(view.title for view in VIEWS), tuple(groups))


class Samples:
    """Keeps a few frames, spread evenly over however many there are, with what was made of them.

    Give `see` to a judge as its `watch`.
    """

    def __init__(self) -> None:
        self._kept: list[tuple[int, ByteArray, dict[str, ByteArray]]] = []
        self._step, self._count = 1, 0

    def see(self, truth: Truth, made: Mapping[str, ByteArray]) -> None:
        """Keep this frame if it falls on the grid, which widens when there are too many."""
        if self._count % self._step == 0:
            if len(self._kept) == 2 * _SAMPLES:
                self._kept, self._step = self._kept[::2], 2 * self._step
            if self._count % self._step == 0:
                small = {name: _small(_bytes(pixels)) for name, pixels in made.items()}
                self._kept.append((self._count, _small(truth.frame.pixels), small))
        self._count += 1

    def sheet(self, title: str, contenders: Sequence[Contender]) -> Sheet:
        """The frames kept, the truth above each contender's pictures."""
        chosen = np.linspace(0, len(self._kept) - 1, min(_SAMPLES, len(self._kept))).round()
        kept = [self._kept[int(each)] for each in chosen]
        rows = [Row("Truth", strip([truth for _, truth, _ in kept]), False)]
        rows += [
            Row(
                contender.label,
                strip([made[contender.name] for _, _, made in kept]),
                contender.renderer.made_by_network,
            )
            for contender in contenders
        ]
        columns = tuple(f"Picture {number + 2}" for number, _, _ in kept)
        return Sheet(title, columns, (("", tuple(rows)),))


def _small(pixels: ByteArray) -> ByteArray:
    height, width = pixels.shape[:2]
    side = min(height, width)
    return cut(pixels, (width / 2, height / 2), side, (_SAMPLE_PX, _SAMPLE_PX))


def _bytes(pixels: np.ndarray) -> ByteArray:
    """8 bits of a rendered picture of any depth."""
    return pixels if pixels.dtype == np.uint8 else (pixels >> 8).astype(np.uint8)
