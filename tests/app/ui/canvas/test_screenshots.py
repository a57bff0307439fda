"""Pictures of the canvas in its states, to be looked at; see $LIKENESS_SCREENSHOTS."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from app.commands.edits import SetSliders
from app.jobs.render_loop import RenderLoop
from app.ui import theme
from app.ui.canvas.overlays import Overlay

_EDIT = {"yaw": 16.0, "mouthSmileLeft": 0.3, "mouthSmileRight": 0.3, "browInnerUp": 0.4}


@pytest.fixture
def drawn(canvas, document, wait):
    """The canvas on an edited sample, drawn in full."""
    canvas.resize(1100, 820)
    loop = RenderLoop()
    loop.start(document)
    loop.set_provenance(True)
    document.undo_stack.push(SetSliders(document, 0, _EDIT))
    newest = lambda: document.newest  # noqa: E731
    assert wait(lambda: newest() is not None and not newest().draft, 30)
    yield canvas
    loop.stop()


@pytest.mark.parametrize("look", ["dark", "light"])
def test_write_every_state(drawn, hand, screenshots, wait, look):
    theme.apply(QApplication.instance(), look)

    def keep(name):
        wait(lambda: drawn.background.idle, 5)
        wait(lambda: False, 0.1)
        path = screenshots / f"canvas-{name}-{look}.png"
        assert drawn.grab().save(str(path))
        assert path.stat().st_size > 10_000

    keep("fit")
    drawn.zoom_to_face()
    keep("face")
    for overlay in Overlay:
        drawn.set_overlay(overlay, True)
        keep(overlay)
        drawn.set_overlay(overlay, False)
    hand.hover(hand.at("mouth_corner_left") + QPointF(2, 2))
    keep("hover")
    drawn.set_split(True)
    keep("split")
    drawn.set_split(False)
    drawn.set_before(True)
    keep("before")
    drawn.set_before(False)


def test_write_several_faces(canvas, document, pair_project, hand, screenshots):
    canvas.resize(1100, 620)
    document.open(pair_project)
    other = canvas.face_boxes.box(1).center()
    hand.hover(QPointF(*canvas.view.to_widget(other.x(), other.y())))
    assert canvas.grab().save(str(screenshots / "canvas-faces.png"))
