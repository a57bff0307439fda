"""What the monkey can do, as a table: name, how often, and a function that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog

from app.commands.actions import run
from app.jobs import exporting
from driving.hand import Drag, swing
from engine.drivers.presets import PRESETS
from engine.types import ARKIT_NAMES

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

    from app.ui.main_window import MainWindow
    from driving.session import Session

_POSE = {"yaw": 35.0, "pitch": 25.0, "roll": 30.0}
_FACE = ("neutralise", "frontalise", "randomise", "mirror_edit", "reset_face", "copy_edit",
         "paste_edit", "next_face", "previous_face", "save_preset", "copy_picture")  # fmt: skip
_VIEWS = ("zoom_in", "zoom_out", "zoom_fit", "zoom_actual", "zoom_face")
_OVERLAYS = ("landmarks", "wireframe", "pncc", "provenance", "confidence", "handles")
_DIALOGS = ("command_palette", "preferences", "shortcuts", "about", "export_picture",
            "export_clip", "export_mesh", "export_pncc", "batch")  # fmt: skip
_LOOKS = ("pncc", "shaded", "photo", "wireframe")
_TAKES = ("take-idle", "take-nod", "take-talking", "take-laughing")
_PATIENCE_S = 60.0


class Deeds:
    """The monkey's hands.

    Args:
        session: an open program.
        chance: every choice comes from it, so that a seed tells the whole story.
        photos: what may be opened.
        folder: where it saves and exports.
    """

    def __init__(
        self, session: Session, chance: random.Random, photos: list[Path], folder: Path
    ) -> None:
        self._session, self._chance, self._photos, self._folder = session, chance, photos, folder
        self._saved = folder / "monkey.likeness"
        table: tuple[tuple[Callable[[], str], float], ...] = (
            (self.slide, 22.0), (self.drag_face, 14.0), (self.drag_slider, 8.0),
            (self.preset, 8.0), (self.undo, 10.0), (self.redo, 6.0), (self.jump, 2.0),
            (self.act, 8.0), (self.view, 6.0), (self.overlay, 4.0), (self.compare, 2.0),
            (self.theme, 1.0), (self.look, 3.0), (self.show_dialog, 2.0), (self.find, 1.0),
            (self.save, 2.0), (self.load, 1.0), (self.open_photo, 1.2), (self.export, 1.5),
            (self.absolute, 1.0), (self.perform, 3.0),
        )  # fmt: skip
        self._deeds = [deed for deed, _ in table]
        self._weights = [weight for _, weight in table]

    @property
    def window(self) -> MainWindow:
        """The window it plays with."""
        assert self._session.window is not None
        return self._session.window

    def choose(self) -> Callable[[], str]:
        """What to do next."""
        return self._chance.choices(self._deeds, self._weights)[0]

    # With the hand

    def drag_face(self) -> str:
        canvas, chance = self.window.canvas, self._chance
        canvas.zoom_to_face() if chance.random() < 0.2 else canvas.fit()
        points = sorted(canvas.handles.points().items())
        name, start = "beside", (canvas.width() * 0.1, canvas.height() * 0.5)
        if points and chance.random() < 0.75:
            name, place = chance.choice(points)
            start = canvas.view.to_widget(*place)
        reach = chance.uniform(-60, 60), chance.uniform(-60, 60)
        seconds = chance.uniform(0.1, 1.0)
        self._drag(Drag(canvas, start, swing(start, reach), seconds))
        return f"drag_face {name} by {reach[0]:.0f}, {reach[1]:.0f} px for {seconds:.2f} s"

    def drag_slider(self) -> str:
        name = self._chance.choice(ARKIT_NAMES)
        slider = self.window.controls.rows.of(name)[0].slider
        start = slider.width() / 2, slider.height() / 2
        reach = self._chance.uniform(-1, 1) * slider.width(), 0.0
        self._drag(Drag(slider, start, swing(start, reach), self._chance.uniform(0.1, 0.8)))
        return f"drag_slider {name} by {reach[0]:.0f} px"

    def _drag(self, drag: Drag) -> None:
        drag.start()
        self._session.wait(drag.done.is_set, _PATIENCE_S)

    # With the models

    def slide(self) -> str:
        from app.commands.edits import SetSliders

        chance, document = self._chance, self.window.document
        if chance.random() < 0.3:
            name = chance.choice(sorted(_POSE))
            value = chance.uniform(-_POSE[name], _POSE[name])
        else:
            name, value = chance.choice(ARKIT_NAMES), chance.uniform(0, 1)
        document.undo_stack.push(SetSliders(document, document.active, {name: value}))
        return f"slide {name} to {value:.2f}"

    def preset(self) -> str:
        name = self._chance.choice(sorted(PRESETS))
        self.window.presets.apply(name)
        return f"preset {name}"

    def undo(self) -> str:
        return self._run("undo", self._chance.randint(1, 4))

    def redo(self) -> str:
        return self._run("redo", self._chance.randint(1, 4))

    def jump(self) -> str:
        stack = self.window.document.undo_stack
        step = self._chance.randint(0, stack.count())
        stack.setIndex(step)
        return f"jump to step {step}"

    def act(self) -> str:
        return self._run(self._chance.choice(_FACE))

    def _run(self, action: str, times: int = 1) -> str:
        for _ in range(times):
            run(action, self.window)
        return f"{action} {times} times" if times > 1 else action

    def perform(self) -> str:
        """Something with a take in the timeline."""
        from app.commands import timeline as commands

        window, chance = self.window, self._chance
        timeline, playback = window.timeline_panel.timeline, window.timeline_panel.playback
        what = chance.choice(("open", "key", "scrub", "play", "speed", "undo", "use", "close"))
        if timeline.source is None or what == "open":
            take = chance.choice(_TAKES)
            window.open_bundled_take(take)
            self._session.wait(lambda: timeline.source is not None, _PATIENCE_S)
            return f"perform {take}"
        if what == "key":
            commands.add_key(timeline, chance.choice(ARKIT_NAMES), chance.uniform(0, 6))
        elif what == "scrub":
            for _ in range(20):
                timeline.seek(chance.uniform(0, timeline.duration_s))
                self._session.pump(0.02)
        elif what == "play":
            playback.start()
            self._session.pump(1.5)
            playback.stop()
        elif what == "speed":
            commands.set_speed(timeline, chance.uniform(0.25, 4.0))
        elif what == "undo":
            timeline.undo_stack.undo()
        elif what == "use":
            window.use_frame()
        else:
            window.show_timeline(chance.random() < 0.5)
        return f"perform {what}"

    # Looking

    def view(self) -> str:
        return self._run(self._chance.choice(_VIEWS))

    def overlay(self) -> str:
        name, on = self._chance.choice(_OVERLAYS), self._chance.random() < 0.4
        self.window.canvas.set_overlay(name, on)
        return f"overlay {name} {on}"

    def compare(self) -> str:
        on = self._chance.random() < 0.5
        self.window.split_view(on)
        return f"split {on}"

    def theme(self) -> str:
        return self._run("theme_" + self._chance.choice(("light", "dark")))

    def absolute(self) -> str:
        on = self._chance.random() < 0.5
        self.window.absolute_sliders(on)
        return f"absolute {on}"

    def look(self) -> str:
        look = self._chance.choice(_LOOKS)
        view = self.window.viewport.content
        if view is None or not hasattr(view, "set_look"):
            return "look (no 3D view)"
        view.set_look(look)
        return f"look {look}"

    def find(self) -> str:
        words = self._chance.choice(("jaw", "brow left", "smile", "", ""))
        self.window.controls.search.setText(words)
        return f"find {words!r}"

    def show_dialog(self) -> str:
        name = self._chance.choice(_DIALOGS)
        run(name, self.window)
        self._session.pump(0.3)
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()
        return f"dialog {name}"

    # Files

    def save(self) -> str:
        self.window.document.path = self._saved
        run("save", self.window)
        return "save"

    def load(self) -> str:
        if not self._saved.is_file():
            return "load (nothing saved yet)"
        return self._open(self._saved)

    def open_photo(self) -> str:
        return self._open(self._chance.choice(self._photos))

    def _open(self, path: Path) -> str:
        window = self.window
        before = window.document.picture
        window.open_path(path)
        here = self._session.wait(
            lambda: window.document.picture is not before and window.document.newest is not None,
            _PATIENCE_S,
        )
        if not here:
            raise AssertionError(f"{path.name} did not open within {_PATIENCE_S:.0f} s")
        return f"open {path.name}"

    def export(self) -> str:
        project, face = self.window.document.snapshot(), self.window.document.active
        kind = self._chance.choice(("png", "jpg", "glb", "obj", "pncc.png"))
        path = self._folder / f"monkey.{kind}"
        if kind == "pncc.png":
            task = exporting.export_pncc(project, face, path)
        elif kind in ("glb", "obj"):
            task = exporting.export_mesh(project, face, path)
        else:
            task = exporting.export_picture(project, path)
        failures: list[str] = []
        task.failed.connect(lambda sentence, _hint: failures.append(sentence))
        self.window.start(task)
        if not self._session.wait(lambda: not task.active, _PATIENCE_S):
            raise AssertionError(f"the export of {path.name} did not end")
        if failures:
            raise AssertionError(f"the export of {path.name} failed: {failures[0]}")
        return f"export {path.name}"
