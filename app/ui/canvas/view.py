"""Where the photo lies in the widget: zoom and pan as plain arithmetic."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

LEAST_SHOWN_PX = 48
"""A photo cannot be pushed further out of sight than this."""
LARGEST_SCALE = 32.0
SMALLEST_SIDE_PX = 32


@dataclass(frozen=True)
class View:
    """A photo shown in a widget.

    Points of the photo follow the engine's convention: the centre of the top-left pixel is
    (0, 0), so the photo's corner lies at (-0.5, -0.5).

    Attributes:
        scale: widget pixels for each photo pixel.
        left, top: widget position of the photo's top-left corner.
    """

    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def to_widget(self, x: float, y: float) -> tuple[float, float]:
        """Widget position of a point of the photo."""
        return self.left + (x + 0.5) * self.scale, self.top + (y + 0.5) * self.scale

    def to_photo(self, x: float, y: float) -> tuple[float, float]:
        """Point of the photo under a widget position."""
        return (x - self.left) / self.scale - 0.5, (y - self.top) / self.scale - 0.5

    def rect(self, photo: QRectF) -> QRectF:
        """Widget rectangle of a part of the photo, given in pixels from the photo's corner."""
        return QRectF(
            self.left + photo.left() * self.scale,
            self.top + photo.top() * self.scale,
            photo.width() * self.scale,
            photo.height() * self.scale,
        )

    def panned(self, dx: float, dy: float) -> View:
        """Moved by widget pixels."""
        return View(self.scale, self.left + dx, self.top + dy)

    def at_scale(self, scale: float, about: tuple[float, float]) -> View:
        """At another scale, the point under `about` (widget pixels) staying where it is."""
        ratio = scale / self.scale
        x, y = about
        return View(scale, x + (self.left - x) * ratio, y + (self.top - y) * ratio)

    def kept_in(self, size_hw: tuple[int, int], widget_wh: tuple[int, int]) -> View:
        """Clamped, so that scale stays usable and some of the photo in sight.

        Args:
            size_hw: of the photo, in pixels.
            widget_wh: width and height of the widget.
        """
        height, width = size_hw
        wide, high = widget_wh
        least = min(SMALLEST_SIDE_PX / max(height, width), 1.0)
        scale = min(max(self.scale, least), LARGEST_SCALE)
        view = self if scale == self.scale else self.at_scale(scale, (wide / 2, high / 2))
        return View(
            scale,
            _between(view.left, LEAST_SHOWN_PX - width * scale, wide - LEAST_SHOWN_PX),
            _between(view.top, LEAST_SHOWN_PX - height * scale, high - LEAST_SHOWN_PX),
        )


def fitted(size_hw: tuple[int, int], widget_wh: tuple[int, int], margin_px: float = 16.0) -> View:
    """The whole photo in the middle of the widget; a small photo is not blown up beyond 4 times."""
    height, width = size_hw
    wide, high = widget_wh
    room = max(wide - 2 * margin_px, 1.0), max(high - 2 * margin_px, 1.0)
    scale = min(room[0] / width, room[1] / height, 4.0)
    return centred(size_hw, widget_wh, scale)


def centred(size_hw: tuple[int, int], widget_wh: tuple[int, int], scale: float) -> View:
    """The middle of the photo in the middle of the widget."""
    height, width = size_hw
    wide, high = widget_wh
    return View(scale, (wide - width * scale) / 2, (high - height * scale) / 2)


def _between(value: float, low: float, high: float) -> float:
    return min(max(value, min(low, high)), max(low, high))
