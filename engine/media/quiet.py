"""Keep native libraries from writing on the terminal."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def quiet_native() -> Iterator[None]:
    """Send file descriptor 2 to nowhere for a moment.

    TensorFlow Lite and absl write to the descriptor itself, before any setting of theirs is read,
    so neither `sys.stderr` nor their environment variables help. Use it around short calls only:
    it holds for the whole process.
    """
    sys.stderr.flush()
    saved = os.dup(2)
    sink = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(sink, 2)
        yield
    finally:
        os.dup2(saved, 2)
        os.close(saved)
        os.close(sink)


def hush_environment() -> None:
    """Set the log levels MediaPipe's libraries read when they are imported."""
    os.environ.setdefault("GLOG_minloglevel", "3")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("GRPC_VERBOSITY", "ERROR")
