"""The third stage: the portrait drawn under the newest moment; sole owner of the renderer."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.live_retarget import LiveRetarget
from engine.drivers.photo import resize_portrait
from engine.live.backdrop import backdrop, over
from engine.live.ladder import DRAFTED, RUNGS, Ladder, Rung
from engine.live.matte import cut_out
from engine.live.shown import Shown
from engine.live.stage import Stage
from engine.media import resize
from engine.renderers import Pace

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.drivers.performance import Performance
    from engine.live.settings import Background, LiveSettings
    from engine.live.slot import Slot
    from engine.renderers import PreparedPortrait, Renderer
    from engine.types import ByteArray, FaceParams, Portrait, RenderResult

_WAIT_S = 0.25
_JUDGE_EVERY_S = 0.25
_LEAST_FACE_PX = 120.0
"""Height below which a face is not worked on smaller: lids and teeth would span two pixels."""


class Drawing(Stage):
    """Draws the newest moment and hands the picture on.

    Args:
        slot: where moments wait.
        renderer: what draws.
        draft: what foreshadows its pictures in less time, or None.
        settings: the present ones.
        wanted_hz: how many pictures a second there should be.
        deliver: who gets each picture.
        tell: see `Stage`.
    """

    recovered = "The drawing goes on."

    def __init__(
        self,
        slot: Slot[Performance],
        renderer: Renderer,
        draft: Renderer | None,
        settings: Callable[[], LiveSettings],
        wanted_hz: Callable[[], float],
        deliver: Callable[[Shown], None],
        tell: Callable[[str], None],
    ) -> None:
        super().__init__("drawing", tell)
        self._slot, self._renderer, self._draft = slot, renderer, draft
        self._settings = settings
        self._wanted_hz, self._deliver = wanted_hz, deliver
        self._lock = threading.Lock()
        self._wish: tuple[Portrait, FaceParams] | None = None
        self._retarget: LiveRetarget | None = None
        self._turn_rad = 0.0
        self._prepared: dict[tuple[int, bool, float, bool], PreparedPortrait] = {}
        self._behind: dict[tuple[Background, tuple[int, int]], ByteArray] = {}
        self._portrait: Portrait | None = None
        self._ladder = Ladder(RUNGS if draft is None else DRAFTED)
        self._judged_s = 0.0
        self._revision = 0

    def show(self, portrait: Portrait, own: FaceParams) -> None:
        """Draw this portrait from now on; `own` is what it shows at neutral."""
        with self._lock:
            self._wish = (portrait, own)

    @property
    def rung(self) -> int:
        """Of the quality ladder, 0 the best."""
        return self._ladder.rung if self._settings().adapt else 0

    @property
    def rungs(self) -> tuple[Rung, ...]:
        """All of the ladder, the best first."""
        return self._ladder.rungs

    @property
    def drops(self) -> int:
        """Moments that were overwritten before they could be drawn."""
        return self._slot.dropped

    def begin(self) -> None:
        """Have every rung's preparation done before the first moment comes.

        While the portrait performs, each would hold it up for a tenth of a second and more.
        """
        self._adopt()
        settings = self._settings()
        for rung in reversed(self.rungs) if settings.adapt else self.rungs[:1]:
            self._ready(settings, rung)

    def step(self) -> bool:
        """Draw one picture, or wait for a moment."""
        moment = self._slot.take(_WAIT_S)
        if moment is None:
            return not self._slot.closed
        start, tracked_s = time.perf_counter(), time.monotonic()
        self._adopt()
        settings = self._settings()
        number = self.rung
        prepared = self._ready(settings, self.rungs[number])
        assert self._retarget is not None
        target = self._retarget.target(moment, settings.retargeting)
        params = replace(target, camera=prepared.portrait.params.camera)
        result = prepared.render(params)
        pixels, alpha = self._finished(result, prepared.portrait, settings)
        self._revision += 1
        busy_s = time.perf_counter() - start
        drawn_s = time.monotonic()
        self.meter.count(moment.time_s, busy_s)
        self._deliver(
            Shown(pixels, alpha, target, moment, tracked_s, drawn_s, self._revision, number)
        )
        self._judge(settings)
        return True

    def end(self) -> None:
        """Forget what was prepared."""
        self._prepared.clear()
        self._behind.clear()

    def turn_reached(self, turn_rad: float) -> None:
        """How far the performer turns the head, as calibrated."""
        self._turn_rad = turn_rad
        if self._retarget is not None:
            self._retarget.turn_rad = turn_rad

    def _adopt(self) -> None:
        with self._lock:
            wish, self._wish = self._wish, None
        if wish is None:
            return
        portrait, own = wish
        if portrait is not self._portrait:
            self.end()
            self._portrait = portrait
        self._retarget = LiveRetarget(own, self._turn_rad)

    def _ready(self, settings: LiveSettings, rung: Rung) -> PreparedPortrait:
        """The portrait prepared at the size of a rung."""
        assert self._portrait is not None
        share = self._share(settings.size_px, rung)
        key = (settings.size_px, settings.background != "photo", share, rung.draft)
        if key not in self._prepared:
            if any(kept[:2] != key[:2] for kept in self._prepared):
                self.end()
            portrait = resize_portrait(self._portrait, round(settings.size_px * share))
            if settings.background != "photo":
                portrait = cut_out(portrait)
            picture = replace(portrait.picture, deep_pixels=None)
            renderer = self._draft if rung.draft and self._draft else self._renderer
            self._prepared[key] = renderer.prepare(replace(portrait, picture=picture), Pace.LIVE)
        return self._prepared[key]

    def _share(self, size_px: int, rung: Rung) -> float:
        """A rung's working size over the wished one; none that leaves the face without teeth."""
        assert self._portrait is not None
        shrinks = min(size_px / max(self._portrait.picture.size_hw), 1.0)
        face_px = shrinks * self._portrait.landmarks.box.height
        return min(max(rung.share, _LEAST_FACE_PX / max(face_px, 1.0)), 1.0)

    def _finished(
        self, result: RenderResult, cut: Portrait, settings: LiveSettings
    ) -> tuple[ByteArray, ByteArray | None]:
        """At the size of every picture of the session, and laid on the background wished for."""
        assert self._portrait is not None
        pixels, alpha = result.pixels, result.alpha
        height, width = self._portrait.picture.size_hw
        factor = min(settings.size_px / max(height, width), 1.0)
        size_hw = (max(round(height * factor), 1), max(round(width * factor), 1))
        if pixels.shape[:2] != size_hw:
            pixels = resize(pixels, size_hw)
            alpha = None if alpha is None else resize(alpha, size_hw)
        if alpha is not None and alpha.dtype != np.uint8:
            alpha = (alpha >> 8).astype(np.uint8)
        if alpha is None or settings.background in ("photo", "transparent"):
            return pixels, alpha
        key = (settings.background, size_hw)
        if key not in self._behind:
            self._behind[key] = backdrop(cut, settings.background, size_hw)
        return over(pixels, alpha, self._behind[key]), None

    def _judge(self, settings: LiveSettings) -> None:
        now_s = time.monotonic()
        if not settings.adapt or now_s - self._judged_s < _JUDGE_EVERY_S:
            return
        self._judged_s = now_s
        shown_hz, _, _, busy_ms = self.meter.read()
        self._ladder.see(now_s, shown_hz, self._wanted_hz(), busy_ms)
