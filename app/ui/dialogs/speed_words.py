"""How fast a renderer is, as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from app.state.sentences import said

if TYPE_CHECKING:
    from app.state.speeds import Speed


def duration(ms: float) -> str:
    """Milliseconds as a person reads them."""
    if ms >= 1000:
        return f"{QLocale().toString(ms / 1000.0, 'f', 1)} s"
    return f"{QLocale().toString(float(ms), 'f', 0 if ms >= 10 else 1)} ms"


def told(speed: Speed, *, alone: bool) -> str:
    """Its time, and on which device where there are several."""
    time = duration(speed.render_ms)
    return time if alone else f"{time} · {said(speed.label)}"
