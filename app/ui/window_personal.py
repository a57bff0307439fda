"""Teaching the network this person, and what becomes of the weights."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from app.commands.renderer import Personalise
from app.state.sentences import said
from app.ui.window_base import WindowBase
from engine.errors import LikenessError
from engine.media import atomic
from engine.renderers import RENDERERS
from engine.renderers.headgan.personal import RENDERER

if TYPE_CHECKING:
    from app.jobs.personalising import Learned
    from app.jobs.tasks import Task


class PersonalActions(WindowBase):
    """What fits the network to a person."""

    _learning: Task | None = None

    def personalise(self) -> None:
        """Ask what to learn from and for how long; one at a time."""
        from app.ui.dialogs.personalise import PersonaliseDialog

        if reason := RENDERERS.spec(RENDERER).why_unavailable():
            self.notices.failure(said(reason))
            return
        if self._learning is not None and self._learning.active:
            self.notices.info(self.tr("The network is learning already."))
            self.show_jobs()
            return
        dialog = PersonaliseDialog(self.document, self)
        dialog.started.connect(self._follow_learning)
        dialog.open()

    def _follow_learning(self, task: Task) -> None:
        self._learning = self.start(task)
        self.show_jobs()
        task.finished.connect(partial(self._learned, self.document.photo))

    def _learned(self, photo: bytes, learned: Learned) -> None:
        if self.document.photo is not photo:
            self.notices.show(
                "warning",
                self.tr("The network has learned the person of the photo that was open before."),
                (self.tr("Save Weights…"), partial(self._save_weights, learned)),
            )  # fmt: skip
        elif learned.better:
            self._use(learned)
            text = self.tr("The network knows this person now: {share} less error than before.")
            share = QLocale().toString(100.0 * learned.gain, "f", 1)
            self.notices.info(text.format(share=f"{share} %"))
        else:
            self.notices.show(
                "warning",
                self.tr(
                    "What the network has learned is no better for this person, "
                    "so it stays as it was."
                ),
                (self.tr("Use It Anyway"), partial(self._use, learned)),
            )  # fmt: skip

    def _use(self, learned: Learned) -> None:
        self.document.undo_stack.push(Personalise(self.document, learned.network))

    def _save_weights(self, learned: Learned) -> None:
        start = Path(str(self.settings.get("export_folder"))) / "person.safetensors"
        path = self.ask_save(self.tr("Save Weights"), start, self.tr("Weights (*.safetensors)"))
        if path is None:
            return
        try:
            with atomic(path) as beside:
                beside.write_bytes(learned.network.data)
        except LikenessError as error:
            self.notices.failure(said(error.sentence), said(error.hint))
