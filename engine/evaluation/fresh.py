"""Measuring in a process of its own, so that neither caches nor memory carry over."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from engine.errors import UnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def run_fresh(
    what: str,
    measure: Callable[Arguments, Result],
    *arguments: Arguments.args,
    **named: Arguments.kwargs,
) -> Result:
    """What `measure` gives in a new process.

    Args:
        what: the measurement, as the subject of a sentence.
        measure: a function of a module.

    Raises:
        UnavailableError: the process died.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
        try:
            return pool.submit(measure, *arguments, **named).result()
        except BrokenProcessPool:
            raise UnavailableError(
                f"{what} ended unexpectedly.", "There may not be enough memory for it."
            ) from None
