"""The settings of live sessions, as the engine wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drivers.groups import GROUPS
from engine.drivers.live_retarget import LiveRetargeting
from engine.live.settings import LiveSettings

if TYPE_CHECKING:
    from app.state.settings import Settings


def live_settings(settings: Settings) -> LiveSettings:
    """How a session is to run now."""
    manner = LiveRetargeting(
        gains={group: float(settings.get(f"live_gain_{group}")) for group in GROUPS},
        mirror=bool(settings.get("live_mirror")),
        head_limit_deg=float(settings.get("live_head_limit")),
        smooth=float(settings.get("live_smooth")),
        hold_pose=bool(settings.get("live_hold_pose")),
        freeze_eyes=bool(settings.get("live_freeze_eyes")),
    )
    return LiveSettings(manner, voice=bool(settings.get("live_voice")))
