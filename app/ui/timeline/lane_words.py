"""Values of lanes as people read them."""

from __future__ import annotations

from engine.drivers.take_columns import ANGLES


def shown_value(name: str, value: float) -> str:
    """A value of a key: degrees of an angle, per cent of everything else."""
    if name in ANGLES:
        return f"{value:+.1f}°"
    return f"{100 * value:.0f} %"


def is_angle(name: str) -> bool:
    """Whether the lane counts in degrees."""
    return name in ANGLES
