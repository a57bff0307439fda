"""The sound of a take while it plays, in step with the playhead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.jobs.tasks import Report, Task
from app.state.sentences import said
from engine.drivers.take_files import cut_sound
from engine.errors import LikenessError
from engine.media.loudspeaker import Loudspeaker

if TYPE_CHECKING:
    from app.state.timeline import Timeline
    from app.state.timeline_playback import Playback
    from engine.types import AudioBlock


class TakeSound(QObject):
    """Follows a playback. What is heard is cut and stretched as the edits say, off the UI thread.

    Attributes:
        on: whether anything should be heard.

    Signals:
        failed: one sentence, the first time that nothing can be heard.
    """

    failed = Signal(str)

    def __init__(
        self, timeline: Timeline, playback: Playback, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.on = True
        self._timeline, self._playback = timeline, playback
        self._speaker = Loudspeaker()
        self._cut: tuple[object, AudioBlock] | None = None
        self._told = False
        playback.started.connect(self._begin)
        playback.changed.connect(self._changed)

    def set_on(self, on: bool) -> None:
        """Let the sound be heard, or not."""
        self.on = on
        if on and self._playback.playing:
            self._begin()
        elif not on:
            self._speaker.stop()

    def close(self) -> None:
        """Be silent."""
        self._speaker.stop()

    def _changed(self) -> None:
        if not self._playback.playing:
            self._speaker.stop()

    def _begin(self, _from_s: float = 0.0) -> None:
        timeline = self._timeline
        sound = timeline.material.sound
        if sound is None or not self.on:
            return
        edits, duration_s = timeline.edits, timeline.duration_s
        # Curves do not change the sound: only what it is cut by counts.
        key = (sound, edits.start_s, edits.end_s, edits.tempo)
        if self._cut is not None and self._cut[0] == key:
            self._play(self._cut[1])
            return

        def work(_report: Report) -> AudioBlock:
            return cut_sound(sound, edits, duration_s)

        def ready(made: AudioBlock) -> None:
            self._cut = (key, made)
            self._play(made)

        task = Task(QCoreApplication.translate("TakeSound", "Cut the sound"), work)
        task.finished.connect(ready)

    def _play(self, made: AudioBlock) -> None:
        if not self._playback.playing or not self.on:
            return
        try:
            self._speaker.play(made, self._timeline.played_s)
        except LikenessError as error:
            if not self._told:
                self._told = True
                self.failed.emit(said(str(error)))
