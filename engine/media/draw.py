"""Marks, words and contact sheets on pictures."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from engine.media.resample import resize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Colour = tuple[int, int, int]

ACCENT: Colour = (64, 220, 190)
_PAPER: Colour = (24, 26, 30)
_INK: Colour = (225, 228, 232)
_SUBPIXEL_BITS = 4


def draw_points(
    pixels: NDArray[np.uint8],
    points_px: NDArray[Any],
    *,
    colour: Colour = ACCENT,
    radius_px: float = 0.0,
    opacity: float = 0.9,
) -> NDArray[np.uint8]:
    """A copy with anti-aliased discs.

    Args:
        pixels: (H, W, 3) uint8 RGB.
        points_px: (N, 2 or more) x, y in pixels; points that are not finite are left out.
        colour: RGB.
        radius_px: of the discs; 0 chooses one that suits the picture.
        opacity: 0..1.
    """
    radius = radius_px or max(1.0, min(pixels.shape[:2]) / 400)
    marked = pixels.copy()
    for x, y in _fixed_point(points_px):
        size = max(1, round(radius * (1 << _SUBPIXEL_BITS)))
        cv2.circle(marked, (x, y), size, colour, cv2.FILLED, cv2.LINE_AA, _SUBPIXEL_BITS)
    return _blended(pixels, marked, opacity)


def draw_lines(
    pixels: NDArray[np.uint8],
    lines_px: Sequence[NDArray[Any]],
    *,
    colour: Colour = ACCENT,
    width_px: int = 0,
    closed: bool = False,
    opacity: float = 0.9,
) -> NDArray[np.uint8]:
    """A copy with anti-aliased polylines.

    Args:
        pixels: (H, W, 3) uint8 RGB.
        lines_px: each (N, 2 or more) x, y in pixels. One (L, N, 2) array does as well.
        colour: RGB.
        width_px: line width; 0 chooses one that suits the picture.
        closed: whether each line returns to its start.
        opacity: 0..1.
    """
    width = width_px or max(1, round(min(pixels.shape[:2]) / 700))
    marked = pixels.copy()
    lines = [np.array(_fixed_point(line), np.int32).reshape(-1, 1, 2) for line in lines_px]
    cv2.polylines(marked, lines, closed, colour, width, cv2.LINE_AA, _SUBPIXEL_BITS)
    return _blended(pixels, marked, opacity)


def label(
    pixels: NDArray[np.uint8],
    text: str,
    *,
    at_px: tuple[int, int] | None = None,
    height_px: int = 0,
    colour: Colour = _INK,
) -> NDArray[np.uint8]:
    """A copy with words on a dark, translucent plate.

    Args:
        pixels: (H, W, 3) uint8 RGB.
        text: one or more lines.
        at_px: (x, y) of the plate's top-left corner; the picture's lower left if None.
        height_px: of the letters; 0 chooses one that suits the picture.
        colour: RGB of the letters.
    """
    font = _font(height_px or max(11, min(pixels.shape[:2]) // 28))
    canvas = Image.fromarray(pixels)
    pen = ImageDraw.Draw(canvas, "RGBA")
    left, top, right, bottom = pen.multiline_textbbox((0, 0), text, font=font)
    pad = round(font.size * 0.45)
    width, height = right - left + 2 * pad, bottom - top + 2 * pad
    x, y = at_px or (pad, canvas.height - height - pad)
    pen.rounded_rectangle((x, y, x + width, y + height), pad * 0.8, fill=(*_PAPER, 190))
    pen.multiline_text((x + pad - left, y + pad - top), text, font=font, fill=colour)
    return np.array(canvas)


def contact_sheet(
    pictures: Sequence[NDArray[np.uint8]],
    titles: Sequence[str] = (),
    columns: int = 0,
    *,
    cell_px: int = 320,
) -> NDArray[np.uint8]:
    """Pictures side by side on dark paper, each with its title beneath.

    Args:
        pictures: each (H, W, 3) uint8 RGB; fitted into square cells, never enlarged past them.
        titles: as many as pictures, or none.
        columns: cells in a row; 0 makes the sheet about as wide as a screen.
        cell_px: side of a cell.

    Returns:
        (H, W, 3) uint8 RGB.

    Raises:
        ValueError: there are no pictures, or another number of titles.
    """
    if not pictures or (titles and len(titles) != len(pictures)):
        raise ValueError(f"{len(pictures)} pictures and {len(titles)} titles do not make a sheet")
    across = columns or min(len(pictures), round(np.sqrt(len(pictures) * 1.6) + 0.5))
    gap, caption = max(8, cell_px // 24), (cell_px // 9 if titles else 0)
    step_x, step_y = cell_px + gap, cell_px + caption + gap
    rows = -(-len(pictures) // across)
    canvas = Image.new("RGB", (across * step_x + gap, rows * step_y + gap), _PAPER)
    pen = ImageDraw.Draw(canvas)
    for number, pixels in enumerate(pictures):
        left = gap + number % across * step_x
        top = gap + number // across * step_y
        fitted = _fitted(pixels, cell_px)
        space_y, space_x = cell_px - fitted.shape[0], cell_px - fitted.shape[1]
        canvas.paste(Image.fromarray(fitted), (left + space_x // 2, top + space_y // 2))
        if titles:
            middle = (left + cell_px // 2, top + cell_px + caption // 2)
            _write_within(pen, middle, titles[number], cell_px, caption)
    return np.array(canvas)


def _write_within(
    pen: ImageDraw.ImageDraw, middle: tuple[int, int], text: str, width_px: int, height_px: int
) -> None:
    size = round(height_px * 0.5)
    while size > 8 and pen.textlength(text, font=_font(size)) > width_px:
        size -= 1
    pen.text(middle, text, font=_font(size), fill=_INK, anchor="mm")


def _fitted(pixels: NDArray[np.uint8], cell_px: int) -> NDArray[np.uint8]:
    height, width = pixels.shape[:2]
    scale = cell_px / max(height, width)
    return resize(pixels, (max(1, round(height * scale)), max(1, round(width * scale))))


def _fixed_point(points_px: NDArray[Any]) -> list[tuple[int, int]]:
    """Finite points in the fixed-point integers that let cv2 draw between pixels."""
    points = np.asarray(points_px, np.float64)[:, :2]
    points = points[np.isfinite(points).all(axis=1)]
    scaled = np.rint(np.clip(points, -30_000, 30_000) * (1 << _SUBPIXEL_BITS))
    return [(int(x), int(y)) for x, y in scaled]


def _blended(
    below: NDArray[np.uint8], above: NDArray[np.uint8], opacity: float
) -> NDArray[np.uint8]:
    if opacity >= 1:
        return above
    return np.asarray(cv2.addWeighted(above, opacity, below, 1 - opacity, 0), np.uint8)


@lru_cache(maxsize=32)
def _font(height_px: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(height_px)
    assert isinstance(font, ImageFont.FreeTypeFont)
    return font
