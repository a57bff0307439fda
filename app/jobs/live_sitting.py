"""What a live session is made of, chosen before it begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.state.live_choices import Trim

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.jobs.live_devices import Devices
    from engine.drivers.calibration import Calibration
    from engine.live.receiving import SoundSource
    from engine.live.session import LiveSession
    from engine.live.settings import LiveSettings
    from engine.types import FaceParams, Portrait


@dataclass(frozen=True)
class Sitting:
    """Who performs, before what, and how.

    Attributes:
        devices: what sees and hears.
        portrait, own: whose face moves, and what it shows at neutral.
        renderer, options: what draws.
        settings: how the session runs.
        trim: of the microphone.
        calibration: of the person, kept from before, or None.
    """

    devices: Devices
    portrait: Portrait
    own: FaceParams
    renderer: str
    settings: LiveSettings
    options: Mapping[str, object] = field(default_factory=dict)
    trim: Trim = field(default_factory=Trim)
    calibration: Calibration | None = None

    def session(self) -> tuple[LiveSession, SoundSource | None]:
        """A session that is not started yet, and its microphone.

        Raises:
            LikenessError: the renderer or a file is not there.
        """
        from engine.live.session import LiveSession
        from engine.renderers import RENDERERS

        source = self.devices.open_source()
        microphone = self.devices.open_microphone(source, self.trim)
        session = LiveSession(
            self.portrait,
            source,
            renderer=RENDERERS.load(self.renderer, **self.options),
            draft=RENDERERS.load_draft(self.renderer),
            microphone=microphone,
            settings=self.settings,
            own=self.own,
        )
        session.use_calibration(self.calibration)
        return session, microphone
