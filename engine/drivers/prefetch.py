"""Work one step ahead: a source runs in its own thread behind a short queue."""

from __future__ import annotations

import queue
import threading
from collections.abc import Generator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")

_POLL_S = 0.1


class _Failure:
    def __init__(self, error: BaseException) -> None:
        self.error = error


_END = object()


def _next(waiting: queue.Queue[object]) -> object:
    # Windows delivers Ctrl-C only between waits that end.
    while True:
        try:
            return waiting.get(timeout=_POLL_S)
        except queue.Empty:
            continue


def prefetched(source: Iterable[T], depth: int = 4) -> Generator[T, None, None]:
    """The items of `source`, made in a thread of their own, at most `depth` of them ahead.

    An error of the source is raised here, after the items that came before it. Closing the
    generator stops the thread at its next item and waits for it; a source that can be closed is
    closed then.
    """
    waiting: queue.Queue[object] = queue.Queue(depth)
    stop = threading.Event()

    def put(item: object) -> bool:
        while not stop.is_set():
            try:
                waiting.put(item, timeout=_POLL_S)
            except queue.Full:
                continue
            return True
        return False

    def produce() -> None:
        try:
            for item in source:
                if not put(item):
                    return
        except BaseException as error:
            put(_Failure(error))
        else:
            put(_END)
        finally:
            if isinstance(source, Generator):
                source.close()

    thread = threading.Thread(target=produce, name="prefetch", daemon=True)
    thread.start()
    try:
        while (item := _next(waiting)) is not _END:
            if isinstance(item, _Failure):
                raise item.error
            yield item  # type: ignore[misc]
    finally:
        stop.set()
        thread.join()
