"""What this computer can calculate on: graphics cards by torch, and what its CPU knows."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from engine.errors import UnavailableError, UsageError

_CPU_FEATURES = {
    "amx-bf16": "AMX bfloat16",
    "amx-tile": "AMX",
    "avx512bf16": "AVX-512 bfloat16",
    "avx512f": "AVX-512",
    "avx2": "AVX2",
    "fma": "FMA",
    "neon": "NEON",
    "bf16": "bfloat16",
}
"""LLVM's names of the features that matter for speed, and ours."""


@dataclass(frozen=True)
class Device:
    """One thing to calculate on.

    Attributes:
        name: what torch calls it: "cuda:0", "mps" or "cpu".
        label: the maker's name for it.
        memory_mb: its memory (for the CPU the computer's) in MiB, 0 when unknown.
        features: what it can do beyond the ordinary, fastest first.
    """

    name: str
    label: str
    memory_mb: int = 0
    features: tuple[str, ...] = ()


@cache
def describe_devices() -> tuple[Device, ...]:
    """Every usable device, the fastest kind first; the CPU is always the last.

    Imports torch, which takes a second or two the first time.
    """
    import torch

    found = []
    for index in range(torch.cuda.device_count() if torch.cuda.is_available() else 0):
        facts = torch.cuda.get_device_properties(index)
        generation = f"compute capability {facts.major}.{facts.minor}"
        found.append(Device(f"cuda:{index}", facts.name, facts.total_memory >> 20, (generation,)))
    if torch.backends.mps.is_available():
        found.append(Device("mps", "Apple GPU", _memory_mb()))
    return (*found, find_device("cpu"))


def best_device(name: str = "auto") -> str:
    """The torch name of the device to use.

    Args:
        name: "auto" for the fastest, or "cuda", "cuda:N", "mps", "cpu".

    Raises:
        UsageError: there is no such kind of device.
        UnavailableError: this computer has none, or torch cannot use it.
    """
    if name == "cpu":
        return name
    kind = name.partition(":")[0]
    if kind not in ("auto", "cuda", "mps"):
        raise UsageError(f"There is no device called {name!r}.", "Use auto, cuda, mps or cpu.")
    names = [device.name for device in describe_devices()]
    if name == "auto":
        return names[0]
    chosen = next((each for each in names if each == name or each.startswith(f"{name}:")), "")
    if not chosen:
        raise UnavailableError(
            f"The device {name} cannot be used here.", f"There are: {', '.join(names)}."
        )
    return chosen


@cache
def find_device(name: str = "auto") -> Device:
    """The device that `best_device` chooses, with what is known of it.

    Args, Raises: as `best_device`. The CPU is described without torch.
    """
    if name == "cpu":
        return Device("cpu", describe_cpu(), _memory_mb(), cpu_features())
    chosen = best_device(name)
    return next(device for device in describe_devices() if device.name == chosen)


def cpu_features() -> tuple[str, ...]:
    """What this CPU knows of `_CPU_FEATURES`; empty where that cannot be found out."""
    try:
        from llvmlite.binding import get_host_cpu_features

        known = get_host_cpu_features()
    except (ImportError, RuntimeError):
        return ()
    return tuple(label for name, label in _CPU_FEATURES.items() if known.get(name))


def share_cores() -> None:
    """Let torch's idle threads sleep instead of spinning; call it before torch is imported.

    Tracking, drawing and the windows compute at the same time. With both cores of a computer busy
    with something else as well, the lite network took 475 ms a frame spinning, and 53 ms so. The
    user's own setting is kept.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")


def cores() -> int:
    """CPU cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def describe_cpu() -> str:
    """The CPU's name and how many of its cores this process may use."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    label = names[0] if names else platform.processor() or platform.machine()
    count = cores()
    return f"{label}, {count} cores" if count > 1 else f"{label}, one core"


def _memory_mb() -> int:
    import psutil

    return psutil.virtual_memory().total >> 20
