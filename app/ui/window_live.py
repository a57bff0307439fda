"""What the live menu does: start, record, calibrate."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from app.commands.library import ChangeLibrary, free_name
from app.jobs import opening
from app.jobs.live import LivePlayer
from app.jobs.live_signing import sign_film
from app.jobs.live_sitting import Sitting
from app.jobs.sealing import chosen_sealing
from app.state.file_kinds import PERFORMANCE_SUFFIXES
from app.state.live_choices import live_settings, live_trim
from app.state.sentences import said
from app.state.texts import words
from app.ui.panels.live_sign import LiveSign
from app.ui.window_base import WindowBase
from engine.errors import LikenessError
from engine.media.credentials.signing import why_unsigned

if TYPE_CHECKING:
    from app.state.project import Project
    from app.ui.live_outputs import LiveOutputs
    from app.ui.panels.live import LivePanel
    from engine.drivers.takes import Take
    from engine.live.recording import Recorded
    from engine.live.shown import Shown


class LiveActions(WindowBase):
    """A camera moves the chosen face."""

    player: LivePlayer
    live_outputs: LiveOutputs
    live_panel: LivePanel
    _filmed: tuple[Project, int] | None = None
    _foreign: bool = False
    """Whether another project was opened since the recording began."""

    def follow_player(self) -> None:
        """Connect the live panel, the player and the document."""
        player, panel = self.player, self.live_panel
        player.pictured.connect(self._pictured)
        player.noticed.connect(self.notices.info)
        player.failed.connect(self.notices.failure)
        player.changed.connect(self._live_changed)
        player.recorded.connect(self._recorded)
        panel.start_asked.connect(self.live)
        panel.record_asked.connect(self.live_record)
        panel.calibration.calibrate_asked.connect(self.live_calibrate)
        panel.calibration.neutral_asked.connect(self.live_neutral)
        panel.calibration.noticed.connect(self.notices.info)
        panel.closed.connect(player.stop)
        panel.closed.connect(self.live_outputs.close)
        panel.showing.window_asked.connect(self.live_window)
        panel.showing.full_asked.connect(self.live_full)
        self.live_outputs.changed.connect(self._live_changed)
        panel.devices.video_wanted.connect(self._choose_video)
        panel.devices.noticed.connect(self.notices.info)
        for part in (panel.manner, panel.showing):
            part.changed.connect(lambda: player.configure(live_settings(self.settings)))
        panel.sound.changed.connect(lambda: player.trim(live_trim(self.settings)))
        self.statusBar().addPermanentWidget(LiveSign(player, only_open=True))
        self.document.opened.connect(self._document_opened)
        self.document.face_chosen.connect(self._perform)
        self.document.edited.connect(self._perform)

    def live(self, on: bool) -> None:
        """Let the camera move the face, or end that."""
        document = self.document
        if not on:
            self.player.stop()
        elif document.face is not None:
            self.live_panel.show()
            self.live_panel.raise_()
            self.ask_consent()
            self.player.start(Sitting(
                self.live_panel.devices.chosen(),
                document.face.portrait,
                document.target_of(document.active),
                document.renderer_name,
                live_settings(self.settings),
                document.renderer_options,
                live_trim(self.settings),
                self.live_panel.calibration.kept,
            ))  # fmt: skip
        self._live_changed()

    def live_record(self, on: bool) -> None:
        """Record the performance, or complete the recording."""
        if not on:
            self.player.stop_recording()
        elif self.player.running:
            folder = self._recordings()
            name = datetime.now().strftime("%Y-%m-%d %H.%M.%S")
            movie = folder / f"{name}.mp4" if self.settings.get("live_movie") else None
            try:
                folder.mkdir(parents=True, exist_ok=True)
                self.player.record(folder / f"{name}.csv", movie)
            except LikenessError as error:
                self.notices.failure(said(error.sentence), said(error.hint))
            except OSError:
                sentence = self.tr("The folder {folder} cannot be made.")
                self.notices.failure(sentence.format(folder=folder))
            else:
                self._filmed, self._foreign = (self._shown_project(), self.document.active), False
        self._live_changed()

    def live_calibrate(self) -> None:
        """Begin the guided ten seconds."""
        self.player.calibrate()

    def live_neutral(self) -> None:
        """Take the face as it is now for neutral."""
        self.player.recalibrate()

    def live_window(self, on: bool) -> None:
        """Show the live picture in a window of its own, or put that away."""
        if on:
            self.live_panel.show()
            self.live_outputs.open_window(on_top=bool(self.settings.get("live_on_top")))
        else:
            self.live_outputs.close_window()

    def live_full(self, on: bool) -> None:
        """Fill the chosen display with the live picture, or give it back."""
        if on:
            self.live_panel.show()
            self.live_outputs.fill_screen(self.live_panel.showing.screen_chosen())
        else:
            self.live_outputs.leave_screen()

    def end_live(self) -> None:
        """Close devices and windows before this window goes."""
        self.live_outputs.close()
        self.player.close()

    def _pictured(self, shown: Shown) -> None:
        self.canvas.show_live(shown.pixels)
        self.live_outputs.show(shown)

    def _document_opened(self) -> None:
        self._foreign = True
        self.player.stop()

    def _perform(self, *_what: object) -> None:
        document = self.document
        if document.face is not None and self.player.running:
            self.player.show(document.face.portrait, document.target_of(document.active))

    def _live_changed(self) -> None:
        player = self.player
        self.actions_.check("live", player.running)
        self.actions_.check("live_record", player.recording)
        self.actions_.check("live_window", self.live_outputs.window is not None)
        self.actions_.check("live_full", self.live_outputs.full is not None)
        if not player.running and self.canvas.layers.live:
            self.canvas.show_live(None)

    def _shown_project(self) -> Project:
        """What is performed, with the renderer that the session began with."""
        project, sitting = self.document.snapshot(), self.player.sitting
        if sitting is None:
            return project
        options = dict(sitting.options)
        return replace(project, renderer=sitting.renderer, renderer_options=options)

    def _recordings(self) -> Path:
        places = QStandardPaths.StandardLocation.MoviesLocation
        usual = Path(QStandardPaths.writableLocation(places)) / "Likeness"
        return Path(str(self.settings.get("live_folder")) or usual)

    def _recorded(self, recorded: Recorded) -> None:
        if recorded.movie is not None and self.settings.get("credentials"):
            self._sign(recorded.movie)
        if recorded.take is not None and recorded.moments:
            task = self.start(opening.read_performance(recorded.take), listed=False)
            task.finished.connect(partial(self._keep_take, recorded))

    def _sign(self, movie: Path) -> None:
        """Say in the film how it was made, by whichever renderer drew it."""
        if self._filmed is not None and not why_unsigned(movie):
            project, face = self._filmed
            self.start(sign_film(movie, project, face, chosen_sealing(self.settings)))

    def _keep_take(self, recorded: Recorded, take: Take) -> None:
        """Add the take to the project it was performed in; that of another one stays a file."""
        assert recorded.take is not None
        if not self._foreign:
            takes = self.document.takes
            name = free_name(recorded.take.stem, takes)
            text = words("LiveActions", "Record take {name}", name=name)
            self.document.undo_stack.push(
                ChangeLibrary(self.document, text, takes={**takes, name: take})
            )
        seconds = f"{take.duration_s:.1f}"
        sentence = self.tr("Recorded {seconds} s.").format(seconds=seconds)
        if recorded.lost:
            lost = self.tr("The film lacks {count} pictures; the take is complete.")
            sentence = f"{sentence} {lost.format(count=recorded.lost)}"
        folder = QUrl.fromLocalFile(str(recorded.take.parent))
        self.notices.show(
            "info", sentence,
            (self.tr("Open in Timeline"), partial(self.open_take_from, recorded.take)),
            (self.tr("Show Files"), partial(QDesktopServices.openUrl, folder)),
        )  # fmt: skip

    def _choose_video(self) -> None:
        endings = " ".join(f"*{suffix}" for suffix in PERFORMANCE_SUFFIXES if suffix != ".csv")
        kinds = self.tr("Videos ({patterns})").format(patterns=endings)
        self.live_panel.devices.use_video(self.ask_open(self.tr("Video as Camera"), kinds))
