"""A network fitted to one person in a process of its own, so that a window stays quick."""

from __future__ import annotations

import multiprocessing
import os
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.device import cores
from engine.drivers.jobs import QUIET, CancelledError, Job
from engine.errors import LikenessError, UnavailableError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from engine.training.personalising import Personalised

_PATIENCE_S = 0.1
"""How long a wish to stop may go unheard."""
_MERCY_S = 5.0
_NICE = 5


@dataclass(frozen=True)
class Order:
    """What is to be done, as one process tells another.

    Attributes:
        source: a picture or a video with one face.
        out: .safetensors to write.
        start: weights to begin with.
        minutes: how long to learn.
        device: torch device name.
        tracker: name in `engine.trackers.TRACKERS`.
        turns: pictures to make of a photo, None for the usual number.
    """

    source: Path
    out: Path
    start: Path
    minutes: float
    device: str = "cpu"
    tracker: str = "mediapipe"
    turns: int | None = None


def personalise_apart(order: Order, job: Job = QUIET) -> Personalised:
    """Do what `personalise` does, elsewhere, with one core left to others.

    A cancelled job ends its process at once; what that has half written beside `out` is left to
    the owner of the folder.

    Raises:
        LikenessError: as `personalise`; a process that dies is an `UnavailableError`.
        RuntimeError: something unexpected, with its traceback.
    """
    context = multiprocessing.get_context("spawn")
    mine, its = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(order, its), name="personalise", daemon=True)
    process.start()
    its.close()
    try:
        return _follow(mine, job)
    finally:
        process.terminate()
        process.join(_MERCY_S)
        if process.is_alive():
            process.kill()
            process.join()
        mine.close()


def _follow(mine: Connection, job: Job) -> Personalised:
    while True:
        if job.cancelled():
            raise CancelledError("The job was stopped; nothing was written.")
        if not mine.poll(_PATIENCE_S):
            continue
        try:
            kind, value = mine.recv()
        except EOFError:
            raise UnavailableError(
                "The network could not be personalised: its process has ended.",
                "There may not be enough memory for it.",
            ) from None
        if kind == "done":
            return value
        if kind == "failed":
            raise value
        if kind == "crashed":
            raise RuntimeError(value)
        if kind == "notice":
            job.notice(value)
        else:
            job.step(*value)


def _work(order: Order, told: Connection) -> None:
    """The other process."""
    if hasattr(os, "nice"):
        os.nice(_NICE)

    def tell(kind: str, value: Any) -> None:
        try:
            told.send((kind, value))
        except OSError:
            # Nobody is there any more.
            raise CancelledError("The job was stopped; nothing was written.") from None

    job = Job(
        report=lambda done, total: tell("step", (done, total)),
        notice=lambda sentence: tell("notice", sentence),
    )
    try:
        tell("done", _made(order, job))
    except CancelledError:
        return
    except LikenessError as error:
        tell("failed", error)
    except Exception:
        tell("crashed", traceback.format_exc())


def _made(order: Order, job: Job) -> Personalised:
    import numba
    import torch

    from engine.facemodels import load_model
    from engine.trackers import TRACKERS
    from engine.training.personalising import personalise

    others = max(cores() - 1, 1)
    torch.set_num_threads(others)
    numba.set_num_threads(min(others, numba.get_num_threads()))
    tracker = TRACKERS.load(order.tracker)
    return personalise(
        order.source, order.out, start=order.start, tracker=tracker, model=load_model(),
        minutes=order.minutes, turns=order.turns, device=order.device, job=job,
    )  # fmt: skip
