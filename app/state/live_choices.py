"""The settings of live sessions, as the engine wants them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.state.settings import GATE_OFF_DBFS
from engine.drivers.groups import GROUPS
from engine.drivers.live_retarget import LiveRetargeting
from engine.live.settings import LiveSettings

if TYPE_CHECKING:
    from app.state.settings import Settings


@dataclass(frozen=True)
class Trim:
    """How a microphone is turned up.

    Attributes:
        gain_db: amplification.
        gate_dbfs: what is quieter is faded out; minus infinity for no gate.
    """

    gain_db: float = 0.0
    gate_dbfs: float = -math.inf


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
    return LiveSettings(
        manner,
        background=settings.get("live_background"),
        voice=bool(settings.get("live_voice")),
    )


def live_trim(settings: Settings) -> Trim:
    """How the microphone is turned up."""
    gate_dbfs = float(settings.get("live_gate_dbfs"))
    closed = gate_dbfs > GATE_OFF_DBFS
    return Trim(float(settings.get("live_gain_db")), gate_dbfs if closed else -math.inf)
