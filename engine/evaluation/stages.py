"""The stages that `bench` measures, each prepared and run in a fresh process.

Nothing heavy is imported at the top: the import itself is one of the stages.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from engine.types import FaceParams, Landmarks, Portrait

    Round = Callable[[int], Any]
    """One repetition, given its number, so that no two do quite the same."""

_BUDGET_S = 1.5
_FEWEST, _MOST = 5, 60
_CLIP_FRAMES = 50


@dataclass(frozen=True)
class Timing:
    """What one process measured.

    Attributes:
        times_ms: of each repetition after the first; for video, of one frame.
        first_ms: the first repetition, which warms caches up.
        peak_mb: most memory the process held, with all that the stage needs before it.
    """

    times_ms: tuple[float, ...]
    first_ms: float
    peak_mb: float


def measure(stage: str, photo: Path, size_px: int) -> Timing:
    """Prepare a stage and repeat it for about a second and a half.

    Args:
        stage: one of `STAGES`.
        photo: a picture with a face.
        size_px: length of its longer side while it is worked on.
    """
    with closing(STAGES[stage](_Scene(photo, size_px))) as rounds:
        once = next(rounds)
        share = 1 / _CLIP_FRAMES if stage in ("encode", "film") else 1.0
        first_ms = _clock(once, 0) * share
        # A second start of the same process cannot import anew.
        times = [] if stage == "import" else [share * time for time in _repeat(once)]
    return Timing(tuple(times), first_ms, peak_memory_mb())


def _repeat(once: Round) -> Iterator[float]:
    end = time.perf_counter() + _BUDGET_S
    for number in range(1, _MOST + 1):
        yield _clock(once, number)
        if number >= _FEWEST and time.perf_counter() > end:
            return


def _clock(once: Round, number: int) -> float:
    start = time.perf_counter()
    once(number)
    return (time.perf_counter() - start) * 1000


def peak_memory_mb() -> float:
    """Most memory this process has held at once, in MiB."""
    if sys.platform == "win32":
        import psutil

        return psutil.Process().memory_info().peak_wset / 2**20
    status = Path("/proc/self/status")
    if status.is_file():  # ru_maxrss would count the parent's memory too
        lines = status.read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


class _Scene:
    """The photo at one size, and what earlier stages make of it, on demand."""

    def __init__(self, photo: Path, size_px: int) -> None:
        self.photo = photo
        self.size_px = size_px

    @cached_property
    def portrait(self) -> Portrait:
        from engine.drivers.photo import read_portrait
        from engine.facemodels import load_model

        return read_portrait(self.picture, tracker=self.tracker, model=load_model())

    @cached_property
    def picture(self) -> Any:
        from engine.media import read_picture, resize
        from engine.types import Picture

        picture = read_picture(self.photo)
        factor = self.size_px / max(picture.size_hw)
        height, width = (max(2, round(side * factor / 2) * 2) for side in picture.size_hw)
        return Picture(pixels=resize(picture.pixels, (height, width)))

    @cached_property
    def tracker(self) -> Any:
        from engine.trackers import TRACKERS

        return TRACKERS.load(TRACKERS.default)

    def landmarks(self, number: int) -> Landmarks:
        """The face's landmarks as the next frame of a video might have them."""
        import numpy as np

        found = self.portrait.landmarks
        points = found.points_px.copy()
        points[:, 0] += np.sin(number * 0.7) * self.size_px / 200
        points[:, 1] += np.cos(number * 0.5) * self.size_px / 300
        return replace(found, points_px=points)

    def target(self, number: int) -> FaceParams:
        """The head turned and the mouth opened a little, differently each time."""
        import math

        params = self.portrait.params
        swing = math.sin(number * 0.7)
        pose = replace(params.pose, yaw_rad=params.pose.yaw_rad + 0.2 * swing + 0.01)
        opened = replace(params, pose=pose).with_coefficient("jawOpen", 0.3 + 0.2 * swing)
        return opened.with_coefficient("mouthSmileLeft", 0.4)


def _import(scene: _Scene) -> Generator[Round]:
    del scene

    def load(_: int) -> None:
        from engine.renderers import RENDERERS
        from engine.trackers import TRACKERS

        importlib.import_module("engine.drivers.photo")
        for registry in (TRACKERS, RENDERERS):
            importlib.import_module(registry.spec(registry.default).factory.partition(":")[0])

    yield load


def _detect(scene: _Scene) -> Generator[Round]:
    pixels = scene.picture.pixels
    yield lambda _: scene.tracker.detect(pixels)


def _track(scene: _Scene) -> Generator[Round]:
    import numpy as np

    frames = [np.roll(scene.picture.pixels, shift, axis=1) for shift in (0, 1, 2, 3, 2, 1)]
    with closing(scene.tracker.follow()) as follower:
        yield lambda number: follower.track(frames[number % len(frames)], number / 30)


def _fit_photo(scene: _Scene) -> Generator[Round]:
    from engine.facemodels import load_model
    from engine.fitting import fit_photo

    model = load_model()
    yield lambda number: fit_photo(scene.landmarks(number), model)


def _fit_frame(scene: _Scene) -> Generator[Round]:
    from engine.facemodels import load_model
    from engine.fitting import VideoFitter

    params = scene.portrait.params
    fitter = VideoFitter(load_model(), params.camera, params.identity)
    yield lambda number: fitter.fit(scene.landmarks(number), number / 30)


def _rasterise(scene: _Scene) -> Generator[Round]:
    """Project the head and draw its PNCC picture, buffers reused as in a video."""
    from engine.facemodels import load_model, projection
    from engine.rasterizers.numba_cpu import rasterize_attributes

    model, params = load_model(), scene.portrait.params
    shape = model.shape(params.identity, params.expression)
    out = None

    def draw(_: int) -> None:
        nonlocal out
        points, depth = projection.project(projection.to_camera(shape, params.pose), params.camera)
        size_hw = scene.picture.size_hw
        out = rasterize_attributes(points, depth, model.triangles, model.pncc, size_hw, out)

    yield draw


def _flow(scene: _Scene) -> Generator[Round]:
    """All geometry maps, flow included, from parameters."""
    from engine.facemodels import load_model
    from engine.rasterizers import geometry_maps

    model, source, size_hw = load_model(), scene.portrait.params, scene.picture.size_hw
    yield lambda number: geometry_maps(model, scene.target(number), size_hw, source)


def _prepare(scene: _Scene) -> Generator[Round]:
    from engine.renderers import RENDERERS

    renderer, portrait = RENDERERS.load("warp"), scene.portrait
    yield lambda _: renderer.prepare(portrait)


def _render(scene: _Scene) -> Generator[Round]:
    from engine.renderers import RENDERERS

    prepared = RENDERERS.load("warp").prepare(scene.portrait)
    yield lambda number: prepared.render(scene.target(number))


def _encode(scene: _Scene) -> Generator[Round]:
    """A short clip, complete: the encoder works ahead of and behind single frames."""
    import numpy as np

    from engine.media import VideoWriter

    shifts = [abs(number % 8 - 4) for number in range(_CLIP_FRAMES)]
    frames = [np.roll(scene.picture.pixels, shift, axis=1) for shift in shifts]
    with tempfile.TemporaryDirectory() as folder:

        def clip(number: int) -> None:
            path = Path(folder) / f"{number}.mp4"
            with VideoWriter(path, scene.picture.size_hw, 25) as writer:
                for frame in frames:
                    writer.write(frame)

        yield clip


def _film(scene: _Scene) -> Generator[Round]:
    """A clip drawn by the default renderer and written, by two processes, as `reenact` does it."""
    from engine.drivers.prefetch import prefetched
    from engine.export.assistant import assisting
    from engine.export.drawing import drawn
    from engine.media import VideoWriter
    from engine.renderers import RENDERERS, Pace

    with tempfile.TemporaryDirectory() as folder, assisting(RENDERERS.default) as assistant:
        renderer = RENDERERS.load(RENDERERS.default)
        assisted = assistant is not None and assistant.begin(scene.portrait, renderer)
        prepared = renderer.prepare(scene.portrait, Pace.FILM)
        if assistant is not None:
            assistant.wait()

        def clip(number: int) -> None:
            targets = (scene.target(frame) for frame in range(_CLIP_FRAMES))
            pictures = drawn(prepared, targets, assistant if assisted else None)
            writing = VideoWriter(Path(folder) / f"{number}.mp4", scene.picture.size_hw, 25)
            with writing as writer, closing(prefetched(pictures)) as film:
                for picture in film:
                    writer.write(picture)

        yield clip


STAGES: dict[str, Callable[[_Scene], Generator[Round]]] = {
    "import": _import,
    "detect": _detect,
    "track": _track,
    "fit photo": _fit_photo,
    "fit frame": _fit_frame,
    "rasterise": _rasterise,
    "flow": _flow,
    "prepare": _prepare,
    "render": _render,
    "encode": _encode,
    "film": _film,
}
"""Each yields the function to repeat, and cleans up when it is closed."""

SIZELESS = frozenset({"import"})
"""Stages that do not depend on the picture's size."""
