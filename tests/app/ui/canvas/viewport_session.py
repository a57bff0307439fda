"""Uses the real 3D view and reports what it saw as JSON; run by test_viewport.py on a screen.

A process of its own: a graphics driver that fails must not take the test run with it, and how the
program ends is part of what is tested.
"""

from __future__ import annotations

import gc
import json
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.commands.edits import SetSliders, new_gesture
from app.state.document import Document
from app.state.project import Project
from app.ui import theme
from app.ui.canvas.viewport import LOOKS, HeadViewport
from engine import assets
from engine.drivers.photo import read_portrait
from engine.facemodels import load_model
from engine.media import read_picture
from engine.trackers import TRACKERS


def settle(done, seconds=20.0):
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.002)
    return done()


def sample():
    picture = read_picture(assets.locate("sample-portrait"))
    tracker = TRACKERS.load("mediapipe")
    portrait = read_portrait(picture, tracker=tracker, model=load_model())
    tracker.close()
    return Project(b"", "sample.png", picture, (replace(portrait, picture=picture),))


def picture_of(viewport):
    image = viewport.screen_widget.grab().toImage()
    data = np.array(image.constBits()).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return data[:, : image.width(), 2::-1].astype(int)


def send(view, kind, at, modifiers=Qt.KeyboardModifier.NoModifier):
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    down = none if kind == QEvent.Type.MouseButtonRelease else left
    event = QMouseEvent(kind, at, view.mapToGlobal(at), button, down, modifiers)
    QApplication.sendEvent(view, event)


def hover(view, at, modifiers):
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, at, view.mapToGlobal(at), none, none, modifiers)
    QApplication.sendEvent(view, event)


def handle_at(viewport, name):
    """Where a handle of the head shows in the view."""
    from engine.drivers.grab import handle_places

    head = viewport.heads.active
    in_camera = handle_places(head.model, head.portrait, head.target)[name]
    renderer = viewport.view.renderer
    renderer.SetWorldPoint(*(float(v) for v in in_camera - viewport.scene.origin_mm), 1.0)
    renderer.WorldToDisplay()
    x, y, _ = renderer.GetDisplayPoint()
    ratio = viewport.screen_widget.devicePixelRatioF()
    return QPointF(x / ratio, viewport.screen_widget.height() - 1 - y / ratio)


def drag(viewport, start, by, modifiers):
    send(viewport.screen_widget, QEvent.Type.MouseButtonPress, start, modifiers)
    for step in range(1, 13):
        send(viewport.screen_widget, QEvent.Type.MouseMove, start + by * (step / 12), modifiers)
        settle(lambda: False, 0.02)
    send(viewport.screen_widget, QEvent.Type.MouseButtonRelease, start + by, modifiers)


def dragged_from_the_side(viewport):
    """What is left of the way, over the way, when a mouth corner is pulled back in profile."""
    viewport.document.undo_stack.setIndex(0)
    viewport.view.camera.Azimuth(70)
    viewport.view.renderer.ResetCameraClippingRange()
    viewport.draw()
    start, by = handle_at(viewport, "mouth_corner_left"), QPointF(5, -3)
    drag(viewport, start, by, Qt.KeyboardModifier.ControlModifier)
    came = handle_at(viewport, "mouth_corner_left") - start
    viewport.document.undo_stack.undo()
    viewport.reset_view()
    return float(np.hypot(came.x() - by.x(), came.y() - by.y()) / np.hypot(by.x(), by.y()))


def main(folder: Path) -> dict:
    app = QApplication([])
    seen: dict = {}
    for name in ("light", "dark"):
        theme.apply(app, name)
    document = Document()
    document.open(sample())
    viewport = HeadViewport(document)
    viewport.resize(420, 480)
    viewport.unavailable.connect(lambda sentence: seen.update(unavailable=sentence))
    viewport.show()
    settle(lambda: viewport.scene is not None or "unavailable" in seen, 60)
    if "unavailable" in seen:
        return seen
    settle(lambda: False, 0.5)
    ground = theme.color("canvas").getRgb()[:3]
    seen["ground"] = bool((picture_of(viewport)[3, 3] == ground).all())
    looks = {}
    for look in LOOKS:
        viewport.set_look(look)
        settle(lambda: False, 0.6)
        looks[look] = picture_of(viewport)
        viewport.grab().save(str(folder / f"viewport-{look}.png"))
    seen["covered"] = {n: float((p != ground).any(axis=2).mean()) for n, p in looks.items()}
    seen["looks_differ"] = all(
        (looks[a] != looks[b]).any(axis=2).mean() > 0.03
        for a in LOOKS for b in LOOKS if a < b
    )  # fmt: skip
    viewport.set_look("shaded")
    settle(lambda: False, 0.2)
    seen["same_again"] = float(np.abs(picture_of(viewport) - looks["shaded"]).max())

    actors = viewport.view.renderer.GetActors().GetNumberOfItems()
    gesture, spent = new_gesture(), []
    for step in range(30):
        values = {"jawOpen": step / 30, "yaw": float(step)}
        document.undo_stack.push(SetSliders(document, 0, values, gesture=gesture))
        settle(lambda: False, 0.04)
        spent.append(viewport.last_update_ms)
    seen["update_ms"] = [sorted(spent)[len(spent) // 2], max(spent)]
    seen["moved"] = float((picture_of(viewport) != looks["shaded"]).any(axis=2).mean())
    seen["same_actors"] = viewport.view.renderer.GetActors().GetNumberOfItems() == actors
    viewport.grab().save(str(folder / "viewport-edited.png"))
    document.undo_stack.undo()
    settle(lambda: False, 0.2)
    seen["undone"] = float(np.abs(picture_of(viewport) - looks["shaded"]).mean())

    hints: list[str] = []
    viewport.hint_changed.connect(hints.append)
    start = handle_at(viewport, "mouth_corner_left")
    hover(viewport.screen_widget, start, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(viewport.screen_widget, QEvent(QEvent.Type.Leave))
    seen["hints"] = hints[:]
    steps = document.undo_stack.index()
    drag(viewport, start, QPointF(6, -14), Qt.KeyboardModifier.ControlModifier)
    seen["dragged"] = dict(document.edit_of(0).add)
    seen["steps"] = document.undo_stack.index() - steps
    viewport.set_editing(True)
    drag(viewport, handle_at(viewport, "jaw"), QPointF(0, 20), Qt.KeyboardModifier.NoModifier)
    seen["tool_steps"] = document.undo_stack.index() - steps - 1
    viewport.set_editing(False)

    seen["from_the_side"] = dragged_from_the_side(viewport)
    camera = np.array(viewport.view.camera.position)
    drag(viewport, QPointF(200, 200), QPointF(60, 0), Qt.KeyboardModifier.NoModifier)
    seen["orbited"] = float(np.linalg.norm(np.array(viewport.view.camera.position) - camera))
    viewport.reset_view()
    seen["reset"] = float(np.linalg.norm(np.array(viewport.view.camera.position) - camera))
    viewport.set_turntable(True)
    settle(lambda: False, 0.5)
    viewport.set_turntable(False)
    seen["turned"] = float(np.linalg.norm(np.array(viewport.view.camera.position) - camera))

    viewport.hide()
    viewport.last_update_ms = -1.0
    document.undo_stack.push(SetSliders(document, 0, {"yaw": -20.0}))
    settle(lambda: False, 0.2)
    seen["drew_while_hidden"] = viewport.last_update_ms >= 0
    viewport.show()
    settle(lambda: viewport.last_update_ms >= 0, 2)
    seen["caught_up"] = viewport.last_update_ms >= 0
    viewport.stop()
    viewport.close()
    settle(lambda: False, 0.1)
    # What is left of the view may come to its end on any thread.
    collector = threading.Thread(target=gc.collect)
    collector.start()
    collector.join()
    seen["collected_elsewhere"] = True
    return seen


if __name__ == "__main__":
    report = main(Path(sys.argv[1]))
    sys.stdout.write(json.dumps(report) + "\n")
