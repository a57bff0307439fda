"""The heap does not keep the holes that freed pictures leave."""

from __future__ import annotations

import subprocess
import sys

import pytest

from app.jobs import memory

_SCRIPT = """
import sys, threading
import numpy, psutil
from app.jobs import memory

if sys.argv[1] == "bounded":
    assert memory.bound_heap()
kept = []

def draw():
    pictures = []
    for _ in range(12):
        pictures.append(numpy.ones(8 << 20, numpy.uint8))
        kept.append(numpy.ones(60_000, numpy.uint8))

# A block that was mapped and freed teaches glibc to take such blocks from the heap.
numpy.ones(30 << 20, numpy.uint8)
threads = [threading.Thread(target=draw) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(psutil.Process().memory_info().rss >> 20)
"""


def _resident_mb(how: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, how], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


@pytest.mark.skipif(not memory.release_heap(), reason="another C library")
def test_freed_pictures_go_back_to_the_system() -> None:
    assert _resident_mb("bounded") + 100 < _resident_mb("as it is")
