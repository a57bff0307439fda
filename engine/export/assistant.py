"""A second process that draws some of a film's pictures.

Two threads of one Python program wait for each other between all their small steps: on two cores,
two that draw make 21 pictures a second together, and two processes 30.
"""

from __future__ import annotations

import gc
import logging
import math
import multiprocessing
import signal
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.device import cores
from engine.drivers.prefetch import prefetched

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping
    from multiprocessing.connection import Connection

    from numpy.typing import NDArray

    from engine.renderers import Renderer
    from engine.types import FaceParams, Portrait

_ASKED = 2
"""Pictures asked for at once: one is drawn, and the next one need not be waited for."""
_FEWEST = 150
"""Pictures that are drawn in the five seconds until an assistant is ready."""
_LARGEST_PX = 3_000_000
"""Pixels of a picture above which a second process takes more than a gigabyte of memory."""
_MERCY_S = 5.0

_log = logging.getLogger(__name__)


class Assistant:
    """Another process with the same renderer, which gets ready while the film is being prepared.

    Where anything fails it ends, and its user draws alone.

    Args:
        renderer: name in `RENDERERS`.
        options: for `RENDERERS.load`.
    """

    def __init__(self, renderer: str, options: Mapping[str, Any]) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, its = context.Pipe()
        self._process = context.Process(
            target=_work, args=(its, renderer, dict(options)), name="assistant", daemon=True
        )
        self._process.start()
        its.close()
        self._ready = self._ended = False
        self._portrait: Portrait | None = None
        self._asked = 0

    def __enter__(self) -> Assistant:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
        self._process.terminate()
        self._process.join(_MERCY_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def begin(self, portrait: Portrait, renderer: Renderer) -> bool:
        """Say whose pictures it will be, before anything is asked; the sooner, the sooner it is
        ready. To say it again of the same portrait changes nothing.

        False where its user is better off alone, and it ends: a renderer that cannot be shared,
        or a picture so large that a second one takes too much memory.
        """
        if self._portrait is portrait:
            return not self._ended
        self._portrait = portrait
        if renderer.shareable and math.prod(portrait.picture.size_hw) <= _LARGEST_PX:
            self._send(replace(portrait, picture=replace(portrait.picture, info={})))
        else:
            self._ended = True
            self._connection.close()
        return not self._ended

    def wait(self) -> None:
        """Wait until it is ready, or will never be."""
        if not self._ready and not self._ended:
            self._ready = self._receive() is not None

    @property
    def free(self) -> bool:
        """Whether another picture may be asked for."""
        if not self._ready and self.answered:
            self.wait()
        return self._ready and not self._ended and self._asked < _ASKED

    def ask(self, target: FaceParams) -> None:
        """Have the portrait drawn under `target`."""
        self._asked += 1
        self._send(target)

    @property
    def answered(self) -> bool:
        """Whether `answer` need not wait."""
        return self._ended or self._connection.poll()

    def answer(self) -> NDArray[Any] | None:
        """(H, W, 3) the picture that was asked for first; None when it will never come."""
        self._asked -= 1
        return None if self._ended else self._receive()

    def _send(self, what: object) -> None:
        try:
            self._connection.send(what)
        except OSError:
            self._ended = True

    def _receive(self) -> Any:
        try:
            received = self._connection.recv()
        except (EOFError, OSError):
            received = None
        if isinstance(received, str):
            _log.warning("The second process that draws has failed: %s", received.splitlines()[-1])
            _log.debug("%s", received)
            received = None
        self._ended = received is None
        return received


def assisting(
    renderer: str, options: Mapping[str, Any] | None = None, *, pictures: int = _FEWEST
) -> AbstractContextManager[Assistant | None]:
    """An `Assistant` for as long as a film is made, or None where it would be of no use.

    Args:
        renderer, options: see `Assistant`.
        pictures: how many there will be, where that is known.
    """
    useful = cores() > 1 and pictures >= _FEWEST
    return Assistant(renderer, options or {}) if useful else nullcontext()


def _work(told: Connection, renderer: str, options: dict[str, Any]) -> None:
    """The other process. It ends with the connection, and so with the first one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with told:
        try:
            with closing(prefetched(_answers(told, renderer, options), depth=_ASKED)) as answers:
                for each in answers:
                    told.send(each)
        except (EOFError, OSError):
            return
        except Exception:
            with suppress(OSError):
                told.send(traceback.format_exc())


def _answers(told: Connection, name: str, options: dict[str, Any]) -> Generator[Any, None, None]:
    """True once all is ready, and then the pictures."""
    from engine.renderers import RENDERERS, Pace

    with ThreadPoolExecutor(1) as beside:
        # What it is told is taken at once, so that nobody waits for it to be ready.
        loading = beside.submit(RENDERERS.load, name, **options)
        portrait = told.recv()
        prepared = loading.result().prepare(portrait, Pace.FILM)
    gc.freeze()  # What is ready stays; no collection need look through it.
    yield True
    # In one thread: its user draws on the other core.
    for target in _targets(told):
        yield prepared.render(target).pixels


def _targets(told: Connection) -> Iterator[FaceParams]:
    while True:
        yield told.recv()
