"""The C library's heap, kept from growing with what was freed long ago."""

from __future__ import annotations

import ctypes
import sys
from functools import cache

_ARENA_MAX, _MMAP_THRESHOLD = -8, -3
"""Numbers of `mallopt`'s parameters, from glibc's malloc.h."""
_ARENAS = 2
_OWN_PAGES_FROM = 4 << 20
"""Bytes from which a block is given pages of its own, which go back to the system when freed."""


def bound_heap() -> bool:
    """Let the heap grow with what is in use, not with what was freed; False where it cannot.

    By default glibc gives each thread a heap of its own and puts blocks of up to 32 MB there. A
    picture freed between smaller blocks that live on leaves a hole that few later pictures fit:
    in ten minutes of random edits the holes grew to 630 MB beside 300 MB in use, and to 60 MB
    with two heaps and large blocks outside of them. Call it before threads begin.
    """
    library = _glibc()
    if library is None:
        return False
    return bool(
        library.mallopt(_ARENA_MAX, _ARENAS)
        and library.mallopt(_MMAP_THRESHOLD, _OWN_PAGES_FROM)
    )


def release_heap() -> bool:
    """Give unused pages of the heap back to the system; takes milliseconds, for a worker."""
    library = _glibc()
    return library is not None and bool(library.malloc_trim(0))


@cache
def _glibc() -> ctypes.CDLL | None:
    """The C library where it is glibc; others give memory back by themselves."""
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    known = all(hasattr(library, name) for name in ("mallopt", "malloc_trim"))
    return library if known else None
