"""What every command prints with: notices, progress, tables and JSON."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Progress = Callable[[int, int | None], None]


def notice(sentence: str) -> None:
    """One line for the person, on stderr, so that stdout stays readable by programs.

    An empty sentence prints nothing.
    """
    if sentence:
        print(sentence, file=sys.stderr)


def answer(line: str) -> None:
    """One line of the command's result, on stdout."""
    print(line)


def answer_json(value: Any) -> None:
    """The command's result as JSON, on stdout."""
    print(json.dumps(value, indent=2, ensure_ascii=False))


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "") -> None:
    """Print a table that wraps to the terminal; the first column is never cut."""
    from rich.console import Console
    from rich.table import Table

    body = Table(
        title=title or None, title_justify="left", box=None, pad_edge=False,
        show_header=any(columns),
    )  # fmt: skip
    for number, column in enumerate(columns):
        body.add_column(column, overflow="fold", no_wrap=number == 0)
    for row in rows:
        body.add_row(*row)
    # A pipe or a file has no width of its own; tables should not wrap there.
    width = None if sys.stdout.isatty() else 160
    Console(markup=False, highlight=False, width=width).print(body)


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """A progress bar on stderr; yields `report(done, total or None)`.

    Nothing is drawn where stderr is not a terminal.
    """
    from rich import progress as bars
    from rich.console import Console

    columns = (
        bars.TextColumn("{task.description}"),
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
        bars.TextColumn("{task.fields[rate]}"),
        bars.TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with bars.Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(label, total=None, rate="")

        def report(done: int, total: int | None) -> None:
            speed = bar.tasks[task].finished_speed or bar.tasks[task].speed
            rate = f"{speed:.1f}/s" if speed else ""
            bar.update(task, completed=done, total=total, rate=rate)

        yield report
