"""The pictures of a film, drawn in order by one process or by two."""

from __future__ import annotations

from collections import deque
from contextlib import closing
from typing import TYPE_CHECKING, Any

from engine.drivers.prefetch import prefetched
from engine.renderers import DrawsInStages
from engine.types import FaceParams

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from numpy.typing import NDArray

    from engine.export.assistant import Assistant
    from engine.renderers import PreparedPortrait

_LINE = 6
"""Pictures that may wait for an earlier one."""


def drawn(
    prepared: PreparedPortrait, targets: Iterable[FaceParams], assistant: Assistant | None = None
) -> Generator[NDArray[Any], None, None]:
    """(H, W, 3) pictures of the targets, in their order.

    Args:
        prepared: who draws; in two threads where nobody assists and it can.
        targets: the heads.
        assistant: another process that has begun with the same portrait; it draws what it has time
            for.
    """
    if assistant is not None:
        yield from _drawn_with(assistant, prepared, targets)
    elif isinstance(prepared, DrawsInStages):
        with closing(prefetched(map(prepared.begin, targets), depth=1)) as begun:
            for each in begun:
                yield prepared.finish(each).pixels
    else:
        for target in targets:
            yield prepared.render(target).pixels


def _drawn_with(
    assistant: Assistant, prepared: PreparedPortrait, targets: Iterable[FaceParams]
) -> Iterator[NDArray[Any]]:
    line: deque[FaceParams | NDArray[Any]] = deque()
    """Pictures, and the targets of those that the assistant draws."""

    def first() -> NDArray[Any]:
        each = line.popleft()
        if not isinstance(each, FaceParams):
            return each
        answer = assistant.answer()
        return prepared.render(each).pixels if answer is None else answer

    for target in targets:
        if assistant.free:
            assistant.ask(target)
            line.append(target)
        else:
            line.append(prepared.render(target).pixels)
        while line and (
            not isinstance(line[0], FaceParams) or assistant.answered or len(line) > _LINE
        ):
            yield first()
    while line:
        yield first()
