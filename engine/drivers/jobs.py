"""What long jobs tell and ask while they run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.errors import LikenessError

if TYPE_CHECKING:
    from collections.abc import Callable


class CancelledError(LikenessError):
    """The user stopped the job; nothing was written."""

    exit_code = 130


def _no_report(done: int, total: int | None) -> None:
    del done, total


def _never() -> bool:
    return False


def _no_notice(sentence: str) -> None:
    del sentence


@dataclass(frozen=True)
class Job:
    """Who listens to a long job, and who may stop it.

    Attributes:
        report: called with (done, total); total is None where it is not known.
        cancelled: asked once a frame; True ends the job.
        notice: called with a sentence the user should see.
    """

    report: Callable[[int, int | None], None] = _no_report
    cancelled: Callable[[], bool] = _never
    notice: Callable[[str], None] = _no_notice

    def step(self, done: int, total: int | None) -> None:
        """Report progress.

        Raises:
            CancelledError: the user asked to stop.
        """
        if self.cancelled():
            raise CancelledError("The job was stopped; nothing was written.")
        self.report(done, total)


QUIET = Job()
"""Nobody listens and nobody stops."""
