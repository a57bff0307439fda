"""The quality ladder: less work until the frame rate holds, more again when there is room."""

from __future__ import annotations

from typing import NamedTuple


class Rung(NamedTuple):
    """One step of quality.

    `share` is the working size over the wished one; every `look_twice_every`-th tracked frame is
    looked at twice, see `VideoTracker`; every `track_every`-th frame is tracked; `draft` is drawn
    by what foreshadows the renderer's pictures.
    """

    share: float
    look_twice_every: int = 1
    track_every: int = 1
    draft: bool = False


RUNGS = (Rung(1.0), Rung(1.0, 3), Rung(0.75, 3), Rung(0.5, 3), Rung(0.5, 2, 2))
"""The second is not seen on the screen; it frees a tenth of the whole work."""
DRAFTED = (RUNGS[0], *(rung._replace(draft=True) for rung in RUNGS))
"""Of a renderer with a quicker one that foreshadows it: with that, all the others."""
_FINISHING = 3.0
"""What a finished picture takes, over its draft: 2.6 times at 512 px."""
_HOLDS = 0.92
"""Share of the frames that must be shown; below it the ladder is climbed down."""
_ROOM = 0.85
"""Share of the time between frames that the next better rung may be expected to take."""
_PATIENCE_S = 2.0
_CONFIDENCE_S = 6.0
_LONGEST_CONFIDENCE_S = 120.0


class Ladder:
    """Decides the rung from what is measured.

    It begins with the best of the drafts, if there are any: who is seen at once would rather move
    smoothly than be finished.

    Args:
        rungs: the best first.

    Attributes:
        rung: number of the current one, 0 the best.
    """

    def __init__(self, rungs: tuple[Rung, ...] = RUNGS) -> None:
        self.rungs = rungs
        self.rung = next((number for number, rung in enumerate(rungs) if rung.draft), 0)
        self._bad_since_s: float | None = None
        self._good_since_s: float | None = None
        self._raised_s = -1e9
        self._confidence_s = _CONFIDENCE_S

    def see(self, now_s: float, shown_hz: float, wanted_hz: float, busy_ms: float) -> int:
        """The rung from now on.

        Args:
            now_s: time, rising.
            shown_hz: pictures drawn a second.
            wanted_hz: frames the camera gives a second.
            busy_ms: what drawing one takes now.
        """
        if wanted_hz <= 0:
            return self.rung
        if shown_hz < _HOLDS * wanted_hz / self.rungs[self.rung].track_every:
            self._good_since_s = None
            self._bad_since_s = now_s if self._bad_since_s is None else self._bad_since_s
            if now_s - self._bad_since_s >= _PATIENCE_S and self._helps(shown_hz, wanted_hz):
                self._lower(now_s)
            return self.rung
        self._bad_since_s = None
        if self.rung and self._expected_ms(busy_ms) < _ROOM * 1000 / wanted_hz:
            self._good_since_s = now_s if self._good_since_s is None else self._good_since_s
            if now_s - self._good_since_s >= self._confidence_s:
                self.rung -= 1
                self._raised_s, self._good_since_s = now_s, None
        else:
            self._good_since_s = None
        return self.rung

    def _helps(self, shown_hz: float, wanted_hz: float) -> bool:
        """Whether the next rung would not itself show fewer pictures than come now."""
        if self.rung + 1 == len(self.rungs):
            return False
        return shown_hz < _HOLDS * wanted_hz / self.rungs[self.rung + 1].track_every

    def _lower(self, now_s: float) -> None:
        self.rung += 1
        self._bad_since_s = None
        # A rung that did not hold is not tried again so soon.
        if now_s - self._raised_s < _LONGEST_CONFIDENCE_S:
            self._confidence_s = min(2 * self._confidence_s, _LONGEST_CONFIDENCE_S)
        else:
            self._confidence_s = _CONFIDENCE_S

    def _expected_ms(self, busy_ms: float) -> float:
        """What one rung better takes, if work grows with the side.

        Posing the mesh costs the same at any size: at twice the side, warp takes 1.4 times as
        long, and networks that look at 256 px hardly longer.
        """
        now, better = self.rungs[self.rung], self.rungs[self.rung - 1]
        finishing = _FINISHING if now.draft and not better.draft else 1.0
        return finishing * busy_ms * better.share / now.share
