"""How fast the networks are, measured in turns so that their ratio is fair on a busy computer."""

from __future__ import annotations

import importlib.util
import math
import os
import shutil
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import torch

from engine import device
from engine.evaluation.fresh import run_fresh
from engine.evaluation.networks import NETWORKS, gmacs, paint, parameters, subject
from engine.evaluation.stages import peak_memory_mb
from engine.renderers.headgan.painter import uses_bfloat16

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.evaluation.networks import Precision, Subject

Mode = Literal["eager", "compiled"]

_PRECISIONS: tuple[Precision, ...] = ("float32", "bfloat16")
_FEWEST_ROUNDS, _MOST_ROUNDS = 3, 9
_BUDGET_S = 60.0
"""After so long on one device, no more than the fewest rounds are made."""
_TURN_S = 0.25
_MOST_A_TURN = 20


@dataclass(frozen=True)
class NetworkResult:
    """One network on one device.

    Attributes:
        network: name, see `networks.NETWORKS`.
        device: torch's name of the device.
        precision: what convolutions and products are calculated in.
        mode: as written, or by torch.compile.
        emulated: whether the device has no such arithmetic and imitates it.
        gmacs: of a frame, see `networks.gmacs`.
        parameters: how many.
        median_ms, p10_ms, p90_ms: of a frame; NaN where `problem` says why not.
        cpu_ms: median processor time of a frame, all cores together: other programs that keep the
            computer busy hardly change it. NaN where the processor does not calculate.
        peak_mb: most memory of a process that paints three frames; on a graphics card, of its
            memory. NaN for compiled networks, whose compiler needs more than they do.
        frames: how many were timed.
        problem: one sentence, or empty.
    """

    network: str
    device: str
    precision: Precision
    mode: Mode
    emulated: bool
    gmacs: float
    parameters: int
    median_ms: float
    p10_ms: float
    p90_ms: float
    cpu_ms: float
    peak_mb: float
    frames: int
    problem: str = ""


@dataclass(frozen=True)
class _Entry:
    name: str
    device: str
    precision: Precision
    mode: Mode


def bench_networks(
    *, compiled: bool = False, report: Callable[[int, int | None], None] | None = None
) -> list[NetworkResult]:
    """Measure every network in every way this computer can, at 256 px.

    Args:
        compiled: also through torch.compile, which takes minutes the first time.
        report: called with steps done and their total.
    """
    results = []
    devices = [each.name for each in device.describe_devices()]
    modes: tuple[Mode, ...] = ("eager", "compiled") if compiled else ("eager",)
    steps = _Steps(len(devices) * len(NETWORKS) * len(_PRECISIONS) * (len(modes) + 1), report)
    for name in devices:
        entries = [
            _Entry(network, name, precision, mode)
            for mode in modes for precision in _PRECISIONS for network in NETWORKS
        ]  # fmt: skip
        results += _timed(entries, steps)
    return results


def ratios(results: Sequence[NetworkResult]) -> list[str]:
    """A sentence for each way of calculating: how many times faster the first network is."""
    first, last = next(iter(NETWORKS)), list(NETWORKS)[-1]
    slow = {
        (each.device, each.precision, each.mode): each.median_ms
        for each in results
        if each.network == last
    }
    sentences = []
    for each in results:
        way = each.device, each.precision, each.mode
        times = slow.get(way, math.nan) / each.median_ms
        if each.network == first and np.isfinite(times):
            sentences.append(f"{first} takes 1/{times:.0f} of {last}'s time: {', '.join(way)}.")
    return sentences


def _timed(entries: Sequence[_Entry], steps: _Steps) -> list[NetworkResult]:
    """All entries of one device, in turns."""
    torch.manual_seed(0)
    plain = {name: subject(name, entries[0].device) for name in NETWORKS}
    costs = {name: (gmacs(ready), parameters(ready)) for name, ready in plain.items()}
    ready: dict[_Entry, Subject] = {}
    problems: dict[_Entry, str] = {}
    for entry in entries:
        ready[entry] = plain[entry.name]
        if entry.mode == "compiled":
            ready[entry], problems[entry] = _compiled(entry)
        else:
            paint(ready[entry], entry.precision)
        steps.done()
    times = _in_turns({each: ready[each] for each in entries if not problems.get(each)})
    results = []
    for entry in entries:
        measured = times.get(entry, [(math.nan, math.nan)])
        wall, processor = zip(*measured, strict=True)
        p10, median, p90 = (float(each) for each in np.percentile(wall, (10, 50, 90)))
        worked = float(np.median(processor)) if entry.device == "cpu" else math.nan
        memory = math.nan
        if entry.mode == "eager":
            memory = run_fresh(f"The network {entry.name}", _peak_mb, entry)
            steps.done()
        results.append(NetworkResult(
            entry.name, entry.device, entry.precision, entry.mode, _emulated(entry),
            *costs[entry.name], median, p10, p90, worked, memory, len(times.get(entry, [])),
            problems.get(entry, ""),
        ))  # fmt: skip
    return results


def _in_turns(ready: dict[_Entry, Subject]) -> dict[_Entry, list[tuple[float, float]]]:
    """Milliseconds of wall and processor time of each frame, some of every entry in each round."""
    times: dict[_Entry, list[tuple[float, float]]] = {entry: [] for entry in ready}
    closing = time.perf_counter() + _BUDGET_S
    for number in range(_MOST_ROUNDS):
        if number >= _FEWEST_ROUNDS and time.perf_counter() > closing:
            break
        for entry, each in ready.items():
            end = time.perf_counter() + _TURN_S
            for _ in range(_MOST_A_TURN):
                start, worked = time.perf_counter(), time.process_time()
                paint(each, entry.precision)
                now = time.perf_counter()
                spent = now - start, time.process_time() - worked
                times[entry].append((1000 * spent[0], 1000 * spent[1]))
                if now > end:
                    break
    return times


def _compiled(entry: _Entry) -> tuple[Subject, str]:
    """The network compiled and painted with once, and why that is impossible or nothing."""
    ready = subject(entry.name, entry.device)
    reason = _no_compiler(entry.device)
    if not reason:
        ready.network.compile()
        try:
            paint(ready, entry.precision)
        except (RuntimeError, OSError) as error:
            first = str(error).strip().partition("\n")[0]
            reason = f"torch.compile failed: {first}"
    return ready, reason


def _no_compiler(name: str) -> str:
    if name.startswith("cuda"):
        found = importlib.util.find_spec("triton") is not None
        return "" if found else "torch.compile needs the package triton, which is not installed."
    wanted = os.environ.get("CXX") or ("cl" if sys.platform == "win32" else "c++")
    found = any(shutil.which(each) for each in (wanted, "g++", "clang++"))
    return "" if found else "torch.compile needs a C++ compiler, and there is none."


def _emulated(entry: _Entry) -> bool:
    where = torch.device(entry.device)
    return entry.precision == "bfloat16" and not uses_bfloat16("auto", where)


def _peak_mb(entry: _Entry) -> float:
    ready = subject(entry.name, entry.device)
    for _ in range(3):
        paint(ready, entry.precision)
    if entry.device.startswith("cuda"):
        return torch.cuda.max_memory_allocated() / 2**20
    return peak_memory_mb()


class _Steps:
    def __init__(self, total: int, report: Callable[[int, int | None], None] | None) -> None:
        self._done, self._total, self._report = 0, total, report

    def done(self) -> None:
        self._done += 1
        if self._report:
            self._report(self._done, self._total)
