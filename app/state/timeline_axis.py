"""Where a moment of the take lies on the screen: zoom and pan of the timeline."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, Signal

_CLOSEST_PX_S = 2400.0
_MARGIN_PX = 14.0
_STEPS_S = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600)


class TimeAxis(QObject):
    """A window on the take's time.

    Attributes:
        start_s: time at the left edge.
        px_per_s: zoom.

    Signals:
        changed: another part of the take is shown.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.start_s, self.px_per_s = 0.0, 100.0
        self._width_px, self._end_s, self._fits = 600.0, 1.0, True

    def to_px(self, time_s: float) -> float:
        """Distance of a moment from the left edge."""
        return (time_s - self.start_s) * self.px_per_s

    def to_s(self, x_px: float) -> float:
        """The moment at a distance from the left edge."""
        return self.start_s + x_px / self.px_per_s

    @property
    def width_px(self) -> float:
        """How wide the lanes are."""
        return self._width_px

    @property
    def share(self) -> float:
        """How much of the take is in sight, 0..1."""
        return min(self._width_px / self.px_per_s / self.length_s, 1.0)

    @property
    def first_s(self) -> float:
        """Time at the left edge when everything has been scrolled to the right."""
        return -0.5 * self._margins_s()

    @property
    def length_s(self) -> float:
        """Of all that can be scrolled through."""
        return self._end_s + self._margins_s()

    def set_take(self, end_s: float) -> None:
        """Show the whole of another take."""
        self._end_s = max(end_s, 1e-3)
        self.fit()

    def set_width(self, width_px: float) -> None:
        """The lanes became wider or narrower."""
        self._width_px = max(width_px, 40.0)
        if self._fits:
            self.fit()
        else:
            self._put(self.start_s, self.px_per_s)

    def fit(self) -> None:
        """Show the whole take."""
        self._put(-math.inf, 0.0)

    def zoom(self, factor: float, about_px: float) -> None:
        """Closer or farther; the moment at `about_px` stays where it is."""
        at_s = self.to_s(about_px)
        zoomed = min(max(self.px_per_s * factor, self._widest()), _CLOSEST_PX_S)
        self._put(at_s - about_px / zoomed, zoomed)

    def pan(self, by_px: float) -> None:
        """Move towards the end."""
        self._put(self.start_s + by_px / self.px_per_s, self.px_per_s)

    def reveal(self, time_s: float) -> None:
        """Bring a moment into sight, a page at a time."""
        x_px = self.to_px(time_s)
        if not 0 <= x_px <= self._width_px:
            self._put(time_s - 0.1 * self._width_px / self.px_per_s, self.px_per_s)

    def step_s(self, least_px: float) -> float:
        """Distance of the marks on a ruler, at least so many px."""
        return next((step for step in _STEPS_S if step * self.px_per_s >= least_px), _STEPS_S[-1])

    def _margins_s(self) -> float:
        return 2 * _MARGIN_PX / self.px_per_s

    def _widest(self) -> float:
        return max(self._width_px - 2 * _MARGIN_PX, 20.0) / self._end_s

    def _put(self, start_s: float, px_per_s: float) -> None:
        widest = self._widest()
        self.px_per_s = min(max(px_per_s, widest), max(_CLOSEST_PX_S, widest))
        self._fits = self.px_per_s <= widest * 1.001
        margin_s = _MARGIN_PX / self.px_per_s
        last_s = self._end_s + margin_s - self._width_px / self.px_per_s
        self.start_s = max(min(start_s, last_s), -margin_s)
        self.changed.emit()
