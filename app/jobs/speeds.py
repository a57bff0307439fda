"""A trial of every renderer on every device it can use: a few seconds each."""

from __future__ import annotations

import itertools
import time
from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.jobs.tasks import Report, Task
from app.state.speeds import Speed
from engine import assets
from engine.device import describe_devices, find_device
from engine.drivers.edits import Edit, apply
from engine.drivers.photo import read_portrait, resize_portrait
from engine.errors import LikenessError
from engine.facemodels import load_model
from engine.media import read_picture
from engine.renderers import RENDERERS
from engine.trackers import TRACKERS

if TYPE_CHECKING:
    from engine.device import Device
    from engine.registry import Spec
    from engine.types import FaceParams, Portrait

SIZE_PX = 512
"""Longer side of the picture that is rendered."""
_BUDGET_S = 2.5
_FEWEST = 3


def measure_speeds() -> Task:
    """Render the sample portrait with each renderer that can run here.

    Each `Speed` comes by `Task.part`; the result is their number. A renderer that fails on a
    device is left out with a notice.
    """

    def work(report: Report) -> int:
        portrait = _sample()
        trials = [
            (spec, device)
            for spec in RENDERERS if not spec.why_unavailable()
            for device in (describe_devices() if spec.on_torch else (find_device("cpu"),))
        ]  # fmt: skip
        for done, (spec, device) in enumerate(trials):
            report.step(done, len(trials))
            try:
                report.part(_speed(spec, device, portrait, report))
            except LikenessError as error:
                report.notice(str(error))
        return len(trials)

    return Task(QCoreApplication.translate("Speeds", "Measure speed"), work, heavy=True)


def _speed(spec: Spec, device: Device, portrait: Portrait, report: Report) -> Speed:
    options = {"device": device.name} if spec.on_torch else {}
    renderer = RENDERERS.load(spec.name, **options)
    started = time.perf_counter()
    prepared = renderer.prepare(portrait)
    prepare_ms = 1000.0 * (time.perf_counter() - started)
    # The first picture of a process loads compiled code.
    prepared.render(_target(portrait, 0))
    times_ms: list[float] = []
    end = time.perf_counter() + _BUDGET_S
    for number in itertools.count(1):
        report.step(number, None)
        started = time.perf_counter()
        prepared.render(_target(portrait, number))
        times_ms.append(1000.0 * (time.perf_counter() - started))
        if number >= _FEWEST and time.perf_counter() > end:
            break
    return Speed(
        spec.name, device.name, device.label, prepare_ms, median(times_ms), SIZE_PX
    )


def _target(portrait: Portrait, number: int) -> FaceParams:
    """An edit that no other picture of the trial has."""
    opened, turned = 0.1 + 0.05 * (number % 8), number % 11 - 5.0
    return apply(Edit(add={"jawOpen": opened, "yaw": turned}), portrait.params)


def _sample() -> Portrait:
    tracker = TRACKERS.load(TRACKERS.default)
    try:
        picture = read_picture(assets.locate("sample-portrait"))
        portrait = read_portrait(picture, tracker=tracker, model=load_model())
    finally:
        tracker.close()
    return resize_portrait(portrait, SIZE_PX)
