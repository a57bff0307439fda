"""What the tests of jobs share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.jobs.tasks import Task


@pytest.fixture
def outcome(qtbot: Any) -> Callable[[Task], Any]:
    """Waits for a task; gives its result, or (sentence, hint)."""

    def wait(task: Task) -> Any:
        got: list[Any] = []
        task.finished.connect(got.append)
        task.failed.connect(lambda *told: got.append(told))
        with qtbot.waitSignal(task.ended, timeout=60_000):
            pass
        return got[0] if got else None

    return wait
