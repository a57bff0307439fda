"""What long jobs tell and ask while they run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import LikenessError

if TYPE_CHECKING:
    from collections.abc import Callable

    Report = Callable[[int, int | None], None]
    """Called with (done, total), total None where it is not known."""

    Cancelled = Callable[[], bool]


class CancelledError(LikenessError):
    """The user stopped the job; nothing was written."""

    exit_code = 130


def ignore(done: int, total: int | None) -> None:
    """A report that nobody listens to."""
    del done, total


def never() -> bool:
    """The answer of a job that cannot be cancelled."""
    return False


def check(cancelled: Cancelled) -> None:
    """Raise CancelledError when the user asked to stop."""
    if cancelled():
        raise CancelledError("The job was stopped; nothing was written.")
