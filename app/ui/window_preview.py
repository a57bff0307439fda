"""The open portrait under the playhead of a take, in place of the edit and told apart from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.commands.edits import SetSliders
from app.jobs.take_preview import TakePreview
from app.jobs.take_sound import TakeSound
from app.state.texts import words
from app.ui.timeline.preview_sign import PreviewSign
from app.ui.window_base import WindowBase

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.jobs.live import LivePlayer
    from app.state.faces import Rendered
    from app.ui.timeline.panel import TimelinePanel


class PreviewActions(WindowBase):
    """Shows frames of a take while the playhead is held, and lets go of it."""

    player: LivePlayer
    timeline_panel: TimelinePanel
    take_preview: TakePreview
    take_sound: TakeSound
    preview_sign: PreviewSign

    def follow_preview(self) -> None:
        """Connect timeline, preview, canvas and document."""
        panel, document = self.timeline_panel, self.document
        self.take_preview = TakePreview(document, panel.timeline, self)
        self.take_sound = TakeSound(panel.timeline, panel.playback, self)
        self.preview_sign = PreviewSign(self.canvas)
        preview = self.take_preview
        preview.drawn.connect(self._show_frame)
        preview.changed.connect(self._preview_changed)
        preview.failed.connect(lambda sentence: self.notices.show("error", sentence))
        self.preview_sign.ended.connect(self.end_preview)
        for signal in (panel.closed, document.opened, document.edited, document.face_chosen):
            signal.connect(self.end_preview)
        self.player.changed.connect(self._live_changes)
        panel.playback.changed.connect(self._playback_changed)
        panel.board.scrub_began.connect(self._preview)
        panel.board.scrub_ended.connect(self._scrubbed)
        panel.board.stepped.connect(self._preview)
        panel.board.release_asked.connect(self.end_preview)
        self.take_sound.failed.connect(lambda sentence: self.notices.show("warning", sentence))
        panel.transport.sound_switched.connect(self.take_sound.set_on)
        panel.transport.use_asked.connect(self.use_frame)
        self.application.focusChanged.connect(self._focus_changed)

    def use_frame(self) -> None:
        """Put what the face does under the playhead onto it, as one step."""
        state = self.take_preview.frame_edit()
        if state is None:
            return
        timeline = self.timeline_panel.timeline
        assert timeline.source is not None
        text = words(
            "PreviewActions", "Frame {number} of {name}",
            number=timeline.frame, name=timeline.source.name,
        )  # fmt: skip
        self.timeline_panel.playback.stop()
        self.end_preview()
        document = self.document
        document.undo_stack.push(
            SetSliders(document, document.active, state.edit.set, text, relative=False)
        )

    def end_preview(self, *_what: object) -> None:
        """Let go of the playhead: the canvas shows the edit again."""
        self.timeline_panel.playback.stop()
        self.take_preview.end()

    def _preview(self) -> None:
        if not self.player.running:
            self.take_preview.start()

    def _scrubbed(self) -> None:
        panel = self.timeline_panel
        if not panel.transport.hold.isChecked() and not panel.playback.playing:
            self.take_preview.end()

    def _playback_changed(self) -> None:
        if self.timeline_panel.playback.playing:
            self._preview()

    def _live_changes(self) -> None:
        if self.player.running:
            self.end_preview()

    def _preview_changed(self) -> None:
        source = self.timeline_panel.timeline.source
        if self.take_preview.on and source is not None:
            self.preview_sign.show_take(source.name)
        else:
            self.preview_sign.hide()
            if self.canvas.layers.live and not self.player.running:
                self.canvas.show_live(None)

    def _show_frame(self, picture: Rendered) -> None:
        self.canvas.show_live(picture.pixels)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Whoever turns to the picture or the sliders wants to see the edit."""
        busy = QApplication.activePopupWidget() is not None
        if not self.take_preview.on or new is None or busy:
            return
        turned = any(one is new or one.isAncestorOf(new) for one in (self.canvas, self.controls))
        if turned and not self.preview_sign.isAncestorOf(new):
            self.end_preview()
