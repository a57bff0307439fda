"""Compiling of this room's loops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numba import njit

if TYPE_CHECKING:
    from collections.abc import Callable

_FAST = {"contract", "arcp", "nsz", "reassoc"}


def loop(function: Callable[..., Any]) -> Callable[..., Any]:
    """Compile on first use and keep the result on disk; inside, the GIL is free.

    The same arguments give the same bits on one kind of CPU.
    """
    options: dict[str, Any] = {"nogil": True, "error_model": "numpy", "fastmath": _FAST}
    try:
        return njit(cache=True, **options)(function)
    except RuntimeError:  # no folder can hold the cache: pay the compilation each time
        return njit(**options)(function)
