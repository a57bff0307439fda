"""The package that signs and reads, loaded from where it was installed and from nowhere else."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
from typing import Any

from engine.errors import UnavailableError


def no_package() -> str:
    """Why nothing can be signed or read on this system; empty when it can."""
    if importlib.util.find_spec("c2pa"):
        return ""
    return "Content Credentials need the package c2pa-python, which is not installed."


def library() -> Any:
    """The module `c2pa`; the first call takes a third of a second.

    Raises:
        UnavailableError: it is missing, or does not run on this system.
    """
    if reason := no_package():
        raise UnavailableError(reason, "Switch Content Credentials off.")
    try:
        if "c2pa" not in sys.modules:
            _look_at_home()
        return importlib.import_module("c2pa")
    except (ImportError, OSError, RuntimeError, AttributeError) as error:
        raise UnavailableError(
            "Content Credentials do not work on this system.", "Switch them off."
        ) from error


def _look_at_home() -> None:
    """Let the package find its shared library in its own folder only.

    WORKAROUND for c2pa-python 0.38.0, `lib._get_possible_search_paths`: it looks into the current
    folder first, so a file of the right name beside a picture would be run. Its loader is
    therefore imported before the package itself, and told where to look.
    """
    package = importlib.util.find_spec("c2pa")
    assert package is not None
    folders = list(package.submodule_search_locations or ())
    found = (finder.find_spec("c2pa.lib", folders) for finder in sys.meta_path)
    spec = next((one for one in found if one is not None), None)
    if spec is None or spec.loader is None:
        raise ImportError("c2pa-python is not whole")
    loader: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loader)
    if not callable(loader._get_possible_search_paths):
        raise ImportError("another version of c2pa-python")
    loader._get_possible_search_paths = lambda: [Path(one) / "libs" for one in folders]
    sys.modules["c2pa.lib"] = loader
