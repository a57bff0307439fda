"""Times and values as people read them."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from engine.drivers.take_columns import ANGLES


def clock(time_s: float, decimals: int = 2) -> str:
    """A time as minutes, seconds and parts of them: 0:03.20, or 0:03,20 where people write so."""
    whole = round(max(time_s, 0.0), decimals)
    minutes, seconds = divmod(whole, 60.0)
    width = 2 if decimals == 0 else 3 + decimals
    text = f"{int(minutes)}:{seconds:0{width}.{decimals}f}"
    return text.replace(".", QLocale().decimalPoint())


def shown_value(name: str, value: float) -> str:
    """A value of a key: degrees of an angle, per cent of everything else."""
    if name in ANGLES:
        return f"{value:+.1f}°".replace(".", QLocale().decimalPoint())
    return f"{100 * value:.0f} %"


def is_angle(name: str) -> bool:
    """Whether the lane counts in degrees."""
    return name in ANGLES
