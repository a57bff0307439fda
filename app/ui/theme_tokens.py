"""The colours and measures everything on screen is drawn with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tokens:
    """One look; every colour is "#rrggbb".

    Attributes:
        name: "light" or "dark".
        canvas: behind the photo.
        window: behind the panels.
        panel: a panel's own ground.
        raised: buttons and cards on a panel.
        hover: a raised thing under the pointer.
        field: where text is typed.
        border: hairlines between areas; `edge` is the stronger line around things one can use.
        text, muted, faint: words, second words, words of things that cannot be used.
        accent: what is chosen, and a slider's distance from the photo; `on_accent` lies on it.
        accent_soft: a chosen row.
        needle: what was achieved in the picture.
        warning, error, success: notices.
        groove: a slider's empty track.
    """

    name: str
    canvas: str
    window: str
    panel: str
    raised: str
    hover: str
    field: str
    border: str
    edge: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    accent_soft: str
    needle: str
    warning: str
    error: str
    success: str
    groove: str


DARK = Tokens(
    name="dark",
    canvas="#17181a",
    window="#1d1f22",
    panel="#25272b",
    raised="#33363c",
    hover="#3d4148",
    field="#1b1d20",
    border="#15171a",
    edge="#43474f",
    text="#e4e6ea",
    muted="#a3a9b3",
    faint="#6c727c",
    accent="#5b9bf3",
    on_accent="#0d1117",
    accent_soft="#2c405e",
    needle="#f0a94e",
    warning="#e5b454",
    error="#f0706a",
    success="#6fc284",
    groove="#3f434a",
)

LIGHT = Tokens(
    name="light",
    canvas="#d5d8dc",
    window="#e6e8eb",
    panel="#f5f6f8",
    raised="#ffffff",
    hover="#e9edf3",
    field="#ffffff",
    border="#cfd3d9",
    edge="#c0c6ce",
    text="#1e2227",
    muted="#59616c",
    faint="#9299a3",
    accent="#2569d8",
    on_accent="#ffffff",
    accent_soft="#d3e2fb",
    needle="#c66a00",
    warning="#976400",
    error="#c5322c",
    success="#22803c",
    groove="#cdd2d9",
)

SPACE = 8
"""Grid unit in px; halves of it inside controls."""
RADIUS = 5
"""Corner radius of buttons and fields in px."""
ROW_HEIGHT = 28
"""Height of one control row in px."""
ICON = 18
"""Side of an icon in px."""
