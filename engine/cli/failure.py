"""How the command line fails: one sentence on stderr, details in a log file, never a traceback."""

from __future__ import annotations

import errno
import os
import platform
import sys
import time
import traceback
from pathlib import Path


def say(sentence: str, hint: str = "") -> None:
    """Print one sentence, and a hint on its own line, to stderr."""
    print(f"likeness: {sentence}", file=sys.stderr)
    if hint:
        print(f"          {hint}", file=sys.stderr)


def os_sentence(error: OSError) -> str:
    """What an operating system error means, in one sentence."""
    name = f" {error.filename}" if error.filename else ""
    if error.errno == errno.ENOSPC:
        return "The disk is full; nothing was written."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"There is no permission to use{name or ' a file'}."
    if error.errno == errno.ENOENT:
        return f"There is no file or folder{name}."
    return f"The system refused{name or ' a file'}: {error.strerror or error}."


def log_folder() -> Path:
    """Where reports of unexpected errors go, by the custom of each system."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "Likeness" / "Logs"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Logs" / "Likeness"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state") / "likeness"


def report_crash() -> None:
    """Write the current exception to a log file and say where it is."""
    kind, error = sys.exc_info()[:2]
    sentence = f"Something unexpected went wrong ({getattr(kind, '__name__', kind)})."
    report = "\n".join((
        time.strftime("%Y-%m-%d %H:%M:%S"),
        f"{platform.platform()} Python {platform.python_version()}",
        " ".join(sys.argv),
        traceback.format_exc(),
    ))  # fmt: skip
    path = log_folder() / time.strftime("crash-%Y%m%d-%H%M%S.log")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(report, encoding="utf-8")
    except OSError:
        say(sentence, f"{error}")
    else:
        say(sentence, f"The details are in {path}")


def quiet_libraries() -> None:
    """Keep the chatter of native libraries off the user's terminal.

    Some of it is written to the file descriptor before any setting is read, and from threads. So
    Python gets a descriptor of its own for stderr, and theirs leads nowhere.
    """
    os.environ.setdefault("GLOG_minloglevel", "3")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("OPENCV_LOG_LEVEL", "ERROR")
    if sys.stderr is not sys.__stderr__ or sys.stderr is None or sys.stderr.fileno() != 2:
        return
    own = os.dup(2)
    sys.stderr = os.fdopen(own, "w", buffering=1, encoding="utf-8", errors="backslashreplace")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def forget_stdout() -> None:
    """After a broken pipe (`likeness presets | head`): give Python nothing left to flush."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
